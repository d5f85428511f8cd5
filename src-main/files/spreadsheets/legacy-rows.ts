// Turns SheetJS cells into source cells, by their raw value and number format.
// Never uses a JS Date and reads no files.
import type { CellObject, WorkSheet } from 'xlsx'
import type { SheetHead } from '../table-source.ts'
import { columnLetters } from './cell-reference.ts'
import { booleanCell, errorCell, NumberCells } from './formats/cell-value.ts'
import { compileFormat, GENERAL_FORMAT, type NumberFormat } from './formats/number-format.ts'
import type { Cell } from './row-batches.ts'

const ERROR_TEXTS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
}

export class LegacyCells {
  readonly #numbers: NumberCells
  readonly #formats = new Map<string, NumberFormat>()

  constructor(date1904: boolean) {
    this.#numbers = new NumberCells(date1904)
  }

  /** The cells of a row up to its last value; empty when it has none. */
  row(cells: readonly (CellObject | null | undefined)[]): Cell[] {
    const row: Cell[] = []
    for (const [at, stored] of cells.entries()) {
      const cell = stored ? this.#cell(stored) : null
      if (cell === null) continue
      while (row.length < at) row.push(null)
      row[at] = cell
    }
    return row
  }

  #cell(stored: CellObject): Cell {
    const cell = this.#value(stored)
    if (cell === null || stored.f === undefined) return cell
    return typeof cell === 'string' ? { text: cell, type: 'text', formula: true } : { ...cell, formula: true }
  }

  #value(stored: CellObject): Cell {
    const { v } = stored
    switch (stored.t) {
      case 's':
        return v === undefined ? null : this.#text(String(v), stored.z)
      case 'n':
        return typeof v === 'number' ? this.#numbers.make(String(v), this.#format(stored.z)) : null
      case 'b':
        return booleanCell(v === true)
      case 'e':
        return errorCell(ERROR_TEXTS[Number(v)] ?? '#VALUE!')
      case 'd':
      case 'z':
        return null
    }
  }

  #text(text: string, code: string | number | undefined): Cell {
    const format = this.#format(code)
    const shown = format.changesText ? format.showText(text) : text
    return shown === text ? text : { text, type: 'text', shown }
  }

  #format(code: string | number | undefined): NumberFormat {
    if (typeof code !== 'string') return GENERAL_FORMAT
    const known = this.#formats.get(code)
    if (known) return known
    const format = compileFormat(code)
    this.#formats.set(code, format)
    return format
  }
}

export function legacyHead(sheet: WorkSheet): SheetHead {
  const hiddenRows = (sheet['!rows'] ?? []).flatMap((row, at) => (row?.hidden ? [at + 1] : []))
  const hiddenColumns = (sheet['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [columnLetters(at + 1)] : []))
  const mergedRegions = (sheet['!merges'] ?? []).flatMap(({ s, e }) =>
    s.r === e.r && s.c === e.c ? [] : [`${columnLetters(s.c + 1)}${s.r + 1}:${columnLetters(e.c + 1)}${e.r + 1}`],
  )
  return { mergedRegions, hiddenRows, hiddenColumns, rowEstimate: rowsOf(sheet).length || null }
}

export function rowsOf(sheet: WorkSheet): readonly (readonly (CellObject | null | undefined)[] | undefined)[] {
  return sheet['!data'] ?? []
}
