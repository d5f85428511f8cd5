// Watches whether the records have the shape the header promises: their length, hidden rows and columns, merged cells.
// Changes nothing; says what a person should look at.
import type { Reading, ReadWarning } from '../contract/reading.ts'
import { filledWidth } from '../core/structure/cells.ts'
import type { ColumnMap } from '../core/structure/column-map.ts'
import type { CoveredValues } from '../core/structure/merged-fill.ts'
import type { Region } from '../core/structure/references.ts'
import type { ClassifiedRow } from '../core/structure/row-classifier.ts'
import type { TableHead } from '../core/structure/table-head.ts'
import { readingWarning } from './reading-warnings.ts'
import type { SheetHead, SourceCell, TableSource } from './table-source.ts'

type Cell = string | SourceCell | null

export interface Shape {
  source: TableSource
  sheet: string
  head: TableHead
  beginning: readonly { number: number; cells: Cell[] }[]
  columns: ColumnMap<Cell>
  sheetHead: SheetHead
  reading: Reading
}

interface Tally {
  first: number
  count: number
}

export class RowShape {
  readonly #shape: Shape
  readonly #delimited: boolean
  readonly #names: number
  /** Cells of the header row, or of the first row where there is none. */
  readonly #usual: number
  readonly #hidden: ReadonlySet<number>
  #merged: readonly Region[] = []
  #ragged: Tally = { first: 0, count: 0 }
  #extra: Tally = { first: 0, count: 0 }
  #hiddenRows: Tally = { first: 0, count: 0 }

  constructor(shape: Shape) {
    const { source, head, beginning, sheetHead } = shape
    this.#shape = shape
    // Only delimited text is ragged: a spreadsheet leaves out trailing blank cells as it likes.
    this.#delimited = source.delimiter !== null
    this.#names = head.names.length
    const last = head.headerRows?.[1] ?? head.firstBodyRow
    this.#usual = beginning.find(({ number }) => number === last)?.cells.length ?? head.names.length
    this.#hidden = new Set(sheetHead.hiddenRows)
  }

  watchMerged(regions: readonly Region[]): void {
    this.#merged = regions
  }

  watch(rows: readonly ClassifiedRow<Cell[]>[]): void {
    for (const { row, role, cells } of rows) {
      if (role !== 'data') continue
      if (this.#delimited && cells.length !== this.#usual) this.#ragged = counted(this.#ragged, row)
      if (cells.length > this.#names && filledWidth(cells) > this.#names) this.#extra = counted(this.#extra, row)
      if (this.#hidden.size > 0 && this.#hidden.has(row)) this.#hiddenRows = counted(this.#hiddenRows, row)
    }
  }

  warnings(covered: CoveredValues): ReadWarning[] {
    const { sheet, head, columns, sheetHead, reading } = this.#shape
    const at = { sheet }
    const found: ReadWarning[] = []
    const { first: row, count } = this.#ragged
    if (count > 0) found.push(readingWarning('RAGGED_ROWS', { row, count }, at))
    if (columns.late > 0) {
      const names = head.names.slice(this.#names).join('、')
      found.push(
        readingWarning('EXTRA_CELLS', { row: this.#extra.first, count: this.#extra.count, columns: names }, at),
      )
    }
    const hidden = this.#hiddenRows
    if (hidden.count > 0) found.push(readingWarning('HIDDEN_ROWS', { row: hidden.first, count: hidden.count }, at))
    const letters = reading.hiddenColumns === 'leaveOut' ? [] : this.#hiddenNames(sheetHead.hiddenColumns)
    if (letters.length > 0) {
      found.push(readingWarning('HIDDEN_COLUMNS', { count: letters.length, columns: letters.join('、') }, at))
    }
    if (this.#merged.length > 0 && reading.mergedCells === undefined) {
      const top = Math.min(...this.#merged.map(region => region.top))
      found.push(readingWarning('MERGED_DOWN', { count: this.#merged.length, row: top }, at))
    }
    if (covered.count > 0) {
      found.push(readingWarning('MERGED_COVERED', { count: covered.count, row: covered.first }, at))
    }
    return found
  }

  /** Programs hide all columns behind the last one; only those of the table matter. */
  #hiddenNames(hidden: readonly string[]): string[] {
    const wanted = new Set(hidden)
    const { head, columns } = this.#shape
    return head.names.filter((_, column) => wanted.has(columns.letter(column)))
  }
}

function counted(tally: Tally, row: number): Tally {
  return { first: tally.count === 0 ? row : tally.first, count: tally.count + 1 }
}
