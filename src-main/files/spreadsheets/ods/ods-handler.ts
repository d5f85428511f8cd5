// Walks the XML of an OpenDocument spreadsheet: tells sheets, columns, rows and cells to whoever listens.
// Makes no batches and keeps no rows; repetition is handed on as a count.

import type { Cell } from '../row-batches.ts'
import { decodeXmlText, type XmlAttributes, type XmlHandler } from '../xlsx/xml-scanner.ts'
import { odsCell, type StatedCell } from './ods-cells.ts'

export interface OdsListener {
  sheet(name: string, styleName: string): void
  sheetEnd(): void
  columns(count: number, hidden: boolean): void
  /** `covered` = the cell lies under a merged one and does not count. `columns`, `rows` = how far a merged cell reaches. */
  cell(cell: Cell, repeated: number, columns: number, rows: number): void
  rowEnd(repeated: number, hidden: boolean): void
  /** A table style with `table:display="false"`. */
  hiddenStyle(name: string): void
}

const VALUE_ATTRIBUTES: Readonly<Record<string, string>> = {
  float: 'office:value',
  percentage: 'office:value',
  currency: 'office:value',
  date: 'office:date-value',
  time: 'office:time-value',
  boolean: 'office:boolean-value',
  string: 'office:string-value',
}

/** Inside a cell but not part of its text: notes, drawings with tables of their own, phonetic guides. */
const ASIDE = new Set(['annotation', 'shapes', 'frame', 'custom-shape', 'g', 'ruby-text', 'detective', 'note'])

interface OpenCell extends StatedCell {
  repeated: number
  columns: number
  rows: number
  covered: boolean
}

export class OdsHandler implements XmlHandler {
  readonly #listener: OdsListener
  #style = ''
  #tables = 0
  #rowRepeated = 1
  #rowHidden = false
  #cell: OpenCell | null = null
  #aside = 0
  #paragraph: string | null = null

  constructor(listener: OdsListener) {
    this.#listener = listener
  }

  open(name: string, attributes: XmlAttributes): void {
    if (this.#aside > 0 || (this.#tables > 0 && ASIDE.has(name))) this.#aside += 1
    else if (this.#cell !== null) this.#openInCell(name, attributes)
    else this.#openOutside(name, attributes)
  }

  close(name: string): void {
    if (this.#aside > 0) {
      this.#aside -= 1
      return
    }
    if (this.#cell !== null) this.#closeInCell(name, this.#cell)
    else if (name === 'table-row') this.#listener.rowEnd(this.#rowRepeated, this.#rowHidden)
    else if (name === 'table' && this.#tables > 0) {
      this.#tables -= 1
      this.#listener.sheetEnd()
    }
  }

  text(raw: string, literal: boolean): void {
    if (this.#paragraph === null || this.#aside > 0) return
    const text = (literal ? raw : decodeXmlText(raw)).replace(/[\t\n\r ]+/g, ' ')
    const overlap = text.startsWith(' ') && (this.#paragraph === '' || this.#paragraph.endsWith(' '))
    this.#paragraph += overlap ? text.slice(1) : text
  }

  #openOutside(name: string, attributes: XmlAttributes): void {
    switch (name) {
      case 'style':
        this.#style = attributes.get('style:family') === 'table' ? (attributes.get('style:name') ?? '') : ''
        break
      case 'table-properties':
        if (this.#style !== '' && attributes.get('table:display') === 'false') this.#listener.hiddenStyle(this.#style)
        break
      case 'table':
        this.#tables += 1
        this.#listener.sheet(attributes.get('table:name') ?? '', attributes.get('table:style-name') ?? '')
        break
      case 'table-column':
        this.#listener.columns(count(attributes, 'table:number-columns-repeated'), isHidden(attributes))
        break
      case 'table-row':
        this.#rowRepeated = count(attributes, 'table:number-rows-repeated')
        this.#rowHidden = isHidden(attributes)
        break
      case 'table-cell':
      case 'covered-table-cell':
        if (this.#tables > 0) this.#cell = openCell(name, attributes)
        break
    }
  }

  #openInCell(name: string, attributes: XmlAttributes): void {
    if (name === 'p' || name === 'h') this.#paragraph = ''
    else if (this.#paragraph === null) return
    else if (name === 's') this.#paragraph += ' '.repeat(Math.min(count(attributes, 'text:c'), 32_767))
    else if (name === 'tab') this.#paragraph += '\t'
    else if (name === 'line-break') this.#paragraph += '\n'
  }

  #closeInCell(name: string, cell: OpenCell): void {
    if ((name === 'p' || name === 'h') && this.#paragraph !== null) {
      cell.shown = cell.shown === null ? this.#paragraph : `${cell.shown}\n${this.#paragraph}`
      this.#paragraph = null
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.#cell = null
      this.#listener.cell(cell.covered ? null : odsCell(cell), cell.repeated, cell.columns, cell.rows)
    }
  }
}

function openCell(name: string, attributes: XmlAttributes): OpenCell {
  const type = attributes.get('office:value-type') ?? ''
  const valueName = VALUE_ATTRIBUTES[type]
  return {
    type,
    value: valueName === undefined ? undefined : attributes.get(valueName),
    shown: null,
    formula: attributes.get('table:formula') !== undefined,
    error: attributes.get('calcext:value-type') === 'error',
    repeated: count(attributes, 'table:number-columns-repeated'),
    columns: count(attributes, 'table:number-columns-spanned'),
    rows: count(attributes, 'table:number-rows-spanned'),
    covered: name === 'covered-table-cell',
  }
}

function count(attributes: XmlAttributes, name: string): number {
  const value = Number(attributes.get(name) ?? 1)
  return Number.isSafeInteger(value) && value >= 1 ? value : 1
}

function isHidden(attributes: XmlAttributes): boolean {
  const visibility = attributes.get('table:visibility')
  return visibility === 'collapse' || visibility === 'filter'
}
