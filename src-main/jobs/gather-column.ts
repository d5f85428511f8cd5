// Worker task: the cells of one column in a new order of rows, encoded as the chunks of the new table.
// Holds the cells of the rows asked for and one chunk of the old table at a time; the caller asks for no more rows than fit in memory.
import { OpenprepError } from '../contract/errors.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import { encodeColumn, encodeRowNumbers } from '../store/chunk-codec.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { EncodedColumn, TableReader } from '../store/table-store.ts'
import { ownColumn } from './chunk-session.ts'
import type { TaskOf } from './worker-tasks.ts'

const NOWHERE = 0xffffffff

/** Where each row of the old table comes to stand; NOWHERE for rows that go. Found without sorting: a million rows take milliseconds. */
function placesOf(order: Uint32Array, rows: number): Uint32Array {
  const places = new Uint32Array(rows).fill(NOWHERE)
  for (let place = 0; place < order.length; place += 1) places[order[place] ?? 0] = place
  return places
}

function gather<T>(
  { chunks, rows: oldRows }: Pick<TableReader, 'chunks' | 'rows'>,
  { order, from, to }: Pick<TaskOf<'gatherColumn'>, 'order' | 'from' | 'to'>,
  read: (chunkNo: number) => readonly T[],
  stopped: () => boolean,
): T[] {
  const places = placesOf(order, oldRows)
  const cells = new Array<T>(to - from)
  for (const { no, firstRow, rows } of chunks) {
    if (stopped()) throw new OpenprepError('CANCELLED')
    let values: readonly T[] | null = null
    for (let row = 0; row < rows; row += 1) {
      const place = places[firstRow + row] ?? NOWHERE
      if (place < from || place >= to) continue
      values ??= read(no)
      const value = values[row]
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
      gather(table, task, no => table.rowNumbers(no), stopped),
      encodeRowNumbers,
    )
  }
  const read = (no: number) => table.readChunk(no, [column]).columns[0] ?? []
  return inChunks(gather(table, task, read, stopped), encodeColumn)
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
