// Judges one solution: which classes are suppressed, what that costs, and what it proves about more and less general solutions.
// Decides nothing about where to look next.
import type { SearchLevels } from '../encoding/level-table.ts'
import type { SearchTuples } from '../encoding/tuples.ts'
import {
  type Above,
  type Below,
  type LevelVector,
  type Metric,
  type SolutionFacts,
  valueCounts,
} from '../metrics/metric.ts'
import type { CompiledConditions } from '../models/registry.ts'
import { ClassRaiser, type ClassSet } from './class-set.ts'
import { ClassSets } from './class-sets.ts'
import { ClassTest } from './class-test.ts'

export interface Verdict extends SolutionFacts {
  readonly levels: LevelVector
  readonly feasible: boolean
  /** Neither this solution nor any less general one is feasible. */
  readonly dead: boolean
  /** Not to be read when `dead`. */
  readonly above: Above
  readonly below: Below
}

export interface JudgeInput {
  readonly tuples: SearchTuples
  readonly tables: readonly SearchLevels[]
  readonly conditions: CompiledConditions
  /** Records that may be suppressed. */
  readonly limit: number
  readonly metric: Metric
  /** Classes to keep for regrouping. */
  readonly budget: number
}

interface Sorting {
  classes: number
  uniques: number
  squares: number
  weight: number
  room: number
  forced: number
  largest: number
}

export class Judge {
  readonly #input: JudgeInput
  readonly #sets: ClassSets
  readonly #floorSize: number
  /** Per column and level: by value, the rows its label does not cover. */
  readonly #uncovered: readonly (readonly Float64Array[])[]
  readonly #test: ClassTest
  /** Classes that fail, those that fail the floor first. */
  readonly #failing: { forced: number[]; others: number[] } = { forced: [], others: [] }

  constructor(input: JudgeInput) {
    const { tuples, tables, conditions } = input
    this.#input = input
    this.#sets = new ClassSets(new ClassRaiser(tuples, tables), raisingOrder(tuples), input.budget)
    this.#floorSize = Math.max(1, Math.min(conditions.floor.size, tuples.rows))
    this.#uncovered = tables.map(({ codes, covered, rows }) =>
      codes.map((labelOf, level) => Float64Array.from(labelOf, label => rows - covered[level]![label]!)),
    )
    this.#test = new ClassTest(conditions, tuples.sensitive.length)
  }

  judge(levels: LevelVector): Verdict {
    const { limit, conditions, tuples } = this.#input
    const set = this.#sets.at(levels)
    const sorted = this.#sort(set)
    const { forced, others } = this.#failing
    let suppressed = sorted.forced
    for (const one of others) suppressed += set.counts[one]!
    const kept = { records: tuples.rows - suppressed, classes: sorted.classes, uniques: sorted.uniques }
    const feasible = suppressed <= limit && conditions.release.every(condition => condition.holds(kept))
    // Where nothing may be suppressed and every condition is closed under union, classes that hold would merge into classes that hold,
    // and fewer, larger classes have lower average risk and no more uniques. So what fails here fails below.
    const dead = sorted.forced > limit || (limit === 0 && conditions.closed && !feasible)
    const cost = dead ? NO_COST : this.#cost(levels, set, forced)
    return {
      levels,
      feasible,
      dead,
      suppressed,
      classes: sorted.classes,
      squares: sorted.squares,
      cost: feasible && others.length > 0 ? this.#cost(levels, set, [...forced, ...others]) : cost,
      above: { forced: sorted.forced, cost, largest: sorted.largest, room: sorted.room },
      below: { weight: sorted.weight, room: sorted.classes + Math.floor(suppressed / this.#floorSize) },
    }
  }

  #sort(set: ClassSet): Sorting {
    const least = this.#floorSize
    const { forced, others } = this.#failing
    forced.length = 0
    others.length = 0
    const sorting: Sorting = { classes: 0, uniques: 0, squares: 0, weight: 0, room: 0, forced: 0, largest: 0 }
    for (let at = 0; at < set.size; at += 1) {
      const size = set.counts[at]!
      if (size === 0) continue
      sorting.weight += size * Math.max(size, least)
      if (!this.#test.reachesFloor(set, at)) {
        forced.push(at)
        sorting.forced += size
        sorting.largest = Math.max(sorting.largest, size)
        continue
      }
      sorting.room += Math.floor(size / least)
      if (!this.#test.holds(set, at)) {
        others.push(at)
        continue
      }
      sorting.classes += 1
      sorting.squares += size * size
      if (size === 1) sorting.uniques += 1
    }
    return sorting
  }

  #cost(levels: LevelVector, set: ClassSet, classes: readonly number[]): ArrayLike<number> {
    const { metric, tuples } = this.#input
    switch (metric.suppression) {
      case 'none':
        return NO_COST
      case 'uncovered':
        return Float64Array.from(tuples.columns, (_, column) => this.#uncoveredIn(column, levels, set, classes))
      case 'bits':
        return Float64Array.from(tuples.columns, (_, column) => this.#bitsIn(column, levels, set, classes))
      default:
        return metric.suppression satisfies never
    }
  }

  #uncoveredIn(column: number, levels: LevelVector, { tuple, counts }: ClassSet, classes: readonly number[]): number {
    const rest = this.#uncovered[column]![levels[column]!]!
    const codes = this.#input.tuples.columns[column]!
    let sum = 0
    for (let at = 0; at < classes.length; at += 1) {
      const one = classes[at]!
      sum += counts[one]! * rest[codes[tuple[one]!]!]!
    }
    return sum
  }

  #bitsIn(column: number, levels: LevelVector, { tuple, counts }: ClassSet, classes: readonly number[]): number {
    const { tuples, tables } = this.#input
    const codes = tuples.columns[column]!
    const labelOf = tables[column]!.codes[levels[column]!]!
    const perLabel = new Float64Array(tables[column]!.labels[levels[column]!]!.length)
    let all = 0
    for (let at = 0; at < classes.length; at += 1) {
      const one = classes[at]!
      perLabel[labelOf[codes[tuple[one]!]!]!]! += counts[one]!
      all += counts[one]!
    }
    let sum = 0
    for (const count of perLabel) if (count > 0) sum += count * Math.log2(all / count)
    return sum
  }
}

const NO_COST: ArrayLike<number> = []

/**
 * Columns that tell most apart are raised first: the sets shared by many solutions are small from the start, and the last steps are few.
 * By the entropy of their values, which a column of one common and many rare values has little of.
 */
export function raisingOrder(tuples: SearchTuples): number[] {
  const bits = tuples.columns.map((_, column) =>
    valueCounts(tuples, column).reduce((sum, count) => (count === 0 ? sum : sum - count * Math.log2(count)), 0),
  )
  return tuples.columns.map((_, column) => column).sort((one, other) => bits[other]! - bits[one]! || one - other)
}
