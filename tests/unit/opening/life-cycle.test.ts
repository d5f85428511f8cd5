// An item goes through its life in the listed steps, and falls back to a draft when anything changes behind a step.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  LIFE_CYCLE_STATES,
  type LifeCycleState,
  type OpeningAct,
  type OpeningRecord,
  OpeningRecordSchema,
} from '../../../src-main/contract/opening.ts'
import { LIFE_CYCLE, lifeCycleStep } from '../../../src-main/core/opening/life-cycle.ts'
import { openingState } from '../../../src-main/core/opening/opening-state.ts'
import { type ActContext, performAct } from '../../../src-main/core/opening/perform-act.ts'

const HASH = 'b'.repeat(64)
const ready: ActContext = {
  person: '经办人甲',
  today: '2026-03-10',
  now: '2026-03-10T08:00:00Z',
  presentState: 's1',
  presentDigest: 'd1',
  columns: [],
  grade: 'g1',
  packages: [{ file: '包.zip', sha256: HASH, builtAt: '2026-03-10T07:00:00Z', recipients: ['市数据平台'] }],
  missingElements: 0,
  gatesPassed: true,
  approved: true,
  twoOffices: false,
  packaged: true,
  updateDue: true,
}
const advance = (to: LifeCycleState, note = ''): OpeningAct => ({ act: 'advance', to, note })
const opened: OpeningRecord = OpeningRecordSchema.parse({
  inForce: 'UNCONDITIONAL',
  since: '2026-01-01',
  assessments: [
    {
      id: 'A1',
      date: '2026-01-01',
      person: '甲',
      rulesVersion: '1',
      columns: [],
      grade: 'g1',
      result: 'UNCONDITIONAL',
      legalQuestion: false,
      note: '',
      nextDue: '2027-01-01',
    },
  ],
  listing: { authority: '市数据局', date: '2026-01-02', receipt: { name: '回执', sha256: HASH } },
})

function having(record: OpeningRecord, acts: OpeningAct[], context: ActContext = ready): OpeningRecord {
  return acts.reduce((state, act) => {
    const outcome = performAct(state, act, context)
    if ('refused' in outcome) throw new Error(outcome.refused)
    return outcome.record
  }, record)
}
const tried = (record: OpeningRecord, act: OpeningAct, more: Partial<ActContext> = {}) => {
  const outcome = performAct(record, act, { ...ready, ...more })
  return 'refused' in outcome ? outcome.refused : outcome.record.lifeCycle
}

const WAY: LifeCycleState[] = ['CATALOGUED', 'IN_REVIEW', 'APPROVED', 'EXPORTED', 'PUBLISHED', 'UPDATE_DUE']
const upTo = (state: LifeCycleState) =>
  having(
    opened,
    WAY.slice(0, WAY.indexOf(state) + 1).map(to => advance(to)),
  )

describe('the life of an item', () => {
  it('goes the whole way when everything is there, each step with who and when', () => {
    const end = upTo('UPDATE_DUE')
    expect(end.lifeCycleChanges.map(({ to }) => to)).toEqual(WAY)
    expect(end.lifeCycleChanges.every(({ person, at }) => person === '经办人甲' && at === ready.now)).toBe(true)
  })

  it.each<[LifeCycleState, LifeCycleState, Partial<ActContext>, string]>([
    ['DRAFT', 'CATALOGUED', { missingElements: 2 }, '2 处'],
    ['CATALOGUED', 'IN_REVIEW', { gatesPassed: false }, '检查'],
    ['IN_REVIEW', 'APPROVED', { approved: false }, '审查'],
    ['APPROVED', 'EXPORTED', { packaged: false }, '数据包'],
    ['PUBLISHED', 'UPDATE_DUE', { updateDue: false }, '更新'],
  ])('does not go from %s to %s while something is missing', (from, to, lacking, reason) => {
    const record = from === 'DRAFT' ? opened : upTo(from)
    expect(tried(record, advance(to), lacking)).toContain(reason)
  })

  it('is not approved without an assessment, and not published without a report to the bureau', () => {
    const unassessed = { ...upTo('IN_REVIEW'), assessments: [] }
    expect(tried(unassessed, advance('APPROVED'))).toContain('评估')
    expect(tried({ ...upTo('EXPORTED'), listing: null }, advance('PUBLISHED'))).toContain('主管部门')
  })

  it('stops where it is disputed who opens, until that is settled', () => {
    const disputed = having(upTo('CATALOGUED'), [{ act: 'dispute', parties: ['甲局', '乙局'], matter: '' }])
    expect(tried(disputed, advance('IN_REVIEW'))).toContain('争议')
    const settled = having(disputed, [{ act: 'settle', result: '由甲局开放' }])
    expect(tried(settled, advance('IN_REVIEW'))).toBe('IN_REVIEW')
  })

  it('never goes beyond the entry where the data are not opened', () => {
    const closed: OpeningRecord = { ...opened, inForce: 'CLOSED' }
    const catalogued = having(closed, [advance('CATALOGUED')])
    expect(tried(catalogued, advance('IN_REVIEW'))).toContain('不予开放')
  })

  it('falls back to a draft, visibly, when data or entry change behind a step', () => {
    const approved = upTo('APPROVED')
    const changed = openingState(approved, { ...ready, presentState: 's2' })
    expect(changed.record.lifeCycle).toBe('DRAFT')
    expect(changed.record.lifeCycleChanges.at(-1)?.note).toContain('改动')
    expect(tried(approved, advance('EXPORTED'), { presentState: 's2' })).toContain('不能直接到')
    expect(openingState(upTo('PUBLISHED'), { ...ready, presentState: 's2' }).record.lifeCycle).toBe('PUBLISHED')
  })

  it('taken back leaves a tombstone with every package and everyone who got it', () => {
    const published = upTo('PUBLISHED')
    expect(tried(published, advance('WITHDRAWN'))).toContain('理由')
    const gone = having(published, [advance('WITHDRAWN', '侵犯个人隐私')])
    expect(gone.tombstone).toEqual({
      date: '2026-03-10',
      person: '经办人甲',
      reason: '侵犯个人隐私',
      packages: [{ ...ready.packages[0], recipients: ['市数据平台'] }],
    })
  })

  it('never takes a step that is not listed, from any state to any other', () => {
    fc.assert(
      fc.property(fc.constantFrom(...LIFE_CYCLE_STATES), fc.constantFrom(...LIFE_CYCLE_STATES), (from, to) => {
        const record = { ...opened, lifeCycle: from, boundTo: ready.presentState }
        const outcome = performAct(record, advance(to, '理由'), ready)
        expect('record' in outcome).toBe(lifeCycleStep(from, to) !== null)
      }),
    )
    expect(LIFE_CYCLE.some(({ to }) => to === 'PUBLISHED')).toBe(true)
    expect(LIFE_CYCLE.filter(({ to }) => to === 'PUBLISHED')).toMatchObject([{ from: 'EXPORTED' }])
    expect(LIFE_CYCLE.filter(({ from }) => from === 'DEREGISTERED')).toEqual([])
  })
})

describe('the two offices', () => {
  const asked: ActContext = { ...ready, twoOffices: true }
  const endorse = (office: 'business' | 'information'): OpeningAct => ({ act: 'endorse', office, opinion: '同意' })
  const inReview = having(opened, [advance('CATALOGUED'), advance('IN_REVIEW')], asked)

  it('must both agree, by two persons, before an item is approved', () => {
    expect(performAct(inReview, advance('APPROVED'), asked)).toMatchObject({ refused: expect.stringContaining('处室') })
    const one = having(inReview, [endorse('business')], asked)
    expect(performAct(one, endorse('information'), asked)).toHaveProperty('refused')
    expect(performAct(one, advance('APPROVED'), asked)).toHaveProperty('refused')
    const both = having(one, [endorse('information')], { ...asked, person: '乙' })
    expect(having(both, [advance('APPROVED')], asked).lifeCycle).toBe('APPROVED')
  })

  it('agree to the content they saw: whatever is changed later wants their word again', () => {
    const one = having(inReview, [endorse('business')], asked)
    const both = having(one, [endorse('information')], { ...asked, person: '乙' })
    const changed = { ...asked, presentState: 's2' }
    const again = having(both, [advance('CATALOGUED'), advance('IN_REVIEW')], changed)
    expect(performAct(again, advance('APPROVED'), changed)).toHaveProperty('refused')
  })
})
