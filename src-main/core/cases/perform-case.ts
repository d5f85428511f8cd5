// The course of a case as data: which act leads where, what each kind may decide, when it is due (R58–R63, R48, R9).
// Knows no store and no clock.
import type { Case, CaseAct, CaseDecision, CaseKind, CaseOpening, CaseState } from '../../contract/cases.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type CaseRefusal, caseRefusals, materialLabels } from '../../contract/text/zh-CN/cases.ts'
import type { WorkCalendar } from '../../contract/work-calendar.ts'
import { workingDaysAfter } from '../work-calendar/working-days.ts'

type ActName = CaseAct['act']
const CASE_ACTS = ['mark', 'verify', 'handle', 'reply'] as const satisfies readonly ActName[]

/** From which states an act may be done, and where it leads. */
export const CASE_COURSE: Record<ActName, { readonly from: readonly CaseState[]; readonly to: CaseState }> = {
  mark: { from: ['RECEIVED'], to: 'MARKED' },
  verify: { from: ['RECEIVED', 'MARKED'], to: 'VERIFYING' },
  handle: { from: ['RECEIVED', 'MARKED', 'VERIFYING'], to: 'HANDLED' },
  reply: { from: ['HANDLED'], to: 'REPLIED' },
}

/** An infringement notice is verified before anything is decided (细则第二十三条: 立即核实). */
const VERIFIED_FIRST: ReadonlySet<CaseKind> = new Set(['INFRINGEMENT', 'CORRECTION'])

export const DECISIONS: Record<CaseKind, readonly CaseDecision[]> = {
  RECTIFICATION: ['AGREED', 'REFUSED'],
  CORRECTION: ['AGREED', 'REFUSED'],
  INFRINGEMENT: ['WITHDRAW', 'REPROCESS', 'KEEP_OPEN'],
  REQUEST: ['AGREED', 'REFUSED', 'RETURNED'],
  DEMAND: ['AGREED', 'REFUSED'],
  SOURCE_FAULT: ['AGREED', 'REFUSED'],
}

/** 10 个工作日; an infringement and a leak are due at once, a fault told to the source system has no legal term but the same pace. */
const WORKING_DAYS = 10

export function dueOf({ kind, leak, receivedOn }: CaseOpening, calendar: WorkCalendar): Case['due'] {
  if (kind === 'INFRINGEMENT' || leak) return { date: receivedOn, immediate: true, certain: true }
  return { ...workingDaysAfter(receivedOn, WORKING_DAYS, calendar), immediate: false }
}

export interface CaseContext {
  readonly id: string
  readonly person: string
  /** `YYYY-MM-DD`. */
  readonly today: string
  /** ISO 8601. */
  readonly now: string
  readonly calendar: WorkCalendar
}

export type CaseOutcome = { readonly made: Case } | { readonly refused: string }

function refuse(code: CaseRefusal, params: Record<string, string> = {}): { refused: string } {
  return { refused: fill(caseRefusals[code], params) }
}

export function openCase(opening: CaseOpening, context: CaseContext): CaseOutcome {
  const { today, now, person, calendar, id } = context
  if (opening.receivedOn > today) return refuse('receivedLater')
  if (opening.kind === 'REQUEST') {
    const fault = requestFault(opening)
    if (fault !== null) return fault
  }
  const first = { to: 'RECEIVED' as const, at: now, person, note: '' }
  return {
    made: {
      ...opening,
      id,
      state: 'RECEIVED',
      decision: null,
      handling: '',
      legalBasis: '',
      granted: null,
      reply: '',
      respondedOn: '',
      closedOn: '',
      due: dueOf(opening, calendar),
      steps: [first],
    },
  }
}

function requestFault({ request, datasetId }: CaseOpening): { refused: string } | null {
  if (request === null) return refuse('requestMissing')
  return datasetId === null ? refuse('requestWithoutDataset') : null
}

/** An incomplete application is entered all the same, so that it can be returned with what it lacks (R59). */
export function lackingMaterials({ request }: Pick<CaseOpening, 'request'>): string[] {
  if (request === null) return []
  const { reason, until, outcome, scenario, promised, agreementSigned } = request
  const given = { reason, until, outcome, scenario, promised, agreementSigned }
  return MATERIALS.filter(name => given[name] === '' || given[name] === false).map(name => materialLabels[name])
}

const MATERIALS = [
  'reason',
  'until',
  'outcome',
  'scenario',
  'promised',
  'agreementSigned',
] as const satisfies readonly (keyof typeof materialLabels)[]

export function actOnCase(before: Case, act: CaseAct, { today, now, person }: CaseContext): CaseOutcome {
  if (!allowedActs(before).includes(act.act)) return refuse('notNow')
  const { to } = CASE_COURSE[act.act]
  const step = { to, at: now, person, note: 'note' in act ? act.note : '' }
  const shown = 'evidence' in act && act.evidence !== undefined ? [act.evidence] : []
  const moved: Case = {
    ...before,
    state: to,
    respondedOn: before.respondedOn === '' ? today : before.respondedOn,
    evidence: [...before.evidence, ...shown],
    steps: [...before.steps, step],
  }
  if (act.act === 'reply') return { made: { ...moved, reply: act.reply, closedOn: today } }
  return act.act === 'handle' ? handled(moved, act) : { made: moved }
}

type Handling = Extract<CaseAct, { act: 'handle' }>

function handled(moved: Case, { decision, handling, legalBasis, granted, datasetId }: Handling): CaseOutcome {
  const { kind } = moved
  if (!DECISIONS[kind].includes(decision)) return refuse('otherDecision')
  if (kind === 'REQUEST' && decision === 'REFUSED' && legalBasis.trim() === '') return refuse('basisMissing')
  if (kind === 'REQUEST' && decision === 'AGREED') {
    const lacking = lackingMaterials(moved)
    if (lacking.length > 0) return refuse('incomplete', { lacking: lacking.join('、') })
    if (granted === undefined) return refuse('grantedMissing')
    return { made: { ...moved, decision, handling, legalBasis, granted } }
  }
  // Which own item answers a demand is known only when it is handled.
  const answered = kind === 'DEMAND' && datasetId !== undefined ? { datasetId } : {}
  return { made: { ...moved, decision, handling, legalBasis, ...answered } }
}

/** Acts that may follow. */
export function allowedActs({ state, kind, steps }: Case): ActName[] {
  const verified = steps.some(({ to }) => to === 'VERIFYING')
  return CASE_ACTS.filter(
    name => CASE_COURSE[name].from.includes(state) && !(name === 'handle' && VERIFIED_FIRST.has(kind) && !verified),
  )
}
