// Finds the best solutions for a metric that rests on class sizes: it halves regions whose two corners have been judged.
// Exact when it ends by itself; what is left in the heap says how much better a solution could be.
import type { SearchLevels } from '../encoding/level-table.ts'
import type { LevelVector } from '../metrics/metric.ts'
import { bothAbove, nothingAbove, type Region, withLevel } from './region.ts'
import type { SearchRun } from './search-run.ts'

/**
 * The highest corner of a region says which records its solutions must suppress, the lowest how small its classes can be: together they
 * bound every score in between. Halving a region judges one new corner of each half.
 */
export class HalvingSearch {
  readonly #run: SearchRun
  /** Per column and level: log of the number of labels. */
  readonly #spread: readonly (readonly number[])[]
  /** Every corner is shared by several regions. */
  readonly #judged = new Map<string, Corner>()

  constructor(run: SearchRun, tables: readonly SearchLevels[]) {
    this.#run = run
    this.#spread = tables.map(({ labels }) => labels.map(level => Math.log(level.length)))
  }

  start(): void {
    const { heights } = this.#run
    const low = new Uint16Array(heights.length)
    const high = Uint16Array.from(heights, height => height - 1)
    const top = this.#corner(high)
    if (!top.dead) this.#push(low, high, bothAbove(nothingAbove(heights.length), top.above), this.#corner(low).below)
  }

  /** Deals with one region. */
  step({ low, high, above, below }: Region): void {
    const column = this.#widest(low, high)
    if (column === null) return
    const middle = (low[column]! + high[column]!) >> 1
    const lowerHigh = withLevel(high, column, middle)
    const upperLow = withLevel(low, column, middle + 1)
    const lower = this.#corner(lowerHigh)
    if (!lower.dead) this.#push(low, lowerHigh, bothAbove(above, lower.above), below)
    if (this.#run.best.admits(this.#run.metric.bound(upperLow, above, below)))
      this.#push(upperLow, high, above, bothBelow(below, this.#corner(upperLow).below))
  }

  #push(low: Uint16Array, high: Uint16Array, above: Region['above'], below: Region['below']): void {
    if (low.every((level, column) => level === high[column])) return
    const bound = this.#run.metric.bound(low, above, below)
    if (this.#run.best.admits(bound)) this.#run.push({ bound, low, high, above, below })
  }

  /** The column whose labels thin out most from the lowest to the highest level; null for a single solution. */
  #widest(low: LevelVector, high: LevelVector): number | null {
    let widest: number | null = null
    let most = Number.NEGATIVE_INFINITY
    for (const [column, spread] of this.#spread.entries()) {
      if (low[column] === high[column]) continue
      const thinning = spread[low[column]!]! - spread[high[column]!]!
      if (thinning <= most) continue
      most = thinning
      widest = column
    }
    return widest
  }

  #corner(levels: Uint16Array): Corner {
    const name = String.fromCharCode(...levels)
    const known = this.#judged.get(name)
    if (known !== undefined) return known
    const { dead, above, below } = this.#run.judge(levels)
    const corner = { dead, above, below }
    this.#judged.set(name, corner)
    return corner
  }
}

type Corner = Pick<Region, 'above' | 'below'> & { readonly dead: boolean }

function bothBelow(one: Region['below'], other: Region['below']): Region['below'] {
  return { weight: Math.max(one.weight, other.weight), room: Math.min(one.room, other.room) }
}
