// The course of a case as data: which act leads where, what each kind may decide, when it is due (R58–R63, R48, R9).
// Knows no store and no clock.
import type { Case, CaseAct, CaseDecision, CaseKind, CaseOpening, CaseState } from '../../contract/cases.ts'
import { fill } from '../../contract/text/describe-error.ts'
import { type CaseRefusal, caseRefusals } from '../../contract/text/zh-CN/cases.ts'
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
  REQUEST: ['AGREED', 'REFUSED'],
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
      reply: '',
      respondedOn: '',
      closedOn: '',
      due: dueOf(opening, calendar),
      steps: [first],
    },
  }
}

/** An incomplete application is not taken up, with the reason (R59). */
function requestFault({ request, datasetId }: CaseOpening): { refused: string } | null {
  if (request === null) return refuse('requestMissing')
  if (datasetId === null) return refuse('requestWithoutDataset')
  return request.promised && request.agreementSigned ? null : refuse('promiseMissing')
}

export function actOnCase(before: Case, act: CaseAct, { today, now, person }: CaseContext): CaseOutcome {
  if (!allowedActs(before).includes(act.act)) return refuse('notNow')
  const { to } = CASE_COURSE[act.act]
  const step = { to, at: now, person, note: 'note' in act ? act.note : '' }
  const moved: Case = {
    ...before,
    state: to,
    respondedOn: before.respondedOn === '' ? today : before.respondedOn,
    steps: [...before.steps, step],
  }
  if (act.act === 'reply') return { made: { ...moved, reply: act.reply, closedOn: today } }
  if (act.act !== 'handle') return { made: moved }
  const { decision, handling, legalBasis } = act
  if (!DECISIONS[before.kind].includes(decision)) return refuse('otherDecision')
  if (before.kind === 'REQUEST' && decision === 'REFUSED' && legalBasis.trim() === '') return refuse('basisMissing')
  return { made: { ...moved, decision, handling, legalBasis } }
}

/** Acts that may follow. */
export function allowedActs({ state, kind, steps }: Case): ActName[] {
  const verified = steps.some(({ to }) => to === 'VERIFYING')
  return CASE_ACTS.filter(
    name => CASE_COURSE[name].from.includes(state) && !(name === 'handle' && VERIFIED_FIRST.has(kind) && !verified),
  )
}
