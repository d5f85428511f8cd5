// Listens to the walk through an OpenDocument spreadsheet: first for what sheets there are, then for the rows of one.
// Every repetition is bounded here, since one attribute can ask for a million rows.
import { filledWidth } from '../../../core/structure/cells.ts'
import type { ReadLimits, RowBatch, SheetHead } from '../../table-source.ts'
import { columnLetters } from '../cell-reference.ts'
import { faultError } from '../faults.ts'
import { MAX_MERGED_REGIONS } from '../limits.ts'
import type { Cell, RowBatches } from '../row-batches.ts'
import type { OdsListener } from './ods-handler.ts'

export interface OdsSheet {
  name: string
  hidden: boolean
  head: SheetHead
}

/** Cells that may come out of repetition in one sheet. */
const MAX_REPEATED_CELLS = 50_000_000

abstract class SheetWalk implements OdsListener {
  protected readonly path: string
  protected readonly limits: ReadLimits
  protected rowNumber = 1
  protected column = 1
  #repeatedCells = 0

  constructor(path: string, limits: ReadLimits) {
    this.path = path
    this.limits = limits
  }

  abstract sheet(name: string, styleName: string): void
  abstract sheetEnd(): void
  abstract columns(count: number, hidden: boolean): void
  abstract hiddenStyle(name: string): void
  protected abstract values(cell: Cell, repeated: number): void
  protected abstract merged(region: string): void
  /** Called once per row element; `filled` = it holds a value. */
  protected abstract row(repeated: number, filled: boolean, hidden: boolean): void
  #filled = false

  cell(cell: Cell, repeated: number, columns: number, rows: number): void {
    if (cell !== null) {
      if (this.column + repeated - 1 > this.limits.maxColumns) throw faultError(this.path, 'tooManyColumns')
      this.#count(repeated - 1)
      this.#filled = true
      this.values(cell, repeated)
    }
    if (columns > 1 || rows > 1) this.merged(regionOf(this.column, this.rowNumber, columns, rows))
    this.column += repeated
  }

  rowEnd(repeated: number, hidden: boolean): void {
    if (this.#filled) {
      if (this.rowNumber + repeated - 1 > this.limits.maxRows) throw faultError(this.path, 'tooManyRows')
      this.#count((repeated - 1) * (this.column - 1))
    }
    this.row(repeated, this.#filled, hidden)
    this.rowNumber += repeated
    this.column = 1
    this.#filled = false
  }

  protected restart(): void {
    this.rowNumber = 1
    this.column = 1
    this.#filled = false
  }

  #count(cells: number): void {
    this.#repeatedCells += Math.max(0, cells)
    if (this.#repeatedCells > MAX_REPEATED_CELLS) throw faultError(this.path, 'expansion')
  }
}

function regionOf(column: number, row: number, columns: number, rows: number): string {
  return `${columnLetters(column)}${row}:${columnLetters(column + columns - 1)}${row + rows - 1}`
}

/** Gathers names, visibility and heads of all sheets. */
export class SheetList extends SheetWalk {
  readonly sheets: OdsSheet[] = []
  readonly #hiddenStyles = new Set<string>()
  #sheetColumns = 0

  sheet(name: string, styleName: string): void {
    const head: SheetHead = { mergedRegions: [], hiddenRows: [], hiddenColumns: [], rowEstimate: null }
    this.sheets.push({ name, hidden: this.#hiddenStyles.has(styleName), head })
    this.#sheetColumns = 0
    this.restart()
  }

  sheetEnd(): void {
    this.restart()
  }

  hiddenStyle(name: string): void {
    this.#hiddenStyles.add(name)
  }

  columns(count: number, hidden: boolean): void {
    const last = Math.min(this.#sheetColumns + count, this.limits.maxColumns)
    for (let column = this.#sheetColumns + 1; hidden && column <= last; column += 1) {
      this.#head?.hiddenColumns.push(columnLetters(column))
    }
    this.#sheetColumns = last
  }

  protected values(_cell: Cell, _repeated: number): void {
    this.#sheetColumns = Math.max(this.#sheetColumns, this.column)
  }

  protected merged(region: string): void {
    const head = this.#head
    if (head === undefined) return
    if (head.mergedRegions.length >= MAX_MERGED_REGIONS) throw faultError(this.path, 'tooManyRegions')
    head.mergedRegions.push(region)
  }

  protected row(repeated: number, filled: boolean, hidden: boolean): void {
    const head = this.#head
    if (head === undefined) return
    const last = Math.min(this.rowNumber + repeated - 1, this.limits.maxRows)
    if (filled) head.rowEstimate = last
    for (let row = this.rowNumber; hidden && row <= last; row += 1) head.hiddenRows.push(row)
  }

  get #head(): SheetHead | undefined {
    return this.sheets.at(-1)?.head
  }
}

/** The first rows of a sheet, as far as they were kept. */
export interface OdsBeginning {
  rows: RowBatch
  /** These are all rows with values that it has. */
  ended: boolean
}

/** Cells kept of all sheets together. */
const MOST_KEPT_CELLS = 1_000_000

/** The same as SheetList, and the first rows of every sheet with it. */
export class SheetBeginnings extends SheetList {
  readonly beginnings: OdsBeginning[] = []
  readonly #mostRows: number
  #keptCells = 0
  #row: Cell[] = []

  constructor(path: string, limits: ReadLimits, mostRows: number) {
    super(path, limits)
    this.#mostRows = mostRows
  }

  /** The sheet a person sees first: of the visible ones the first that holds a value; -1 = none so far. */
  get firstVisible(): number {
    return this.sheets.findIndex(({ hidden }, at) => !hidden && this.#holdsValue(at))
  }

  /** What is known of a sheet is enough to show its first `rows` rows. */
  shows(at: number, rows: number): boolean {
    const beginning = this.beginnings[at]
    return beginning !== undefined && (beginning.ended || beginning.rows.rowNumbers.length >= rows)
  }

  override sheet(name: string, styleName: string): void {
    super.sheet(name, styleName)
    this.beginnings.push({ rows: { rowNumbers: [], cells: [] }, ended: false })
    this.#row = []
  }

  override sheetEnd(): void {
    super.sheetEnd()
    const present = this.beginnings.at(-1)
    // Rows that were not kept any more are no end.
    if (present !== undefined) present.ended ||= this.#keepsOf(present)
  }

  protected override values(cell: Cell, repeated: number): void {
    super.values(cell, repeated)
    const present = this.beginnings.at(-1)
    if (present === undefined || !this.#keepsOf(present)) return
    while (this.#row.length < this.column - 1) this.#row.push(null)
    for (let copy = 0; copy < repeated; copy += 1) this.#row.push(cell)
  }

  protected override row(repeated: number, filled: boolean, hidden: boolean): void {
    super.row(repeated, filled, hidden)
    const cells = this.#row
    this.#row = []
    const present = this.beginnings.at(-1)
    if (!filled || present === undefined) return
    for (let copy = 0; copy < repeated && this.#keepsOf(present); copy += 1) {
      present.rows.rowNumbers.push(this.rowNumber + copy)
      present.rows.cells.push(copy === 0 ? cells : [...cells])
      this.#keptCells += cells.length
    }
  }

  #holdsValue(at: number): boolean {
    return this.beginnings[at]?.rows.cells.some(cells => filledWidth(cells) > 0) === true
  }

  #keepsOf({ rows }: OdsBeginning): boolean {
    return rows.rowNumbers.length < this.#mostRows && this.#keptCells < MOST_KEPT_CELLS
  }
}

/** Puts the rows of one sheet into batches; rows without any value are absent, like those the file leaves out. */
export class SheetValues extends SheetWalk {
  readonly #wanted: string
  readonly #batches: RowBatches
  /** The sheet lies behind: what follows are others. */
  ended = false
  #reading = false
  #row: Cell[] = []

  constructor(path: string, limits: ReadLimits, wanted: string, batches: RowBatches) {
    super(path, limits)
    this.#wanted = wanted
    this.#batches = batches
  }

  sheet(name: string): void {
    this.#reading = name === this.#wanted
    this.#row = []
    this.restart()
  }

  sheetEnd(): void {
    if (this.#reading) this.ended = true
    this.#reading = false
  }

  hiddenStyle(): void {
    // Known already from the list of sheets.
  }

  columns(): void {
    // Known already from the list of sheets.
  }

  protected values(cell: Cell, repeated: number): void {
    if (!this.#reading) return
    while (this.#row.length < this.column - 1) this.#row.push(null)
    for (let copy = 0; copy < repeated; copy += 1) this.#row.push(cell)
  }

  protected merged(): void {
    // Known already from the list of sheets.
  }

  protected row(repeated: number, filled: boolean): void {
    const cells = this.#row
    this.#row = []
    if (!this.#reading || !filled) return
    for (let copy = 0; copy < repeated; copy += 1)
      this.#batches.add(this.rowNumber + copy, copy === 0 ? cells : [...cells])
  }
}
