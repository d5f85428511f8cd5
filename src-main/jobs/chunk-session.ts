// One pass of a run on one worker: reads chunks, applies the steps, and hands back encoded chunks with their canonical text.
// Decides nothing about other rows: ordered and whole-table steps are decided by the run.
import { compilePass } from '../core/recipe/compile-recipe.ts'
import { createRunner, type Stage } from '../core/recipe/recipe-runner.ts'
import { canonicalBytes } from '../core/table/canonical-bytes.ts'
import type { WorkChunk } from '../core/table/chunk-column.ts'
import { encodeRowNumbers, encodeUnits } from '../store/chunk-codec.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { EncodedChunk, EncodedColumn, TableReader } from '../store/table-store.ts'
import { inputsOf, sharedKeysContext } from './run-context.ts'
import { storedChunk } from './stored-chunk.ts'
import type { ChunkOutcome, TaskOf } from './worker-tasks.ts'

export interface ChunkSession {
  start(task: Omit<TaskOf<'startChunk'>, 'kind'>): ChunkOutcome
  resume(task: Omit<TaskOf<'resumeChunk'>, 'kind'>): ChunkOutcome
  close(): void
}

/** The codec may hand out slices of shared memory, which cannot change threads. */
export function ownColumn(column: EncodedColumn): EncodedColumn {
  return { ...column, data: new Uint8Array(column.data) }
}

/** A chunk on its way, with where it came from. */
interface Origin {
  readonly table: TableReader
  readonly chunkNo: number
  readonly source: WorkChunk
}

/**
 * Columns that no step touched are not written again: the result refers to the chunks of the source. A step that changes no cell
 * hands on the very column it got, so identity is enough to tell.
 */
function encodeResult({ table, chunkNo, source }: Origin, result: WorkChunk): EncodedChunk {
  const nameOf = new Map(source.columns.map((column, at) => [column, source.names[at]]))
  const columns = result.columns.map(column => {
    const name = nameOf.get(column)
    return name === undefined ? ownColumn(encodeUnits(column.units())) : table.linkTo(chunkNo, name)
  })
  return { rows: result.rows, columns, rowNumbers: ownColumn(encodeRowNumbers(result.rowNumbers)) }
}

function canonical({ columns, rows }: WorkChunk): Uint8Array {
  return canonicalBytes(
    columns.map(column => column.units()),
    rows,
  )
}

export function openChunkSession({ context, versionId, decided }: Omit<TaskOf<'openRun'>, 'kind'>): ChunkSession {
  const { access, steps, keys, seed, inputs } = context
  const store = openReadOnly(access)
  const own = store.openTable(versionId)
  const operations = { ...sharedKeysContext(keys, seed), input: inputsOf(inputs, store.openTable) }
  const pass = compilePass(steps, own.columns, operations, decided)
  const runner = createRunner(pass, () => performance.now())
  const waiting = new Map<number, { origin: Origin; stage: Stage }>()
  const further = new Map<string, TableReader>()

  function tableOf(input: string | undefined): TableReader {
    if (input === undefined) return own
    const versionId = inputs.find(({ name }) => name === input)?.versionId
    if (versionId === undefined) throw new RangeError('a chunk of a table that the run does not have')
    const table = further.get(input) ?? store.openTable(versionId)
    further.set(input, table)
    return table
  }

  function outcomeOf(turn: number, origin: Origin, stage: Stage): ChunkOutcome {
    if (stage.kind === 'observed') {
      waiting.set(turn, { origin, stage })
      return { kind: 'observed', segment: stage.segment, observation: stage.observation, rows: stage.rows }
    }
    const { chunk, counts, survey } = stage
    return {
      kind: 'done',
      encoded: pass.survey !== null && pass.segments.length === 0 ? null : encodeResult(origin, chunk),
      csv: pass.survey === null ? canonical(chunk) : null,
      counts: counts.numbers,
      survey,
    }
  }

  return {
    start({ turn, chunkNo, start, input }) {
      const table = tableOf(input)
      const source = storedChunk(table, chunkNo)
      return outcomeOf(turn, { table, chunkNo, source }, runner.start(source, start))
    },
    resume({ turn, keep }) {
      const held = waiting.get(turn)
      if (held === undefined) throw new Error(`chunk ${turn} is not waiting`)
      waiting.delete(turn)
      return outcomeOf(turn, held.origin, runner.resume(held.stage, keep))
    },
    close: () => store.close(),
  }
}

/** The memory of an outcome that moves to the other thread instead of being copied. */
export function outcomeTransfer(outcome: ChunkOutcome): ArrayBuffer[] {
  return outcomeParts(outcome).flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []))
}

function outcomeParts(outcome: ChunkOutcome): ArrayBufferView[] {
  if (outcome.kind === 'observed') return [outcome.observation]
  const { encoded, csv, counts, survey } = outcome
  const own = encoded?.columns.flatMap(column => ('data' in column ? column.data : [])) ?? []
  const numbers = encoded === null ? [] : [encoded.rowNumbers.data]
  return [...own, ...numbers, ...(csv === null ? [] : [csv]), counts, ...(survey === null ? [] : [survey.observation])]
}
