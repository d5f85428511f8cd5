// The solutions a person may choose from: all of a small lattice, or those around the best ones of a large one.
// Has no clock: how many are judged bounds the time, and whoever asks may end it.
import type { LevelVector, Metric } from '../metrics/metric.ts'
import { Heap } from './heap.ts'
import type { Judge } from './judge.ts'

export interface Ranked {
  readonly levels: readonly number[]
  readonly score: number
}

export interface RankedSolutions {
  /** Feasible ones, best first. */
  readonly solutions: readonly Ranked[]
  /** Every solution of the lattice was judged. */
  readonly exact: boolean
  readonly judged: number
}

interface Asked {
  judge: Judge
  metric: Metric
  /** Highest level per column. */
  heights: readonly number[]
  /** Where to begin; empty = nothing is feasible. */
  from: readonly (readonly number[])[]
  /** Solutions judged at most. */
  most: number
  /** Asked now and then; no = what was judged so far is the answer. */
  goOn(): boolean
}

/** Best first from the given ones, one level of one column at a time: solutions of little loss lie side by side. */
export function nearSolutions({ judge, metric, heights, from, most, goOn }: Asked): RankedSolutions {
  const nodes = heights.reduce((product, height) => product * (height + 1), 1)
  const found: Ranked[] = []
  const seen = new Set<string>()
  const waiting = new Heap<{ levels: readonly number[]; bound: number }>()
  let judged = 0
  let ended = false

  function visit(levels: readonly number[]): void {
    const key = levels.join()
    if (ended || seen.has(key) || judged >= most) return
    seen.add(key)
    judged += 1
    if (judged % 64 === 0) ended = !goOn()
    const verdict = judge.judge(Uint16Array.from(levels) satisfies LevelVector)
    if (!verdict.feasible) return
    const score = metric.score(levels, verdict)
    found.push({ levels, score })
    waiting.push({ levels, bound: score })
  }

  if (nodes <= most) for (const levels of allLevels(heights)) visit(levels)
  else {
    for (const levels of from) visit(levels)
    for (let next = waiting.pop(); next !== null && next !== undefined && judged < most && !ended; next = waiting.pop())
      for (const levels of neighbours(next.levels, heights)) visit(levels)
  }
  return { solutions: found.sort((a, b) => a.score - b.score), exact: nodes <= most && !ended, judged }
}

function* allLevels(heights: readonly number[]): Generator<number[]> {
  const levels = heights.map(() => 0)
  for (;;) {
    yield [...levels]
    let column = 0
    while (column < heights.length && levels[column] === heights[column]) {
      levels[column] = 0
      column += 1
    }
    if (column === heights.length) return
    levels[column] = (levels[column] ?? 0) + 1
  }
}

function* neighbours(levels: readonly number[], heights: readonly number[]): Generator<number[]> {
  for (const [column, level] of levels.entries()) {
    if (level > 0) yield levels.with(column, level - 1)
    if (level < (heights[column] ?? 0)) yield levels.with(column, level + 1)
  }
}
