// Takes a finished table over into one being written, chunk by chunk as it is stored.
// Columns that stay are referred to, not copied; columns the old table lacks are blank.
import { setImmediate as others } from 'node:timers/promises'
import type { Progress } from '../contract/call.ts'
import { encodeColumn, encodeRowNumbers } from '../store/chunk-codec.ts'
import type { TableReader, TableWriter } from '../store/table-store.ts'

export interface CopyInput {
  from: TableReader
  to: TableWriter
  /** Of the new table. */
  columns: readonly string[]
  signal: AbortSignal
  onProgress(progress: Progress): void
}

const SET_ASIDE_PAGE = 1000

/** Returns the highest row number, set-aside rows included. */
export async function copyVersion({ from, to, columns, signal, onProgress }: CopyInput): Promise<number> {
  let last = 0
  const known = new Set(from.columns)
  for (const { no, rows, firstRow } of from.chunks) {
    signal.throwIfAborted()
    const { rowNumbers } = from.readChunk(no, [])
    last = Math.max(last, rowNumbers.at(-1) ?? 0)
    const blank = encodeColumn(new Array<string>(rows).fill(''))
    to.append({
      rows,
      columns: columns.map(column => (known.has(column) ? from.linkTo(no, column) : blank)),
      rowNumbers: encodeRowNumbers(rowNumbers),
      sidecars: columns.map(column => (known.has(column) ? from.encodedSidecar(no, column) : null)),
    })
    onProgress({ stage: 'import.copy', done: firstRow + rows, total: from.rows, unit: 'rows' })
    await others()
  }
  return Math.max(last, await copySetAside(from, to))
}

async function copySetAside(from: TableReader, to: TableWriter): Promise<number> {
  let last = 0
  for (let at = 0; ; at += SET_ASIDE_PAGE) {
    const { total, rows } = from.setAsideRows(at, SET_ASIDE_PAGE)
    to.setAside(rows)
    for (const { rowNumber } of rows) last = Math.max(last, rowNumber)
    if (at + rows.length >= total) return last
    await others()
  }
}
