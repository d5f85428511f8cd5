// What a search is given, and how many records it may suppress.
// Searches nothing.
import type { DeidentifyProblem } from '../../../contract/deidentify.ts'
import type { SearchLevels } from '../encoding/level-table.ts'
import type { SearchTuples } from '../encoding/tuples.ts'
import type { SensitiveFacts } from '../models/model.ts'
import type { CompiledConditions } from '../models/registry.ts'

/** Plain data, so that it can be sent to another thread. */
export interface SearchProblem {
  readonly problem: Pick<DeidentifyProblem, 'conditions' | 'suppressionLimit' | 'metric'>
  readonly tuples: SearchTuples
  readonly tables: readonly SearchLevels[]
  readonly sensitive: readonly SensitiveFacts[]
  /** Asks only what a class over more columns cannot meet either: the answer then bounds a problem of more columns. */
  readonly relaxed?: boolean
}

/** Records that may be suppressed: ⌊limit · n⌋, where 0.29 · 100 is 29. */
export function suppressible(limit: number, rows: number): number {
  return Math.floor(limit * rows * (1 + 1e-12) + 1e-9)
}

/** Where no class can fail, nothing is ever suppressed, whatever would be allowed: what holds for limit 0 holds then. */
export function effectiveLimit({ floor, beyondFloor }: CompiledConditions, limit: number, rows: number): number {
  const canFail =
    beyondFloor.length > 0 || floor.size > 1 || floor.population > 0 || floor.distinct.some(least => least > 1)
  return canFail ? suppressible(limit, rows) : 0
}

/**
 * Of a class over some columns that fails the floor all parts over more columns fail it too. Nothing else survives parting, but for
 * closed conditions where nothing may be suppressed: if all parts held, so would their union.
 */
export function relaxedConditions(conditions: CompiledConditions, limit: number): CompiledConditions {
  return limit === 0 && conditions.closed ? conditions : { ...conditions, beyondFloor: [], release: [] }
}
