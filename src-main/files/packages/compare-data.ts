// Compares the workbook of a package with its CSV, cell by cell, both streamed.
// Knows nothing of manifests.
import type { Row } from './package-table.ts'

export interface CellDifference {
  /** Row of the CSV, header = 1. */
  row: number
  /** Position of the first differing cell; -1 = one file has more rows. */
  column: number
}

export interface WorkbookRow {
  sheet: number
  cells: Row | null
}

/** null = the same. The header of each further sheet of the workbook repeats and is passed over once checked. */
export async function firstDifference(
  csv: AsyncIterable<Row[]>,
  workbook: AsyncIterable<WorkbookRow>,
): Promise<CellDifference | null> {
  const other = dataRows(workbook)
  try {
    return await firstDifferingCell(csv, other)
  } finally {
    // A reader left in the middle would keep its file open.
    await other.return(undefined)
  }
}

async function firstDifferingCell(
  csv: AsyncIterable<Row[]>,
  other: ReturnType<typeof dataRows>,
): Promise<CellDifference | null> {
  let row = 0
  let blanks = 0
  for await (const records of csv)
    for (const record of records) {
      row += 1
      const found = blanks > 0 ? BLANK : await other.next()
      // A reader ends at the last row that has a value; the CSV may go on with blank ones.
      if (found.done) blanks += 1
      const cells = found.done ? [] : found.value
      const column = cells === null ? 0 : differingCell(record, cells)
      if (column >= 0) return { row, column }
    }
  if (blanks === 0 && !(await other.next()).done) return { row: row + 1, column: -1 }
  return null
}

const BLANK = { done: true, value: undefined } as const

async function* dataRows(workbook: AsyncIterable<WorkbookRow>): AsyncGenerator<Row | null> {
  let header: Row | null | undefined
  let sheet = 0
  for await (const { sheet: at, cells } of workbook) {
    const repeats = at !== sheet && header !== undefined
    sheet = at
    if (repeats && cells !== null && header !== null && header !== undefined && differingCell(header, cells) < 0)
      continue
    header ??= cells
    yield cells
  }
}

/** Rows of the workbook may be shorter: cells without a value are not written. */
function differingCell(record: Row, cells: Row): number {
  const width = Math.max(record.length, cells.length)
  for (let i = 0; i < width; i += 1) if ((record[i] ?? '') !== (cells[i] ?? '')) return i
  return -1
}
