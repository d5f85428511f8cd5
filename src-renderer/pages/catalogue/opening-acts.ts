// The acts on an opening as dialogs: their fields, and the act that comes of what was typed.
// Judges nothing; the engine refuses what is not allowed.
import { OPEN_ATTRIBUTES } from '../../../src-main/contract/catalogue.ts'
import type { AttributeChange, Evidence, LifeCycleState, OpeningAct } from '../../../src-main/contract/opening.ts'
import { openAttributeLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { lifeCycleLabels } from '../../../src-main/contract/text/zh-CN/opening.ts'
import { type ActField, type ActValues, YES } from '../../features/acts/act-dialog.tsx'
import { openingText as words } from '../../text/acts.ts'

export interface OpeningDialog {
  readonly title: string
  readonly note?: string
  readonly fields: readonly ActField[]
  readonly evidence?: 'needed' | 'optional'
  act(values: ActValues, evidence: Evidence | null): OpeningAct
}

const at = (values: ActValues, name: string) => (values[name] ?? '').trim()
const date: ActField = { name: 'date', label: words.date, kind: 'date' }
const RESULTS = OPEN_ATTRIBUTES.map(value => ({ value, label: openAttributeLabels[value] }))

export const assessDialog: OpeningDialog = {
  title: words.assess,
  note: words.assessNote,
  fields: [
    { name: 'result', label: words.result, kind: 'choice', options: RESULTS },
    { name: 'rules', label: words.rules, kind: 'text', initial: 'GB/T 43697-2024' },
    { name: 'nextDue', label: words.nextDue, kind: 'date' },
    { name: 'legal', label: words.legal, kind: 'check' },
    { name: 'note', label: words.note, kind: 'lines', optional: true },
  ],
  act: values => ({
    act: 'assess',
    result: OPEN_ATTRIBUTES.find(value => value === at(values, 'result')) ?? 'CLOSED',
    rulesVersion: at(values, 'rules'),
    legalQuestion: values.legal === YES,
    note: at(values, 'note'),
    nextDue: at(values, 'nextDue'),
  }),
}

export const consentDialog: OpeningDialog = {
  title: words.consent,
  fields: [{ name: 'holder', label: words.holder, kind: 'text' }, date],
  evidence: 'needed',
  act: (values, evidence) => ({
    act: 'addConsent',
    holder: at(values, 'holder'),
    date: at(values, 'date'),
    evidence: neededFile(evidence),
  }),
}

/** The dialog lets nobody through without a file where one is needed. */
function neededFile(evidence: Evidence | null): Evidence {
  if (evidence === null) throw new TypeError('the dialog asks for a file')
  return evidence
}

export const reviewDialog: OpeningDialog = {
  title: words.review,
  fields: [
    { name: 'reviewer', label: words.reviewer, kind: 'text' },
    date,
    { name: 'approved', label: words.approved, kind: 'check' },
    { name: 'opinion', label: words.opinion, kind: 'lines', optional: true },
  ],
  act: values => ({
    act: 'addReview',
    review: {
      reviewer: at(values, 'reviewer'),
      date: at(values, 'date'),
      approved: values.approved === YES,
      opinion: at(values, 'opinion'),
    },
  }),
}

export const sendDialog: OpeningDialog = {
  title: words.send,
  fields: [{ name: 'authority', label: words.authority, kind: 'text' }, date],
  act: values => ({ act: 'sendFiling', authority: at(values, 'authority'), date: at(values, 'date') }),
}

export const confirmDialog: OpeningDialog = {
  title: words.confirm,
  fields: [date, { name: 'number', label: words.number, kind: 'text', optional: true }],
  evidence: 'optional',
  act: (values, receipt) => ({ act: 'confirmFiling', date: at(values, 'date'), number: at(values, 'number'), receipt }),
}

export const disputeDialog: OpeningDialog = {
  title: words.dispute,
  fields: [
    { name: 'parties', label: words.parties, kind: 'text' },
    { name: 'matter', label: words.matter, kind: 'lines', optional: true },
  ],
  act: values => ({
    act: 'dispute',
    parties: at(values, 'parties')
      .split(/[、，,;；]/)
      .map(party => party.trim())
      .filter(party => party !== ''),
    matter: at(values, 'matter'),
  }),
}

export const settleDialog: OpeningDialog = {
  title: words.settle,
  fields: [{ name: 'result', label: words.settled, kind: 'lines' }],
  act: values => ({ act: 'settle', result: at(values, 'result') }),
}

export const reportDialog: OpeningDialog = {
  title: words.report,
  fields: [{ name: 'authority', label: words.authority, kind: 'text' }, date],
  evidence: 'needed',
  act: (values, receipt) => ({
    act: 'report',
    authority: at(values, 'authority'),
    date: at(values, 'date'),
    receipt: neededFile(receipt),
  }),
}

export function reasonDialog({ to, reason, legalBasis }: AttributeChange): OpeningDialog {
  const basis = legalBasis[0]
  return {
    title: words.reason,
    fields: [
      { name: 'reason', label: words.reasonLabel, kind: 'lines', initial: reason },
      { name: 'title', label: words.basisTitle, kind: 'text', initial: basis?.title ?? '', optional: to !== 'CLOSED' },
      {
        name: 'article',
        label: words.basisArticle,
        kind: 'text',
        initial: basis?.article ?? '',
        optional: to !== 'CLOSED',
      },
    ],
    act: values => ({
      act: 'propose',
      to,
      reason: at(values, 'reason'),
      legalBasis: at(values, 'title') === '' ? [] : [{ title: at(values, 'title'), article: at(values, 'article') }],
    }),
  }
}

export function advanceDialog(to: LifeCycleState): OpeningDialog {
  return {
    title: words.advance(lifeCycleLabels[to]),
    fields: [{ name: 'note', label: words.advanceReason, kind: 'lines', optional: true }],
    act: values => ({ act: 'advance', to, note: at(values, 'note') }),
  }
}
