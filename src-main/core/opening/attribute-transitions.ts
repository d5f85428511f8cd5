// The transitions of the open attribute as data, with what each one needs before it may come into force (R6; 细则第八条).
// Judges a waiting change; changes nothing.
import type { OpenAttribute } from '../../contract/catalogue.ts'
import type { AttributeChange, OpeningRecord } from '../../contract/opening.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { openAttributeLabels } from '../../contract/text/zh-CN/catalogue.ts'
import { type PreconditionId, preconditionTexts } from '../../contract/text/zh-CN/opening.ts'

export interface AttributeTransition {
  /** null = first setting. */
  readonly from: OpenAttribute | null
  readonly to: OpenAttribute
  readonly needs: readonly PreconditionId[]
}

/** Every transition there is. What is not listed does not exist; a value to itself is no change. */
export const ATTRIBUTE_TRANSITIONS: readonly AttributeTransition[] = [
  { from: null, to: 'UNCONDITIONAL', needs: ['assessed'] },
  { from: null, to: 'CONDITIONAL', needs: ['assessed'] },
  { from: null, to: 'CLOSED', needs: ['assessed', 'reason', 'legalBasis'] },
  { from: 'CLOSED', to: 'CONDITIONAL', needs: ['processedOrConsent'] },
  { from: 'CLOSED', to: 'UNCONDITIONAL', needs: ['processedOrConsent'] },
  { from: 'CONDITIONAL', to: 'UNCONDITIONAL', needs: ['assessed'] },
  { from: 'UNCONDITIONAL', to: 'CONDITIONAL', needs: ['reason', 'filed'] },
  { from: 'UNCONDITIONAL', to: 'CLOSED', needs: ['reason', 'legalBasis', 'filed'] },
  // The rules are silent here; taken like a first 不予开放, with a review. 备案 is offered, not forced.
  { from: 'CONDITIONAL', to: 'CLOSED', needs: ['reason', 'legalBasis', 'reviewed'] },
]

export function attributeTransition(from: OpenAttribute | null, to: OpenAttribute): AttributeTransition | null {
  return ATTRIBUTE_TRANSITIONS.find(transition => transition.from === from && transition.to === to) ?? null
}

type Judge = (change: AttributeChange, record: OpeningRecord, presentDigest: string) => boolean

const JUDGES: Record<PreconditionId, Judge> = {
  assessed: ({ assessmentId, to }, { assessments }) =>
    assessments.some(({ id, result }) => id === assessmentId && result === to),
  reason: ({ reason }) => reason.trim() !== '',
  legalBasis: ({ legalBasis }) =>
    legalBasis.length > 0 && legalBasis.every(({ title, article }) => title.trim() !== '' && article.trim() !== ''),
  processedOrConsent: (change, _, presentDigest) => change.consent !== null || isProcessed(change, presentDigest),
  reviewed: ({ review }) => review?.approved === true,
  filed: ({ filing }) => filing.state === 'FILED' && (filing.number.trim() !== '' || filing.receipt !== null),
}

/** 依法处理: the very result that was reviewed is still the present one. */
function isProcessed({ processedDigest, review }: AttributeChange, presentDigest: string): boolean {
  return review?.approved === true && processedDigest !== '' && processedDigest === presentDigest
}

export interface Unmet<Id extends string> {
  id: Id
  message: string
}

/** `presentDigest` of the run whose result is the present one; '' = none. */
export function unmetPreconditions(
  change: AttributeChange,
  record: OpeningRecord,
  presentDigest: string,
): Unmet<PreconditionId>[] {
  const needs = attributeTransition(change.from, change.to)?.needs ?? []
  return needs
    .filter(id => !JUDGES[id](change, record, presentDigest))
    .map(id => ({ id, message: fill(preconditionTexts[id], { to: openAttributeLabels[change.to] }) }))
}
