// Cases run their listed course and are due when the rules say.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Case, CaseAct, CaseOpening } from '../../../src-main/contract/cases.ts'
import {
  actOnCase,
  allowedActs,
  CASE_COURSE,
  type CaseContext,
  lackingMaterials,
  openCase,
} from '../../../src-main/core/cases/perform-case.ts'
import { replyFacts } from '../../../src-main/core/cases/reply-facts.ts'
import {
  PUBLIC_CALENDAR,
  workingDaysAfter,
  workingDaysLeft,
} from '../../../src-main/core/work-calendar/working-days.ts'

const context: CaseContext = {
  id: 'c1',
  person: '经办人甲',
  today: '2026-03-10',
  now: '2026-03-10T08:00:00Z',
  calendar: PUBLIC_CALENDAR,
}
const opening = (more: Partial<CaseOpening> = {}): CaseOpening => ({
  kind: 'RECTIFICATION',
  datasetId: null,
  title: '补全空值',
  content: '',
  from: '市数据局',
  receivedOn: '2026-03-10',
  column: '',
  rows: '',
  version: '',
  leak: false,
  request: null,
  evidence: [],
  task: null,
  ...more,
})
const opened = (more: Partial<CaseOpening> = {}): Case => {
  const outcome = openCase(opening(more), context)
  if ('refused' in outcome) throw new Error(outcome.refused)
  return outcome.made
}
const done = (one: Case, ...acts: CaseAct[]): Case =>
  acts.reduce((state, act) => {
    const outcome = actOnCase(state, act, context)
    if ('refused' in outcome) throw new Error(outcome.refused)
    return outcome.made
  }, one)
const refusal = (one: Case, act: CaseAct) => {
  const outcome = actOnCase(one, act, context)
  return 'refused' in outcome ? outcome.refused : null
}
const handle = (decision: Extract<CaseAct, { act: 'handle' }>['decision'], legalBasis = '') => ({
  act: 'handle' as const,
  decision,
  handling: '已办',
  legalBasis,
})
const granted = { purpose: '研究', scope: '校内', until: '2026-12-31' }
const request = {
  applicant: '某大学',
  reason: '研究',
  kind: 'DATASET' as const,
  until: '2026-12-31',
  outcome: '论文',
  scenario: '交通',
  promised: true,
  agreementSigned: true,
}

describe('ten working days', () => {
  it.each([
    // received, due
    ['2026-03-10', '2026-03-24'],
    // Spring Festival: 15–23 February off, 14 and 28 February worked.
    ['2026-02-10', '2026-03-02'],
    // Labour Day: 1–5 May off, 9 May worked.
    ['2026-04-28', '2026-05-14'],
    // National Day 2025: 1–8 October off, 28 September and 11 October worked.
    ['2025-09-26', '2025-10-16'],
    // Received on a Sunday.
    ['2026-03-08', '2026-03-20'],
  ])('from %s end on %s', (received, due) => {
    expect(workingDaysAfter(received, 10, PUBLIC_CALENDAR)).toEqual({ date: due, certain: true })
  })

  it('say so when they run into a year the table does not speak for', () => {
    expect(workingDaysAfter('2026-12-28', 10, PUBLIC_CALENDAR)).toEqual({ date: '2027-01-11', certain: false })
  })

  it('follow the table when a person changes it', () => {
    const days = [...PUBLIC_CALENDAR.days, { date: '2026-03-11', kind: 'off' as const, name: '停办' }]
    expect(workingDaysAfter('2026-03-10', 10, { ...PUBLIC_CALENDAR, days }).date).toBe('2026-03-25')
  })

  it('count the same forwards and backwards, for any day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 650 }), fc.integer({ min: 1, max: 30 }), (offset, days) => {
        const from = new Date(Date.UTC(2025, 0, 2 + offset)).toISOString().slice(0, 10)
        const { date } = workingDaysAfter(from, days, PUBLIC_CALENDAR)
        expect(workingDaysLeft(from, date, PUBLIC_CALENDAR)).toBe(days)
        expect(workingDaysLeft(date, from, PUBLIC_CALENDAR)).toBe(-days)
      }),
    )
  })
})

describe('a case', () => {
  it('of rectification is due in ten working days, an infringement and a leak at once', () => {
    expect(opened().due).toEqual({ date: '2026-03-24', immediate: false, certain: true })
    expect(opened({ kind: 'INFRINGEMENT' }).due).toEqual({ date: '2026-03-10', immediate: true, certain: true })
    expect(opened({ kind: 'CORRECTION', leak: true }).due.immediate).toBe(true)
  })

  it('of a user’s correction is marked, verified, handled and replied to, each with its date', () => {
    const end = done(
      opened({ kind: 'CORRECTION' }),
      { act: 'mark', note: '' },
      { act: 'verify', note: '' },
      handle('AGREED'),
      {
        act: 'reply',
        reply: '已改正',
      },
    )
    expect(end).toMatchObject({ state: 'REPLIED', respondedOn: '2026-03-10', closedOn: '2026-03-10', reply: '已改正' })
    expect(end.steps.map(({ to }) => to)).toEqual(['RECEIVED', 'MARKED', 'VERIFYING', 'HANDLED', 'REPLIED'])
  })

  it('of infringement is verified before it is decided, and decided in one of three ways', () => {
    const notice = opened({ kind: 'INFRINGEMENT' })
    expect(refusal(notice, handle('WITHDRAW'))).toContain('不能这样办')
    const verified = done(notice, { act: 'verify', note: '' })
    expect(refusal(verified, handle('AGREED'))).toContain('决定')
    for (const decision of ['WITHDRAW', 'REPROCESS', 'KEEP_OPEN'] as const)
      expect(done(verified, handle(decision)).decision).toBe(decision)
  })

  it('of a request is refused only with a legal basis, and needs its application and its dataset', () => {
    const tried = (more: object) => openCase(opening({ kind: 'REQUEST', datasetId: 'd', request, ...more }), context)
    expect(tried({ request: null })).toHaveProperty('refused')
    expect(tried({ datasetId: null })).toHaveProperty('refused')
    const taken = opened({ kind: 'REQUEST', datasetId: 'd', request })
    expect(refusal(taken, handle('REFUSED'))).toContain('依据')
    expect(done(taken, handle('REFUSED', '数据安全法第二十一条')).decision).toBe('REFUSED')
  })

  it('of an incomplete request is returned with what it lacks, and never agreed to', () => {
    const incomplete = { ...request, promised: false, until: '' }
    const taken = opened({ kind: 'REQUEST', datasetId: 'd', request: incomplete })
    expect(lackingMaterials(taken)).toEqual(['使用期限', '真实、合规、安全的承诺'])
    expect(refusal(taken, { ...handle('AGREED'), granted })).toContain('使用期限')
    expect(done(taken, handle('RETURNED'), { act: 'reply', reply: '请补正' }).state).toBe('REPLIED')
  })

  it('of a request that is agreed to says for what purpose, within what scope and until when', () => {
    const taken = opened({ kind: 'REQUEST', datasetId: 'd', request })
    expect(refusal(taken, handle('AGREED'))).toContain('用途')
    const agreed = done(taken, { ...handle('AGREED'), granted })
    expect(agreed.granted).toEqual(granted)
    expect(replyFacts(agreed)).toMatchObject({ kind: 'access', addressee: '某大学', granted: true })
    expect(replyFacts(agreed)?.answer).toContain('2026-12-31')
  })

  it('keeps every paper that was shown, in their order', () => {
    const paper = (name: string) => ({ name, sha256: 'c'.repeat(64) })
    const notice = opened({ kind: 'INFRINGEMENT', evidence: [paper('来信')] })
    const end = done(
      notice,
      { act: 'verify', note: '', evidence: paper('核实记录') },
      { ...handle('KEEP_OPEN'), evidence: paper('说明') },
    )
    expect(end.evidence.map(({ name }) => name)).toEqual(['来信', '核实记录', '说明'])
  })

  it('of a demand names the own item that answers it; a reply is made of what was decided', () => {
    const demand = opened({ kind: 'DEMAND', from: '某协会', title: '公交站点信息' })
    expect(replyFacts(demand)).toBeNull()
    const answered = done(demand, { ...handle('AGREED'), datasetId: 'd7' })
    expect(answered.datasetId).toBe('d7')
    const refused = done(demand, handle('REFUSED', '《数据安全法》第二十一条；保守国家秘密法第二条'))
    expect(replyFacts(refused)).toMatchObject({
      granted: false,
      reason: '已办',
      legalBasis: [
        { title: '数据安全法', article: '第二十一条' },
        { title: '保守国家秘密法', article: '第二条' },
      ],
    })
  })

  it('cannot have come in later than today', () => {
    expect(openCase(opening({ receivedOn: '2026-03-11' }), context)).toHaveProperty('refused')
  })

  it('never leaves its course, whatever is tried', () => {
    const act: fc.Arbitrary<CaseAct> = fc.oneof(
      fc.constant<CaseAct>({ act: 'mark', note: '' }),
      fc.constant<CaseAct>({ act: 'verify', note: '' }),
      fc
        .constantFrom('WITHDRAW', 'REPROCESS', 'KEEP_OPEN', 'AGREED', 'REFUSED')
        .map(decision => handle(decision, '依据')),
      fc.constant<CaseAct>({ act: 'reply', reply: '好' }),
    )
    const kind = fc.constantFrom('RECTIFICATION', 'CORRECTION', 'INFRINGEMENT', 'DEMAND', 'SOURCE_FAULT')
    fc.assert(
      fc.property(kind, fc.array(act, { maxLength: 12 }), (which, acts) => {
        let state = opened({ kind: which })
        for (const one of acts) {
          const allowed = allowedActs(state).includes(one.act)
          const outcome = actOnCase(state, one, context)
          if (!('made' in outcome)) continue
          expect(allowed).toBe(true)
          expect(CASE_COURSE[one.act].from).toContain(state.state)
          state = outcome.made
        }
        expect(state.closedOn !== '').toBe(state.state === 'REPLIED')
      }),
    )
  })
})
