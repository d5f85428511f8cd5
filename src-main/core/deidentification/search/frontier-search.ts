// Finds the best solutions for a metric whose bound rises with the levels: it judges along the border where the bound meets the best score.
// Exact when it ends by itself; whenever it is stopped, what is left in the heap says how much better a solution could be.
import type { Metric } from '../metrics/metric.ts'
import type { BlockBound } from './column-groups.ts'
import { DeadZone } from './dead-zone.ts'
import { bothAbove, latticeSize, NOTHING_BELOW, nothingAbove, type Region, withLevel } from './region.ts'
import type { SearchRun } from './search-run.ts'

/** Solutions beyond which a good one is sought first. */
const WIDE = 100_000

/**
 * Takes the region of lowest bound, judges one of its highest solutions that could still be best, and cuts the rest of the region into
 * disjoint regions: those reaching above it in some column, and, unless it proved them hopeless, those below it.
 */
export class FrontierSearch {
  readonly #run: SearchRun
  readonly #metric: Metric
  readonly #blocks: BlockBound | null
  readonly #dead: DeadZone

  constructor(run: SearchRun, blocks: BlockBound | null = null) {
    this.#run = run
    this.#blocks = blocks
    this.#metric = run.metric
    this.#dead = new DeadZone(run.heights.length)
  }

  start(): void {
    const { heights } = this.#run
    const low = new Uint16Array(heights.length)
    const high = Uint16Array.from(heights, height => height - 1)
    if (latticeSize(heights) > WIDE && this.#run.best.score === Number.POSITIVE_INFINITY) this.#descend(high)
    this.#push(low, high, nothingAbove(heights.length))
  }

  /**
   * A good solution to begin with: down from the top, always by the step that promises most, as long as solutions get better. Where the
   * lattice cannot be searched to the end, the answer should at least not be improvable by one step.
   */
  #descend(top: Uint16Array): void {
    const { best } = this.#run
    const nothing = nothingAbove(top.length)
    let current = top
    if (this.#run.judge(top).dead) return
    const open = new Set(top.keys())
    while (open.size > 0) {
      const steps = [...open]
        .filter(column => current[column]! > 0)
        .map(column => ({ column, levels: withLevel(current, column, current[column]! - 1) }))
        .map(step => ({ ...step, bound: this.#bound(step.levels, nothing) }))
        .sort((one, other) => one.bound - other.bound)
      const before = best.score
      const taken = steps.find(({ column, levels }) => {
        const { dead } = this.#run.judge(levels)
        if (dead) this.#dead.add(levels)
        // What is dead or worse here is not tried again further down.
        if (dead || best.score >= before) open.delete(column)
        return best.score < before
      })
      if (taken === undefined) return
      current = taken.levels
    }
  }

  /** Deals with one region. */
  step(region: Region): void {
    const narrowed = this.#narrowed(region)
    if (narrowed === null) return
    const { low, high, above } = narrowed
    const pivot = this.#pivot(narrowed)
    const verdict = this.#run.judge(pivot)
    if (verdict.dead) this.#dead.add(pivot)
    this.#pushBeyond(low, high, pivot, above)
    if (verdict.dead) return
    const known = bothAbove(above, verdict.above)
    if (this.#run.best.admits(this.#bound(low, known))) this.#pushBelow(low, pivot, known)
  }

  #bound(low: Uint16Array, above: Region['above']): number {
    return this.#metric.bound(low, above, NOTHING_BELOW)
  }

  #boundBetween(low: Uint16Array, high: Uint16Array, above: Region['above']): number {
    const bound = this.#bound(low, above)
    return this.#blocks === null || !this.#run.best.admits(bound) ? bound : Math.max(bound, this.#blocks.of(low, high))
  }

  #push(low: Uint16Array, high: Uint16Array, above: Region['above']): void {
    const bound = this.#boundBetween(low, high, above)
    if (this.#run.best.admits(bound)) this.#run.push({ bound, low, high, above, below: NOTHING_BELOW })
  }

  /** Takes off levels that cannot be best any more; null when nothing is left. */
  #narrowed({ low: lowest, high: highest, above, bound }: Region): Region | null {
    const low = this.#dead.raise(lowest, highest)
    if (low === null || !this.#run.best.admits(this.#boundBetween(low, highest, above))) return null
    const high = highest.slice()
    const trial = low.slice()
    for (let column = 0; column < low.length; column += 1) {
      while (high[column]! > low[column]!) {
        trial[column] = high[column]!
        if (this.#run.best.admits(this.#boundBetween(trial, high, above))) break
        high[column]! -= 1
      }
      trial[column] = low[column]!
    }
    return { low, high, above, bound, below: NOTHING_BELOW }
  }

  /** Goes up by the cheapest step until no step is affordable. */
  #pivot({ low, high, above }: Region): Uint16Array {
    const pivot = low.slice()
    const open = new Set<number>()
    for (let column = 0; column < low.length; column += 1) if (low[column]! < high[column]!) open.add(column)
    while (open.size > 0) {
      let cheapest = -1
      let least = Number.POSITIVE_INFINITY
      for (const column of open) {
        pivot[column]! += 1
        const bound = this.#boundBetween(pivot, high, above)
        pivot[column]! -= 1
        if (!this.#run.best.admits(bound)) open.delete(column)
        else if (bound < least || cheapest < 0) {
          least = bound
          cheapest = column
        }
      }
      if (cheapest < 0) break
      pivot[cheapest]! += 1
      if (pivot[cheapest] === high[cheapest]) open.delete(cheapest)
    }
    return pivot
  }

  /** Solutions above the pivot in some column: first those above in the dearest one, then those not, but above in the next. */
  #pushBeyond(low: Uint16Array, high: Uint16Array, pivot: Uint16Array, above: Region['above']): void {
    const beyond = this.#dearestFirst(low, above, column =>
      pivot[column]! < high[column]! ? pivot[column]! + 1 : null,
    )
    let ceiling = high
    for (const column of beyond) {
      this.#push(withLevel(low, column, pivot[column]! + 1), ceiling, above)
      ceiling = withLevel(ceiling, column, pivot[column]!)
    }
  }

  /** Solutions below the pivot but for itself: first those lower in the dearest column, then those equal there, but lower in the next. */
  #pushBelow(low: Uint16Array, pivot: Uint16Array, above: Region['above']): void {
    const lower = this.#dearestFirst(low, above, column => (low[column]! < pivot[column]! ? pivot[column]! : null))
    let floor = low
    for (const column of lower) {
      if (!this.#run.best.admits(this.#bound(floor, above))) return
      this.#push(floor, withLevel(pivot, column, pivot[column]! - 1), above)
      floor = withLevel(floor, column, pivot[column]!)
    }
  }

  #dearestFirst(low: Uint16Array, above: Region['above'], levelOf: (column: number) => number | null): number[] {
    const priced: { column: number; bound: number }[] = []
    for (let column = 0; column < low.length; column += 1) {
      const level = levelOf(column)
      if (level !== null) priced.push({ column, bound: this.#bound(withLevel(low, column, level), above) })
    }
    return priced.sort((one, other) => other.bound - one.bound).map(({ column }) => column)
  }
}
