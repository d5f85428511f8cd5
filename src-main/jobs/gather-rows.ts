// Puts the rows of a stored table in a new order, as a further hidden version: column by column, side by side on the workers.
// Holds the cells of some rows of one column per worker; how many is chosen by how long the column's cells are.
import type { Progress } from '../contract/call.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'

/** Cells of one column held at once, per worker. A cell of a few characters costs some 40 bytes. */
const BYTES_AT_ONCE = 96_000_000
const CELL_OVERHEAD = 40

export interface GatherInput {
  readonly folder: { readonly access: StoreAccess; readonly tables: TableStore }
  readonly pool: WorkerPool
  readonly table: TableReader
  /** Places of rows in `table`, each at most once; over shared memory it is not copied. */
  readonly order: Uint32Array
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

interface Range {
  readonly column: string | null
  readonly from: number
  readonly to: number
}

/** Judged by three chunks: the cells of a column are seldom much longer in one part of a table than in another. */
function bytesPerCell(table: TableReader, column: string): number {
  const { chunks } = table
  const looked = [0, chunks.length >> 1, chunks.length - 1].flatMap(at => chunks[at] ?? [])
  let bytes = 0
  let rows = 0
  for (const { no, rows: count } of looked) {
    const { units, codes } = table.units(no, column)
    bytes += codes === null ? units.byteLength : 0
    rows += count
  }
  return CELL_OVERHEAD + bytes / Math.max(1, rows)
}

function rangesOf(table: TableReader, column: string | null, rows: number): Range[] {
  const cell = column === null ? 8 : bytesPerCell(table, column)
  const step = Math.max(1, Math.floor(BYTES_AT_ONCE / cell / CHUNK_ROWS)) * CHUNK_ROWS
  const ranges: Range[] = []
  for (let from = 0; from < rows; from += step) ranges.push({ column, from, to: Math.min(rows, from + step) })
  return ranges
}

function isWhole(order: Uint32Array, rows: number): boolean {
  return order.length === rows && order.every((row, place) => row === place)
}

/** The new version's number; that of `table` itself where every row is in its place. Throws CANCELLED, STORE_CORRUPT, DISK_FULL. */
export async function gatherRows(input: GatherInput): Promise<number> {
  const { folder, pool, table, order, signal, onProgress } = input
  if (isWhole(order, table.rows)) return table.versionId
  const writer = folder.tables.createByColumn(table.columns, order.length)
  const ranges = [null, ...table.columns].flatMap(column => rangesOf(table, column, order.length))
  const place = { access: folder.access, versionId: table.versionId }
  let done = 0
  try {
    await overLanes(pool, ranges, async ({ column, from, to }) => {
      const chunks = await pool.run({ kind: 'gatherColumn', place, column, order, from, to }, { signal })
      writer.put(column, from / CHUNK_ROWS, chunks)
      done += 1
      onProgress({ stage: 'arrange', done, total: ranges.length, unit: 'steps' })
    })
    writer.finish()
    return writer.versionId
  } catch (thrown) {
    writer.abort()
    throw thrown
  }
}
