// Writes .xlsx files as a stream of bytes in bounded memory; the same input always gives the same bytes on one platform.
// Never reads a file and never looks at what the cells mean.
import { OpenprepError } from '../../contract/errors.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import type { ColumnUnits } from '../../core/table/column-units.ts'
import { columnLetters } from '../spreadsheets/cell-reference.ts'
import { DataRows } from './data-rows.ts'
import { rowXml, type SheetLayout, type SheetRow, sheetHead, sheetPart, sheetTail } from './sheet-part.ts'
import {
  contentTypesPart,
  packageRelationsPart,
  stylesPart,
  workbookPart,
  workbookRelationsPart,
} from './workbook-parts.ts'
import { type ZipPart, zipBytes } from './workbook-zip.ts'

/** Limits of the file format (Excel specifications and limits). */
export const XLSX_MAX_ROWS = 1_048_576
export const XLSX_MAX_COLUMNS = 16_384
export const XLSX_MAX_CELL = 32_767

/** One sheet of a document for people. */
export interface DocumentSheet {
  readonly layout: SheetLayout
  readonly rows: Iterable<SheetRow>
}

interface Part {
  readonly layout: SheetLayout
  pieces(): Iterable<Uint8Array>
}

/** A workbook of small sheets with styles: forms, dictionaries, reports. */
export function documentWorkbook(sheets: readonly DocumentSheet[]): AsyncIterable<Uint8Array> {
  return workbookBytes(
    sheets.map(sheet => ({ layout: sheet.layout, pieces: () => encoded(sheetPart(sheet.layout, sheet.rows)) })),
  )
}

export interface DataWorkbook {
  /** Name of the sheet; further sheets are numbered. */
  readonly sheetName: string
  readonly columns: readonly string[]
  /** Must be exactly what `chunks` yield: the number of sheets follows from it. */
  readonly rows: number
  chunks(): Iterable<WorkChunk>
  /** Characters per column; absent = from the header. */
  readonly widths?: readonly number[]
  /** Rows of one sheet, header included; a test sets it low. */
  readonly rowsPerSheet?: number
}

/**
 * A table as a workbook: every cell an inline string in text format, header bold and frozen, split at 1,048,576 rows. Formula-like
 * cells keep their value and get a quote prefix, so that no program runs them. Throws XLSX_LIMIT_EXCEEDED for what the format cannot hold.
 */
export function dataWorkbook(data: DataWorkbook): AsyncIterable<Uint8Array> {
  if (data.columns.length > XLSX_MAX_COLUMNS)
    throw new OpenprepError('XLSX_LIMIT_EXCEEDED', { limit: XLSX_MAX_COLUMNS, found: data.columns.length })
  const perSheet = (data.rowsPerSheet ?? XLSX_MAX_ROWS) - 1
  const sheetCount = Math.max(1, Math.ceil(data.rows / perSheet))
  const rows = new RowSource(data)
  const parts = Array.from({ length: sheetCount }, (_, i) => {
    const layout = dataLayout(data, i)
    const last = i === sheetCount - 1
    return { layout, pieces: () => dataSheet(layout, data.columns, rows, last ? null : perSheet) }
  })
  return workbookBytes(parts)
}

function dataLayout(data: DataWorkbook, index: number): SheetLayout {
  const name = sheetName(data.sheetName, index === 0 ? '' : `(${index + 1})`)
  const widths = data.columns.map((column, i) => data.widths?.[i] ?? displayWidth(column) + 4)
  return { name, widths, columnStyle: 'data', frozenRows: 1, merges: [], printed: false }
}

const LONGEST_SHEET_NAME = 31

/** Spreadsheet programs refuse these characters in a sheet's name, and longer names. */
function sheetName(wanted: string, suffix: string): string {
  const plain = wanted
    .replace(/[[\]:*?/\\]|\p{Cc}/gu, '_')
    .replace(/^'+|'+$/g, '')
    .trim()
  const room = LONGEST_SHEET_NAME - suffix.length
  return (plain.slice(0, room).toWellFormed() || documentTexts.dataSheet) + suffix
}

/** The rows of all sheets, one after the other: each sheet takes its share and leaves the rest to the next. */
class RowSource {
  readonly #data: DataWorkbook
  readonly #writer: DataRows
  #chunks: Iterator<WorkChunk> | null = null
  /** Rows of the present chunk, and how many of them are written. */
  #rows = 0
  #done = 0
  #seen = 0

  constructor(data: DataWorkbook) {
    this.#data = data
    this.#writer = new DataRows(data.columns.length)
  }

  /** At most `limit` rows as rows of a sheet from `number` on; null when there are no more. */
  next(limit: number, number: number): { rows: number; xml: Uint8Array } | null {
    if (limit === 0 || (this.#done === this.#rows && !this.#advance())) return null
    const rows = Math.min(limit, this.#rows - this.#done)
    const xml = this.#writer.write(this.#done, this.#done + rows, number)
    this.#done += rows
    return { rows, xml }
  }

  #advance(): boolean {
    this.#chunks ??= this.#data.chunks()[Symbol.iterator]()
    const next = this.#chunks.next()
    if (next.done) {
      if (this.#seen === this.#data.rows) return false
      throw new OpenprepError('INTERNAL', {}, undefined, { cause: new Error(`rows ${this.#seen}≠${this.#data.rows}`) })
    }
    const columns = next.value.columns.map(column => column.units())
    columns.forEach((column, at) => {
      refuseLongCells(column, this.#data.columns[at], next.value.rowNumbers)
    })
    this.#writer.take(columns)
    this.#rows = next.value.rows
    this.#done = 0
    this.#seen += this.#rows
    return this.#rows > 0 || this.#advance()
  }
}

function* dataSheet(
  layout: SheetLayout,
  columns: readonly string[],
  rows: RowSource,
  limit: number | null,
): Generator<Uint8Array> {
  const letters = columns.map((_, i) => columnLetters(i + 1))
  const header: SheetRow = { cells: columns.map(text => ({ text, style: 'dataHeader' })) }
  yield Buffer.from(sheetHead(layout) + rowXml(header, 1, letters))
  let taken = 0
  for (;;) {
    const next = rows.next(limit === null ? Number.POSITIVE_INFINITY : limit - taken, taken + 2)
    if (next === null) break
    taken += next.rows
    yield next.xml
  }
  yield Buffer.from(sheetTail(layout, letters, taken + 1))
}

function refuseLongCells(
  { starts, codes }: ColumnUnits,
  column: string | undefined,
  rowNumbers: readonly number[],
): void {
  for (let text = 0; text < starts.length - 1; text += 1) {
    const found = (starts[text + 1] ?? 0) - (starts[text] ?? 0)
    if (found <= XLSX_MAX_CELL) continue
    const row = rowNumbers[codes === null ? text : codes.indexOf(text)]
    const place = { column, ...(row !== undefined && { row }) }
    throw new OpenprepError('XLSX_LIMIT_EXCEEDED', { limit: XLSX_MAX_CELL, found }, place)
  }
}

/** Columns wide enough for the header and typical values, never wider than a screen takes. */
export function dataWidths(columns: readonly string[], longest: readonly number[]): number[] {
  return columns.map((column, i) => Math.min(60, Math.max(displayWidth(column) + 4, (longest[i] ?? 0) + 2, 8)))
}

/** Chinese characters are two units wide. */
export function displayWidth(text: string): number {
  let width = 0
  for (const char of text) width += char.charCodeAt(0) > 0x2e80 ? 2 : 1
  return width
}

function workbookBytes(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  const names = parts.map(part => part.layout.name)
  const printTitles = parts.map(part => (part.layout.printed ? part.layout.frozenRows : 0))
  const fixed = (path: string, text: string): ZipPart => ({ path, pieces: () => [Buffer.from(text)] })
  return zipBytes([
    fixed('[Content_Types].xml', contentTypesPart(parts.length)),
    fixed('_rels/.rels', packageRelationsPart()),
    fixed('xl/workbook.xml', workbookPart(names, printTitles)),
    fixed('xl/_rels/workbook.xml.rels', workbookRelationsPart(parts.length)),
    fixed('xl/styles.xml', stylesPart()),
    ...parts.map(({ pieces }, i): ZipPart => ({ path: `xl/worksheets/sheet${i + 1}.xml`, pieces })),
  ])
}

function* encoded(pieces: Iterable<string>): Generator<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}
