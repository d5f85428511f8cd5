// Follows a sheet row by row and tells which rows and columns belong to which of its tables.
// Keeps the beginning of each table and no more; judges no row.
import { filledWidth, isBlankRow, type StructureCell } from './cells.ts'
import { columnLetters, type Region } from './references.ts'
import { type NumberedRow, TableSplitter } from './several-tables.ts'
import { findTableHead, HEAD_ROWS, type TableHead } from './table-head.ts'
import { findLanes, type Lane, regionsWithin } from './table-lanes.ts'

export interface SheetRow<Cell extends StructureCell = StructureCell> extends NumberedRow<Cell[]> {
  /** The row belongs to another table of the sheet. */
  other?: true
}

/** One table as it was found; rows from 1, columns as letters. */
export interface FoundTable {
  table: number
  region: string
  headerRows: [number, number] | null
  columns: string[]
  rows: number
  confidence: number
}

interface Watched {
  lane: Lane
  beginning: NumberedRow[]
  firstRow: number
  lastRow: number
  width: number
}

const WHOLE_WIDTH: Lane = { left: 0, right: Number.POSITIVE_INFINITY }

/** Rows of a band that are looked at for tables side by side. */
const LANE_ROWS = 60
/** A sheet with more tables than this is no sheet of tables; the rest is not described. */
const MOST_DESCRIBED = 100

export class SheetTables<Cell extends StructureCell = StructureCell> {
  readonly #regions: readonly Region[]
  /** 1-based; 0 = the whole sheet is one table. */
  readonly #wanted: number
  readonly #splitter: TableSplitter<Cell[]>
  readonly #watched: Watched[] = []
  #band = 1
  /** Rows of the present band until its lanes are known. */
  #held: NumberedRow<Cell[]>[] | null = []
  #lanes: Lane[] = []
  /** Number of the band's first table. */
  #first = 1

  constructor(regions: readonly Region[], wanted: number) {
    this.#regions = regions
    this.#wanted = wanted
    this.#splitter = new TableSplitter(regions)
  }

  /** Puts the rows that are certain now behind `into`, in order; those of the wanted table cut to its columns. */
  add(row: NumberedRow<Cell[]>, into: SheetRow<Cell>[]): void {
    if (this.#wanted === 0) into.push(this.#whole(row))
    // Nothing else happens at nearly every row of a large table.
    else if (this.#held === null && this.#splitter.goesOn(row)) into.push(this.#own(row))
    else for (const certain of this.#splitter.add(row)) into.push(...this.#take(certain))
  }

  #whole(row: NumberedRow<Cell[]>): SheetRow<Cell> {
    if (this.#watched.length === 0) this.#watched.push(newlyWatched(WHOLE_WIDTH))
    watch(this.#watched[0], row.number, row.cells)
    return row
  }

  finish(): SheetRow<Cell>[] {
    if (this.#wanted === 0) return []
    const rest = this.#splitter.finish().flatMap(certain => this.#take(certain))
    return [...rest, ...this.#settle()]
  }

  /** Tables found so far. */
  get count(): number {
    return this.#wanted === 0 ? 1 : Math.max(1, this.#first + this.#lanes.length - 1)
  }

  /** The columns of the wanted table; the whole width until it has begun. */
  get lane(): Lane {
    return this.#watched[this.#wanted - 1]?.lane ?? WHOLE_WIDTH
  }

  /** First row of the table after the wanted one; null when there is none. */
  get nextTable(): number | null {
    const found = this.#watched.find((_, at) => at !== this.#wanted - 1)
    return found?.firstRow ?? null
  }

  #take({ table, rows }: { table: number; rows: NumberedRow<Cell[]>[] }): SheetRow<Cell>[] {
    const settled: SheetRow<Cell>[] = []
    if (table !== this.#band) {
      settled.push(...this.#settle())
      this.#band = table
      this.#first += this.#lanes.length
      this.#lanes = []
      this.#held = []
    }
    if (this.#held === null) {
      for (const row of rows) settled.push(this.#own(row))
      return settled
    }
    this.#held.push(...rows)
    return this.#held.length < LANE_ROWS ? settled : [...settled, ...this.#settle()]
  }

  /** Decides on the lanes of the band and lets its held rows go. */
  #settle(): SheetRow<Cell>[] {
    const held = this.#held
    if (held === null || held.length === 0) return []
    this.#held = null
    this.#lanes = findLanes(held, this.#regions)
    for (const lane of this.#lanes) {
      this.#watched.push(newlyWatched(lane))
    }
    return held.map(row => this.#own(row))
  }

  #own(row: NumberedRow<Cell[]>): SheetRow<Cell> {
    if (this.#lanes.length === 1 && this.#first === this.#wanted) {
      watch(this.#watched[this.#wanted - 1], row.number, row.cells)
      return row
    }
    let own: SheetRow<Cell> | null = null
    for (const [at, lane] of this.#lanes.entries()) {
      const cells = this.#lanes.length === 1 ? row.cells : row.cells.slice(lane.left, lane.right + 1)
      const table = this.#first + at
      watch(this.#watched[table - 1], row.number, cells)
      if (table === this.#wanted) own = { number: row.number, cells }
    }
    return own ?? { ...row, other: true }
  }

  /** Every table with its place and header. `present` = the wanted one, as its reader knows it. */
  describe(present?: Pick<TableHead, 'headerRows' | 'names' | 'confidence'>): FoundTable[] {
    return this.#watched.slice(0, MOST_DESCRIBED).flatMap((watched, at) => {
      if (watched.firstRow === 0) return []
      const head =
        at === Math.max(1, this.#wanted) - 1 && present !== undefined ? present : headOf(watched, this.#regions)
      return [describeTable(at + 1, watched, head)]
    })
  }
}

function newlyWatched(lane: Lane): Watched {
  return { lane, beginning: [], firstRow: 0, lastRow: 0, width: 0 }
}

function watch(watched: Watched | undefined, number: number, cells: StructureCell[]): void {
  if (watched === undefined) return
  if (watched.beginning.length < HEAD_ROWS) watched.beginning.push({ number, cells })
  if (isBlankRow(cells)) return
  if (watched.firstRow === 0) watched.firstRow = number
  watched.lastRow = number
  if (cells.length > watched.width) watched.width = Math.max(watched.width, filledWidth(cells))
}

function headOf({ beginning, lane }: Watched, regions: readonly Region[]): TableHead {
  return findTableHead({ rows: beginning, regions: regionsWithin(regions, lane), choice: 'auto' })
}

function describeTable(
  table: number,
  { lane, firstRow, lastRow, width }: Watched,
  head: Pick<TableHead, 'headerRows' | 'names' | 'confidence'>,
): FoundTable {
  const right = lane.left + Math.max(1, width) - 1
  return {
    table,
    region: `${columnLetters(lane.left)}${firstRow}:${columnLetters(right)}${lastRow}`,
    headerRows: head.headerRows,
    columns: [...head.names],
    rows: lastRow - firstRow + 1,
    confidence: head.confidence,
  }
}
