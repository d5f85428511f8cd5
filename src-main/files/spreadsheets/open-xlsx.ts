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
import { type SharedStrings, SheetRows } from './xlsx/sheet-rows.ts'
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
  /** What of both is there already. */
  known: { strings: StringTable | null; heads: Map<string, SheetHead> }
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
    const known = { strings: null, heads: new Map() }
    return tableSource({ archive, workbook, styles, limits: bounds, sharedStrings: null, heads: new Map(), known })
  } catch (thrown) {
    archive.close()
    throw thrown
  }
}

function tableSource(open: OpenWorkbook): TableSource {
  const source: TableSource = {
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
  const glance = (rows: number): TableSource => ({
    ...source,
    head: (sheet, signal) => glanceHead(open, findSheet(open, sheet), signal),
    rows: (sheet, options = {}) => glanceRows(open, findSheet(open, sheet), rows, options),
  })
  return { ...source, glance: rows => (isSmall(open) ? null : glance(rows)) }
}

/** Parts of this size, expanded, are read whole in a moment. */
const SMALL_BYTES = 2 * 1024 * 1024
/** Enough of a sheet to see its hidden columns and the hidden ones among the first rows. */
const GLANCE_BYTES = 256 * 1024

function isSmall({ archive, workbook: { sheets, sharedStringsPart } }: OpenWorkbook): boolean {
  const parts = [...sheets.map(({ part }) => part), ...(sharedStringsPart === null ? [] : [sharedStringsPart])]
  return parts.every(part => archive.size(part) <= SMALL_BYTES)
}

async function glanceHead(
  { archive, limits, known }: OpenWorkbook,
  { name, part }: WorkbookSheet,
  signal: AbortSignal | undefined,
): Promise<SheetHead> {
  const whole = known.heads.get(name)
  if (whole !== undefined) return whole
  const head = await readSheetHead(archive, part, limits, { mostBytes: GLANCE_BYTES, ...(signal && { signal }) })
  return { ...head, partial: true }
}

/** The first rows are gone through twice: first for the shared strings they name, which mostly stand first in their part too. */
async function* glanceRows(
  open: OpenWorkbook,
  sheet: WorkbookSheet,
  most: number,
  options: RowsOptions,
): AsyncGenerator<RowBatch> {
  const strings = open.known.strings ?? (await firstStrings(open, sheet, most, options.signal))
  yield* firstRows(parseRows(open, sheet, options, strings), most)
}

async function firstStrings(
  open: OpenWorkbook,
  sheet: WorkbookSheet,
  mostRows: number,
  signal: AbortSignal | undefined,
): Promise<SharedStrings> {
  const asked = new AskedStrings()
  for await (const _ of firstRows(parseRows(open, sheet, { signal }, asked), mostRows));
  const { archive, workbook, limits } = open
  return readSharedStrings(archive, workbook.sharedStringsPart, limits, { signal, most: asked.count })
}

class AskedStrings implements SharedStrings {
  /** How many strings from the first on hold all that were asked for. */
  count = 0

  get(index: number): string {
    if (Number.isSafeInteger(index)) this.count = Math.max(this.count, index + 1)
    return ''
  }
}

async function* firstRows(batches: AsyncIterable<RowBatch>, most: number): AsyncGenerator<RowBatch> {
  let left = most
  for await (const batch of batches) {
    const { rowNumbers, cells } = batch
    yield rowNumbers.length <= left ? batch : { rowNumbers: rowNumbers.slice(0, left), cells: cells.slice(0, left) }
    left -= rowNumbers.length
    if (left <= 0) return
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
  const { archive, workbook, limits } = open
  open.sharedStrings ??= readSharedStrings(archive, workbook.sharedStringsPart, limits, { signal: options.signal })
  yield* parseRows(open, sheet, options, await settled(open, open.sharedStrings))
}

async function* parseRows(
  { archive, workbook, styles, limits }: OpenWorkbook,
  sheet: WorkbookSheet,
  options: RowsOptions,
  sharedStrings: SharedStrings,
): AsyncGenerator<RowBatch> {
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
    open.known.strings = await reading
    return open.known.strings
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
    const whole = await head
    open.known.heads.set(sheet, whole)
    return whole
  } catch (thrown) {
    open.heads.delete(sheet)
    throw thrown
  }
}
