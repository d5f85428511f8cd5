// Finds the next cell that contains a text, chunk by chunk from where the person is, once around the table.
// Changes nothing; gives way between chunks so that it can be cancelled.
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import type { TableReader } from '../store/table-store.ts'

export interface FindInput {
  table: TableReader
  text: string
  /** 0-based row of the view and the column to start after; null = before the row's first column. */
  from: { index: number; column: string | null }
  backwards: boolean
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface Hit {
  index: number
  rowNumber: number
  column: string
}

/** Cells are numbered row by row, so that "next" is simply a greater number. */
interface Span {
  from: number
  to: number
}

function hitsOf(chunk: TableChunk, firstRow: number, needle: string): number[] {
  const width = chunk.columns.length
  const places: number[] = []
  for (const [at, column] of chunk.columns.entries()) {
    for (const [row, cell] of column.entries()) {
      if (cell !== '' && cell.toLowerCase().includes(needle)) places.push((firstRow + row) * width + at)
    }
  }
  return places
}

function nextIn(places: number[], span: Span, backwards: boolean): number | undefined {
  const inside = places.filter(place => place >= span.from && place < span.to)
  if (inside.length === 0) return undefined
  return backwards ? Math.max(...inside) : Math.min(...inside)
}

async function search(input: FindInput, span: Span): Promise<Hit | null> {
  const { table, backwards, signal, onProgress } = input
  const width = table.columns.length
  const needle = input.text.toLowerCase()
  const touched = table.chunks.filter(
    ({ firstRow, rows }) => (firstRow + rows) * width > span.from && firstRow * width < span.to,
  )
  const ordered = backwards ? touched.toReversed() : touched
  for (const [done, { no, firstRow }] of ordered.entries()) {
    if (signal.aborted) throw new OpenprepError('CANCELLED')
    const chunk = table.readChunk(no)
    const place = nextIn(hitsOf(chunk, firstRow, needle), span, backwards)
    if (place !== undefined) {
      const index = Math.floor(place / width)
      return { index, rowNumber: chunk.rowNumbers[index - firstRow] ?? 0, column: table.columns[place % width] ?? '' }
    }
    onProgress({ stage: 'find', done: done + 1, total: ordered.length, unit: 'steps' })
    await new Promise(resolve => setImmediate(resolve))
  }
  return null
}

/** null when no cell of the table contains the text. Upper and lower case count as equal. */
export async function findInTable(input: FindInput): Promise<Hit | null> {
  const { table, from, backwards } = input
  const width = table.columns.length
  const cells = table.rows * width
  if (cells === 0) return null
  const column = from.column === null ? -1 : table.columns.indexOf(from.column)
  const here = Math.min(Math.max(from.index * width + column, -1), cells - 1)
  const ahead: Span = backwards ? { from: 0, to: here } : { from: here + 1, to: cells }
  const around: Span = backwards ? { from: here, to: cells } : { from: 0, to: here + 1 }
  return (await search(input, ahead)) ?? search(input, around)
}

/** The 0-based row of the table that came from this source row; null when it was removed. */
export function locateRow(table: TableReader, rowNumber: number): number | null {
  for (const { no, firstRow } of table.chunks) {
    const row = table.readChunk(no, []).rowNumbers.indexOf(rowNumber)
    if (row >= 0) return firstRow + row
  }
  return null
}
