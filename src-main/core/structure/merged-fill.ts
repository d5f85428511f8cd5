// Gives every row of a cell merged downwards the value that the file keeps in its first row only.
// Fills no header, and to the right nothing: a title merged across is not the value of every column.
import { isBlank, type StructureCell } from './cells.ts'
import type { Region } from './references.ts'

export class MergedFill<Cell extends StructureCell> {
  readonly #waiting: Region[]
  #open: { region: Region; value: Cell }[] = []

  /** Regions that begin in the body and reach over several rows, `afterRow` being the last row of the header. */
  constructor(regions: readonly Region[], afterRow: number) {
    this.#waiting = bodyMerges(regions, afterRow).sort((a, b) => b.top - a.top)
  }

  /** Rows in file order. Returns the row itself where nothing is filled. */
  row(number: number, cells: Cell[]): Cell[] {
    let filled = cells
    this.#open = this.#open.filter(({ region }) => region.bottom >= number)
    for (const { region, value } of this.#open) {
      if (!isBlank(cells[region.left])) continue
      if (filled === cells) filled = [...cells]
      while (filled.length <= region.left) filled.push(null as Cell)
      filled[region.left] = value
    }
    for (let next = this.#waiting.at(-1); next !== undefined && next.top <= number; next = this.#waiting.at(-1)) {
      this.#waiting.pop()
      const value = cells[next.left]
      if (next.top === number && !isBlank(value)) this.#open.push({ region: next, value: value as Cell })
    }
    return filled
  }
}

export function bodyMerges(regions: readonly Region[], afterRow: number): Region[] {
  return regions.filter(({ top, bottom }) => top > afterRow && bottom > top)
}

/** Counts values that lie under a merged cell: the file keeps them, and no person sees them. */
export class CoveredValues {
  readonly #waiting: Region[]
  #open: Region[] = []
  count = 0
  /** Row of the first one. */
  first = 0

  constructor(regions: readonly Region[]) {
    this.#waiting = [...regions].sort((a, b) => b.top - a.top)
  }

  /** Rows in file order. */
  watch(number: number, cells: readonly StructureCell[]): void {
    if (this.#open.length === 0 && (this.#waiting.at(-1)?.top ?? Number.POSITIVE_INFINITY) > number) return
    for (let next = this.#waiting.at(-1); next !== undefined && next.top <= number; next = this.#waiting.at(-1)) {
      this.#waiting.pop()
      this.#open.push(next)
    }
    this.#open = this.#open.filter(({ bottom }) => bottom >= number)
    for (const region of this.#open) this.#countIn(region, number, cells)
  }

  #countIn({ top, left, right }: Region, number: number, cells: readonly StructureCell[]): void {
    const last = Math.min(right, cells.length - 1)
    for (let column = left; column <= last; column++) {
      if ((number === top && column === left) || isBlank(cells[column])) continue
      if (this.count === 0) this.first = number
      this.count += 1
    }
  }
}
