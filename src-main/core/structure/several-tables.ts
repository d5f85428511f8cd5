// Tells where one table on a sheet ends and the next begins: at a header of its own, mostly after blank rows.
// A blank row alone never splits; a header without one has to contradict the table above (stacked-table.ts). Tables side by
// side are table-lanes.ts.
import { isBlankRow, type StructureRow } from './cells.ts'
import { findHeaderRows } from './header-rows.ts'
import type { Region } from './references.ts'
import { BodyHabit, stackedHeader } from './stacked-table.ts'
import { rowSignature } from './table-head.ts'

export interface NumberedRow<Cells extends StructureRow = StructureRow> {
  number: number
  cells: Cells
}

interface Certain<Cells extends StructureRow> {
  table: number
  rows: NumberedRow<Cells>[]
}

/** Filled rows that are looked at for a new header. */
const LOOK_AHEAD = 6
/** Rows that are held at most while looking. */
const MOST_HELD = 2000
/** Below this a row is not trusted to be a header. */
const SURE = 0.9
/** Rows of a table's beginning that tell what its columns hold. */
const MOST_START = 100
/** Up to this many rows every one may change what is known of the table; later ones do at these counts. */
const EARLY = 25
const LATE: ReadonlySet<number> = new Set([50, MOST_START])

export class TableSplitter<Cells extends StructureRow = StructureRow> {
  readonly #regions: readonly Region[]
  /** The beginning of the present table. */
  #start: NumberedRow<Cells>[] = []
  #header: string | null = null
  /** Rows of the beginning in which no header was found. */
  #sought = 0
  #habit: BodyHabit | null = null
  #held: NumberedRow<Cells>[] = []
  /** The held rows follow a blank one. */
  #afterBlank = false
  #table = 1

  constructor(regions: readonly Region[]) {
    this.#regions = regions
  }

  /** True for nearly every row: it belongs to the present table, and no row is held. Any other row is to be given to `add`. */
  goesOn(row: NumberedRow<Cells>): boolean {
    if (this.#held.length > 0) return false
    if (isBlankRow(row.cells) ? this.#knowsHeader() : this.#habit?.mayEnd(row.cells) === true) return false
    this.#learn(row)
    return true
  }

  /** Rows whose table is certain now, in order, each with the number of its table, counted from 1. */
  add(row: NumberedRow<Cells>): Certain<Cells>[] {
    if (this.#held.length > 0) {
      this.#held.push(row)
      const filled = this.#held.filter(({ cells }) => !isBlankRow(cells)).length
      return filled >= LOOK_AHEAD || this.#held.length >= MOST_HELD ? this.#decide() : []
    }
    if (this.goesOn(row)) return [{ table: this.#table, rows: [row] }]
    this.#held = [row]
    this.#afterBlank = isBlankRow(row.cells)
    return []
  }

  /** The sheet has ended. */
  finish(): Certain<Cells>[] {
    const certain: Certain<Cells>[] = []
    while (this.#held.length > 0) certain.push(...this.#decide())
    return certain
  }

  #learn(row: NumberedRow<Cells>): void {
    if (this.#start.length >= MOST_START) return
    this.#start.push(row)
    if (this.#start.length <= EARLY || LATE.has(this.#start.length)) this.#knowHabit()
  }

  #knowHabit(): void {
    const found = findHeaderRows(this.#start, this.#regions).rows
    if (found === null) return
    const [first, last] = found
    this.#habit = new BodyHabit({ header: this.#start.slice(first, last + 1), body: this.#start.slice(last + 1) })
  }

  /** Asked at every blank row: looks again only when the beginning has grown. */
  #knowsHeader(): boolean {
    if (this.#header !== null) return true
    if (this.#sought === this.#start.length) return false
    this.#sought = this.#start.length
    const found = findHeaderRows(this.#start, this.#regions)
    const last = found.rows?.[1]
    if (last === undefined || this.#start.slice(last + 1).every(({ cells }) => isBlankRow(cells))) return false
    this.#header = rowSignature(this.#start[last]!.cells)
    return true
  }

  #decide(): Certain<Cells>[] {
    const rows = this.#held
    this.#held = []
    const header = this.#afterBlank ? this.#headerAfterBlank(rows) : this.#headerStacked(rows)
    const row = header === null ? undefined : rows[header]
    if (header === null || row === undefined) return this.#goOn(rows)
    this.#table += 1
    this.#header = rowSignature(row.cells)
    this.#start = []
    this.#sought = 0
    this.#habit = null
    return this.#release(rows, header + 1)
  }

  /** The first `count` rows are certain; the others may yet begin another table. */
  #release(rows: readonly NumberedRow<Cells>[], count: number): Certain<Cells>[] {
    const certain = { table: this.#table, rows: rows.slice(0, count) }
    for (const row of certain.rows) this.#learn(row)
    return [certain, ...rows.slice(count).flatMap(row => this.add(row))]
  }

  /** The first of the rows, and the blank ones, belong to the present table. */
  #goOn(rows: readonly NumberedRow<Cells>[]): Certain<Cells>[] {
    const filled = rows.findIndex(({ cells }) => !isBlankRow(cells))
    return this.#release(rows, filled < 0 ? rows.length : Math.max(1, filled))
  }

  /** Index of the last row of the header that begins another table; null = there is none. */
  #headerAfterBlank(rows: readonly NumberedRow<Cells>[]): number | null {
    const found = findHeaderRows(rows, this.#regions)
    const last = found.rows?.[1]
    const header = last === undefined ? '' : rowSignature(rows[last]!.cells)
    return last === undefined || found.confidence < SURE || header === this.#header ? null : last
  }

  #headerStacked(rows: readonly NumberedRow<Cells>[]): number | null {
    const habit = this.#habit
    const last = habit === null ? null : stackedHeader(rows, this.#regions, habit)
    return last === null || !(habit?.isTable === true || this.#isTableBefore(rows)) ? null : last
  }

  /** What stands above a table in lines as wide as a header is no table of its own when the header found is the later one. */
  #isTableBefore(rows: readonly NumberedRow<Cells>[]): boolean {
    const found = findHeaderRows([...this.#start, ...rows], this.#regions).rows
    return found !== null && found[1] < this.#start.length
  }
}
