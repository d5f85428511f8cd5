// The open attribute changes only as the rules allow (锡政规〔2024〕7号 第八条), whatever a person tries in whatever order.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OPEN_ATTRIBUTES, type OpenAttribute } from '../../../src-main/contract/catalogue.ts'
import {
  type AttributeChange,
  type OpeningAct,
  type OpeningRecord,
  OpeningRecordSchema,
} from '../../../src-main/contract/opening.ts'
import type { PreconditionId } from '../../../src-main/contract/text/zh-CN/opening.ts'
import { ATTRIBUTE_TRANSITIONS, attributeTransition } from '../../../src-main/core/opening/attribute-transitions.ts'
import { openingState } from '../../../src-main/core/opening/opening-state.ts'
import { type ActContext, followEntry, performAct } from '../../../src-main/core/opening/perform-act.ts'

const HASH = 'a'.repeat(64)
const evidence = { name: '回执.pdf', sha256: HASH }
const basis = [{ title: '中华人民共和国保守国家秘密法', article: '第十三条' }]

const context: ActContext = {
  person: '经办人甲',
  today: '2026-03-10',
  now: '2026-03-10T08:00:00Z',
  presentState: 's1',
  presentDigest: 'd1',
  columns: [{ label: '名称', grade: 'g1' }],
  grade: 'g1',
  packages: [],
  missingElements: 0,
  gatesPassed: true,
  approved: true,
  twoOffices: false,
  packaged: true,
  updateDue: false,
}

const fresh = OpeningRecordSchema.parse({})
const inForce = (value: OpenAttribute): OpeningRecord => ({ ...fresh, inForce: value, since: '2026-01-01' })

function having(record: OpeningRecord, ...acts: OpeningAct[]): OpeningRecord {
  return acts.reduce((state, act) => {
    const outcome = performAct(state, act, context)
    if ('refused' in outcome) throw new Error(outcome.refused)
    return outcome.record
  }, record)
}

const refusal = (record: OpeningRecord, act: OpeningAct) => {
  const outcome = performAct(record, act, context)
  return 'refused' in outcome ? outcome.refused : null
}

const propose = (to: OpenAttribute, more: object = {}): OpeningAct => ({
  act: 'propose',
  to,
  reason: '',
  legalBasis: [],
  ...more,
})
const assess = (result: OpenAttribute): OpeningAct => ({
  act: 'assess',
  result,
  rulesVersion: '2026.1',
  legalQuestion: false,
  note: '',
  nextDue: '2027-03-10',
})
const review = (approved = true): OpeningAct => ({
  act: 'addReview',
  review: { reviewer: '审查人乙', date: '2026-03-10', approved, opinion: '' },
})
const consent: OpeningAct = { act: 'addConsent', holder: '某公司', date: '2026-03-01', evidence }
const send: OpeningAct = { act: 'sendFiling', authority: '市数据局', date: '2026-03-10' }
const confirm: OpeningAct = { act: 'confirmFiling', date: '2026-03-10', number: '备〔2026〕3号', receipt: null }
const takeEffect: OpeningAct = { act: 'putInForce' }

describe('a first open attribute', () => {
  it.each(['UNCONDITIONAL', 'CONDITIONAL'] as const)('%s takes effect after an assessment that says so', value => {
    expect(refusal(having(fresh, propose(value)), takeEffect)).toContain('评估')
    expect(having(fresh, propose(value), assess(value), takeEffect)).toMatchObject({ inForce: value, pending: null })
  })

  it('does not take effect on an assessment with another result', () => {
    expect(refusal(having(fresh, propose('UNCONDITIONAL'), assess('CONDITIONAL')), takeEffect)).toContain('评估')
  })

  it('不予开放 needs its reason and legal basis too', () => {
    const bare = having(fresh, propose('CLOSED'), assess('CLOSED'))
    expect(refusal(bare, takeEffect)).toMatch(/理由.*依据/)
    const grounded = having(bare, propose('CLOSED', { reason: '涉密', legalBasis: basis }))
    expect(having(grounded, takeEffect).inForce).toBe('CLOSED')
  })
})

describe('data that were not opened', () => {
  it.each(['CONDITIONAL', 'UNCONDITIONAL'] as const)('become %s with the consent of those concerned', to => {
    expect(refusal(having(inForce('CLOSED'), propose(to)), takeEffect)).toContain('相关权利人同意')
    expect(having(inForce('CLOSED'), propose(to), consent, takeEffect).inForce).toBe(to)
  })

  it('are opened after treatment that a reviewer accepted, as long as it is that very result', () => {
    const reviewed = having(inForce('CLOSED'), propose('UNCONDITIONAL'), review())
    expect(having(reviewed, takeEffect).inForce).toBe('UNCONDITIONAL')
    const changed = performAct(reviewed, takeEffect, { ...context, presentDigest: 'd2' })
    expect(changed).toHaveProperty('refused')
    expect(refusal(having(inForce('CLOSED'), propose('UNCONDITIONAL'), review(false)), takeEffect)).not.toBeNull()
  })

  it('are not opened on the word of the person who proposed it', () => {
    const own: OpeningAct = {
      act: 'addReview',
      review: { reviewer: '经办人甲', date: '2026-03-10', approved: true, opinion: '' },
    }
    expect(refusal(having(inForce('CLOSED'), propose('UNCONDITIONAL')), own)).toContain('审查人')
  })
})

describe('data opened without conditions', () => {
  it('are closed or conditioned only after the bureau has been notified, and stay open until then', () => {
    const asked = having(inForce('UNCONDITIONAL'), propose('CONDITIONAL', { reason: '安全管理' }))
    expect(asked.inForce).toBe('UNCONDITIONAL')
    expect(refusal(asked, takeEffect)).toContain('备案')
    const sent = having(asked, send)
    expect(refusal(sent, takeEffect)).toContain('备案')
    const filed = having(sent, confirm)
    expect(filed.pending?.filing).toMatchObject({ state: 'FILED', number: '备〔2026〕3号', authority: '市数据局' })
    expect(having(filed, takeEffect).inForce).toBe('CONDITIONAL')
  })

  it('need the legal basis as well to be closed', () => {
    const filed = having(inForce('UNCONDITIONAL'), propose('CLOSED', { reason: '安全管理' }), send, confirm)
    expect(refusal(filed, takeEffect)).toContain('依据')
  })

  it('are not taken as notified without a number or receipt, nor before anything was sent', () => {
    const asked = having(inForce('UNCONDITIONAL'), propose('CONDITIONAL', { reason: '安全管理' }))
    expect(refusal(asked, confirm)).toContain('报送')
    const empty: OpeningAct = { act: 'confirmFiling', date: '2026-03-10', number: ' ', receipt: null }
    expect(refusal(having(asked, send), empty)).toContain('备案号')
  })
})

describe('data opened with conditions', () => {
  it('are due at once when an assessment says the conditions may go, with the days counted', () => {
    const assessed = having(inForce('CONDITIONAL'), assess('UNCONDITIONAL'))
    const later = { ...context, today: '2026-03-25' }
    expect(openingState(assessed, later).dueAtOnceDays).toBe(15)
    expect(having(assessed, propose('UNCONDITIONAL'), takeEffect).inForce).toBe('UNCONDITIONAL')
  })

  it('are closed with reason, basis and a review; the bureau need not be asked first', () => {
    const grounded = having(inForce('CONDITIONAL'), propose('CLOSED', { reason: '涉密', legalBasis: basis }))
    expect(refusal(grounded, takeEffect)).toContain('审查')
    expect(having(grounded, review(), takeEffect).inForce).toBe('CLOSED')
  })
})

it('a change to the value in force gives the waiting one up; without one there is none', () => {
  expect(refusal(inForce('CONDITIONAL'), propose('CONDITIONAL'))).toContain('没有变更')
  const back = having(inForce('CONDITIONAL'), propose('CLOSED'), propose('CONDITIONAL'))
  expect(back).toMatchObject({
    inForce: 'CONDITIONAL',
    pending: null,
    changes: [{ to: 'CLOSED', outcome: 'ABANDONED' }],
  })
})

it('what was reported to the bureau counts for the value that was reported only', () => {
  const report: OpeningAct = { act: 'report', authority: '市数据局', date: '2026-03-10', receipt: evidence }
  const reported = having(fresh, propose('CONDITIONAL'), assess('CONDITIONAL'), takeEffect, report)
  expect(reported.listing).not.toBeNull()
  expect(having(reported, assess('UNCONDITIONAL'), propose('UNCONDITIONAL'), takeEffect).listing).toBeNull()
})

/** What must stand in the record for each thing a transition needs. */
const GROUNDS: Record<PreconditionId, (change: AttributeChange, record: OpeningRecord) => boolean> = {
  assessed: ({ assessmentId, to }, { assessments }) => assessments.find(({ id }) => id === assessmentId)?.result === to,
  reason: ({ reason }) => reason !== '',
  legalBasis: ({ legalBasis }) => legalBasis.length > 0,
  processedOrConsent: ({ consent: given, review: said }) => given !== null || said?.approved === true,
  reviewed: ({ review: said }) => said?.approved === true,
  filed: ({ filing }) => filing.state === 'FILED' && filing.number !== '' && filing.sentOn !== '',
}

function expectGrounds(before: OpeningRecord, next: OpeningRecord): void {
  const change = next.changes.at(-1)!
  expect(change).toMatchObject({ from: before.inForce, to: next.inForce, outcome: 'IN_FORCE' })
  for (const need of attributeTransition(before.inForce, next.inForce!)!.needs)
    expect(GROUNDS[need](change, next), need).toBe(true)
}

describe('whatever anybody does in whatever order', () => {
  const attribute = fc.constantFrom(...OPEN_ATTRIBUTES)
  const act: fc.Arbitrary<OpeningAct> = fc.oneof(
    fc
      .record({ to: attribute, grounded: fc.boolean() })
      .map(({ to, grounded }) => propose(to, grounded ? { reason: '理由', legalBasis: basis } : {})),
    attribute.map(assess),
    fc.boolean().map(review),
    fc.constantFrom<OpeningAct>(consent, send, confirm, takeEffect, takeEffect, { act: 'abandon' }),
  )
  const entry = fc.record({
    openAttribute: fc.option(attribute),
    closedReason: fc.constantFrom('', '涉密'),
    legalBasis: fc.constantFrom([], basis),
  })
  const deed = fc.oneof(
    act.map(value => (record: OpeningRecord) => {
      const outcome = performAct(record, value, context)
      return 'record' in outcome ? outcome.record : record
    }),
    entry.map(value => (record: OpeningRecord) => followEntry(record, value, context)),
  )
  const start = fc.option(attribute).map(value => (value === null ? fresh : inForce(value)))

  it('the value in force changes only by a listed transition with all it needs recorded', () => {
    fc.assert(
      fc.property(start, fc.array(deed, { maxLength: 40 }), (record, deeds) => {
        let state = record
        for (const perform of deeds) {
          const next = perform(state)
          if (next.inForce !== state.inForce) expectGrounds(state, next)
          // Nothing is ever forgotten: decided changes and assessments only grow.
          expect(next.changes.slice(0, state.changes.length)).toEqual(state.changes)
          expect(next.assessments.slice(0, state.assessments.length)).toEqual(state.assessments)
          state = next
        }
        expect(OpeningRecordSchema.safeParse(state).success).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('an entry alone, from whichever door, never changes the value in force', () => {
    fc.assert(
      fc.property(start, fc.array(entry, { maxLength: 20 }), (record, entries) => {
        const state = entries.reduce((now, value) => followEntry(now, value, context), record)
        expect(state.inForce).toBe(record.inForce)
        const last = entries.at(-1)
        if (last !== undefined && last.openAttribute !== null)
          expect(state.pending?.to ?? state.inForce).toBe(last.openAttribute)
      }),
    )
  })
})

it('every pair of different values has its transition, and no value leads to itself', () => {
  const pairs = [null, ...OPEN_ATTRIBUTES].flatMap(from => OPEN_ATTRIBUTES.map(to => ({ from, to })))
  for (const { from, to } of pairs) expect(attributeTransition(from, to) === null, `${from} → ${to}`).toBe(from === to)
  expect(ATTRIBUTE_TRANSITIONS).toHaveLength(9)
})
