// Runs a recipe over a whole table: workers treat chunks, this thread decides ordered steps and appends the result in row order.
// Makes no result visible: the caller saves the version it gets, or nothing happened.
import { createHash } from 'node:crypto'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Recipe } from '../contract/recipe.ts'
import type { RunReport } from '../contract/run.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { type CompiledRecipe, compileRecipe } from '../core/recipe/compile-recipe.ts'
import { leftOutSteps } from '../core/recipe/left-out-steps.ts'
import { digestOf, runDigest, SEMANTICS_VERSION } from '../core/recipe/recipe-digest.ts'
import { StepCounts } from '../core/recipe/step-counts.ts'
import { canonicalHeader } from '../core/table/canonical-csv.ts'
import type { Keyring } from '../store/keyring.ts'
import type { TableReader, TableStore, TableWriter } from '../store/table-store.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { ChunkOutcome, SharedKey } from './worker-tasks.ts'

/** What the run report says of the source; the job itself reads only the stored table. */
export interface RunSource {
  file: string
  sheet: string | null
  sha256: string
  rowsRead: number
  rowsSetAside: number
}

export interface RunRecipeInput {
  folder: { readonly dbPath: string; readonly tables: TableStore }
  pool: WorkerPool
  /** The source table. */
  versionId: number
  source: RunSource
  recipe: Recipe
  keyring: Pick<Keyring, 'key'>
  seed: number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface RunRecipeResult {
  /** Finished but unseen until the results repository refers to it. */
  versionId: number
  report: RunReport
}

interface UsedKeys {
  context: OperationContext
  shared(): SharedKey[]
  /** Sorted, each once. */
  ids(): string[]
}

/** Notes which keys the steps ask for: only those are handed to the workers. */
function notedKeys(keyring: Pick<Keyring, 'key'>, seed: number): UsedKeys {
  const used = new Map<string, { id: string; shared: SharedKey }>()
  return {
    context: {
      seed,
      key(name) {
        const { id, secret } = keyring.key(name)
        used.set(name, { id, shared: { name, secret } })
        return secret
      },
    },
    shared: () => [...used.values()].map(({ shared }) => shared),
    ids: () => [...new Set([...used.values()].map(({ id }) => id))].sort(),
  }
}

/** Lets chunk n be decided only after chunk n − 1, for each ordered step. */
class OrderedDecisions {
  readonly #deciders
  /** Per segment: settles when the last entered chunk has been decided. */
  readonly #last: Promise<void>[]

  constructor(recipe: CompiledRecipe) {
    this.#deciders = recipe.segments.map(segment => (segment.shape === 'ordered' ? segment.plan.decider() : null))
    this.#last = recipe.segments.map(() => Promise.resolve())
  }

  /** To be called for the chunks in order, before any of them asks: `done` opens the next chunk's turn. */
  enter(): { decide(outcome: ChunkOutcome & { kind: 'observed' }): Promise<Uint8Array>; fail(): void } {
    const places = this.#last.map((before, segment) => {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      // A failed run rejects turns that nobody may be waiting for.
      promise.catch(() => undefined)
      this.#last[segment] = promise
      return { before, resolve, reject }
    })
    return {
      decide: async ({ segment, observation, rows }) => {
        const place = places[segment]
        const decider = this.#deciders[segment]
        if (place === undefined || decider === undefined || decider === null) throw new Error('no ordered step here')
        await place.before
        const keep = decider.decide(observation, rows)
        place.resolve()
        return keep
      },
      fail: () => {
        for (const { reject } of places) reject(new OpenprepError('CANCELLED'))
      },
    }
  }
}

let lastRun = 0

type DoneChunk = ChunkOutcome & { kind: 'done' }

/** Chunks in flight per worker: one at work, one waiting, so that neither side idles and memory stays bounded. */
const AHEAD = 2

/** Treats all chunks and hands them to `take` in row order. */
async function treatChunks(
  { folder, pool, versionId, seed, signal }: RunRecipeInput,
  compiled: CompiledRecipe,
  keys: readonly SharedKey[],
  chunks: number,
  take: (chunk: DoneChunk) => void,
): Promise<void> {
  lastRun += 1
  const run = lastRun
  const lanes = Array.from({ length: pool.lanes }, (_, lane) => lane)
  const place = { dbPath: folder.dbPath, versionId }
  const decisions = new OrderedDecisions(compiled)
  const steps = compiled.steps.map(({ step }) => step)

  async function treat(chunkNo: number): Promise<DoneChunk> {
    const lane = chunkNo % pool.lanes
    const turn = decisions.enter()
    try {
      let outcome = await pool.run({ kind: 'startChunk', run, chunkNo }, { lane, signal })
      while (outcome.kind === 'observed') {
        const keep = await turn.decide(outcome)
        outcome = await pool.run({ kind: 'resumeChunk', run, chunkNo, keep }, { lane, signal })
      }
      return outcome
    } catch (thrown) {
      turn.fail()
      throw thrown
    }
  }

  const inFlight: Promise<DoneChunk>[] = []
  try {
    await Promise.all(lanes.map(lane => pool.run({ kind: 'openRun', run, place, steps, keys, seed }, { lane, signal })))
    for (let next = 0, taken = 0; taken < chunks; taken += 1) {
      for (; next < chunks && inFlight.length < pool.lanes * AHEAD; next += 1) {
        const treated = treat(next)
        // It may fail before its turn to be awaited; its turn then tells.
        treated.catch(() => undefined)
        inFlight.push(treated)
      }
      const first = inFlight.shift()
      if (first !== undefined) take(await first)
    }
  } finally {
    // After a failure the others still run; the run is closed behind them.
    await Promise.allSettled(inFlight)
    await Promise.allSettled(lanes.map(lane => pool.run({ kind: 'closeRun', run }, { lane })))
  }
}

interface Written {
  rows: number
  sha256: string
  counts: StepCounts
}

async function writeResult(
  input: RunRecipeInput,
  compiled: CompiledRecipe,
  keys: readonly SharedKey[],
  table: TableReader,
  writer: TableWriter,
): Promise<Written> {
  const hash = createHash('sha256').update(canonicalHeader(compiled.outputColumns))
  const counts = new StepCounts(compiled.steps.length)
  let chunkNo = 0
  await treatChunks(input, compiled, keys, table.chunks.length, chunk => {
    if (input.signal.aborted) throw new OpenprepError('CANCELLED')
    writer.append(chunk.encoded)
    hash.update(chunk.csv)
    counts.addAll(chunk.counts)
    const place = table.chunks[chunkNo]
    chunkNo += 1
    const done = place === undefined ? 0 : place.firstRow + place.rows
    input.onProgress({ stage: 'run', done, total: table.rows, unit: 'rows' })
  })
  return { rows: writer.finish().rows, sha256: hash.digest('hex'), counts }
}

/** result = source − removed + added, or the run is a bug and nothing is kept. */
function countsOf(source: RunSource, sourceRows: number, written: Written): RunReport['counts'] {
  const removed = written.counts.total('rowsRemoved')
  const added = written.counts.total('rowsAdded')
  if (source.rowsRead !== source.rowsSetAside + sourceRows || written.rows !== sourceRows - removed + added) {
    throw new OpenprepError('INTERNAL', {}, undefined, { cause: new Error('the counts of the run do not add up') })
  }
  return {
    read: source.rowsRead,
    setAside: source.rowsSetAside,
    source: sourceRows,
    removed,
    added,
    result: written.rows,
  }
}

function reportOf(
  { source, recipe, seed }: RunRecipeInput,
  compiled: CompiledRecipe,
  keyIds: string[],
  sourceRows: number,
  written: Written,
): RunReport {
  const recipeSha256 = digestOf(recipe)
  const identity = { inputs: [source.sha256], recipe: recipeSha256, keyIds, seed, result: written.sha256 }
  return {
    source: {
      file: source.file,
      sheet: source.sheet,
      sha256: source.sha256,
      rows: sourceRows,
      columns: compiled.inputColumns.length,
    },
    recipe: { name: recipe.name ?? null, sha256: recipeSha256, steps: compiled.steps.length },
    result: { sha256: written.sha256, rows: written.rows, columns: compiled.outputColumns.length },
    columns: [...compiled.outputColumns],
    steps: written.counts.reports(compiled),
    leftOut: leftOutSteps(compiled, recipe.steps),
    counts: countsOf(source, sourceRows, written),
    keyIds,
    seed,
    semanticsVersion: SEMANTICS_VERSION,
    digest: runDigest(identity),
  }
}

/**
 * Errors: RECIPE_INVALID, RECIPE_COLUMN_MISSING, KEYRING_MISSING before anything is written; RECIPE_MASK_FAILED with step, column and row;
 * STORE_CORRUPT; DISK_FULL; CANCELLED. After any of them the new version is gone.
 */
export async function runRecipe(input: RunRecipeInput): Promise<RunRecipeResult> {
  const { folder, recipe, keyring, seed, signal } = input
  if (signal.aborted) throw new OpenprepError('CANCELLED')
  const table = folder.tables.open(input.versionId)
  const keys = notedKeys(keyring, seed)
  const compiled = compileRecipe(recipe.steps, table.columns, keys.context)
  // Steps that stop a run stop it before anything is written.
  leftOutSteps(compiled, recipe.steps)
  const writer = folder.tables.create(compiled.outputColumns)
  let finished = false
  try {
    const written = await writeResult(input, compiled, keys.shared(), table, writer)
    finished = true
    const report = reportOf(input, compiled, keys.ids(), table.rows, written)
    return { versionId: writer.versionId, report }
  } catch (thrown) {
    if (finished) folder.tables.remove(writer.versionId)
    else writer.abort()
    throw thrown
  }
}
