// Conditions on all kept records together: average risk, and records alone in their class.
// They suppress nothing; a solution that does not meet them is no solution.
import type { PrivacyCondition } from '../../../contract/deidentify.ts'
import { type ReleaseCondition, ROUNDING } from './model.ts'

type Of<M extends PrivacyCondition['model']> = Extract<PrivacyCondition, { model: M }>

/** Classes ÷ records ≤ max. */
export function averageRisk({ max }: Of<'averageRisk'>): ReleaseCondition {
  return { kind: 'release', holds: ({ records, classes }) => classes <= (max + ROUNDING) * records }
}

export function sampleUniques({ max }: Of<'sampleUniques'>): ReleaseCondition {
  return { kind: 'release', holds: ({ records, uniques }) => uniques <= (max + ROUNDING) * records }
}
