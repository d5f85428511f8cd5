// Dialogs of cases: opening one of each kind, and each act on it.
// Judges nothing; the engine refuses what is not allowed.
import {
  CASE_KINDS,
  type CaseAct,
  type CaseKind,
  type CaseOpening,
  type CaseView,
} from '../../../src-main/contract/cases.ts'
import { caseDecisionLabels, caseKindLabels } from '../../../src-main/contract/text/zh-CN/cases.ts'
import { type ActField, type ActValues, YES } from '../../features/acts/act-dialog.tsx'
import { casesText as words } from '../../text/ledger.ts'

const at = (values: ActValues, name: string) => (values[name] ?? '').trim()
const lines = (name: string, label: string, optional = false): ActField => ({ name, label, kind: 'lines', optional })
const text = (name: string, label: string, optional = false): ActField => ({ name, label, kind: 'text', optional })

export const KIND_OPTIONS = CASE_KINDS.map(value => ({ value, label: caseKindLabels[value] }))
const NO_DATASET = '-'

const REQUEST_FIELDS: readonly ActField[] = [
  text('applicant', words.applicant),
  lines('reason', words.reason),
  {
    name: 'requestKind',
    label: words.requestKind,
    kind: 'choice',
    options: [
      { value: 'DATASET', label: words.requestDataset },
      { value: 'INTERFACE', label: words.requestInterface },
    ],
  },
  text('until', words.until),
  text('outcome', words.outcome),
  lines('scenario', words.scenario),
  { name: 'promised', label: words.promised, kind: 'check' },
  { name: 'agreement', label: words.agreement, kind: 'check' },
]

const ABOUT_DATA: readonly ActField[] = [text('column', words.columnName, true), text('rows', words.rowNames, true)]

export function openingFields(kind: CaseKind, datasets: readonly { id: string; name: string }[]): ActField[] {
  const options = [
    { value: NO_DATASET, label: words.noDataset },
    ...datasets.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return [
    text('title', words.name),
    { name: 'datasetId', label: words.dataset, kind: 'choice', options, initial: NO_DATASET },
    text('from', words.from, true),
    { name: 'receivedOn', label: words.receivedOn, kind: 'date' },
    lines('content', words.content, true),
    ...(kind === 'REQUEST' ? REQUEST_FIELDS : []),
    ...(kind === 'CORRECTION' || kind === 'SOURCE_FAULT' ? ABOUT_DATA : []),
    ...(kind === 'INFRINGEMENT' ? [{ name: 'leak', label: words.leak, kind: 'check' as const }] : []),
  ]
}

export function openingOf(kind: CaseKind, values: ActValues): CaseOpening {
  const datasetId = at(values, 'datasetId')
  return {
    kind,
    datasetId: datasetId === NO_DATASET || datasetId === '' ? null : datasetId,
    title: at(values, 'title'),
    content: at(values, 'content'),
    from: at(values, 'from'),
    receivedOn: at(values, 'receivedOn'),
    column: at(values, 'column'),
    rows: at(values, 'rows'),
    leak: values.leak === YES,
    evidence: [],
    task: null,
    request:
      kind === 'REQUEST'
        ? {
            applicant: at(values, 'applicant'),
            reason: at(values, 'reason'),
            kind: at(values, 'requestKind') === 'INTERFACE' ? 'INTERFACE' : 'DATASET',
            until: at(values, 'until'),
            outcome: at(values, 'outcome'),
            scenario: at(values, 'scenario'),
            promised: values.promised === YES,
            agreementSigned: values.agreement === YES,
          }
        : null,
  }
}

export function actFields(act: CaseAct['act'], { decisions }: CaseView): ActField[] {
  switch (act) {
    case 'mark':
    case 'verify':
      return [lines('note', words.note, true)]
    case 'handle':
      return [
        {
          name: 'decision',
          label: words.decision,
          kind: 'choice',
          options: decisions.map(value => ({ value, label: caseDecisionLabels[value] })),
        },
        lines('handling', words.handling),
        text('legalBasis', words.legalBasis, true),
      ]
    case 'reply':
      return [lines('reply', words.reply)]
    default:
      return act satisfies never
  }
}

export function actOf(act: CaseAct['act'], values: ActValues, { decisions }: CaseView): CaseAct {
  switch (act) {
    case 'mark':
    case 'verify':
      return { act, note: at(values, 'note') }
    case 'handle': {
      const decision = decisions.find(value => value === at(values, 'decision')) ?? 'REFUSED'
      return { act, decision, handling: at(values, 'handling'), legalBasis: at(values, 'legalBasis') }
    }
    case 'reply':
      return { act, reply: at(values, 'reply') }
    default:
      return act satisfies never
  }
}
