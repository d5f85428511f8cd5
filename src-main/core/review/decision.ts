// Whether a decision counts: genuine, of another person than the preparer, sound in itself, and for exactly these bytes.
// Pure: trust, time and the present state are given.
import {
  type DecisionFault,
  type DecisionPayload,
  DecisionPayloadSchema,
  type DraftFault,
  type RequestPayload,
  RequestPayloadSchema,
  type ReviewDraft,
  type ReviewKind,
  type ReviewSubject,
  type SubjectPart,
} from '../../contract/review.ts'
import type { Certificate, CertificateRole, Envelope, Refusal, Trust } from '../../contract/signing.ts'
import { judgeEnvelope } from '../signing/envelope.ts'
import { shareAKey } from '../signing/person-keys.ts'
import { CHECKLIST } from './checklists.ts'
import { changedParts } from './subject.ts'

export const PREPARERS: readonly CertificateRole[] = ['clerk', 'bureau', 'chiefDataOfficer', 'reviewer']
export const REVIEWERS: readonly CertificateRole[] = ['reviewer', 'chiefDataOfficer']

export type Opened =
  | {
      readonly fault: null
      readonly envelope: Envelope
      readonly payload: DecisionPayload
      readonly request: RequestPayload
    }
  | { readonly fault: DecisionFault; readonly refusal: Refusal | null }

/** Everything but whether it is for the present state. */
export function openDecision(value: unknown, trust: Trust, now: string): Opened {
  const judged = judgeEnvelope(value, { trust, now, kinds: ['reviewDecision'], roles: REVIEWERS })
  if (!judged.ok) return { fault: 'refused', refusal: judged.refusal }
  const envelope = judged.value
  const parsed = DecisionPayloadSchema.safeParse(envelope.payload)
  if (!parsed.success) return { fault: 'malformed', refusal: null }
  const payload = parsed.data
  const asked = judgeEnvelope(payload.request, { trust, now, kinds: ['reviewRequest'], roles: PREPARERS })
  if (!asked.ok) return { fault: 'requestRefused', refusal: asked.refusal }
  const request = RequestPayloadSchema.safeParse(asked.value.payload)
  if (!request.success) return { fault: 'malformed', refusal: null }
  const fault =
    sameHands(envelope.issuer, asked.value.issuer) ?? incoherent(payload, request.data, envelope, asked.value)
  return fault === null ? { fault, envelope, payload, request: request.data } : { fault, refusal: null }
}

/** Two people: by every key, and by the person the certificates name, so that new keys do not make a second person. */
export function sameHands(reviewer: Certificate, preparer: Certificate): 'samePerson' | 'sameKey' | null {
  if (shareAKey(reviewer.keys, preparer.keys)) return 'sameKey'
  const { subject, issuer } = reviewer
  return subject.personId === preparer.subject.personId && issuer.keyId === preparer.issuer.keyId ? 'samePerson' : null
}

function incoherent(
  payload: DecisionPayload,
  request: RequestPayload,
  decision: Envelope,
  asked: Envelope,
): 'incoherent' | null {
  if (decision.issuedAt < asked.issuedAt) return 'incoherent'
  return faultsOfDraft(payload.draft, request.reviews, payload.outcome).length === 0 ? null : 'incoherent'
}

/** Why a draft cannot be signed with that outcome; empty = it can. */
export function faultsOfDraft(
  draft: ReviewDraft,
  asked: readonly ReviewKind[],
  outcome: 'approved' | 'returned',
): DraftFault[] {
  const decided = decidedReviews(draft)
  const faults: DraftFault[] = []
  if (decided.length === 0) faults.push('nothingDecided')
  if (decided.some(([kind]) => !asked.includes(kind))) faults.push('notAsked')
  if (draft.rules.some(rule => !rule.approved && rule.reason.trim() === '')) faults.push('ruleReason')
  for (const [kind, review] of decided) faults.push(...faultsOfReview(kind, review))
  const returned = returnedSomething(draft)
  if (outcome === 'returned') return returned ? faults : [...faults, 'nothingReturned']
  if (draft.rules.some(rule => !rule.approved)) faults.push('ruleReturned')
  if (decided.some(([, review]) => review.outcome === 'returned')) faults.push('reviewReturned')
  if (draft.committeeAsked && draft.committee === null) faults.push('committeeOpen')
  if (draft.committee?.agrees === false) faults.push('committeeAgainst')
  return faults
}

type Outcome = NonNullable<ReviewDraft['reviews'][ReviewKind]>

function decidedReviews({ reviews }: ReviewDraft): [ReviewKind, Outcome][] {
  return (['secrecy', 'security', 'legality'] as const).flatMap(kind => {
    const review = reviews[kind]
    return review === undefined ? [] : [[kind, review] as [ReviewKind, Outcome]]
  })
}

function faultsOfReview(kind: ReviewKind, { outcome, opinion, checks }: Outcome): DraftFault[] {
  if (outcome === 'notNeeded') return kind === 'legality' && opinion.trim() !== '' ? [] : ['opinionMissing']
  if (outcome === 'returned') return opinion.trim() === '' ? ['opinionMissing'] : []
  const answers = new Map(checks.map(check => [check.id, check]))
  const wanted = CHECKLIST.reviews[kind] ?? []
  const open = wanted.some(({ id }) => answers.get(id) === undefined)
  const no = checks.some(check => check.answer === 'no')
  return [...(open ? ['checksOpen' as const] : []), ...(no ? ['checkAnsweredNo' as const] : [])]
}

function returnedSomething(draft: ReviewDraft): boolean {
  return (
    draft.rules.some(rule => !rule.approved) ||
    decidedReviews(draft).some(([, review]) => review.outcome === 'returned') ||
    draft.committee?.agrees === false
  )
}

/** What has changed since the decision; empty = it is for the present state. */
export function changedSince(request: RequestPayload, present: ReviewSubject): SubjectPart[] {
  return changedParts(request.subject, present)
}

/** The reviews that decisions for the present state leave approved; a later return takes an earlier approval away. */
export function reviewOutcomes(
  decisions: readonly { envelope: Envelope; payload: DecisionPayload }[],
): Map<ReviewKind, { outcome: Outcome['outcome']; envelope: Envelope }> {
  const outcomes = new Map<ReviewKind, { outcome: Outcome['outcome']; envelope: Envelope }>()
  const inOrder = [...decisions].sort((a, b) => (a.envelope.issuedAt < b.envelope.issuedAt ? -1 : 1))
  for (const { envelope, payload } of inOrder) {
    for (const [kind, review] of decidedReviews(payload.draft)) {
      // A decision sent back as a whole approves nothing in part.
      const outcome = payload.outcome === 'returned' ? 'returned' : review.outcome
      outcomes.set(kind, { outcome, envelope })
    }
  }
  return outcomes
}

export function isReleasable(outcomes: ReadonlyMap<ReviewKind, { outcome: Outcome['outcome'] }>): boolean {
  const passed = (kind: ReviewKind) => ['approved', 'notNeeded'].includes(outcomes.get(kind)?.outcome ?? '')
  return passed('secrecy') && passed('security') && passed('legality')
}
