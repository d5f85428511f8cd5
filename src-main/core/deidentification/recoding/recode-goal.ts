// Recodes a prepared table the way a recipe step states: at levels with further ones for who is left over, or cut group by group.
// Searches nothing, so that the same table and the same statement always give the same release.
import type { MicroaggregatedColumn, Strategy } from '../../../contract/deidentify.ts'
import type { Protection } from '../../../contract/protection.ts'
import type { CountedProblem, PreparedProblem } from '../encoding/prepare.ts'
import type { SearchTuples } from '../encoding/tuples.ts'
import type { LevelVector } from '../metrics/metric.ts'
import { groupConditions } from '../models/protections.ts'
import { failingGroups } from './failing-groups.ts'
import { LocalRecoding } from './local-recoding.ts'
import { microaggregated } from './microaggregated.ts'
import { mondrian } from './mondrian.ts'
import type { Recoded, Release } from './recoded.ts'

export interface StatedRecoding {
  readonly strategy: Strategy
  /** Of `optimal`: for all records first, then for those left over, again and again. */
  readonly passes: readonly LevelVector[]
  readonly averaged: readonly MicroaggregatedColumn[]
}

export interface StatedRelease extends Release {
  /** Per column and combination: hierarchy rows that its label covers. */
  readonly covered: readonly Float64Array[]
}

/** null: even the whole table as one group fails a condition. Throws DEIDENTIFY_NOT_MET for a value that has no average. */
export function recodeAs(
  prepared: PreparedProblem,
  { strategy, passes, averaged }: StatedRecoding,
  goOn: () => void = () => undefined,
): StatedRelease | null {
  const cut = () => mondrian(prepared, strategy === 'mondrian-relaxed', goOn)
  const recoded = strategy === 'optimal' ? recodeAtLevels(prepared, passes) : cut()
  if (recoded === null) return null
  const release = averaged.length === 0 ? recoded : microaggregated(recoded, prepared.tables, averaged)
  return { ...release, covered: recoded.covered }
}

/** At the first levels, and who is left over at the next ones, again and again. */
export function recodeAtLevels<T extends SearchTuples>(
  prepared: CountedProblem & { readonly tuples: T },
  passes: readonly LevelVector[],
): { recoded: Recoded; tuples: T; covered: Float64Array[] } {
  const [first = [], ...further] = passes
  const recoding = new LocalRecoding(prepared, first)
  for (const levels of further) if (recoding.rest() !== null) recoding.add(levels)
  return { ...recoding.finish(), tuples: prepared.tuples }
}

export interface KeptRows {
  /** Per row: 1 = published. */
  readonly keep: Uint8Array
  readonly suppressed: number
  /** Records per group that is published. */
  readonly sizes: Int32Array
}

/**
 * What of a release may be published: its groups counted once more, against the records that stay. The people around were counted when
 * the groups were made. null: not settled within the rounds allowed.
 */
export function keptRows(
  { recoded: { classOf, sizes }, tuples: { ofRow } }: Release,
  { sensitive, sensitiveCodes }: Pick<PreparedProblem, 'sensitive' | 'sensitiveCodes'>,
  k: number,
  protections: readonly Protection[],
): KeptRows | null {
  const groupOf = ofRow.map(tuple => classOf[tuple] ?? -1)
  const rows = Int32Array.from(groupOf.keys()).filter(row => (groupOf[row] ?? -1) >= 0)
  const failing = failingGroups({
    groupOf: rows.map(row => groupOf[row] ?? 0),
    sizes,
    population: null,
    conditions: groupConditions(k, null),
    protectedColumns: protections.map((protection, at) => ({
      protection,
      codes: rows.map(row => sensitiveCodes[at]?.[row] ?? 0),
      values: sensitive[at]?.values ?? [],
    })),
  })
  if (failing === null) return null
  const keep = Uint8Array.from(groupOf, group => (group >= 0 && failing[group] === 0 ? 1 : 0))
  return {
    keep,
    suppressed: keep.reduce((sum, kept) => sum + 1 - kept, 0),
    sizes: sizes.filter((size, group) => size > 0 && failing[group] === 0),
  }
}
