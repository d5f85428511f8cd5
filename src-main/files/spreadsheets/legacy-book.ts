// One older workbook, read whole by SheetJS, as sheets and batches of rows.
// Knows no memory or time limits: legacy-watch.ts sets them from outside.
import type { WorkSheet } from 'xlsx'
import type { ReadLimits, RowBatch } from '../table-source.ts'
import { faultError } from './faults.ts'
import type { LegacyFile, LegacySheet } from './legacy-messages.ts'
import { LegacyCells, legacyHead, rowsOf } from './legacy-rows.ts'
import { readLegacyWorkbook } from './legacy-workbook.ts'

export interface LegacyBook {
  sheets: LegacySheet[]
  /** Rows `from` (0-based) to `to`, blank ones with no cells, absent ones left out. */
  batch(sheet: string, from: number, to: number): RowBatch
}

/** Throws FILE_TOO_LARGE, FILE_PASSWORD, FILE_CORRUPT, FILE_HOSTILE and what the system says of the file. */
export async function openLegacyBook(file: LegacyFile): Promise<LegacyBook> {
  const workbook = await readLegacyWorkbook(file)
  const { path, limits } = file
  const cells = new LegacyCells(workbook.Workbook?.WBProps?.date1904 === true)
  const sheets = workbook.SheetNames.flatMap((name, at) => {
    const sheet = workbook.Sheets[name]
    if (sheet === undefined || (sheet['!type'] ?? 'sheet') !== 'sheet') return []
    checkSize(sheet, path, limits)
    const hidden = (workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0
    return [{ name, hidden, head: legacyHead(sheet), rows: rowsOf(sheet).length }]
  })
  return {
    sheets,
    batch: (name, from, to) => {
      const sheet = workbook.Sheets[name]
      return sheet === undefined ? { rowNumbers: [], cells: [] } : batchOf(sheet, cells, from, to)
    },
  }
}

function checkSize(sheet: WorkSheet, path: string, limits: ReadLimits): void {
  const rows = rowsOf(sheet)
  if (rows.length > limits.maxRows) throw faultError(path, 'tooManyRows')
  for (const row of rows) {
    if (row !== undefined && row.length > limits.maxColumns) throw faultError(path, 'tooManyColumns')
  }
}

function batchOf(sheet: WorkSheet, cells: LegacyCells, from: number, to: number): RowBatch {
  const found: RowBatch = { rowNumbers: [], cells: [] }
  for (const [at, stored] of rowsOf(sheet).slice(from, to).entries()) {
    if (stored === undefined) continue
    found.rowNumbers.push(from + at + 1)
    found.cells.push(cells.row(stored))
  }
  return found
}
