// The quality report of a period counts what was handed in on its days, and nothing else.
import { describe, expect, it } from 'vitest'
import type { LedgerItem } from '../../../src-main/contract/bureau-ledger.ts'
import { RectificationSchema } from '../../../src-main/contract/rectification.ts'
import { daysOf, isPeriod, periodReport } from '../../../src-main/core/bureau-ledger/period-report.ts'
import { periodPage } from '../../../src-main/files/documents/period-report.ts'
import { syntheticBodies } from './synthetic-bodies.ts'

const [base] = syntheticBodies(
  [{ name: '市教育局', group: 'municipal', quantity: 1, previous: null, resourceItems: null, aliases: [] }],
  1,
).items
if (base === undefined) throw new RangeError('no item')
const item = (at: string, more: Partial<LedgerItem> = {}): LedgerItem => ({
  ...base,
  at,
  sha256: at,
  findings: [],
  ...more,
})
const task = (issuedOn: string, dueOn: string, closedOn: string) =>
  RectificationSchema.parse({
    taskId: issuedOn,
    bureau: '局',
    body: '市教育局',
    title: '名录',
    file: 'a.zip',
    sha256: '',
    findings: [],
    demand: '',
    issuedOn,
    dueOn,
    state: closedOn === '' ? 'ISSUED' : 'CLOSED',
    certain: true,
    answer: null,
    closedOn,
    note: '',
  })

describe('the days of a period', () => {
  it('are those of the calendar, leap years too', () => {
    expect(daysOf({ kind: 'month', year: 2028, number: 2 })).toEqual({ from: '2028-02-01', to: '2028-02-29' })
    expect(daysOf({ kind: 'quarter', year: 2026, number: 4 })).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(daysOf({ kind: 'year', year: 2026, number: 1 })).toEqual({ from: '2026-01-01', to: '2026-12-31' })
    expect(isPeriod({ kind: 'quarter', year: 2026, number: 5 })).toBe(false)
  })
})

describe('the quality report', () => {
  const quality = { cells: 100, blank: 4, repeated: 1 }
  const report = periodReport({
    period: { kind: 'month', year: 2026, number: 11 },
    items: [
      item('2026-10-31T23:00:00Z'),
      item('2026-11-01T00:00:00Z', { state: 'ACCEPTED', rows: 10, quality }),
      item('2026-11-30T23:00:00Z', {
        body: '示例市教育局',
        state: 'RETURNED',
        rows: 5,
        quality: { cells: 50, blank: 0, repeated: 0 },
        findings: [
          { reason: 'blank', detail: '一处' },
          { reason: 'blank', detail: '又一处' },
        ],
      }),
      item('2026-12-01T00:00:00Z'),
    ],
    tasks: [
      task('2026-11-02', '2026-11-16', '2026-11-10'),
      task('2026-11-03', '2026-11-17', ''),
      task('2026-10-20', '2026-11-03', '2026-11-05'),
    ],
    city: '示例市',
    monthsReported: 3,
  })

  it('counts two names of one body together, blank cells against all cells, a reason once per item', () => {
    expect(report.total).toMatchObject({
      handedIn: 2,
      accepted: 1,
      returned: 1,
      rows: 15,
      cells: 150,
      blank: 4,
      repeated: 1,
    })
    expect(report.bodies).toHaveLength(1)
    expect(report.reasons).toEqual([{ reason: 'blank', items: 1 }])
  })

  it('tells tasks sent out, settled and not settled in time', () => {
    expect(report.tasks).toEqual({ issued: 2, closed: 2, late: 2 })
  })

  it('prints its figures, how they are counted, and how many of the twelve monthly reports there are', () => {
    const page = periodPage(report, { date: '2026-12-01', unit: '示例市数据局' })
    expect(page).toContain('编制单位：示例市数据局')
    expect(page).toContain('公共数据质量月报')
    expect(page).toContain('97.33%')
    expect(page).toContain('2026 年已形成月度质量报告 3 份，全年应不少于 12 份')
    expect(page).toContain('接收率 = 接收 ÷ 报送')
  })
})
