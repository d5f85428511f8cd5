// How the reviews of a dataset stand at this moment: the subject they must be bound to, and what of the decisions counts.
// Judged anew each time: an approval is never remembered as one.
import {
  type ApprovalState,
  type JudgedDecision,
  REVIEW_KINDS,
  RequestPayloadSchema,
  type ReviewGate,
  type ReviewKind,
  type ReviewSubject,
} from '../contract/review.ts'
import type { Envelope, Refusal } from '../contract/signing.ts'
import { fill } from '../contract/text/describe-error.ts'
import {
  decisionFaults,
  reviewNames,
  reviewOutcomeNames,
  reviewRequirements,
  reviewSentences,
  subjectParts,
} from '../contract/text/zh-CN/review.ts'
import { refusals } from '../contract/text/zh-CN/signing.ts'
import { sha256Hex } from '../core/recipe/recipe-digest.ts'
import { changedSince, isReleasable, type Opened, openDecision, reviewOutcomes } from '../core/review/decision.ts'
import { reviewSubject } from '../core/review/subject.ts'
import { packageJson } from '../files/packages/package-json.ts'
import { publicCatalogue } from '../files/packages/public-catalogue.ts'
import type { Services } from './handler.ts'
import { policyOfRelease } from './policies.ts'
import { presentResult } from './result-key.ts'

/** null while there is no result or no entry. */
export function presentSubject(services: Services, datasetId: string): ReviewSubject | null {
  const { folder } = services
  const result = presentResult(services, datasetId)
  const catalogue = folder.catalogues.find(datasetId)
  if (result === null || catalogue === null) return null
  const policy = policyOfRelease(services, folder.recipes.get(datasetId).recipe, catalogue)
  const bytes = Buffer.from(packageJson(publicCatalogue(catalogue))).toString('utf8')
  return reviewSubject(result.report, catalogue, sha256Hex(bytes), policy, services.templates.refs())
}

type Counting = Extract<Opened, { fault: null }>

interface Judged {
  readonly shown: JudgedDecision
  /** null where it does not count. */
  readonly counting: Counting | null
}

/** Throws TRUST_NEEDED where there are decisions but nobody to believe. */
export function judgeDecision(services: Services, envelope: Envelope, present: ReviewSubject | null): Judged {
  const trust = services.folder.trust.get()
  const opened: Opened =
    trust === null ? { fault: 'refused', refusal: 'unknownIssuer' } : openDecision(envelope, trust, services.now())
  const changed = opened.fault === null && present !== null ? changedSince(opened.request, present) : []
  const fault = opened.fault ?? (present === null || changed.length > 0 ? 'otherSubject' : null)
  const counting = opened.fault === null && fault === null ? opened : null
  const refusal = opened.fault === null ? null : opened.refusal
  return { shown: shownDecision(envelope, opened, fault, changed, refusal), counting }
}

const UNKNOWN = { name: '', unit: '', keyId: '' }
const EMPTY = { reviews: {}, rules: [], annotations: [], committeeAsked: false, committee: null }

function personOf({ issuer }: Envelope) {
  return { name: issuer.subject.name, unit: issuer.subject.unit, keyId: issuer.keyId }
}

function shownDecision(
  envelope: Envelope,
  opened: Opened,
  fault: JudgedDecision['fault'],
  changed: JudgedDecision['changed'],
  refusal: Refusal | null,
): JudgedDecision {
  const sound = opened.fault === null ? opened : null
  const outcome = sound?.payload.outcome ?? 'returned'
  const reviewer = personOf(envelope)
  const parts = partNames(changed)
  const sentence =
    fault === null
      ? fill(reviewSentences.approvedBy, {
          ...reviewer,
          at: envelope.issuedAt.slice(0, 10),
          outcome: reviewOutcomeNames[outcome],
        })
      : fill(decisionFaults[fault], { reason: refusal === null ? '' : refusals[refusal], parts })
  return {
    id: envelope.id,
    title: sound?.request.subject.title ?? '',
    reviewer,
    preparer: sound === null ? UNKNOWN : personOf(sound.payload.request),
    at: envelope.issuedAt,
    outcome,
    draft: sound?.payload.draft ?? EMPTY,
    reproduction: sound?.payload.reproduction ?? null,
    fault,
    changed: [...changed],
    sentence,
  }
}

export function partNames(parts: JudgedDecision['changed']): string {
  return parts.map(part => subjectParts[part]).join(reviewSentences.listSeparator)
}

export interface Approvals {
  readonly state: ApprovalState
  /** Envelopes of the decisions that count, for the package. */
  readonly decisions: readonly Counting[]
}

export function approvalsOf(services: Services, datasetId: string): Approvals {
  const { reviews } = services.folder
  const subject = presentSubject(services, datasetId)
  const judged = reviews.decisions({ datasetId }).map(({ envelope }) => judgeDecision(services, envelope, subject))
  const decisions = judged.flatMap(({ counting }) => (counting === null ? [] : [counting]))
  const outcomes = reviewOutcomes(decisions)
  const requests = reviews
    .requests('sent')
    .filter(request => request.datasetId === datasetId)
    .map(({ id, at, recipients, path, envelope }) => ({
      id,
      at,
      to: recipients,
      path,
      present: subject !== null && sameSubject(envelope, subject),
    }))
  const gates = REVIEW_KINDS.map(kind => gateOf(kind, subject, judged, outcomes))
  return {
    state: {
      subject,
      gates,
      releasable: subject !== null && isReleasable(outcomes),
      decisions: judged.map(({ shown }) => shown),
      requests,
    },
    decisions,
  }
}

function sameSubject({ payload }: Envelope, subject: ReviewSubject): boolean {
  const asked = RequestPayloadSchema.safeParse(payload)
  return asked.success && changedSince(asked.data, subject).length === 0
}

type Outcomes = ReturnType<typeof reviewOutcomes>

function gateOf(
  kind: ReviewKind,
  subject: ReviewSubject | null,
  judged: readonly Judged[],
  outcomes: Outcomes,
): ReviewGate {
  const found = outcomes.get(kind)
  const voided = judged.find(({ shown }) => shown.fault === 'otherSubject' && shown.draft.reviews[kind] !== undefined)
  const base = { kind, title: reviewNames[kind], requirement: reviewRequirements[kind] }
  if (found !== undefined) {
    const passed = found.outcome !== 'returned'
    const { name, unit } = found.envelope.issuer.subject
    const at = found.envelope.issuedAt.slice(0, 10)
    const sentence = fill(reviewSentences.approvedBy, { name, unit, at, outcome: reviewOutcomeNames[found.outcome] })
    return { ...base, state: found.outcome, passed, sentence }
  }
  if (voided !== undefined) {
    const { shown } = voided
    const params = { name: shown.reviewer.name, at: shown.at.slice(0, 10), parts: partNames(shown.changed) }
    return { ...base, state: 'void', passed: false, sentence: fill(reviewSentences.void, params) }
  }
  return {
    ...base,
    state: 'missing',
    passed: false,
    sentence: subject === null ? reviewSentences.noState : reviewSentences.missing,
  }
}
