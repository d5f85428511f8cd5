// Writes .xlsx files as a stream of bytes in bounded memory; the same input always gives the same bytes on one platform.
// Never reads a file and never looks at what the cells mean.
import { Readable } from 'node:stream'
import yazl from 'yazl'
import { OpenprepError } from '../../contract/errors.ts'
import { documentTexts } from '../../contract/text/zh-CN/documents.ts'
import type { TableChunk } from '../../core/table/chunk.ts'
import { isFormulaLike } from '../../core/table/formula-like.ts'
import { columnLetters } from '../spreadsheets/cell-reference.ts'
import {
  type DataStarts,
  dataRowXml,
  dataStarts,
  rowXml,
  type SheetLayout,
  type SheetRow,
  sheetHead,
  sheetPart,
  sheetTail,
} from './sheet-part.ts'
import {
  contentTypesPart,
  packageRelationsPart,
  stylesPart,
  workbookPart,
  workbookRelationsPart,
} from './workbook-parts.ts'

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
  pieces(): Iterable<string>
}

/** A workbook of small sheets with styles: forms, dictionaries, reports. */
export function documentWorkbook(sheets: readonly DocumentSheet[]): AsyncIterable<Uint8Array> {
  return workbookBytes(
    sheets.map(sheet => ({ layout: sheet.layout, pieces: () => sheetPart(sheet.layout, sheet.rows) })),
  )
}

export interface DataWorkbook {
  /** Name of the sheet; further sheets are numbered. */
  readonly sheetName: string
  readonly columns: readonly string[]
  /** Must be exactly what `chunks` yield: the number of sheets follows from it. */
  readonly rows: number
  chunks(): Iterable<TableChunk>
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
  const rows = tableRows(data)
  const starts = dataStarts(data.columns.length)
  const parts = Array.from({ length: sheetCount }, (_, i) => {
    const layout = dataLayout(data, i)
    const last = i === sheetCount - 1
    return { layout, pieces: () => dataSheet(layout, data.columns, starts, rows, last ? null : perSheet) }
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

interface NumberedRow {
  readonly cells: readonly string[]
  readonly rowNumber: number
}

/** One generator for all sheets: each sheet takes its share and leaves the rest to the next. */
function* tableRows(data: DataWorkbook): Generator<NumberedRow> {
  let seen = 0
  for (const chunk of data.chunks()) {
    for (let row = 0; row < chunk.rows; row += 1) {
      const cells = chunk.columns.map(column => column[row]!)
      yield { cells, rowNumber: chunk.rowNumbers[row] ?? seen + row + 1 }
    }
    seen += chunk.rows
  }
  if (seen !== data.rows)
    throw new OpenprepError('INTERNAL', {}, undefined, { cause: new Error(`rows ${seen}≠${data.rows}`) })
}

const PIECE = 1 << 18

function* dataSheet(
  layout: SheetLayout,
  columns: readonly string[],
  starts: DataStarts,
  rows: Iterator<NumberedRow>,
  limit: number | null,
): Generator<string> {
  const letters = columns.map((_, i) => columnLetters(i + 1))
  const header: SheetRow = { cells: columns.map(text => ({ text, style: 'dataHeader' })) }
  let number = 1
  let piece = sheetHead(layout) + rowXml(header, number, letters)
  for (let taken = 0; limit === null || taken < limit; taken += 1) {
    const next = rows.next()
    if (next.done) break
    number += 1
    refuseLongCells(next.value, columns)
    piece += dataRowXml(next.value.cells, number, starts, isFormulaLike)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece + sheetTail(layout, letters, number)
}

function refuseLongCells(row: NumberedRow, columns: readonly string[]): void {
  const at = row.cells.findIndex(cell => cell.length > XLSX_MAX_CELL)
  if (at < 0) return
  const place = { row: row.rowNumber, column: columns[at] }
  throw new OpenprepError('XLSX_LIMIT_EXCEEDED', { limit: XLSX_MAX_CELL, found: row.cells[at]!.length }, place)
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

const COMPRESSION_LEVEL = 1

async function* workbookBytes(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  const zip = new yazl.ZipFile()
  // Year, month, day of the zip epoch: the same bytes in every time zone, and no date of making.
  const options = {
    mtime: new Date(1980, 0, 1),
    forceDosTimestamp: true,
    mode: 0o100644,
    compressionLevel: COMPRESSION_LEVEL,
  }
  const names = parts.map(part => part.layout.name)
  const printTitles = parts.map(part => (part.layout.printed ? part.layout.frozenRows : 0))
  const fixed: [string, string][] = [
    ['[Content_Types].xml', contentTypesPart(parts.length)],
    ['_rels/.rels', packageRelationsPart()],
    ['xl/workbook.xml', workbookPart(names, printTitles)],
    ['xl/_rels/workbook.xml.rels', workbookRelationsPart(parts.length)],
    ['xl/styles.xml', stylesPart()],
  ]
  for (const [path, text] of fixed) zip.addBuffer(Buffer.from(text), path, options)
  const output = Readable.from(zip.outputStream)
  parts.forEach((part, i) => {
    const open = () => {
      const stream = Readable.from(encoded(part.pieces()), { objectMode: false, highWaterMark: 1 << 16 })
      stream.on('error', error => output.destroy(error))
      return stream
    }
    zip.addReadStreamLazy(`xl/worksheets/sheet${i + 1}.xml`, options, done => done(null, open()))
  })
  zip.on('error', error => output.destroy(error instanceof Error ? error : new Error(String(error))))
  zip.end()
  for await (const bytes of output) yield bytes
}

function* encoded(pieces: Iterable<string>): Generator<Buffer> {
  for (const piece of pieces) yield Buffer.from(piece)
}
