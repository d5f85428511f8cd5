// The one way an opening record changes: an act of a person, applied or refused with the reason.
// Knows no store and no clock; who, when and what is known of the dataset are arguments.
import type { OpenAttribute } from '../../contract/catalogue.ts'
import type { Assessment, AttributeChange, LifeCycleState, OpeningAct, OpeningRecord } from '../../contract/opening.ts'
import type { Grade } from '../../contract/profile.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { openAttributeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import {
  contentChangedNote,
  lifeCycleLabels,
  type OpeningRefusal,
  openingRefusals,
} from '../../contract/text/zh-CN/opening.ts'
import { unmetPreconditions } from './attribute-transitions.ts'
import { type ItemFacts, lifeCycleStep, unmetNeeds } from './life-cycle.ts'
import { isDisputed, lastAssessment } from './record-facts.ts'

export interface ActContext extends ItemFacts {
  readonly person: string
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** ISO 8601. */
  readonly now: string
  /** Of the entry, for an assessment. */
  readonly columns: readonly { label: string; grade: Grade }[]
  readonly grade: Grade
  readonly packages: readonly { file: string; sha256: string; builtAt: string; recipients: readonly string[] }[]
}

type Who = Pick<ActContext, 'person' | 'today'>

export type ActOutcome = { readonly record: OpeningRecord } | { readonly refused: string }

type Refused = { readonly refused: string }

function refuse(code: OpeningRefusal, params: Record<string, string> = {}): Refused {
  return { refused: fill(openingRefusals[code], params) }
}

/** The record is left as it is when the act is refused. */
export function performAct(before: OpeningRecord, act: OpeningAct, context: ActContext): ActOutcome {
  const record = fallenBack(before, context)
  switch (act.act) {
    case 'assess':
      return assess(record, act, context)
    case 'propose':
      return propose(record, act, context)
    case 'addConsent': {
      if (act.date > context.today) return refuse('dateInFuture')
      const { holder, date, evidence } = act
      return withPending(record, change => ({ ...change, consent: { holder, date, evidence } }))
    }
    case 'addReview':
      return addReview(record, act, context)
    case 'sendFiling':
      return sendFiling(record, act, context)
    case 'confirmFiling':
      return confirmFiling(record, act, context)
    case 'putInForce':
      return putInForce(record, context)
    case 'abandon':
      return record.pending === null
        ? refuse('nothingPending')
        : { record: decided(record, 'ABANDONED', context.today) }
    case 'dispute':
      return dispute(record, act, context)
    case 'settle':
      return settle(record, act, context)
    case 'report': {
      const { authority, date, receipt } = act
      return date > context.today
        ? refuse('dateInFuture')
        : { record: { ...record, listing: { authority, date, receipt } } }
    }
    case 'endorse':
      return endorse(record, act, context)
    case 'advance':
      return advance(record, act, context)
    default:
      return act satisfies never
  }
}

/** States that hold for one content only. */
const BOUND: ReadonlySet<LifeCycleState> = new Set(['CATALOGUED', 'IN_REVIEW', 'APPROVED', 'EXPORTED'])

/** The record as it truly stands: what was reached with other data or another entry is lost. */
export function fallenBack(
  record: OpeningRecord,
  { presentState, now, person }: Pick<ActContext, 'presentState' | 'now' | 'person'>,
): OpeningRecord {
  if (!BOUND.has(record.lifeCycle) || record.boundTo === presentState) return record
  return moved(record, 'DRAFT', { now, person, note: contentChangedNote, boundTo: '' })
}

function moved(
  record: OpeningRecord,
  to: LifeCycleState,
  { now, person, note, boundTo }: { now: string; person: string; note: string; boundTo: string },
): OpeningRecord {
  const change = { from: record.lifeCycle, to, at: now, person, note }
  return { ...record, lifeCycle: to, boundTo, lifeCycleChanges: [...record.lifeCycleChanges, change] }
}

type Act<Name extends OpeningAct['act']> = Extract<OpeningAct, { act: Name }>

function assess(record: OpeningRecord, act: Act<'assess'>, context: ActContext): ActOutcome {
  if (act.nextDue <= context.today) return refuse('nextDuePast')
  const assessment: Assessment = {
    id: `A${record.assessments.length + 1}`,
    date: context.today,
    person: context.person,
    rulesVersion: act.rulesVersion,
    columns: [...context.columns],
    grade: context.grade,
    result: act.result,
    legalQuestion: act.legalQuestion,
    note: act.note,
    nextDue: act.nextDue,
  }
  const assessed = { ...record, assessments: [...record.assessments, assessment] }
  // The newest assessment speaks, for the change as well as against it.
  return { record: { ...assessed, pending: record.pending && { ...record.pending, assessmentId: assessment.id } } }
}

const NO_FILING: AttributeChange['filing'] = {
  state: 'NONE',
  authority: '',
  sentOn: '',
  filedOn: '',
  number: '',
  receipt: null,
}

function newChange(record: OpeningRecord, to: OpenAttribute, { person, today }: Who): AttributeChange {
  return {
    id: `C${record.changes.length + 1}`,
    from: record.inForce,
    to,
    proposedOn: today,
    proposedBy: person,
    reason: '',
    legalBasis: [],
    assessmentId: lastAssessment(record)?.id ?? '',
    processedDigest: '',
    consent: null,
    review: null,
    filing: NO_FILING,
    outcome: 'PENDING',
    decidedOn: '',
  }
}

/** A change to another value than the one that waits takes its place; the same one only gets its grounds. */
function propose(record: OpeningRecord, { to, reason, legalBasis }: Act<'propose'>, context: Who): ActOutcome {
  if (to === record.inForce)
    return record.pending === null
      ? refuse('sameValue', { to: openAttributeLabels[to] })
      : { record: decided(record, 'ABANDONED', context.today) }
  const kept = record.pending?.to === to ? record.pending : null
  const cleared = kept === null && record.pending !== null ? decided(record, 'ABANDONED', context.today) : record
  const change = kept ?? newChange(cleared, to, context)
  return { record: { ...cleared, pending: { ...change, reason, legalBasis } } }
}

function withPending(record: OpeningRecord, edit: (change: AttributeChange) => AttributeChange): ActOutcome {
  return record.pending === null ? refuse('nothingPending') : { record: { ...record, pending: edit(record.pending) } }
}

function addReview(record: OpeningRecord, { review }: Act<'addReview'>, context: ActContext): ActOutcome {
  if (record.pending === null) return refuse('nothingPending')
  if (review.date > context.today) return refuse('dateInFuture')
  if (review.reviewer === record.pending.proposedBy) return refuse('ownReview')
  return { record: { ...record, pending: { ...record.pending, review, processedDigest: context.presentDigest } } }
}

function sendFiling(record: OpeningRecord, { authority, date }: Act<'sendFiling'>, context: ActContext): ActOutcome {
  if (record.pending === null) return refuse('nothingPending')
  if (date > context.today) return refuse('dateInFuture')
  if (date < record.pending.proposedOn) return refuse('dateReversed')
  const filing = { ...NO_FILING, state: 'SENT' as const, authority, sentOn: date }
  return { record: { ...record, pending: { ...record.pending, filing } } }
}

function confirmFiling(
  record: OpeningRecord,
  { date, number, receipt }: Act<'confirmFiling'>,
  { today }: ActContext,
): ActOutcome {
  if (record.pending === null) return refuse('nothingPending')
  const { filing } = record.pending
  if (filing.state === 'NONE') return refuse('filingNotSent')
  if (date > today) return refuse('dateInFuture')
  if (date < filing.sentOn) return refuse('dateReversed')
  if (number.trim() === '' && receipt === null) return refuse('filingWithoutProof')
  const filed = { ...filing, state: 'FILED' as const, filedOn: date, number, receipt }
  return { record: { ...record, pending: { ...record.pending, filing: filed } } }
}

function putInForce(record: OpeningRecord, context: ActContext): ActOutcome {
  if (record.pending === null) return refuse('nothingPending')
  const unmet = unmetPreconditions(record.pending, record, context.presentDigest)
  if (unmet.length > 0) return refuse('unmet', { reasons: unmet.map(({ message }) => message).join('') })
  const { to } = record.pending
  const done = decided(record, 'IN_FORCE', context.today)
  // What was reported to the bureau was the former value.
  return { record: { ...done, inForce: to, since: context.today, listing: null } }
}

function decided(record: OpeningRecord, outcome: 'IN_FORCE' | 'ABANDONED', today: string): OpeningRecord {
  if (record.pending === null) return record
  return { ...record, pending: null, changes: [...record.changes, { ...record.pending, outcome, decidedOn: today }] }
}

function dispute(record: OpeningRecord, { parties, matter }: Act<'dispute'>, { today }: ActContext): ActOutcome {
  if (isDisputed(record)) return refuse('alreadyDisputed')
  const raised = { parties, matter, raisedOn: today, settledOn: '', result: '' }
  return { record: { ...record, disputes: [...record.disputes, raised] } }
}

function settle(record: OpeningRecord, { result }: Act<'settle'>, { today }: ActContext): ActOutcome {
  if (!isDisputed(record)) return refuse('notDisputed')
  const disputes = record.disputes.map(one => (one.settledOn === '' ? { ...one, settledOn: today, result } : one))
  return { record: { ...record, disputes } }
}

/** Two offices are two persons. */
function endorse(
  record: OpeningRecord,
  { office, opinion }: Act<'endorse'>,
  { person, today, presentState }: ActContext,
): ActOutcome {
  const others = record.endorsements.filter(one => one.office !== office)
  if (others.some(one => one.boundTo === presentState && one.person === person)) return refuse('sameForBoth')
  return {
    record: { ...record, endorsements: [...others, { office, person, date: today, opinion, boundTo: presentState }] },
  }
}

function advance(record: OpeningRecord, { to, note }: Act<'advance'>, context: ActContext): ActOutcome {
  const step = lifeCycleStep(record.lifeCycle, to)
  if (step === null) return refuse('noSuchStep', { from: lifeCycleLabels[record.lifeCycle], to: lifeCycleLabels[to] })
  const unmet = unmetNeeds(step, record, context, note)
  if (unmet.length > 0) return refuse('unmet', { reasons: unmet.map(({ message }) => message).join('') })
  const { now, person, presentState } = context
  const gone = moved(record, to, { now, person, note, boundTo: BOUND.has(to) ? presentState : '' })
  return { record: to === 'WITHDRAWN' ? { ...gone, tombstone: tombstone(record, note, context) } : gone }
}

/** Every package ever built and everyone who got one: what must be traced when data are taken back. */
function tombstone(
  { handOvers }: OpeningRecord,
  reason: string,
  { today, person, packages }: ActContext,
): OpeningRecord['tombstone'] {
  return {
    date: today,
    person,
    reason,
    packages: packages.map(built => ({
      ...built,
      recipients: [
        ...new Set([
          ...handOvers.filter(({ sha256 }) => sha256 === built.sha256).map(({ recipient }) => recipient),
          ...built.recipients,
        ]),
      ],
    })),
  }
}

/** The waiting change follows the value in the entry, through whichever door it came; nothing comes into force by it. */
export function followEntry(
  record: OpeningRecord,
  entry: { openAttribute: OpenAttribute | null; closedReason: string; legalBasis: AttributeChange['legalBasis'] },
  context: Who,
): OpeningRecord {
  const { openAttribute: to } = entry
  if (to === null) return record.pending === null ? record : decided(record, 'ABANDONED', context.today)
  if (to === record.inForce && record.pending === null) return record
  const grounds = groundsOf(record, entry, to)
  const outcome = propose(record, { act: 'propose', to, ...grounds }, context)
  return 'record' in outcome ? outcome.record : record
}

/** For 不予开放 the entry states reason and basis itself; for the rest what was said with the change stays. */
function groundsOf(
  { pending }: OpeningRecord,
  entry: { closedReason: string; legalBasis: AttributeChange['legalBasis'] },
  to: OpenAttribute,
): Pick<AttributeChange, 'reason' | 'legalBasis'> {
  if (to === 'CLOSED') return { reason: entry.closedReason, legalBasis: entry.legalBasis }
  return pending?.to === to
    ? { reason: pending.reason, legalBasis: pending.legalBasis }
    : { reason: '', legalBasis: [] }
}
