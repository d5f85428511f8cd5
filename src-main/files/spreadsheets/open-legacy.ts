// Opens every spreadsheet format other than xlsx as a table source: ods, fods and dbf through readers of their own, which
// stream; xls, et, xlsb, SpreadsheetML 2003 and HTML saved as xls through SheetJS, in memory, hence capped in size.

import { basename } from 'node:path'
import type { WorkBook, WorkSheet } from 'xlsx'
import { OpenprepError } from '../../contract/errors.ts'
import type { Reading } from '../../contract/reading.ts'
import type { ReadLimits, RowBatch, RowsOptions, TableSource } from '../table-source.ts'
import { faultError, sheetNotFound } from './faults.ts'
import { LegacyCells, legacyHead, rowsOf } from './legacy-rows.ts'
import { isLegacyFormat, readLegacyWorkbook } from './legacy-workbook.ts'
import { withDefaults } from './limits.ts'
import { openDbf } from './open-dbf.ts'
import { openOds } from './open-ods.ts'
import { RowBatches } from './row-batches.ts'
import { sniffFormat } from './sniff.ts'

const DEFAULT_BATCH_ROWS = 1000

/**
 * Same promises as openXlsx. `reading.encoding` matters to dbf and HTML alone.
 * Throws FORMAT_UNKNOWN, FILE_TOO_LARGE, FILE_PASSWORD, FILE_CORRUPT, FILE_HOSTILE, SHEET_NOT_FOUND.
 */
export async function openLegacySpreadsheet(
  path: string,
  reading: Reading,
  limits: Partial<ReadLimits> = {},
): Promise<TableSource> {
  const format = await sniffFormat(path)
  if (format === 'ods' || format === 'fods') return openOds(path, format, limits)
  if (format === 'dbf') return openDbf(path, reading, limits)
  if (!isLegacyFormat(format)) throw new OpenprepError('FORMAT_UNKNOWN', { file: basename(path) }, { file: path })
  const bounds = withDefaults(limits)
  const workbook = await readLegacyWorkbook(path, format, bounds, reading.encoding)
  const names = tableSheets(workbook)
  if (names.length === 0) throw faultError(path, 'noSheets')
  const find = (name: string): WorkSheet => {
    const sheet = names.includes(name) ? workbook.Sheets[name] : undefined
    if (sheet === undefined) throw sheetNotFound(name, names)
    return sheet
  }
  return {
    format,
    encoding: null,
    bom: false,
    encodingConfidence: 1,
    encodingAlternatives: [],
    delimiter: null,
    quote: null,
    sheets: names.map(name => ({ name, hidden: isHidden(workbook, name) })),
    head: async sheet => legacyHead(find(sheet)),
    rows: (sheet, options = {}) => streamRows(path, workbook, find(sheet), bounds, options),
    close: async () => undefined,
  }
}

function tableSheets(workbook: WorkBook): string[] {
  return workbook.SheetNames.filter(name => (workbook.Sheets[name]?.['!type'] ?? 'sheet') === 'sheet')
}

function isHidden(workbook: WorkBook, name: string): boolean {
  return (workbook.Workbook?.Sheets?.[workbook.SheetNames.indexOf(name)]?.Hidden ?? 0) > 0
}

async function* streamRows(
  path: string,
  workbook: WorkBook,
  sheet: WorkSheet,
  limits: ReadLimits,
  options: RowsOptions,
): AsyncGenerator<RowBatch> {
  const cells = new LegacyCells(workbook.Workbook?.WBProps?.date1904 === true)
  const batches = new RowBatches(options.batchRows ?? DEFAULT_BATCH_ROWS)
  const rows = rowsOf(sheet)
  if (rows.length > limits.maxRows) throw faultError(path, 'tooManyRows')
  for (const [at, stored] of rows.entries()) {
    options.signal?.throwIfAborted()
    if (stored === undefined) continue
    if (stored.length > limits.maxColumns) throw faultError(path, 'tooManyColumns')
    batches.add(at + 1, cells.row(stored))
    options.onBytes?.(at + 1, rows.length)
    yield* batches.take()
  }
  yield* batches.finish()
}
