// Makes rows of cells out of the XML of one worksheet, while it streams.
// Judges no row; knows the file's styles and shared strings only through what it is given.
import type { ReadLimits, SourceCell } from '../../table-source.ts'
import { parseReference } from '../cell-reference.ts'
import { faultError } from '../faults.ts'
import { booleanCell, errorCell, isoDateCell, NumberCells } from '../formats/cell-value.ts'
import { GENERAL_FORMAT, type NumberFormat } from '../formats/number-format.ts'
import type { Cell, RowBatches } from '../row-batches.ts'
import type { ByteTaker } from './byte-taker.ts'
import { matches, skipSpace } from './plain-bytes.ts'
import { indexAt, isTidyNumber, NextCellOrRow, PlainCell, PlainRow } from './plain-cell.ts'
import { RichText, unescapeText } from './rich-text.ts'
import type { SheetNotes } from './sheet-notes.ts'
import { WideText } from './wide-text.ts'
import { decodeXmlText, ownCopy, type XmlAttributes, type XmlHandler } from './xml-scanner.ts'

/** Where the shared strings of a workbook are looked up. */
export interface SharedStrings {
  get(index: number): string | undefined
}

export interface SheetContext {
  path: string
  date1904: boolean
  sharedStrings: SharedStrings
  styles: readonly NumberFormat[]
  limits: ReadLimits
  rows: RowBatches
  notes: SheetNotes
}

/** `prefix` as it stands before the names of elements (`x:`). */
function plainFor(prefix: string) {
  return {
    cell: new PlainCell(prefix),
    row: new PlainRow(prefix),
    next: new NextCellOrRow(prefix),
    rowName: `${prefix}row`,
    rowEnd: Buffer.from(`</${prefix}row>`),
  }
}

/** The row elements that were read past the scanner, which has to know of them when it takes over. */
export interface OpenElements {
  enter(fullName: string): void
  leave(fullName: string): void
}

export class SheetRows implements XmlHandler, ByteTaker {
  readonly #context: SheetContext
  readonly #inline = new RichText()
  readonly #numbers: NumberCells
  #plain = plainFor('')
  /** The piece of the part that `take` works on, byte for byte: numbers are cut out of it. */
  #piece = ''
  #pieceBytes: Buffer | null = null
  #elements: OpenElements | null = null
  readonly #wide = new WideText()
  #inData = false
  #rowNumber = 0
  #lastRow = 0
  #lastColumn = 0
  #row: Cell[] = []
  /** The row has no number of its own: its first cell may still tell it. */
  #rowUnnumbered = false
  #inRow = false
  #inCell = false
  #column = 0
  #style = 0
  #type = ''
  #value: string | null = null
  #hasFormula = false
  #hasInline = false
  #collecting: 'value' | 'inline' | null = null

  constructor(context: SheetContext) {
    this.#context = context
    this.#numbers = new NumberCells(context.date1904)
  }

  /** To be told before the first piece is taken. */
  tellTo(elements: OpenElements): void {
    this.#elements = elements
  }

  take(bytes: Buffer, from: number): number {
    let at = from
    while (this.#inData && !this.#inCell) {
      const next = this.#takeOne(bytes, skipSpace(bytes, at))
      if (next < 0) break
      at = next
    }
    return at
  }

  resume(bytes: Buffer, at: number): number {
    return this.#plain.next.from(bytes, at)
  }

  #takeOne(bytes: Buffer, at: number): number {
    if (!this.#inRow) return this.#takeRow(bytes, at)
    if (this.#rowUnnumbered) return -1
    const next = this.#plain.cell.read(bytes, at)
    if (next >= 0) {
      this.#plainCellRead(bytes)
      return next
    }
    const { rowEnd, rowName } = this.#plain
    if (!matches(bytes, at, rowEnd)) return -1
    this.#elements?.leave(rowName)
    this.#endRow()
    return at + rowEnd.length
  }

  #takeRow(bytes: Buffer, at: number): number {
    const { row, rowName } = this.#plain
    const next = row.read(bytes, at)
    if (next < 0) return -1
    this.#rowUnnumbered = false
    this.#beginRow(row.number)
    if (row.empty) this.#endRow()
    else this.#elements?.enter(rowName)
    return next
  }

  #plainCellRead(bytes: Buffer): void {
    const { cell } = this.#plain
    this.#column = cell.column === 0 ? this.#lastColumn + 1 : cell.column
    this.#style = cell.style
    this.#type = cell.type
    this.#hasFormula = cell.hasFormula
    if (cell.holds === 'none') this.#putNothing()
    else this.#put(this.#plainValue(bytes, cell.start, cell.text.end))
  }

  #plainValue(bytes: Buffer, start: number, end: number): Cell {
    const { type, text, holds } = this.#plain.cell
    if (type === 's') {
      const index = indexAt(bytes, start, end)
      const shared = index < 0 ? undefined : this.#context.sharedStrings.get(index)
      if (shared !== undefined) return this.#textCell(shared)
    } else if (type === '' && this.#format().general && isTidyNumber(bytes, start, end)) {
      return { text: this.#cut(bytes, start, end), type: 'number' }
    }
    const raw = text.ascii ? this.#cut(bytes, start, end) : this.#wide.text(bytes, start, end)
    return holds === 'inline' ? this.#textCell(raw) : this.#cell(raw)
  }

  /** A string of its own; only for bytes that are ASCII. */
  #cut(bytes: Buffer, start: number, end: number): string {
    if (this.#pieceBytes !== bytes) {
      this.#piece = bytes.toString('latin1')
      this.#pieceBytes = bytes
    }
    return ownCopy(this.#piece.slice(start, end))
  }

  open(name: string, attributes: XmlAttributes, fullName: string): void {
    if (this.#inCell) this.#openInCell(name)
    else if (name === 'c' && this.#inRow) this.#startCell(attributes)
    else if (name === 'row' && this.#inData) this.#startRow(attributes)
    else if (name === 'sheetData') {
      this.#inData = true
      this.#plain = plainFor(fullName.slice(0, -name.length))
    }
  }

  close(name: string): void {
    if (name === 'c' && this.#inCell) this.#endCell()
    else if (this.#inCell) this.#closeInCell(name)
    else if (name === 'row' && this.#inRow) this.#endRow()
    else if (name === 'sheetData') this.#inData = false
  }

  text(raw: string, literal: boolean): void {
    if (this.#collecting === 'value') this.#value = (this.#value ?? '') + (literal ? raw : decodeXmlText(raw))
    else if (this.#collecting === 'inline') this.#inline.text(raw, literal)
  }

  #startRow(attributes: XmlAttributes): void {
    const stated = Number(attributes.get('r') ?? Number.NaN)
    this.#rowUnnumbered = !Number.isInteger(stated)
    this.#beginRow(this.#rowUnnumbered ? this.#lastRow + 1 : stated)
  }

  #beginRow(number: number): void {
    this.#rowNumber = number
    this.#inRow = true
    this.#lastColumn = 0
    this.#row = []
  }

  #endRow(): void {
    this.#inRow = false
    const { rows, notes, limits, path } = this.#context
    // A stream cannot be put in order again: a row that comes too late follows where it stands.
    if (this.#rowNumber <= this.#lastRow) {
      notes.note('ROWS_OUT_OF_ORDER', this.#rowNumber, 1)
      this.#rowNumber = this.#lastRow + 1
    }
    if (this.#rowNumber > limits.maxRows) throw faultError(path, 'tooManyRows')
    this.#lastRow = this.#rowNumber
    rows.add(this.#rowNumber, this.#row)
  }

  #startCell(attributes: XmlAttributes): void {
    const reference = parseReference(attributes.get('r') ?? '')
    if (reference !== null && this.#rowUnnumbered) this.#rowNumber = reference.row
    this.#rowUnnumbered = false
    this.#column = reference?.column ?? this.#lastColumn + 1
    this.#style = Number(attributes.get('s') ?? 0)
    this.#type = attributes.get('t') ?? ''
    this.#value = null
    this.#hasFormula = false
    this.#hasInline = false
    this.#inCell = true
    this.#inline.restart()
  }

  #openInCell(name: string): void {
    if (this.#collecting === 'inline') this.#inline.open(name)
    else if (name === 'v') {
      this.#collecting = 'value'
      this.#value ??= ''
    } else if (name === 'is') {
      this.#collecting = 'inline'
      this.#hasInline = true
    } else if (name === 'f') this.#hasFormula = true
  }

  #closeInCell(name: string): void {
    if (this.#collecting === 'value' && name === 'v') this.#collecting = null
    else if (this.#collecting === 'inline' && name === 'is') this.#collecting = null
    else if (this.#collecting === 'inline') this.#inline.close(name)
  }

  #endCell(): void {
    this.#inCell = false
    this.#collecting = null
    if (this.#hasInline) this.#put(this.#textCell(this.#inline.value))
    else if (this.#value !== null) this.#put(this.#cell(this.#value))
    else this.#putNothing()
  }

  #putNothing(): void {
    this.#checkColumn()
    this.#lastColumn = this.#column
    this.#noteFormula()
  }

  /** Programs that do not calculate leave the value out, or leave it empty. */
  #noteFormula(): void {
    if (this.#hasFormula) this.#context.notes.note('FORMULA_NOT_CALCULATED', this.#rowNumber, this.#column)
  }

  #put(cell: Cell): void {
    this.#checkColumn()
    this.#lastColumn = this.#column
    if (cell === null) {
      this.#noteFormula()
      return
    }
    const row = this.#row
    while (row.length < this.#column - 1) row.push(null)
    row[this.#column - 1] = this.#hasFormula ? withFormula(cell) : cell
  }

  #checkColumn(): void {
    if (this.#column > this.#context.limits.maxColumns) throw faultError(this.#context.path, 'tooManyColumns')
  }

  #cell(raw: string): Cell {
    switch (this.#type) {
      case 's':
        return this.#sharedCell(raw)
      case 'b':
        return booleanCell(raw.trim() === '1' || raw.trim().toLowerCase() === 'true')
      case 'e':
        return errorCell(ownCopy(raw.trim()))
      case 'd':
        return isoDateCell(raw) ?? this.#textCell(ownCopy(raw))
      case 'str':
      case 'inlineStr':
        return this.#textCell(ownCopy(unescapeText(raw)))
      default:
        return this.#numberOrText(raw)
    }
  }

  #numberOrText(raw: string): Cell {
    if (raw === '') return null
    const cell = this.#numbers.make(ownCopy(raw), this.#format())
    return cell ?? this.#textCell(ownCopy(unescapeText(raw)))
  }

  #sharedCell(raw: string): Cell {
    const text = raw.trim() === '' ? undefined : this.#context.sharedStrings.get(Number(raw))
    if (text !== undefined) return this.#textCell(text)
    this.#context.notes.note('SHARED_STRING_MISSING', this.#rowNumber, this.#column)
    return null
  }

  #textCell(text: string): Cell {
    if (text.length > this.#context.limits.maxCellChars) throw faultError(this.#context.path, 'tokenLength')
    const format = this.#style === 0 ? undefined : this.#format()
    if (!format?.changesText) return text
    const shown = format.showText(text)
    return shown === text ? text : { text, type: 'text', shown }
  }

  #format(): NumberFormat {
    return this.#context.styles[this.#style] ?? GENERAL_FORMAT
  }
}

function withFormula(cell: string | SourceCell): SourceCell {
  return typeof cell === 'string' ? { text: cell, type: 'text', formula: true } : { ...cell, formula: true }
}
