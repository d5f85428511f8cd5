// Opens an xlsx or xlsm workbook as a table source: sheets listed, one sheet streamed at a time.
// Finds no headers and judges no rows; memory is bounded by the batch and the shared strings.
import { OpenprepError } from '../../contract/errors.ts'
import type { Reading } from '../../contract/reading.ts'
import type { ReadLimits, RowBatch, RowsOptions, SheetHead, TableSource } from '../table-source.ts'
import { sheetNotFound } from './faults.ts'
import { withDefaults } from './limits.ts'
import { RowBatches } from './row-batches.ts'
import { type Archive, openArchive } from './xlsx/archive.ts'
import { scanPart } from './xlsx/byte-taker.ts'
import { xmlError } from './xlsx/part-text.ts'
import { readSharedStrings } from './xlsx/shared-strings.ts'
import { readSheetHead } from './xlsx/sheet-head.ts'
import { SheetNotes } from './xlsx/sheet-notes.ts'
import { SheetRows } from './xlsx/sheet-rows.ts'
import type { StringTable } from './xlsx/string-table.ts'
import { readStyles, type Styles } from './xlsx/styles.ts'
import { readWorkbook, type Workbook, type WorkbookSheet } from './xlsx/workbook.ts'
import { XmlScanner } from './xlsx/xml-scanner.ts'

const DEFAULT_BATCH_ROWS = 1000

interface OpenWorkbook {
  archive: Archive
  workbook: Workbook
  styles: Styles
  limits: ReadLimits
  /** Read once, when the first sheet is streamed. */
  sharedStrings: Promise<StringTable> | null
  /** By sheet; finding one goes through the whole part. */
  heads: Map<string, Promise<SheetHead>>
}

/**
 * `reading` is not needed to open a workbook; the sheet is named at `rows`. Rows are emitted in order, blank ones inside
 * the used range with no cells; rows the file leaves out are absent. Cell arrays end at the row's last value.
 * Throws FILE_CORRUPT, FILE_HOSTILE, FILE_PASSWORD, FILE_PASSWORD_WRONG, FILE_TOO_LARGE, SHEET_NOT_FOUND.
 */
export async function openXlsx(
  path: string,
  _reading: Reading,
  limits: Partial<ReadLimits> = {},
  password?: string,
): Promise<TableSource> {
  const bounds = withDefaults(limits)
  const archive = await openArchive(path, bounds, password)
  try {
    // Only behind a password can another kind of workbook come here.
    if (archive.has('xl/workbook.bin'))
      throw new OpenprepError('FORMAT_NOT_SUPPORTED', { format: 'xlsb' }, { file: path })
    const workbook = await readWorkbook(archive)
    const styles = await readStyles(archive, workbook.stylesPart)
    return tableSource({ archive, workbook, styles, limits: bounds, sharedStrings: null, heads: new Map() })
  } catch (thrown) {
    archive.close()
    throw thrown
  }
}

function tableSource(open: OpenWorkbook): TableSource {
  return {
    format: 'xlsx',
    encoding: null,
    bom: false,
    encodingConfidence: 1,
    encodingAlternatives: [],
    delimiter: null,
    quote: null,
    sheets: open.workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    head: (sheet, signal): Promise<SheetHead> => headOf(open, sheet, signal),
    rows: (sheet, options = {}) => streamRows(open, findSheet(open, sheet), options),
    close: async () => open.archive.close(),
  }
}

function findSheet(open: OpenWorkbook, name: string): WorkbookSheet {
  const { sheets } = open.workbook
  const sheet = sheets.find(candidate => candidate.name === name)
  if (sheet === undefined) {
    throw sheetNotFound(
      name,
      sheets.map(candidate => candidate.name),
    )
  }
  return sheet
}

async function* streamRows(open: OpenWorkbook, sheet: WorkbookSheet, options: RowsOptions): AsyncGenerator<RowBatch> {
  const { archive, workbook, styles, limits } = open
  open.sharedStrings ??= readSharedStrings(archive, workbook.sharedStringsPart, limits, { signal: options.signal })
  const sharedStrings = await settled(open, open.sharedStrings)
  const rows = new RowBatches(options.batchRows ?? DEFAULT_BATCH_ROWS)
  const notes = new SheetNotes(sheet.name)
  const { path } = archive
  const context = { path, date1904: workbook.date1904, sharedStrings, styles, limits, rows, notes }
  const handler = new SheetRows(context)
  const scanner = new XmlScanner(handler, limits.maxCellChars * 8)
  handler.tellTo(scanner)
  const reading = { signal: options.signal, onBytes: options.onBytes }
  try {
    for await (const _ of scanPart(archive, sheet.part, reading, scanner, handler)) yield* rows.take()
  } catch (thrown) {
    throw xmlError(thrown, archive.path)
  }
  yield* rows.finish()
  for (const warning of notes.warnings()) options.onWarning?.(warning)
}

/** A reading that was cancelled or failed is tried again next time instead of failing for ever. */
async function settled(open: OpenWorkbook, reading: Promise<StringTable>): Promise<StringTable> {
  try {
    return await reading
  } catch (thrown) {
    open.sharedStrings = null
    throw thrown
  }
}

/** A look that was cancelled or failed is tried again next time. */
async function headOf(open: OpenWorkbook, sheet: string, signal?: AbortSignal): Promise<SheetHead> {
  const known = open.heads.get(sheet)
  if (known !== undefined) return known
  const head = readSheetHead(
    open.archive,
    findSheet(open, sheet).part,
    open.limits,
    signal === undefined ? {} : { signal },
  )
  open.heads.set(sheet, head)
  try {
    return await head
  } catch (thrown) {
    open.heads.delete(sheet)
    throw thrown
  }
}
