// Which columns of the sheet become columns of the table: spacer and left-out columns fall away, late ones are added.
// Loses no value: a spacer or a place beyond the header that turns out to hold something becomes a column 列N.
import { filledWidth, isBlank, type StructureCell } from './cells.ts'
import type { HeaderRow } from './column-names.ts'
import { columnLetters, type Region } from './references.ts'

export interface ColumnMapInput {
  /** 0-based position on the sheet of the first column that rows here have. */
  left: number
  /** Positions in the rows that hold nothing, as far as seen. */
  spacers: readonly number[]
  /** Positions that the person does not want. */
  leftOut: readonly number[]
}

export class ColumnMap<Cell extends StructureCell> {
  readonly #left: number
  readonly #leftOut: ReadonlySet<number>
  readonly #dropped: ReadonlySet<number>
  readonly #identity: boolean
  /** Positions in the rows, by column of the table, and back. */
  #kept: number[] = []
  readonly #places = new Map<number, number>()
  #names: string[] = []
  #byLetter = false
  #late = new Map<number, number>()

  constructor({ left, spacers, leftOut }: ColumnMapInput) {
    this.#left = left
    this.#leftOut = new Set(leftOut)
    this.#dropped = new Set([...spacers, ...leftOut])
    this.#identity = this.#dropped.size === 0
  }

  /** Regions as they lie among the columns that stay. */
  regions(regions: readonly Region[]): Region[] {
    if (this.#identity) return [...regions]
    const before = (column: number) => [...this.#dropped].filter(dropped => dropped < column).length
    return regions.flatMap(region => {
      const left = region.left - before(region.left)
      const right = region.right - before(region.right + 1)
      return right < left ? [] : [{ ...region, left, right }]
    })
  }

  /** The rows without what falls away; used before the names are known. */
  narrow(cells: Cell[]): Cell[] {
    return this.#identity ? cells : cells.filter((_, at) => !this.#dropped.has(at))
  }

  /** Names of the table's columns, in the order of the narrowed rows; `byLetter` for tables without a header. The array grows. */
  name(names: string[], byLetter: boolean): void {
    this.#names = names
    this.#byLetter = byLetter
    this.#kept = []
    for (let at = 0; this.#kept.length < names.length; at++) {
      if (this.#dropped.has(at)) continue
      this.#places.set(at, this.#kept.length)
      this.#kept.push(at)
    }
  }

  /** The letter a person sees over a column of the table. */
  letter(column: number): string {
    return columnLetters(this.#left + (this.#kept[column] ?? column))
  }

  /** How many columns were added after the beginning. */
  get late(): number {
    return this.#late.size
  }

  /** The cells of a record by column of the table, given as the file has them and as they were judged. Most come back as they are. */
  row(cells: Cell[], judged: Cell[]): Cell[] {
    const known = this.#names.length - this.#late.size
    if (this.#identity && (cells.length <= known || filledWidth(cells) <= known)) return judged
    const mapped: Cell[] = []
    const put = (column: number, cell: Cell) => {
      while (mapped.length <= column) mapped.push(null as Cell)
      mapped[column] = cell
    }
    for (let column = 0; column < Math.min(known, judged.length); column++) put(column, judged[column]!)
    for (let at = 0; at < cells.length; at++) {
      const column = this.#columnAt(at, cells[at]!)
      if (column >= known) put(column, cells[at]!)
    }
    return mapped
  }

  #columnAt(at: number, cell: Cell): number {
    const place = this.#places.get(at)
    if (place !== undefined) return place
    if (isBlank(cell) || this.#leftOut.has(at)) return -1
    return this.#late.get(at) ?? this.#addLate(at)
  }

  #addLate(at: number): number {
    const column = this.#names.length
    this.#late.set(at, column)
    this.#kept.push(at)
    const wanted = this.#byLetter ? columnLetters(this.#left + at) : `列${this.#left + at + 1}`
    let name = wanted
    for (let copy = 2; this.#names.includes(name); copy++) name = `${wanted}_${copy}`
    this.#names.push(name)
    return column
  }
}

/** Columns between others that no row of the beginning fills. */
export function spacerColumns(rows: readonly HeaderRow[]): number[] {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, filledWidth(cells)), 0)
  const spacers: number[] = []
  for (let column = 0; column < width; column++) {
    if (rows.every(({ cells }) => isBlank(cells[column]))) spacers.push(column)
  }
  return spacers
}
