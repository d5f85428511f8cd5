// Bounds a region of a wide lattice by parts of its columns: what some columns alone must lose, all together lose at least.
// A class over all columns lies in one class over some of them, so what fails its floor there fails everywhere; parts are small enough
// to be judged whole. After the pattern databases of Korf and Felner (2002), whose disjoint costs add up in the same way.
import type { SearchLevels } from '../encoding/level-table.ts'
import type { SearchTuples } from '../encoding/tuples.ts'
import type { LevelVector } from '../metrics/metric.ts'
import { createMetric } from '../metrics/registry.ts'
import { type Summing, summingOf } from '../metrics/summing.ts'
import { compileConditions } from '../models/registry.ts'
import { ClassRaiser } from './class-set.ts'
import { Judge } from './judge.ts'
import { NOTHING_BELOW } from './region.ts'
import { effectiveLimit, type SearchProblem } from './search-problem.ts'

/** Solutions of one part at most, and regions of it. */
const PART_SOLUTIONS = 3000
const PART_REGIONS = 250_000
/** Classes kept for regrouping while one part is judged. */
const BUDGET = 4_000_000

/** Columns bounded together. */
export interface ColumnPart {
  /** Places of the columns. */
  readonly columns: readonly number[]
  /** Least sum of every region of these columns (see `regionPlace`); Infinity where nothing in it is feasible. */
  readonly least: Float64Array
}

/** Parts whose columns are bounded together once more, by a search of their own. */
export interface ColumnBlock {
  readonly parts: readonly ColumnPart[]
  /** No solution has a smaller sum over the block's columns. */
  readonly least: number
}

/** Some columns as a problem of their own. */
export function narrowedProblem(input: SearchProblem, columns: readonly number[]): SearchProblem {
  const tables = columns.map(column => input.tables[column]!)
  return { ...input, tables, tuples: narrowedTuples(input.tuples, tables, columns) }
}

function narrowedTuples(tuples: SearchTuples, tables: SearchLevels[], columns: readonly number[]): SearchTuples {
  const narrow = {
    ...tuples,
    columns: columns.map(column => tuples.columns[column]!),
    cardinalities: columns.map(column => tuples.cardinalities[column]!),
  }
  const raiser = new ClassRaiser(narrow, tables)
  const { size, tuple, counts, population, sensitive } = raiser.raise(raiser.lowest(), [], [])
  return {
    ...narrow,
    size,
    counts,
    population,
    sensitive,
    columns: narrow.columns.map(codes => tuple.map(at => codes[at]!)),
  }
}

/**
 * Divides the columns into parts small enough to be judged whole. Columns that tell much apart are dealt out in turn: a part of columns
 * that all tell little would have nothing to lose.
 */
export function columnParts(tables: readonly SearchLevels[], order: readonly number[]): number[][] {
  for (let parts = 1; parts < order.length; parts += 1) {
    const dealt = Array.from({ length: parts }, (_, part) => order.filter((_, at) => at % parts === part))
    if (dealt.every(columns => isSmall(columns.map(column => tables[column]!.height)))) return dealt
  }
  return order.map(column => [column])
}

function isSmall(heights: readonly number[]): boolean {
  const solutions = heights.reduce((product, height) => product * height, 1)
  const regions = heights.reduce((product, height) => product * pairs(height), 1)
  return solutions <= PART_SOLUTIONS && regions <= PART_REGIONS
}

/** Stretches of levels from a low one to a high one. */
const pairs = (height: number) => (height * (height + 1)) / 2

/** Judges every solution of a narrowed problem; `goOn` is asked before each and may throw. null: it said no. */
export function leastSums(input: SearchProblem, goOn: () => boolean): Float64Array | null {
  const heights = input.tables.map(({ height }) => height)
  const sums = sumsOfSolutions(input, heights, goOn)
  return sums === null ? null : overRegions(sums, heights)
}

/** By solution, the first column counting fastest; Infinity where neither it nor anything below it is feasible. */
function sumsOfSolutions(input: SearchProblem, heights: readonly number[], goOn: () => boolean): Float64Array | null {
  const { problem, tuples, tables, sensitive } = input
  const conditions = compileConditions(problem.conditions, sensitive)
  const limit = effectiveLimit(conditions, problem.suppressionLimit, tuples.rows)
  const floor = Math.max(1, Math.min(conditions.floor.size, tuples.rows))
  const metric = createMetric(problem.metric, { tuples, tables, floor, limit })
  const judge = new Judge({ tuples, tables, conditions, limit, metric, budget: BUDGET })
  const summing = summingOf(problem.metric)
  if (summing === null) throw new RangeError(`${problem.metric} is no sum over columns`)
  const steps = heights.map((_, column) => heights.slice(0, column).reduce((product, height) => product * height, 1))
  const sums = new Float64Array(heights.reduce((product, height) => product * height, 1))
  const levels = new Uint16Array(heights.length)
  for (let at = sums.length - 1; at >= 0; at -= 1) {
    for (const [column, height] of heights.entries()) levels[column] = Math.floor(at / steps[column]!) % height
    const hopeless = heights.some(
      (height, column) => levels[column]! + 1 < height && sums[at + steps[column]!] === Number.POSITIVE_INFINITY,
    )
    if (hopeless) sums[at] = Number.POSITIVE_INFINITY
    else {
      if (!goOn()) return null
      const { dead, above } = judge.judge(levels)
      sums[at] = dead
        ? Number.POSITIVE_INFINITY
        : summing.of(metric.bound(levels, above, NOTHING_BELOW), heights.length)
    }
  }
  return sums
}

/** Least value over every region, one column after the other: its levels become stretches of levels. */
function overRegions(sums: Float64Array, heights: readonly number[]): Float64Array {
  let table = sums
  let inner = 1
  for (const height of heights) {
    const outer = table.length / (inner * height)
    const wider = new Float64Array(inner * pairs(height) * outer)
    for (let out = 0; out < outer; out += 1)
      for (let within = 0; within < inner; within += 1)
        spread(table, out * inner * height + within, wider, out * inner * pairs(height) + within, inner, height)
    table = wider
    inner *= pairs(height)
  }
  return table
}

function spread(
  from: Float64Array,
  start: number,
  to: Float64Array,
  target: number,
  step: number,
  height: number,
): void {
  for (let high = 0; high < height; high += 1) {
    let least = Number.POSITIVE_INFINITY
    for (let low = high; low >= 0; low -= 1) {
      least = Math.min(least, from[start + low * step]!)
      to[target + stretch(low, high) * step] = least
    }
  }
}

const stretch = (low: number, high: number) => (high * (high + 1)) / 2 + low

/** Place of a region in the table of a part. */
export function regionPlace(part: ColumnPart, heights: readonly number[], low: LevelVector, high: LevelVector): number {
  let place = 0
  let weight = 1
  for (const column of part.columns) {
    place += stretch(low[column]!, high[column]!) * weight
    weight *= pairs(heights[column]!)
  }
  return place
}

/** What all blocks together say of a region. */
export class BlockBound {
  readonly #blocks: readonly ColumnBlock[]
  readonly #heights: readonly number[]
  readonly #summing: Summing

  constructor(blocks: readonly ColumnBlock[], heights: readonly number[], summing: Summing) {
    this.#blocks = blocks
    this.#heights = heights
    this.#summing = summing
  }

  /** No feasible solution of the region scores less. */
  of(low: LevelVector, high: LevelVector): number {
    let sum = 0
    for (const { parts, least } of this.#blocks) {
      let block = 0
      for (const part of parts) block += part.least[regionPlace(part, this.#heights, low, high)]!
      sum += Math.max(block, least)
    }
    return sum === Number.POSITIVE_INFINITY ? sum : this.#summing.back(sum, this.#heights.length)
  }
}
