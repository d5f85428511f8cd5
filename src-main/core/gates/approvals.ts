// What people have to do before a release and before publication: assessment, the three reviews, experts asked, the report to the bureau.
// Declared beside the gates and judged from records; a draft needs none of them.
import type { Catalogue } from '../../contract/catalogue.ts'
import type { GateResult } from '../../contract/gates.ts'
import type { Office, OpeningRecord } from '../../contract/opening.ts'
import { openAttributeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import type { GateId } from '../../contract/text/zh-CN/gates.ts'
import { reviewNames } from '../../contract/text/zh-CN/gates.ts'
import { officeLabels } from '../../contract/text/zh-CN/opening.ts'
import { assessmentOverdue, lastAssessment } from '../opening/record-facts.ts'
import { cellFinding, fieldFinding, type GateOutcome, listed } from './gate.ts'
import { gateResult } from './result.ts'
import { say } from './say.ts'

export const REVIEW_KINDS = ['secrecy', 'security', 'legality'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

/** A review that said yes, bound to the digest of what was reviewed. */
export interface Approval {
  readonly kind: ReviewKind
  readonly digest: string
}

export type ExpertOpinion = 'notAsked' | 'open' | 'agrees' | 'against'

export interface ApprovalInput {
  /** Offices that have not agreed to the present state; null = they need not. */
  readonly missingOffices: readonly Office[] | null
  readonly catalogue: Catalogue
  readonly record: OpeningRecord
  readonly approvals: readonly Approval[]
  /** What the experts said, where a reviewer of the present state asked for them. */
  readonly experts: ExpertOpinion
  /** Of the present run; '' = none. */
  readonly presentDigest: string
  /** Titles of standard templates that changed since the dataset was made or last checked again. */
  readonly newerTemplates: readonly string[]
  /** `YYYY-MM-DD`. */
  readonly today: string
}

interface ApprovalGate {
  readonly id: GateId
  readonly requirement: string
  readonly place: GateResult['place']
  readonly before: NonNullable<GateResult['before']>
  judge(input: ApprovalInput): GateOutcome
}

const reviewed = (kind: ReviewKind) => (input: ApprovalInput) => judgeReview(kind, input)

/**
 * Assessed, in force, reviewed and agreed to is what makes a package releasable (第八条, 第十二条, 第二十二条): one that is released without
 * would be open in fact. The report to the bureau follows from the assessment and comes before the item is listed, not before a package of
 * it exists: its receipt is asked for before 已发布.
 */
export const APPROVAL_GATES: readonly ApprovalGate[] = [
  { id: 'assessed', requirement: 'R26', place: 'catalogue', before: 'release', judge: judgeAssessment },
  { id: 'attributeInForce', requirement: 'R6', place: 'catalogue', before: 'release', judge: judgeInForce },
  { id: 'legalReview', requirement: 'R27', place: 'review', before: 'release', judge: judgeLegality },
  { id: 'secrecyReview', requirement: 'R28', place: 'review', before: 'release', judge: reviewed('secrecy') },
  { id: 'securityReview', requirement: 'R29', place: 'review', before: 'release', judge: reviewed('security') },
  { id: 'templateCurrent', requirement: 'R69', place: 'export', before: 'release', judge: judgeTemplates },
  { id: 'expertOpinion', requirement: 'R30', place: 'review', before: 'release', judge: judgeExperts },
  { id: 'bothOffices', requirement: 'R73', place: 'export', before: 'release', judge: judgeOffices },
  { id: 'reported', requirement: 'R26a', place: 'catalogue', before: 'publication', judge: judgeReport },
]

export function judgeApprovals(input: ApprovalInput): GateResult[] {
  return APPROVAL_GATES.map(gate => ({ ...gateResult(gate, gate.judge(input)), before: gate.before }))
}

function judgeAssessment({ catalogue, record, today }: ApprovalInput): GateOutcome {
  const last = lastAssessment(record)
  if (last === null) return listed([fieldFinding(say('assessmentMissing'), 'openAttribute')])
  const late = assessmentOverdue(record, today)
    ? [fieldFinding(say('assessmentLate', { date: last.nextDue }), 'openAttribute')]
    : []
  const attribute = catalogue.openAttribute
  if (attribute === null || attribute === last.result) return listed(late)
  const words = { result: openAttributeLabels[last.result], attribute: openAttributeLabels[attribute] }
  return listed([...late, fieldFinding(say('assessmentOther', words), 'openAttribute')])
}

function judgeInForce({ catalogue, record }: ApprovalInput): GateOutcome {
  const settled = record.inForce !== null && record.pending === null && record.inForce === catalogue.openAttribute
  return listed(settled ? [] : [fieldFinding(say('attributeNotInForce'), 'openAttribute')])
}

function judgeReview(kind: ReviewKind, { approvals, presentDigest }: ApprovalInput): GateOutcome {
  const given = approvals.filter(approval => approval.kind === kind)
  if (given.some(({ digest }) => digest === presentDigest && digest !== '')) return listed([])
  const code = given.length === 0 ? 'approvalMissing' : 'approvalVoid'
  return listed([cellFinding(say(code, { review: reviewNames[kind] }), null, null)])
}

/** Needed only where the assessment saw a legal question. */
function judgeLegality(input: ApprovalInput): GateOutcome {
  if (lastAssessment(input.record)?.legalQuestion !== false) return judgeReview('legality', input)
  return { count: 0, findings: [], figure: say('legalNotNeeded') }
}

function judgeTemplates({ newerTemplates }: ApprovalInput): GateOutcome {
  return listed(newerTemplates.map(template => cellFinding(say('templateNewer', { template }), null, null)))
}

function judgeExperts({ experts }: ApprovalInput): GateOutcome {
  switch (experts) {
    case 'notAsked':
      return { count: 0, findings: [], figure: say('expertNotAsked') }
    case 'agrees':
      return listed([])
    case 'open':
      return listed([cellFinding(say('expertMissing'), null, null)])
    case 'against':
      return listed([cellFinding(say('expertAgainst'), null, null)])
    default:
      return experts satisfies never
  }
}

function judgeOffices({ missingOffices }: ApprovalInput): GateOutcome {
  if (missingOffices === null) return { count: 0, findings: [], figure: say('officesNotAsked') }
  return listed(
    missingOffices.map(office => cellFinding(say('officeMissing', { office: officeLabels[office] }), null, null)),
  )
}

function judgeReport({ record }: ApprovalInput): GateOutcome {
  return listed(record.listing === null ? [fieldFinding(say('reportMissing'), 'openAttribute')] : [])
}
