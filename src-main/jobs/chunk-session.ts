// One pass of a run on one worker: reads chunks, applies the steps, and hands back encoded chunks with their canonical text.
// Decides nothing about other rows: ordered and whole-table steps are decided by the run.
import { compilePass } from '../core/recipe/compile-recipe.ts'
import { createRunner, type Stage, type TakeColumn } from '../core/recipe/recipe-runner.ts'
import { canonicalBytes } from '../core/table/canonical-bytes.ts'
import { type ChunkColumn, UnitsColumn, type WorkChunk } from '../core/table/chunk-column.ts'
import { encodeRowNumbers, encodeUnits } from '../store/chunk-codec.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { ChunkLink, EncodedChunk, EncodedColumn, TableReader } from '../store/table-store.ts'
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

/** Where columns of a chunk on its way are stored already. */
type Origins = Map<ChunkColumn, () => ChunkLink>

/**
 * Columns that no step touched are not written again: the result refers to the chunks of the source, or to those of the earlier result
 * that they were taken from. A step that changes no cell hands on the very column it got, so identity is enough to tell.
 */
function encodeResult(origins: Origins, result: WorkChunk): EncodedChunk {
  const columns = result.columns.map(column => origins.get(column)?.() ?? ownColumn(encodeUnits(column.units())))
  return { rows: result.rows, columns, rowNumbers: ownColumn(encodeRowNumbers(result.rowNumbers)) }
}

function canonical({ columns, rows }: WorkChunk): Uint8Array {
  return canonicalBytes(
    columns.map(column => column.units()),
    rows,
  )
}

export function openChunkSession(task: Omit<TaskOf<'openRun'>, 'kind'>): ChunkSession {
  const { context, versionId, decided, reuse } = task
  const { access, steps, keys, seed, inputs } = context
  const store = openReadOnly(access)
  const own = store.openTable(versionId)
  const operations = { ...sharedKeysContext(keys, seed), input: inputsOf(inputs, store.openTable) }
  const pass = compilePass(steps, own.columns, operations, decided)
  const clock = () => performance.now()
  const runner = createRunner(pass, reuse === null ? { clock } : { clock, reuse, notes: true })
  const waiting = new Map<number, { origins: Origins; stage: Stage }>()
  const earlier = new Map<number, TableReader>()
  const further = new Map<string, TableReader>()

  function tableOf(input: string | undefined): TableReader {
    if (input === undefined) return own
    const versionId = inputs.find(({ name }) => name === input)?.versionId
    if (versionId === undefined) throw new RangeError('a chunk of a table that the run does not have')
    const table = further.get(input) ?? store.openTable(versionId)
    further.set(input, table)
    return table
  }

  function earlierTable(versionId: number): TableReader {
    const table = earlier.get(versionId) ?? store.openTable(versionId)
    earlier.set(versionId, table)
    return table
  }

  /** The chunk of an earlier result that holds the same rows has the number of the turn: no chunk of it was left without rows. */
  function takeFor(turn: number, origins: Origins): TakeColumn {
    return ({ versionId, from }) => {
      const table = earlierTable(versionId)
      const column = new UnitsColumn(() => table.units(turn, from))
      origins.set(column, () => table.linkTo(turn, from))
      return column
    }
  }

  function outcomeOf(turn: number, origins: Origins, stage: Stage): ChunkOutcome {
    if (stage.kind === 'observed') {
      waiting.set(turn, { origins, stage })
      return { kind: 'observed', segment: stage.segment, observation: stage.observation, rows: stage.rows }
    }
    const { chunk, counts, survey } = stage
    return {
      kind: 'done',
      encoded: pass.survey !== null && pass.segments.length === 0 ? null : encodeResult(origins, chunk),
      csv: pass.survey === null ? canonical(chunk) : null,
      counts: counts.numbers,
      notes: counts.notes,
      survey,
    }
  }

  return {
    start({ turn, chunkNo, start, input }) {
      const table = tableOf(input)
      const source = storedChunk(table, chunkNo)
      const origins: Origins = new Map(
        source.columns.map((column, at) => [column, () => table.linkTo(chunkNo, source.names[at] ?? '')]),
      )
      return outcomeOf(turn, origins, runner.start(source, start, takeFor(turn, origins)))
    },
    resume({ turn, keep }) {
      const held = waiting.get(turn)
      if (held === undefined) throw new Error(`chunk ${turn} is not waiting`)
      waiting.delete(turn)
      return outcomeOf(turn, held.origins, runner.resume(held.stage, keep))
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
