// How the numbers or dates of a column are spread: quantiles, mean, deviation, and a histogram with round limits. Exact.
// Must not decide what is a number; knows texts of limits only as numbers and days.
import type { Distribution } from '../../contract/distribution.ts'
import { dateOfDayNumber, dayNumber } from '../values/calendar.ts'
import { valuesAtRanks } from './ranked-values.ts'

/** `value[i]` occurs `count[i]` times, or once each; NaN = not a number. */
export interface CountedNumbers {
  readonly values: Float64Array
  readonly counts: Uint32Array | null
}

const QUANTILES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1] as const
const BINS = 20

/**
 * null when there is no number. `unit` `day` = the numbers are days since 1970-01-01. Goes through `blocks` several times and holds
 * nothing of them.
 */
export function distributionOf(blocks: Iterable<CountedNumbers>, unit: 'number' | 'day'): Distribution | null {
  const { total, sum, squares } = momentsOf(blocks)
  if (total === 0) return null
  const values = valuesAtRanks(
    blocks,
    QUANTILES.map(share => Math.max(1, Math.ceil(share * total))),
  )
  const quantiles = QUANTILES.map((share, at) => ({ share, value: values[at] ?? 0 }))
  const [from, to] = shownRange(quantiles)
  const edges = roundEdges(from, to, unit)
  return {
    unit,
    count: total,
    mean: sum / total,
    deviation: total > 1 ? Math.sqrt(Math.max(0, squares) / (total - 1)) : 0,
    quantiles: quantiles.map(({ share, value }) => ({ share, value: label(value, unit) })),
    edges: edges.map(edge => label(edge, unit)),
    ...binCounts(blocks, edges),
  }
}

interface Moments {
  total: number
  sum: number
  /** Of the distances from the mean. */
  squares: number
}

/** Welford's way, which loses no digits where the deviation is small beside the mean. */
function momentsOf(blocks: Iterable<CountedNumbers>): Moments {
  let [total, sum, mean, squares] = [0, 0, 0, 0]
  for (const { values, counts } of blocks) {
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? Number.NaN
      const count = counts === null ? 1 : (counts[at] ?? 0)
      if (Number.isNaN(value) || count === 0) continue
      const before = value - mean
      total += count
      sum += value * count
      mean += (before * count) / total
      squares += count * before * (value - mean)
    }
  }
  return { total, sum, squares }
}

/** All, unless a few values far outside would press the rest together: then all but the outermost hundredths. */
function shownRange(quantiles: readonly { share: number; value: number }[]): [number, number] {
  const at = (share: number) => quantiles.find(quantile => quantile.share === share)?.value ?? 0
  const [from, low, high, to] = [at(0), at(0.01), at(0.99), at(1)]
  const core = high - low
  return [low - from > core ? low : from, to - high > core ? high : to]
}

const STEPS = [1, 2, 5, 10]
const DAY_STEPS = [1, 2, 7, 14]
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]
const DAYS_PER_MONTH = 30.44

/** Limits of at most `BINS` + 1 equal steps that a person would choose; the first at or below `from`, the last above `to`. */
function roundEdges(from: number, to: number, unit: 'number' | 'day'): number[] {
  if (from === to) return [from, from]
  return unit === 'day' ? dayEdges(Math.floor(from), to) : numberEdges(from, to)
}

function numberEdges(from: number, to: number): number[] {
  const rough = (to - from) / BINS
  // Nearer together than numbers can be told apart, or written: one bar.
  if (!(rough > Math.max(Math.abs(from), Math.abs(to)) * 1e-12 && rough > 1e-18)) return [from, to]
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find(factor => factor * power >= rough) ?? 10) * power
  const first = Math.floor(from / step)
  const last = Math.floor(to / step) + 1
  return Array.from({ length: last - first + 1 }, (_, at) => rounded((first + at) * step, step))
}

/** 0.1 × 3 is 0.3 to a person. */
function rounded(value: number, step: number): number {
  const digits = Math.min(20, Math.max(0, -Math.floor(Math.log10(step)) + 1))
  return Number(value.toFixed(digits))
}

function dayEdges(from: number, to: number): number[] {
  const rough = (to - from) / BINS
  const days = DAY_STEPS.find(step => step >= rough)
  if (days !== undefined) {
    const count = Math.floor((to - from) / days) + 1
    return Array.from({ length: count + 1 }, (_, at) => from + at * days)
  }
  const months = MONTH_STEPS.find(step => step * DAYS_PER_MONTH >= rough) ?? 1200
  const edges = [monthStart(from, months, 0)]
  while ((edges.at(-1) ?? to) <= to) edges.push(monthStart(from, months, edges.length))
  return edges
}

/** The first day of the `at`-th period of `months` months, counted from the one `day` is in. */
function monthStart(day: number, months: number, at: number): number {
  const [year = 0, month = 1] = dateOfDayNumber(day).split('-').map(Number)
  const period = Math.floor((year * 12 + month - 1) / months) + at
  const start = period * months
  return dayNumber(Math.floor(start / 12), (start % 12) + 1, 1)
}

function binCounts(
  blocks: Iterable<CountedNumbers>,
  edges: readonly number[],
): Pick<Distribution, 'bins' | 'below' | 'above'> {
  const bins = new Array<number>(edges.length - 1).fill(0)
  const [first = 0, end = 0] = [edges[0], edges.at(-1)]
  let [below, above] = [0, 0]
  for (const { values, counts } of blocks) {
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at] ?? Number.NaN
      if (Number.isNaN(value)) continue
      const count = counts === null ? 1 : (counts[at] ?? 0)
      if (value < first) below += count
      else if (value >= end && bins.length > 1) above += count
      else {
        const bin = binOf(value, edges)
        bins[bin] = (bins[bin] ?? 0) + count
      }
    }
  }
  return { bins, below, above }
}

/** The last bin whose lower limit is not above the value. */
function binOf(value: number, edges: readonly number[]): number {
  let [low, high] = [0, edges.length - 2]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? value) <= value) low = middle
    else high = middle - 1
  }
  return low
}

function label(value: number, unit: 'number' | 'day'): string {
  return unit === 'day' ? dateOfDayNumber(Math.floor(value)) : String(value)
}
