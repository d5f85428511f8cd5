// What an opening record says in answer to single questions.
// Changes nothing.
import type { OpenAttribute } from '../../contract/catalogue.ts'
import { type Assessment, OFFICES, type Office, type OpeningRecord } from '../../contract/opening.ts'
import { daysBetween } from '../values/civil-days.ts'

export function isDisputed({ disputes }: OpeningRecord): boolean {
  return disputes.some(({ settledOn }) => settledOn === '')
}

export function lastAssessment({ assessments }: OpeningRecord): Assessment | null {
  return assessments.at(-1) ?? null
}

/** Offices that have not agreed to exactly this state. */
export function missingOffices({ endorsements }: OpeningRecord, presentState: string): Office[] {
  return OFFICES.filter(office => !endorsements.some(one => one.office === office && one.boundTo === presentState))
}

/** Why the item is not simply opened is written down: the newest assessment, or the reason of the change that waits or is in force. */
export function isGrounded(record: OpeningRecord): boolean {
  const assessed = lastAssessment(record)
  if (assessed !== null) return assessed.result !== 'UNCONDITIONAL'
  const change = record.pending ?? record.changes.findLast(({ outcome }) => outcome === 'IN_FORCE')
  return change !== undefined && change.reason.trim() !== ''
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
  /** An assessment or a reason stands behind a value other than 无条件开放. */
  readonly grounded: boolean
  /** What the waiting change still lacks, in words. */
  readonly pendingUnmet: readonly string[]
  readonly disputed: boolean
  readonly withdrawn: boolean
}

export const NO_OPENING: OpeningFacts = {
  inForce: null,
  pending: null,
  grounded: false,
  pendingUnmet: [],
  disputed: false,
  withdrawn: false,
}
