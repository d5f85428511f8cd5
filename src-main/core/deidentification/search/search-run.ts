// What a way of searching works with: the judge, the best so far, and the regions that wait.
// Chooses no region by its meaning and cuts none.
import type { Metric } from '../metrics/metric.ts'
import { Heap } from './heap.ts'
import { Incumbent } from './incumbent.ts'
import type { Judge, Verdict } from './judge.ts'
import type { Region } from './region.ts'

/** Regions in the heap at most: some 100 MB at twenty columns. */
const WIDEST = 200_000

/**
 * The region of lowest bound comes first, which raises the bound of the whole fastest. Beyond `WIDEST` regions their parts are finished
 * first, last in, first out, so that no more than one path of them is held.
 */
export class SearchRun {
  readonly best = new Incumbent()
  readonly metric: Metric
  readonly heights: readonly number[]
  readonly #judge: Judge
  readonly #waiting = new Heap<Region>()
  readonly #nested: Region[] = []
  #checked = 0

  constructor(judge: Judge, metric: Metric, heights: readonly number[]) {
    this.#judge = judge
    this.metric = metric
    this.heights = heights
  }

  /** Solutions judged since this was asked last. */
  checkedSince(): number {
    const checked = this.#checked
    this.#checked = 0
    return checked
  }

  /** Regions that wait; 0 once none can hold a best solution. */
  get waiting(): number {
    return this.best.admits(this.least) ? this.#waiting.size + this.#nested.length : 0
  }

  /** No solution that waits scores less; Infinity when none waits. */
  get least(): number {
    return this.#nested.reduce((least, { bound }) => Math.min(least, bound), this.#waiting.least)
  }

  judge(levels: Uint16Array): Verdict {
    this.#checked += 1
    const verdict = this.#judge.judge(levels)
    if (verdict.feasible) this.best.offer(levels, this.metric.score(levels, verdict))
    return verdict
  }

  push(region: Region): void {
    if (this.#waiting.size < WIDEST) this.#waiting.push(region)
    else this.#nested.push(region)
  }

  /** The region to deal with next; null when none can hold a best solution any more. */
  next(): Region | null {
    for (let nested = this.#nested.pop(); nested !== undefined; nested = this.#nested.pop())
      if (this.best.admits(nested.bound)) return nested
    if (!this.best.admits(this.#waiting.least)) return null
    return this.#waiting.pop() ?? null
  }

  /** Gives away up to `most` regions, about every other one of the lowest bounds; they wait here no longer. */
  giveAway(most: number): Region[] {
    const given: Region[] = []
    const kept: Region[] = []
    const wanted = Math.min(most, this.#waiting.size >> 1)
    while (given.length < wanted) {
      const [mine, other] = [this.#waiting.pop(), this.#waiting.pop()]
      if (mine !== undefined) kept.push(mine)
      if (other === undefined) break
      given.push(other)
    }
    for (const region of kept) this.#waiting.push(region)
    return given
  }
}
