// How the numbers or dates of a column are spread: quantiles, mean, deviation, and a histogram with round limits. Exact.
// Must not decide what is a number; knows texts of limits only as numbers and days.
import type { Distribution } from '../../contract/distribution.ts'
import { dateOfDayNumber, dayNumber } from '../values/calendar.ts'

/** `value[i]` occurs `count[i]` times; NaN = not a number. */
export interface CountedNumbers {
  readonly values: Float64Array
  readonly counts: Uint32Array
}

const QUANTILES = [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1] as const
const BINS = 20
/** Above this many different values they are sorted one by one per row, without a comparing function: several times faster. */
const COMPARED = 1 << 14

/** null when there is no number. `unit` `day` = the numbers are days since 1970-01-01. */
export function distributionOf({ values, counts }: CountedNumbers, unit: 'number' | 'day'): Distribution | null {
  const sorted = sortedRuns(values, counts)
  const total = sorted.counts.reduce((sum, count) => sum + count, 0)
  const first = sorted.values[0]
  const last = sorted.values.at(-1)
  if (total === 0 || first === undefined || last === undefined) return null
  let [mean, seen, squares] = [0, 0, 0]
  for (let at = 0; at < sorted.values.length; at += 1) {
    const value = sorted.values[at] ?? 0
    const count = sorted.counts[at] ?? 0
    const before = value - mean
    seen += count
    mean += (before * count) / seen
    squares += count * before * (value - mean)
  }
  const [from, to] = shownRange(sorted, total)
  const edges = roundEdges(from, to, unit)
  return {
    unit,
    count: total,
    mean,
    deviation: total > 1 ? Math.sqrt(Math.max(0, squares) / (total - 1)) : 0,
    quantiles: QUANTILES.map(share => ({ share, value: label(quantile(sorted, total, share), unit) })),
    edges: edges.map(edge => label(edge, unit)),
    ...binCounts(sorted, edges),
  }
}

/** All, unless a few values far outside would press the rest together: then all but the outermost hundredths. */
function shownRange(sorted: Runs, total: number): [number, number] {
  const [from, low, high, to] = [0, 0.01, 0.99, 1].map(share => quantile(sorted, total, share))
  if (from === undefined || low === undefined || high === undefined || to === undefined) return [0, 0]
  const core = high - low
  return [low - from > core ? low : from, to - high > core ? high : to]
}

interface Runs {
  values: Float64Array
  counts: Uint32Array
}

/** Ascending, each number once. */
function sortedRuns(values: Float64Array, counts: Uint32Array): Runs {
  const places: number[] = []
  let rows = 0
  for (let at = 0; at < values.length; at += 1) {
    if (Number.isNaN(values[at] ?? Number.NaN) || counts[at] === 0) continue
    places.push(at)
    rows += counts[at] ?? 0
  }
  if (places.length <= COMPARED) {
    places.sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
    return mergeRuns(
      places.map(at => values[at] ?? 0),
      places.map(at => counts[at] ?? 0),
    )
  }
  const all = new Float64Array(rows)
  let next = 0
  for (const at of places) {
    all.fill(values[at] ?? 0, next, next + (counts[at] ?? 0))
    next += counts[at] ?? 0
  }
  all.sort()
  return mergeRuns(all, null)
}

/** `counts` null = each once. */
function mergeRuns(values: ArrayLike<number>, counts: ArrayLike<number> | null): Runs {
  const merged = new Float64Array(values.length)
  const sums = new Uint32Array(values.length)
  let size = 0
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0
    if (size === 0 || merged[size - 1] !== value) {
      merged[size] = value
      size += 1
    }
    sums[size - 1] = (sums[size - 1] ?? 0) + (counts === null ? 1 : (counts[at] ?? 0))
  }
  return { values: merged.subarray(0, size), counts: sums.subarray(0, size) }
}

/** The smallest value such that at least `share` of all are not above it: a value of the column, never one in between. */
function quantile({ values, counts }: Runs, total: number, share: number): number {
  const wanted = Math.max(1, Math.ceil(share * total))
  let seen = 0
  // Entries of an array would be an array each: with a million values that was most of the work.
  for (let at = 0; at < counts.length; at += 1) {
    seen += counts[at] ?? 0
    if (seen >= wanted) return values[at] ?? 0
  }
  return values.at(-1) ?? 0
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

function binCounts({ values, counts }: Runs, edges: readonly number[]): Pick<Distribution, 'bins' | 'below' | 'above'> {
  const bins = new Array<number>(edges.length - 1).fill(0)
  const [first = 0, end = 0] = [edges[0], edges.at(-1)]
  let [bin, below, above] = [0, 0, 0]
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] ?? 0
    const count = counts[at] ?? 0
    while (bin < bins.length - 1 && value >= (edges[bin + 1] ?? value)) bin += 1
    if (value < first) below += count
    else if (value >= end && bins.length > 1) above += count
    else bins[bin] = (bins[bin] ?? 0) + count
  }
  return { bins, below, above }
}

function label(value: number, unit: 'number' | 'day'): string {
  return unit === 'day' ? dateOfDayNumber(Math.floor(value)) : String(value)
}
