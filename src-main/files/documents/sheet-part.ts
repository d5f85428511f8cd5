// One worksheet as XML text, piece by piece, rows pulled from an iterable as they are needed.
// Holds no more than one piece; knows nothing of zip or files.
import { columnLetters } from '../spreadsheets/cell-reference.ts'
import { type CellStyle, styleIndex } from './workbook-parts.ts'
import { keepsSpace, xmlText } from './xml-text.ts'

export interface StyledCell {
  readonly text: string
  readonly style: CellStyle
}

export interface SheetRow {
  /** null = no cell. */
  readonly cells: readonly (StyledCell | null)[]
  /** Points; absent = the program decides. */
  readonly height?: number
}

export interface SheetLayout {
  readonly name: string
  /** In characters, one per column. */
  readonly widths: readonly number[]
  /** Style of empty cells below the written ones, so that what a person adds is text too. */
  readonly columnStyle: CellStyle
  /** Rows that stay visible while scrolling, and are repeated on printed pages. */
  readonly frozenRows: number
  /** `A1:F1` … */
  readonly merges: readonly string[]
  /** Sheets for people print landscape, all columns on one page width. */
  readonly printed: boolean
  /** Printed upright instead. */
  readonly portrait?: boolean
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
/** Characters gathered before a piece is handed on. */
const PIECE = 1 << 18

/** The whole worksheet part in pieces of about 256 KiB. */
export function* sheetPart(layout: SheetLayout, rows: Iterable<SheetRow>): Generator<string> {
  const letters = layout.widths.map((_, i) => columnLetters(i + 1))
  let piece = sheetHead(layout)
  let number = 0
  for (const row of rows) {
    number += 1
    piece += rowXml(row, number, letters)
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  yield piece + sheetTail(layout, letters, number)
}

export function sheetHead(layout: SheetLayout): string {
  const style = styleIndex(layout.columnStyle)
  const columns = layout.widths
    .map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${style}" customWidth="1"/>`)
    .join('')
  const frozen = layout.frozenRows
  const pane =
    frozen === 0
      ? ''
      : `<pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>`
  const fit = layout.printed ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''
  return (
    `${HEAD}<worksheet xmlns="${MAIN}">${fit}<sheetViews><sheetView workbookViewId="0"${layout.printed ? ' showGridLines="0"' : ''}>${pane}</sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${columns === '' ? '' : `<cols>${columns}</cols>`}<sheetData>`
  )
}

export function sheetTail(layout: SheetLayout, letters: readonly string[], lastRow: number): string {
  const merges =
    layout.merges.length === 0
      ? ''
      : `<mergeCells count="${layout.merges.length}">${layout.merges.map(ref => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`
  const page = layout.printed
    ? `<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="${layout.portrait ? 'portrait' : 'landscape'}" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`
    : ''
  // Numbers stored as text are meant so; without this Excel puts a green mark on every cell.
  const range = `A1:${letters.at(-1) ?? 'A'}${Math.max(lastRow, 1)}`
  const quiet = `<ignoredErrors><ignoredError sqref="${range}" numberStoredAsText="1"/></ignoredErrors>`
  return `</sheetData>${merges}${page}${quiet}</worksheet>`
}

/** One row; `letters` are the column names of the sheet. */
export function rowXml(row: SheetRow, number: number, letters: readonly string[]): string {
  const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
  let xml = `<row r="${number}"${height}>`
  row.cells.forEach((cell, i) => {
    if (cell === null) return
    const reference = `<c r="${letters[i] ?? columnLetters(i + 1)}${number}" s="${styleIndex(cell.style)}"`
    xml += cell.text === '' ? `${reference}/>` : `${reference} t="inlineStr"><is>${inlineText(cell.text)}`
  })
  return `${xml}</row>`
}

function inlineText(text: string): string {
  return `${keepsSpace(text) ? '<t xml:space="preserve">' : '<t>'}${xmlText(text)}</t></is></c>`
}
