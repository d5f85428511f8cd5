// Dialogs of cases: opening one of each kind, and each act on it.
// Judges nothing; the engine refuses what is not allowed.
import {
  CASE_KINDS,
  type CaseAct,
  type CaseKind,
  type CaseOpening,
  type CaseView,
} from '../../../src-main/contract/cases.ts'
import type { Evidence } from '../../../src-main/contract/opening.ts'
import { caseDecisionLabels, caseKindLabels } from '../../../src-main/contract/text/zh-CN/cases.ts'
import { type ActField, type ActValues, YES } from '../../features/acts/act-dialog.tsx'
import { civilDay } from '../../features/datasets/file-name.ts'
import { casesText as words } from '../../text/ledger.ts'

const at = (values: ActValues, name: string) => (values[name] ?? '').trim()
const lines = (name: string, label: string, optional = false): ActField => ({ name, label, kind: 'lines', optional })
const text = (name: string, label: string, optional = false): ActField => ({ name, label, kind: 'text', optional })

export const KIND_OPTIONS = CASE_KINDS.map(value => ({ value, label: caseKindLabels[value] }))
const NO_DATASET = '-'

const REQUEST_FIELDS: readonly ActField[] = [
  text('applicant', words.applicant),
  lines('reason', words.reason, true),
  {
    name: 'requestKind',
    label: words.requestKind,
    kind: 'choice',
    options: [
      { value: 'DATASET', label: words.requestDataset },
      { value: 'INTERFACE', label: words.requestInterface },
    ],
    initial: 'DATASET',
  },
  // An incomplete application is entered too: it is returned with what it lacks.
  text('until', words.until, true),
  text('outcome', words.outcome, true),
  lines('scenario', words.scenario, true),
  { name: 'promised', label: words.promised, kind: 'check' },
  { name: 'agreement', label: words.agreement, kind: 'check' },
]

const ABOUT_DATA: readonly ActField[] = [
  text('version', words.version, true),
  text('column', words.columnName, true),
  text('rows', words.rowNames, true),
]

const GRANTED: readonly ActField[] = [
  lines('grantedPurpose', words.grantedPurpose, true),
  lines('grantedScope', words.grantedScope, true),
  text('grantedUntil', words.grantedUntil, true),
]

export function openingFields(kind: CaseKind, datasets: readonly { id: string; name: string }[]): ActField[] {
  const options = [
    { value: NO_DATASET, label: words.noDataset },
    ...datasets.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return [
    text('title', words.name),
    { name: 'datasetId', label: words.dataset, kind: 'choice', options, initial: NO_DATASET },
    text('from', words.from, true),
    { name: 'receivedOn', label: words.receivedOn, kind: 'date', initial: civilDay(new Date()) },
    lines('content', words.content, true),
    ...(kind === 'REQUEST' ? REQUEST_FIELDS : []),
    ...(kind === 'REQUEST' || kind === 'DEMAND' ? [] : ABOUT_DATA),
    ...(kind === 'INFRINGEMENT' || kind === 'CORRECTION'
      ? [{ name: 'leak', label: words.leak, kind: 'check' as const }]
      : []),
  ]
}

export function openingOf(kind: CaseKind, values: ActValues, evidence: Evidence | null): CaseOpening {
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
    version: at(values, 'version'),
    leak: values.leak === YES,
    evidence: evidence === null ? [] : [evidence],
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

/** Papers may be added wherever something is found out or decided. */
export function takesEvidence(act: CaseAct['act']): boolean {
  return act === 'verify' || act === 'handle'
}

export function actFields(
  act: CaseAct['act'],
  one: CaseView,
  own: readonly { id: string; name: string }[],
): ActField[] {
  switch (act) {
    case 'mark':
    case 'verify':
      return [lines('note', words.note, true)]
    case 'handle':
      return handleFields(one, own)
    case 'reply':
      return [{ ...lines('reply', words.reply), initial: one.handling }]
    default:
      return act satisfies never
  }
}

function handleFields(
  { kind, decisions, candidates }: CaseView,
  own: readonly { id: string; name: string }[],
): ActField[] {
  const alike = new Set(candidates.map(({ datasetId }) => datasetId))
  const items = [
    { value: NO_DATASET, label: words.noAnswer },
    ...candidates.map(({ datasetId, title, score }) => ({
      value: datasetId,
      label: words.candidate(title, percentText(score)),
    })),
    ...own.filter(({ id }) => !alike.has(id)).map(({ id, name }) => ({ value: id, label: name })),
  ]
  return [
    {
      name: 'decision',
      label: words.decision,
      kind: 'choice',
      options: decisions.map(value => ({ value, label: caseDecisionLabels[value] })),
    },
    ...(kind === 'DEMAND'
      ? [{ name: 'answeredBy', label: words.answeredBy, kind: 'choice' as const, options: items, initial: NO_DATASET }]
      : []),
    lines('handling', words.handling),
    ...(kind === 'REQUEST' ? GRANTED : []),
    text('legalBasis', words.legalBasis, true),
  ]
}

export const percentText = (share: number) => `${Math.floor(share * 100)}%`

export function actOf(
  act: CaseAct['act'],
  values: ActValues,
  { decisions }: CaseView,
  evidence: Evidence | null,
): CaseAct {
  const shown = evidence === null ? {} : { evidence }
  switch (act) {
    case 'mark':
      return { act, note: at(values, 'note') }
    case 'verify':
      return { act, note: at(values, 'note'), ...shown }
    case 'handle': {
      const decision = decisions.find(value => value === at(values, 'decision')) ?? 'REFUSED'
      const answered = at(values, 'answeredBy')
      return {
        act,
        decision,
        handling: at(values, 'handling'),
        legalBasis: at(values, 'legalBasis'),
        ...grantedOf(values),
        ...(answered === '' || answered === NO_DATASET ? {} : { datasetId: answered }),
        ...shown,
      }
    }
    case 'reply':
      return { act, reply: at(values, 'reply') }
    default:
      return act satisfies never
  }
}

/** Only a whole grant is one; the engine says when it is missing. */
function grantedOf(values: ActValues): Pick<Extract<CaseAct, { act: 'handle' }>, 'granted'> {
  const purpose = at(values, 'grantedPurpose')
  const scope = at(values, 'grantedScope')
  const until = at(values, 'grantedUntil')
  return purpose === '' || scope === '' || until === '' ? {} : { granted: { purpose, scope, until } }
}
