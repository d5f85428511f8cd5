// Codes whole columns of a stored table into shared memory, side by side on the workers.
// Bounded: beyond a number of cells a fixed sample of the rows is taken, and said so.
import { sampleRows } from '../core/profiling/row-sample.ts'
import type { TableReader } from '../store/table-store.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { SharedColumn, TablePlace } from './worker-tasks.ts'

/** 256 MB of codes. Twenty columns of 3.3 million rows are still looked at row by row. */
const MAX_CELLS = 64_000_000

export interface CodedTable {
  columns: SharedColumn[]
  rows: number
  /** The row of the table that a coded row is. */
  rowOf(coded: number): number
}

export interface CodeTableInput {
  table: TableReader
  place: TablePlace
  pool: WorkerPool
  columns: readonly string[]
  signal: AbortSignal
  onColumn(): void
}

/** Throws CANCELLED, STORE_CORRUPT. */
export async function codeTable(input: CodeTableInput): Promise<CodedTable> {
  const { table, place, pool, columns, signal, onColumn } = input
  const wanted = Math.floor(MAX_CELLS / Math.max(1, columns.length))
  const chosen = wanted < table.rows ? sampleRows(table.rows, wanted) : null
  const rows = chosen?.length ?? table.rows
  const shared = await Promise.all(
    columns.map(async (column): Promise<SharedColumn> => {
      const codes = new SharedArrayBuffer(rows * Uint32Array.BYTES_PER_ELEMENT)
      const distinct = await pool.run({ kind: 'codeColumn', place, column, codes, wanted }, { signal })
      onColumn()
      return { codes, distinct }
    }),
  )
  return { columns: shared, rows, rowOf: coded => chosen?.[coded] ?? coded }
}

/** The same columns on a sample of the coded rows. */
export function sampleColumns({ columns, rows }: CodedTable, wanted: number): CodedTable {
  if (rows <= wanted) return { columns, rows, rowOf: row => row }
  const chosen = sampleRows(rows, wanted)
  const sampled = columns.map(({ codes, distinct }): SharedColumn => {
    const all = new Uint32Array(codes)
    const kept = new SharedArrayBuffer(chosen.length * Uint32Array.BYTES_PER_ELEMENT)
    const target = new Uint32Array(kept)
    for (let at = 0; at < chosen.length; at += 1) target[at] = all[chosen[at] ?? 0] ?? 0
    return { codes: kept, distinct }
  })
  return { columns: sampled, rows: chosen.length, rowOf: row => chosen[row] ?? row }
}
