// One run on one worker: reads source chunks, applies the recipe, and hands back encoded chunks with their canonical text.
// Decides nothing about other rows: ordered steps are decided by the run.

import { OpenprepError } from '../contract/errors.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { compileRunnable } from '../core/recipe/compile-recipe.ts'
import { createRunner, type Stage } from '../core/recipe/recipe-runner.ts'
import { canonicalBytes } from '../core/table/canonical-bytes.ts'
import type { WorkChunk } from '../core/table/chunk-column.ts'
import { encodeRowNumbers, encodeUnits } from '../store/chunk-codec.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { EncodedColumn, TableReader } from '../store/table-store.ts'
import { storedChunk } from './stored-chunk.ts'
import type { ChunkOutcome, SharedKey, TaskOf } from './worker-tasks.ts'

export interface ChunkSession {
  start(chunkNo: number): ChunkOutcome
  resume(chunkNo: number, keep: Uint8Array): ChunkOutcome
  close(): void
}

export function sharedKeysContext(keys: readonly SharedKey[], seed: number): OperationContext {
  return {
    seed,
    key(name) {
      const found = keys.find(key => key.name === name)
      if (found === undefined) throw new OpenprepError('KEYRING_MISSING', { key: name })
      return found.secret
    },
  }
}

/** The codec may hand out slices of shared memory, which cannot change threads. */
function ownColumn(column: EncodedColumn): EncodedColumn {
  return { ...column, data: new Uint8Array(column.data) }
}

/**
 * Columns that no step touched are not written again: the result refers to the chunks of the source. A step that changes no cell
 * hands on the very column it got, so identity is enough to tell.
 */
function encodeResult(table: TableReader, chunkNo: number, source: WorkChunk, result: WorkChunk) {
  const nameOf = new Map(source.columns.map((column, at) => [column, source.names[at]]))
  const treated = result.columns.map(column => ({ name: nameOf.get(column), units: column.units() }))
  const columns = treated.map(({ name, units }) =>
    name === undefined ? ownColumn(encodeUnits(units)) : table.linkTo(chunkNo, name),
  )
  const csv = canonicalBytes(
    treated.map(({ units }) => units),
    result.rows,
  )
  return { encoded: { rows: result.rows, columns, rowNumbers: ownColumn(encodeRowNumbers(result.rowNumbers)) }, csv }
}

export function openChunkSession({ place, steps, keys, seed }: TaskOf<'openRun'>): ChunkSession {
  const store = openReadOnly(place.dbPath)
  const table = store.openTable(place.versionId)
  const recipe = compileRunnable(steps, table.columns, sharedKeysContext(keys, seed))
  const runner = createRunner(recipe, () => performance.now())
  const waiting = new Map<number, { source: WorkChunk; stage: Stage }>()

  function outcomeOf(chunkNo: number, source: WorkChunk, stage: Stage): ChunkOutcome {
    if (stage.kind === 'observed') {
      waiting.set(chunkNo, { source, stage })
      return { kind: 'observed', segment: stage.segment, observation: stage.observation, rows: stage.rows }
    }
    const { chunk, counts } = stage
    return { kind: 'done', ...encodeResult(table, chunkNo, source, chunk), counts: counts.numbers }
  }

  return {
    start(chunkNo) {
      const source = storedChunk(table, chunkNo)
      return outcomeOf(chunkNo, source, runner.start(source))
    },
    resume(chunkNo, keep) {
      const held = waiting.get(chunkNo)
      if (held === undefined) throw new Error(`chunk ${chunkNo} is not waiting`)
      waiting.delete(chunkNo)
      return outcomeOf(chunkNo, held.source, runner.resume(held.stage, keep))
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
  const { encoded, csv, counts } = outcome
  const own = encoded.columns.flatMap(column => ('data' in column ? column.data : []))
  return [...own, encoded.rowNumbers.data, csv, counts]
}
