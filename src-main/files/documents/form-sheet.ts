// Lays out one sheet of a document: title, draft mark, label–value rows, tables, notes, with merged cells and row heights.
// Knows nothing of catalogues or reports.
import { officialTexts } from '../../contract/text/zh-CN/official-documents.ts'
import { columnLetters } from '../spreadsheets/cell-reference.ts'
import type { Form, TableOptions } from './form.ts'
import type { SheetLayout, SheetRow, StyledCell } from './sheet-part.ts'
import type { CellStyle } from './workbook-parts.ts'
import { type DocumentSheet, displayWidth } from './xlsx-writer.ts'

const LINE_HEIGHT = 15.5
const ROW_PADDING = 6
/** Excel shows no row taller than this. */
const MAX_HEIGHT = 400
const LINES_PER_NOTE = 20

/** A cell spanning some columns from where the previous one ended. */
interface Span {
  text: string
  style: CellStyle
  columns: number
}

/** Points; room for a stamp of 4 cm. */
const SEAL_HEIGHT = 120

export class FormSheet implements Form {
  readonly #widths: readonly number[]
  readonly #rows: SheetRow[] = []
  readonly #merges: string[] = []
  #frozenRows = 0

  readonly #portrait: boolean

  constructor(widths: readonly number[], portrait = false) {
    this.#widths = portrait ? fitted(widths) : widths
    this.#portrait = portrait
  }

  title(text: string): void {
    this.#add([{ text, style: 'title', columns: this.#widths.length }], 36)
  }

  subtitle(text: string): void {
    this.#add([{ text, style: 'subtitle', columns: this.#widths.length }], 20)
  }

  warning(text: string): void {
    this.#add([{ text, style: 'warning', columns: this.#widths.length }], 24)
  }

  section(text: string): void {
    this.#add([{ text, style: 'section', columns: this.#widths.length }], 26)
  }

  /** A row holds only so many lines: longer text goes on in the next one. */
  note(text: string): void {
    const lines = text.split('\n')
    for (let at = 0; at < lines.length; at += LINES_PER_NOTE)
      this.#add([
        { text: lines.slice(at, at + LINES_PER_NOTE).join('\n'), style: 'note', columns: this.#widths.length },
      ])
  }

  /** One label with its value over the rest of the width. */
  field(label: string, value: string, labelColumns = 1): void {
    this.#add([
      { text: label, style: 'label', columns: labelColumns },
      { text: value, style: 'text', columns: this.#widths.length - labelColumns },
    ])
  }

  /** Two labels with their values side by side. */
  pair(left: readonly [string, string], right: readonly [string, string]): void {
    const half = Math.floor(this.#widths.length / 2)
    this.#add([
      { text: left[0], style: 'label', columns: 1 },
      { text: left[1], style: 'text', columns: half - 1 },
      { text: right[0], style: 'label', columns: 1 },
      { text: right[1], style: 'text', columns: this.#widths.length - half - 1 },
    ])
  }

  addressee(text: string): void {
    this.#add([{ text, style: 'letter', columns: this.#widths.length }])
  }

  signature(lines: readonly string[]): void {
    for (const text of ['', '', ...lines]) this.#add([{ text, style: 'signature', columns: this.#widths.length }])
  }

  paragraph(text: string): void {
    this.#add([{ text: `　　${text}`, style: 'letter', columns: this.#widths.length }])
  }

  seals(words: readonly string[]): void {
    const each = Math.floor(this.#widths.length / words.length)
    const spans = words.map((text, i) => ({
      text: `${text}\n\n\n\n\n${officialTexts.dateLine}`,
      style: 'seal' as const,
      columns: i === words.length - 1 ? this.#widths.length - each * i : each,
    }))
    this.#add(spans, SEAL_HEIGHT)
  }

  /**
   * A table; `spans[i]` = sheet columns the i-th table column takes (their sum is the width), `centred` = its short columns. `repeat`
   * keeps the header visible and printed on every page; only for the one table that runs on.
   */
  table(header: readonly string[], rows: Iterable<readonly string[]>, options: TableOptions = {}): void {
    const spans = options.spans ?? header.map(() => 1)
    this.#add(header.map((text, i) => ({ text, style: 'tableHeader', columns: spans[i] ?? 1 })))
    if (options.repeat) this.#frozenRows = this.#rows.length
    const style = (column: number): CellStyle =>
      options.centred?.includes(column) ? 'centred' : options.figures?.includes(column) ? 'figure' : 'text'
    for (const row of rows) this.#add(row.map((text, i) => ({ text, style: style(i), columns: spans[i] ?? 1 })))
  }

  sheet(name: string): DocumentSheet {
    const layout: SheetLayout = {
      name,
      widths: this.#widths,
      columnStyle: 'plain',
      frozenRows: this.#frozenRows,
      merges: this.#merges,
      printed: true,
      portrait: this.#portrait,
    }
    return { layout, rows: this.#rows }
  }

  #add(spans: readonly Span[], height?: number): void {
    const cells: StyledCell[] = []
    let lines = 1
    for (const span of spans) {
      const from = cells.length
      cells.push({ text: span.text, style: span.style })
      // Merged cells need their style in every cell, or the border has gaps.
      for (let i = 1; i < span.columns; i += 1) cells.push({ text: '', style: span.style })
      lines = Math.max(lines, this.#linesOf(span.text, from, span.columns))
      if (span.columns > 1) this.#merges.push(this.#range(from, span.columns))
    }
    this.#rows.push({ cells, height: height ?? Math.min(MAX_HEIGHT, lines * LINE_HEIGHT + ROW_PADDING) })
  }

  /** Programs do not fit the height of rows with merged cells, so the lines are counted here. */
  #linesOf(text: string, from: number, columns: number): number {
    const width = this.#widths.slice(from, from + columns).reduce((sum, one) => sum + one, 0)
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil((displayWidth(line) * 1.1) / width)), 0)
  }

  #range(from: number, columns: number): string {
    const row = this.#rows.length + 1
    return `${columnLetters(from + 1)}${row}:${columnLetters(from + columns)}${row}`
  }
}

/** Characters across an upright A4 page at full size: wider forms would be printed smaller than people read with ease. */
const PORTRAIT_CHARACTERS = 92

function fitted(widths: readonly number[]): number[] {
  const whole = widths.reduce((sum, width) => sum + width, 0)
  return whole <= PORTRAIT_CHARACTERS
    ? [...widths]
    : widths.map(width => Math.floor((width * PORTRAIT_CHARACTERS * 10) / whole) / 10)
}
