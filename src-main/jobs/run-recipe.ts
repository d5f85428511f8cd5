// Runs a recipe over a whole table, pass after pass: a step that must see all rows ends a pass, and its decision begins the next.
// Makes no result visible: the caller saves the version it gets, or nothing happened.

import { createHash } from 'node:crypto'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Recipe, Step } from '../contract/recipe.ts'
import type { LeftOutStep, RunReport } from '../contract/run.ts'
import type { OperationContext, RememberedTags } from '../core/operations/operation.ts'
import {
  type CompiledPass,
  type CompiledStep,
  type CompiledSurvey,
  compilePass,
  compileRecipe,
  type Decided,
} from '../core/recipe/compile-recipe.ts'
import { inputsReadBy } from '../core/recipe/inputs-read.ts'
import { leftOutSteps } from '../core/recipe/left-out-steps.ts'
import {
  type LineageFrame,
  lineageOf,
  sourceState,
  stateBehindSurvey,
  type TableState,
} from '../core/recipe/lineage.ts'
import { digestOf, runDigest, SEMANTICS_VERSION } from '../core/recipe/recipe-digest.ts'
import type { Reuse } from '../core/recipe/reuse-plan.ts'
import { StepCounts } from '../core/recipe/step-counts.ts'
import { canonicalHeader } from '../core/table/canonical-csv.ts'
import type { UsableKey } from '../store/keyring.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { EarlierTraces, ResultTrace } from '../store/repositories/traces.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { gatherRows } from './gather-rows.ts'
import { inputsOf } from './run-context.ts'
import { chunksOf, type DoneChunk, type PassChunk, runPass } from './run-pass.ts'
import { RunTracer } from './run-tracer.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { RunContext, SharedKey } from './worker-tasks.ts'

/** What the run report says of the source; the job itself reads only the stored table. */
export interface RunSource {
  file: string
  sheet: string | null
  sha256: string
  rowsRead: number
  rowsSetAside: number
}

/** A further table of the recipe, stored in the same folder. */
export interface RunInput {
  readonly name: string
  readonly versionId: number
  readonly file: string
  readonly sheet: string | null
  readonly sha256: string
  readonly rows: number
  readonly columns: number
}

/** Where the keys of a run come from. Throws KEYRING_MISSING, KEYRING_LOCKED. */
export interface KeySource {
  key(name: string): Pick<UsableKey, 'id' | 'secret'> & Partial<UsableKey>
}

export interface RunTableInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  /** The source table. */
  versionId: number
  /** Absent = none. */
  inputs?: readonly RunInput[]
  steps: readonly Step[]
  keyring: KeySource
  seed: number
  /** What earlier results hold: taken over where it is still true. Absent = everything is computed, and nothing is traced. */
  earlier?: EarlierTraces
  /** Looks at no more than the stored pieces in which these rows lie; absent = at all. */
  firstRows?: number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface RunRecipeInput extends Omit<RunTableInput, 'steps' | 'firstRows'> {
  source: RunSource
  recipe: Recipe
}

export interface RunRecipeResult {
  /** Finished but unseen until the results repository refers to it. */
  versionId: number
  report: RunReport
  /** To be kept with the result; null where nothing was traced. */
  trace: ResultTrace | null
  /** For the key ring, when the result is kept. */
  remembered: readonly RememberedTags[]
}

interface UsedKeys {
  context: OperationContext
  shared(): SharedKey[]
  /** Sorted, each once. */
  ids(): string[]
}

const NO_TAGS = new Uint8Array(0)

/** Notes which keys the steps ask for: only those are handed to the workers. */
function notedKeys(keyring: KeySource, seed: number): UsedKeys {
  const used = new Map<string, { id: string; shared: SharedKey }>()
  const noted = (name: string): SharedKey => {
    const known = used.get(name)
    if (known !== undefined) return known.shared
    const { id, secret, pseudonyms = NO_TAGS } = keyring.key(name)
    const shared = { name, secret, pseudonyms }
    used.set(name, { id, shared })
    return shared
  }
  return {
    context: {
      seed,
      key(name) {
        return noted(name).secret
      },
      pseudonyms: name => noted(name).pseudonyms ?? NO_TAGS,
    },
    shared: () => [...used.values()].map(({ shared }) => shared),
    ids: () => [...new Set([...used.values()].map(({ id }) => id))].sort(),
  }
}

/** Of the sizes before each. */
function runningSums(sizes: readonly number[]): number[] {
  let sum = 0
  return sizes.map(size => {
    sum += size
    return sum - size
  })
}

interface Written {
  rows: number
  columns: readonly string[]
  sha256: string
  counts: StepCounts
  /** What the key ring has to keep when the result is kept. */
  remembered: RememberedTags[]
  /** Steps that ran, and those left out on the way for want of a column. */
  steps: CompiledStep[]
  leftOut: LeftOutStep[]
  trace: ResultTrace | null
  taken: { columns: number; steps: number }
}

/** One run over all its passes: from the source through hidden tables, each gone when the next one stands, to the result. */
class RecipeRun {
  readonly #input: RunTableInput
  #context: RunContext
  readonly #operations: OperationContext
  readonly #written: Written
  #table: TableReader
  #decided: Decided | null = null
  /** Rows observed before each chunk of the present table; null = all rows were. */
  #firsts: readonly number[] | null = null
  /** What the present table depends on. */
  #state: TableState
  readonly #keyIds: () => string[]

  constructor(input: RunTableInput, context: RunContext, operations: OperationContext, keyIds: () => string[]) {
    this.#input = input
    this.#keyIds = keyIds
    this.#context = context
    this.#operations = operations
    this.#table = input.folder.tables.open(input.versionId)
    this.#state = sourceState(input.versionId, this.#table.columns)
    const counts = new StepCounts(input.steps.length)
    const taken = { columns: 0, steps: 0 }
    this.#written = {
      rows: 0,
      columns: [],
      sha256: '',
      counts,
      remembered: [],
      steps: [],
      leftOut: [],
      trace: null,
      taken,
    }
  }

  /** The finished result; on failure nothing is left. */
  async toTheEnd(): Promise<{ versionId: number; written: Written }> {
    try {
      for (;;) {
        const pass = this.#nextPass()
        if (pass.survey === null) return await this.#writeResult(pass)
        await this.#survey(pass, pass.survey)
      }
    } finally {
      this.#leave()
    }
  }

  #nextPass(): CompiledPass {
    const { steps } = this.#input
    const pass = compilePass(steps, this.#table.columns, this.#operations, this.#decided)
    const { segments, survey, problems } = pass
    // Problems of later passes are met again, with the columns as they then are.
    const last = survey?.step.index ?? steps.length
    const mine = problems.filter(({ index }) => index < last)
    this.#written.leftOut.push(...leftOutSteps({ problems: mine }, steps))
    this.#written.steps.push(...segments.flatMap(segment => ('steps' in segment ? segment.steps : [segment.step])))
    return pass
  }

  #chunksOf(pass: CompiledPass): PassChunk[] {
    const { tables } = this.#input.folder
    return chunksOf(this.#table, pass, this.#firsts, name => tables.open(this.#versionOfInput(name)))
  }

  #frame(): LineageFrame {
    const inputs = Object.fromEntries(this.#context.inputs.map(({ name, versionId }) => [name, String(versionId)]))
    return { seed: this.#input.seed, keyIds: this.#keyIds(), inputs }
  }

  #tracer(pass: CompiledPass): RunTracer | null {
    const { earlier, folder } = this.#input
    if (earlier === undefined) return null
    const tables = new Map<number, TableReader>()
    const table = (versionId: number) => {
      const known = tables.get(versionId) ?? folder.tables.open(versionId)
      tables.set(versionId, known)
      return known
    }
    const chunks = this.#chunksOf(pass).length
    return new RunTracer({ pass, source: this.#state, frame: this.#frame(), earlier, chunks, table })
  }

  async #run(
    pass: CompiledPass,
    take: (chunk: DoneChunk, turn: number) => void,
    reuse: Reuse | null = null,
  ): Promise<void> {
    const { pool, signal, onProgress } = this.#input
    const { versionId } = this.#table
    const all = this.#chunksOf(pass)
    const { firstRows = Number.POSITIVE_INFINITY } = this.#input
    const isSource = versionId === this.#input.versionId
    const chunks = isSource ? all.filter(({ start, input }) => input !== undefined || start.first < firstRows) : all
    const total = chunks.reduce((sum, { rows }) => sum + rows, 0)
    let done = 0
    const frame = { pool, pass, context: this.#context, versionId, decided: this.#decided, reuse, chunks, signal }
    await runPass({
      ...frame,
      take: (chunk, { rows }, turn) => {
        take(chunk, turn)
        this.#written.counts.addAll(chunk.counts)
        done += rows
        onProgress({ stage: pass.survey === null ? 'run' : 'survey', done, total, unit: 'rows' })
      },
    })
  }

  #versionOfInput(name: string): number {
    const found = this.#context.inputs.find(input => input.name === name)
    if (found === undefined) throw new OpenprepError('RECIPE_INPUT_MISSING', { step: '', input: name })
    return found.versionId
  }

  async #writeResult(pass: CompiledPass): Promise<{ versionId: number; written: Written }> {
    const writer = this.#input.folder.tables.create(pass.outputColumns)
    const hash = createHash('sha256').update(canonicalHeader(pass.outputColumns))
    try {
      const tracer = this.#tracer(pass)
      const take = ({ encoded, csv, notes }: DoneChunk, turn: number) => {
        if (encoded === null || csv === null) throw new Error('a chunk of the result without its text')
        writer.append(encoded)
        hash.update(csv)
        tracer?.note(turn, notes)
      }
      await this.#run(pass, take, tracer?.reuse)
      const { rows } = writer.finish()
      const trace = tracer?.finish(this.#written.counts) ?? null
      const taken = tracer?.taken ?? this.#written.taken
      const outcome = { rows, columns: pass.outputColumns, sha256: hash.digest('hex'), trace, taken }
      return { versionId: writer.versionId, written: { ...this.#written, ...outcome } }
    } catch (thrown) {
      writer.abort()
      throw thrown
    }
  }

  /** Leaves the table as the surveying step meets it, and what that step decided. */
  async #survey(pass: CompiledPass, { step }: CompiledSurvey): Promise<void> {
    const frame = this.#frame()
    const surveyed = lineageOf(pass, this.#state, frame).at(-1)?.after ?? this.#state
    this.#state = stateBehindSurvey(step, surveyed, frame)
    const { pool, signal, onProgress } = this.#input
    const { observations, sizes } = await this.#writeSurveyed(pass)
    onProgress({ stage: 'decide', done: 0, total: null, unit: 'steps' })
    const task = { kind: 'decideStep' as const, context: this.#context, columns: this.#table.columns }
    const from = performance.now()
    const transfer = observations.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
    const asked = { ...task, index: step.index, observations, sizes }
    const { knowledge, order, remembered } = await pool.run(asked, { signal, transfer: [...new Set(transfer)] })
    this.#written.counts.add(step.index, 'ms', performance.now() - from)
    if (remembered !== null) this.#remember(remembered)
    this.#firsts = step.inScope === null ? null : runningSums(sizes)
    if (order !== null) await this.#arrange(step, order)
    this.#decided = { index: step.index, knowledge }
  }

  /** A later step under the same key meets the table as this one leaves it. */
  #remember(remembered: RememberedTags): void {
    this.#written.remembered.push(remembered)
    const keys = this.#context.keys.map(shared =>
      shared.name === remembered.key
        ? { ...shared, pseudonyms: Buffer.concat([shared.pseudonyms ?? NO_TAGS, remembered.added]) }
        : shared,
    )
    this.#context = { ...this.#context, keys }
  }

  async #arrange({ index }: CompiledStep, order: Uint32Array): Promise<void> {
    const { folder, pool, signal, onProgress } = this.#input
    const table = this.#table
    const from = performance.now()
    const versionId = await gatherRows({ folder, pool, table, order, signal, onProgress })
    this.#written.counts.add(index, 'ms', performance.now() - from)
    this.#written.counts.add(index, 'rowsRemoved', table.rows - order.length)
    this.#moveTo(versionId)
  }

  async #writeSurveyed(pass: CompiledPass): Promise<{ observations: Uint8Array[]; sizes: number[] }> {
    const writer = pass.segments.length === 0 ? null : this.#input.folder.tables.create(pass.outputColumns)
    const observations: Uint8Array[] = []
    const sizes: number[] = []
    try {
      await this.#run(pass, ({ encoded, survey }) => {
        if (survey === null) throw new Error('a chunk that was not surveyed')
        // A chunk without rows is not stored, and what follows must find the chunks it knows of.
        if (encoded?.rows === 0) return
        if (encoded !== null) writer?.append(encoded)
        observations.push(survey.observation)
        sizes.push(survey.rows)
      })
      writer?.finish()
    } catch (thrown) {
      writer?.abort()
      throw thrown
    }
    if (writer !== null) this.#moveTo(writer.versionId)
    return { observations, sizes }
  }

  #moveTo(versionId: number): void {
    if (versionId === this.#table.versionId) return
    const next = this.#input.folder.tables.open(versionId)
    this.#leave()
    this.#table = next
  }

  /** Chunks that a later version took over stay when their hidden version goes. */
  #leave(): void {
    const { folder, versionId } = this.#input
    if (this.#table.versionId !== versionId) folder.tables.remove(this.#table.versionId)
  }
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

function reportOf(input: RunRecipeInput, keyIds: string[], table: TableReader, written: Written): RunReport {
  const { source, recipe, seed } = input
  const inputs = usedInputs(input, written.steps)
  const recipeSha256 = digestOf(recipe)
  const digests = [source.sha256, ...inputs.map(({ sha256 }) => sha256)]
  const identity = { inputs: digests, recipe: recipeSha256, keyIds, seed, result: written.sha256 }
  return {
    source: {
      file: source.file,
      sheet: source.sheet,
      sha256: source.sha256,
      rows: table.rows,
      columns: table.columns.length,
    },
    inputs: inputs.map(({ versionId: _, ...shown }) => shown),
    recipe: { name: recipe.name ?? null, sha256: recipeSha256, steps: written.steps.length },
    result: { sha256: written.sha256, rows: written.rows, columns: written.columns.length },
    columns: [...written.columns],
    taken: written.taken,
    steps: written.counts.reports(written.steps),
    leftOut: written.leftOut,
    counts: countsOf(source, table.rows, written),
    keyIds,
    seed,
    semanticsVersion: SEMANTICS_VERSION,
    digest: runDigest(identity),
  }
}

/** In the order of their names; tables that no step read had no part in the result. */
function usedInputs({ inputs = [] }: RunRecipeInput, steps: readonly CompiledStep[]): RunInput[] {
  const read = new Set(steps.flatMap(({ operation, step }) => inputsReadBy(operation, step)))
  return inputs.filter(({ name }) => read.has(name)).sort((a, b) => (a.name < b.name ? -1 : 1))
}

export interface RunTableResult {
  /** Finished but unseen until something refers to it. */
  versionId: number
  written: Written
  keyIds: string[]
}

/** The table that the steps leave, without a report of it. Errors as `runRecipe`. */
export async function runTable(input: RunTableInput): Promise<RunTableResult> {
  const { folder, steps, keyring, seed, signal, inputs = [] } = input
  if (signal.aborted) throw new OpenprepError('CANCELLED')
  const keys = notedKeys(keyring, seed)
  const shared = inputs.map(({ name, versionId }) => ({ name, versionId }))
  const operations = { ...keys.context, input: inputsOf(shared, id => folder.tables.open(id)) }
  // Steps that stop a run stop it before anything is written.
  leftOutSteps(compileRecipe(steps, folder.tables.open(input.versionId).columns, operations), steps)
  const context = { access: folder.access, steps, keys: keys.shared(), seed, inputs: shared }
  return { ...(await new RecipeRun(input, context, operations, keys.ids).toTheEnd()), keyIds: keys.ids() }
}

/**
 * Errors: RECIPE_INVALID, RECIPE_COLUMN_MISSING, RECIPE_INPUT_MISSING, KEYRING_MISSING before anything is written, or when a step has
 * made its columns of the data; RECIPE_MASK_FAILED with step, column and row; STORE_CORRUPT; DISK_FULL; CANCELLED. After any of them all
 * new versions are gone.
 */
export async function runRecipe(input: RunRecipeInput): Promise<RunRecipeResult> {
  const { folder, recipe } = input
  const { versionId, written, keyIds } = await runTable({ ...input, steps: recipe.steps })
  try {
    const report = reportOf(input, keyIds, folder.tables.open(input.versionId), written)
    return { versionId, report, trace: written.trace, remembered: written.remembered }
  } catch (thrown) {
    folder.tables.remove(versionId)
    throw thrown
  }
}
