// What a person sees of an opening: the record as it stands, what the waiting change lacks, and where one may go next.
// Changes nothing.
import type { OpeningRecord, OpeningState } from '../../contract/opening.ts'
import { unmetPreconditions } from './attribute-transitions.ts'
import { LIFE_CYCLE, unmetNeeds } from './life-cycle.ts'
import { type ActContext, fallenBack } from './perform-act.ts'
import { assessmentOverdue, dueAtOnceDays, isDisputed, isGrounded, type OpeningFacts } from './record-facts.ts'

export function openingState(stored: OpeningRecord, context: ActContext): OpeningState {
  const record = fallenBack(stored, context)
  const { pending } = record
  return {
    record,
    unmet: pending === null ? [] : unmetPreconditions(pending, record, context.presentDigest),
    next: LIFE_CYCLE.filter(({ from }) => from === record.lifeCycle).map(step => ({
      to: step.to,
      // A reason is typed when the step is taken.
      unmet: unmetNeeds(step, record, context, '').filter(({ id }) => id !== 'reasonGiven'),
    })),
    dueAtOnceDays: dueAtOnceDays(record, context.today),
    assessmentOverdue: assessmentOverdue(record, context.today),
  }
}

export function openingFacts(record: OpeningRecord, presentDigest: string): OpeningFacts {
  const { inForce, pending, lifeCycle } = record
  return {
    inForce,
    pending: pending?.to ?? null,
    grounded: isGrounded(record),
    pendingUnmet:
      pending === null ? [] : unmetPreconditions(pending, record, presentDigest).map(({ message }) => message),
    disputed: isDisputed(record),
    withdrawn: lifeCycle === 'WITHDRAWN' || lifeCycle === 'DEREGISTERED',
  }
}
