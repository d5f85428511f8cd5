// What a metric is to the search: the score of a solution, and a score that no solution of a region can go below.
// Holds no metric. Lower is better throughout.
import type { SearchLevels } from '../encoding/level-table.ts'
import type { SearchTuples } from '../encoding/tuples.ts'

/** A level per quasi-identifier. */
export type LevelVector = ArrayLike<number>

/** What a solution does to the table. */
export interface SolutionFacts {
  readonly suppressed: number
  /** Kept classes. */
  readonly classes: number
  /** Σ |c|² over kept classes. */
  readonly squares: number
  /** Per column what suppression costs; see `SuppressionCost`. */
  readonly cost: ArrayLike<number>
}

/**
 * Known of a solution at least as general as all of a region. Records that fail the floor there fail it everywhere in the region, because
 * their classes only get smaller.
 */
export interface Above {
  /** Records that must be suppressed. */
  readonly forced: number
  /** Of these alone, like `SolutionFacts.cost`; it never falls when records are added or levels lowered. */
  readonly cost: ArrayLike<number>
  /** Records of the largest class among them. */
  readonly largest: number
  /** Classes that can be kept at most: a class that holds is cut into at most ⌊size ÷ floor⌋ that hold. */
  readonly room: number
}

/** Known of a solution at most as general as all of a region. */
export interface Below {
  /** Σ over classes of size · max(size, floor): a kept record's class is at least as large above. */
  readonly weight: number
  /** Classes that can be kept at most: each holds a class kept here, or at least `floor` records suppressed here. */
  readonly room: number
}

/**
 * What is summed per column over suppressed records:
 * `uncovered`: rows of the hierarchy that their label at this level does not cover. A label below covers no more rows, so the sum over
 * given records never falls towards lower levels.
 * `bits`: −log₂(g ÷ s), g = suppressed records with the same label. That is s times the entropy of their labels: finer labels have no less
 * entropy, and because entropy is concave, more records have no smaller sum.
 */
export type SuppressionCost = 'none' | 'uncovered' | 'bits'

export interface Metric {
  /** `levels`: the bound rises with every level · `classes`: it rests on the classes, known only where they were counted. */
  readonly rests: 'levels' | 'classes'
  readonly suppression: SuppressionCost
  score(levels: LevelVector, facts: SolutionFacts): number
  /** For all solutions from `low` upwards; for `rests: 'levels'` it never falls when a level of `low` rises. */
  bound(low: LevelVector, above: Above, below: Below): number
}

export interface MetricInput {
  readonly tuples: SearchTuples
  readonly tables: readonly SearchLevels[]
  /** Least records of a class that can be kept; at least 1. */
  readonly floor: number
  /** Records that may be suppressed. */
  readonly limit: number
}

/** Records per value of a column. */
export function valueCounts({ columns, counts, cardinalities }: SearchTuples, column: number): Float64Array {
  const sums = new Float64Array(cardinalities[column] ?? 0)
  const codes = columns[column] ?? new Int32Array(0)
  for (const [tuple, code] of codes.entries()) sums[code]! += counts[tuple]!
  return sums
}

/** Sums `counts` by label. */
export function labelCounts(counts: Float64Array, codes: Int32Array, labels: number): Float64Array {
  const sums = new Float64Array(labels)
  for (const [value, code] of codes.entries()) sums[code]! += counts[value] ?? 0
  return sums
}
