// Conditions on all kept records together: average risk, and records alone in their class.
// They suppress nothing; a solution that does not meet them is no solution.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import { type ReleaseCondition, ROUNDING } from './model.ts'

type Of<M extends PrivacyCondition['model']> = Extract<PrivacyCondition, { model: M }>

/** Classes ÷ records ≤ max. */
export function averageRisk({ max }: Of<'averageRisk'>): ReleaseCondition {
  const leastSize = max === 0 ? Number.MAX_SAFE_INTEGER : Math.ceil(1 / max - ROUNDING)
  return { kind: 'release', leastSize, holds: ({ records, classes }) => classes <= (max + ROUNDING) * records }
}

export function sampleUniques({ max }: Of<'sampleUniques'>): ReleaseCondition {
  const leastSize = max === 1 ? 1 : 2
  return { kind: 'release', leastSize, holds: ({ records, uniques }) => uniques <= (max + ROUNDING) * records }
}
