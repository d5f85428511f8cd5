// Tells where one table on a sheet ends and the next begins: blank rows, then a header of its own.
// Simple on purpose: a blank row alone never splits; tables side by side are table-lanes.ts.
import { isBlankRow, type StructureRow } from './cells.ts'
import { findHeaderRows } from './header-rows.ts'
import type { Region } from './references.ts'
import { rowSignature } from './table-head.ts'

export interface NumberedRow<Cells extends StructureRow = StructureRow> {
  number: number
  cells: Cells
}

/** Rows after a blank one that are looked at for a new header. */
const LOOK_AHEAD = 6
/** Blank rows that are held at most while looking. */
const MOST_HELD = 2000
/** Below this a row is not trusted to be a header. */
const SURE = 0.9

export class TableSplitter<Cells extends StructureRow = StructureRow> {
  readonly #regions: readonly Region[]
  /** The beginning of the present table, until its header is known. */
  #start: NumberedRow<Cells>[] = []
  #header: string | null = null
  #held: NumberedRow<Cells>[] = []
  #table = 1

  constructor(regions: readonly Region[]) {
    this.#regions = regions
  }

  /** Rows whose table is certain now, in order, each with the number of its table, counted from 1. */
  add(row: NumberedRow<Cells>): { table: number; rows: NumberedRow<Cells>[] } {
    const blank = isBlankRow(row.cells)
    if (this.#held.length > 0) {
      this.#held.push(row)
      const filled = this.#held.filter(({ cells }) => !isBlankRow(cells)).length
      return filled >= LOOK_AHEAD || this.#held.length >= MOST_HELD ? this.#decide() : { table: this.#table, rows: [] }
    }
    if (blank && this.#knowsHeader()) {
      this.#held = [row]
      return { table: this.#table, rows: [] }
    }
    if (this.#header === null && this.#start.length < 100) this.#start.push(row)
    return { table: this.#table, rows: [row] }
  }

  /** The sheet has ended. */
  finish(): { table: number; rows: NumberedRow<Cells>[] } {
    return this.#held.length === 0 ? { table: this.#table, rows: [] } : this.#decide()
  }

  #knowsHeader(): boolean {
    if (this.#header !== null) return true
    const found = findHeaderRows(this.#start, this.#regions)
    const last = found.rows?.[1]
    if (last === undefined || this.#start.slice(last + 1).every(({ cells }) => isBlankRow(cells))) return false
    this.#header = rowSignature(this.#start[last]!.cells)
    return true
  }

  #decide(): { table: number; rows: NumberedRow<Cells>[] } {
    const rows = this.#held
    this.#held = []
    const found = findHeaderRows(rows, this.#regions)
    const last = found.rows?.[1]
    const header = last === undefined ? '' : rowSignature(rows[last]!.cells)
    if (last === undefined || found.confidence < SURE || header === this.#header) return { table: this.#table, rows }
    this.#table += 1
    this.#header = header
    return { table: this.#table, rows }
  }
}
