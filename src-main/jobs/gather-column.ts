// Worker task: the cells of one column in a new order of rows, encoded as the chunks of the new table.
// Holds the cells of the rows asked for and one chunk of the old table at a time; the caller asks for no more rows than fit in memory.
import { OpenprepError } from '../contract/errors.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import { encodeColumn, encodeRowNumbers } from '../store/chunk-codec.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { ChunkPlace, EncodedColumn, TableReader } from '../store/table-store.ts'
import { ownColumn } from './chunk-session.ts'
import type { TaskOf } from './worker-tasks.ts'

/** Places from `from` up to `to`, sorted by the row of the old table that comes there. */
function byOldRow(order: Uint32Array, from: number, to: number): Uint32Array {
  const places = new Uint32Array(to - from)
  for (let at = 0; at < places.length; at += 1) places[at] = from + at
  return places.sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0))
}

function gather<T>(
  chunks: readonly ChunkPlace[],
  { order, from, to }: Pick<TaskOf<'gatherColumn'>, 'order' | 'from' | 'to'>,
  read: (chunkNo: number) => readonly T[],
  stopped: () => boolean,
): T[] {
  const places = byOldRow(order, from, to)
  const cells = new Array<T>(to - from)
  let next = 0
  for (const { no, firstRow, rows } of chunks) {
    const end = firstRow + rows
    if ((order[places[next] ?? 0] ?? 0) >= end) continue
    if (next === places.length) break
    if (stopped()) throw new OpenprepError('CANCELLED')
    const values = read(no)
    for (; next < places.length; next += 1) {
      const place = places[next] ?? 0
      const row = order[place] ?? 0
      if (row >= end) break
      const value = values[row - firstRow]
      if (value !== undefined) cells[place - from] = value
    }
  }
  return cells
}

function inChunks<T>(cells: readonly T[], encode: (cells: readonly T[]) => EncodedColumn): EncodedColumn[] {
  const chunks: EncodedColumn[] = []
  for (let at = 0; at < cells.length; at += CHUNK_ROWS) chunks.push(ownColumn(encode(cells.slice(at, at + CHUNK_ROWS))))
  return chunks
}

function gatherFrom(table: TableReader, task: TaskOf<'gatherColumn'>, stopped: () => boolean): EncodedColumn[] {
  const { column } = task
  if (column === null) {
    return inChunks(
      gather(table.chunks, task, no => table.rowNumbers(no), stopped),
      encodeRowNumbers,
    )
  }
  const read = (no: number) => table.readChunk(no, [column]).columns[0] ?? []
  return inChunks(gather(table.chunks, task, read, stopped), encodeColumn)
}

/** `from` is a multiple of CHUNK_ROWS. Throws CANCELLED, STORE_CORRUPT. */
export function gatherColumn(task: TaskOf<'gatherColumn'>, stopped: () => boolean): EncodedColumn[] {
  const store = openReadOnly(task.place.access)
  try {
    return gatherFrom(store.openTable(task.place.versionId), task, stopped)
  } finally {
    store.close()
  }
}
