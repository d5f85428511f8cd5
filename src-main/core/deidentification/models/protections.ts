// The conditions that a goal stands for: of the groups, of the people around, of all that is kept, and of a protected column; and how its
// values lie to one another.
// Judges nothing.
import type { PrivacyCondition, SensitiveColumn } from '../../../contract/deidentify.ts'
import type { PopulationCondition, Protection } from '../../../contract/protection.ts'
import { buildHierarchy } from '../hierarchies/build-hierarchy.ts'
import { tabulate } from '../hierarchies/coverage.ts'

export function groupConditions(k: number, population: PopulationCondition | null): PrivacyCondition[] {
  const { kMap = null, presence = null } = population ?? {}
  return [
    { model: 'kAnonymity', k },
    ...(kMap === null ? [] : [{ model: 'kMap', k: kMap } as const]),
    ...(presence === null ? [] : [{ model: 'presence', ...presence } as const]),
  ]
}

type ReleaseAsked = Extract<PrivacyCondition, { model: 'averageRisk' | 'sampleUniques' }>

/** Asked of the kept records together; null = not asked. */
export function releaseConditions({
  maxAverage,
  maxUnique,
}: {
  readonly maxAverage: number | null
  readonly maxUnique: number | null
}): ReleaseAsked[] {
  return [
    ...(maxAverage === null ? [] : [{ model: 'averageRisk', max: maxAverage } as const]),
    ...(maxUnique === null ? [] : [{ model: 'sampleUniques', max: maxUnique } as const]),
  ]
}

export function protectionConditions(protection: Protection): PrivacyCondition[] {
  const { column, distinct, entropy, recursive, alpha, closeness, distance } = protection
  return [
    ...(distinct > 1 ? [{ model: 'lDiversity', column, diversity: 'distinct', l: distinct } as const] : []),
    ...(entropy === null ? [] : [{ model: 'lDiversity', column, diversity: 'entropy', l: entropy } as const]),
    ...(recursive === null ? [] : [{ model: 'lDiversity', column, diversity: 'recursive', ...recursive } as const]),
    ...(alpha === null ? [] : [{ model: 'alpha', column, alpha } as const]),
    ...(closeness === null ? [] : [{ model: 'tCloseness', column, distance, t: closeness } as const]),
  ]
}

/** `values`: those that occur. Throws HIERARCHY_UNCOVERED, HIERARCHY_INVALID. */
export function protectionSettings(
  { column, order, hierarchy }: Pick<Protection, 'column' | 'order' | 'hierarchy'>,
  values: readonly string[],
): SensitiveColumn {
  return {
    column,
    ...(order !== undefined && { order: [...order] }),
    ...(hierarchy !== undefined && {
      hierarchy: { column, rows: tabulate(buildHierarchy(hierarchy, column), values, column).map(row => [...row]) },
    }),
  }
}
