// What an opening record says in answer to single questions.
// Changes nothing.
import type { OpenAttribute } from '../../contract/catalogue.ts'
import type { Assessment, OpeningRecord } from '../../contract/opening.ts'
import { daysBetween } from '../values/civil-days.ts'

export function isDisputed({ disputes }: OpeningRecord): boolean {
  return disputes.some(({ settledOn }) => settledOn === '')
}

export function lastAssessment({ assessments }: OpeningRecord): Assessment | null {
  return assessments.at(-1) ?? null
}

/** Days since the assessment that found 有条件 data fit for 无条件开放, which is then due at once (细则第八条（二）); null = not so. */
export function dueAtOnceDays(record: OpeningRecord, today: string): number | null {
  const last = lastAssessment(record)
  if (record.inForce !== 'CONDITIONAL' || last?.result !== 'UNCONDITIONAL') return null
  return daysBetween(last.date, today)
}

/** Regular re-assessment (R5). */
export function assessmentOverdue(record: OpeningRecord, today: string): boolean {
  const last = lastAssessment(record)
  return last !== null && last.nextDue < today
}

/** The part of the record that bears on what may leave in a package. */
export interface OpeningFacts {
  readonly inForce: OpenAttribute | null
  readonly pending: OpenAttribute | null
  /** What the waiting change still lacks, in words. */
  readonly pendingUnmet: readonly string[]
  readonly disputed: boolean
  readonly withdrawn: boolean
}

export const NO_OPENING: OpeningFacts = {
  inForce: null,
  pending: null,
  pendingUnmet: [],
  disputed: false,
  withdrawn: false,
}
