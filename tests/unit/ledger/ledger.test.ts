// What is due, what changed between versions, and the lists to be answered.
import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import { entryDifferences } from '../../../src-main/core/ledger/entry-differences.ts'
import { releaseNotes } from '../../../src-main/core/ledger/release-notes.ts'
import {
  answeredExactly,
  answerFault,
  candidatesFor,
  NO_ANSWER,
  referenceLines,
} from '../../../src-main/core/reference-list/reference-lines.ts'
import { updateDue } from '../../../src-main/core/update-cycle/next-due.ts'
import { calendarFile } from '../../../src-main/files/documents/calendar-file.ts'

describe('the next update', () => {
  it.each([
    ['MONTHLY', '2026-01-31', '2026-03-03'],
    ['QUARTERLY', '2026-01-01', '2026-04-03'],
    ['YEARLY', '2024-02-29', '2025-03-01'],
    ['DAILY', '2026-03-09', '2026-03-10'],
  ] as const)('of %s data of %s is due by %s', (updateCycle, dataUpdateDate, due) => {
    expect(updateDue({ updateCycle, dataUpdateDate }, '2026-03-10')?.due).toBe(due)
  })

  it('is late by days, and not asked where no pace or date is stated', () => {
    expect(updateDue({ updateCycle: 'MONTHLY', dataUpdateDate: '2026-01-01' }, '2026-03-10')?.late).toBe(37)
    expect(updateDue({ updateCycle: 'STATIC', dataUpdateDate: '2026-01-01' }, '2026-03-10')).toBeNull()
    expect(updateDue({ updateCycle: 'MONTHLY', dataUpdateDate: '' }, '2026-03-10')).toBeNull()
  })
})

describe('a calendar file', () => {
  const event = { id: 'u1', date: '2026-03-10', title: '更新数据：停车场,泊位;全市', text: '一\n二', remindDays: [7] }
  const text = calendarFile([event], '2026-03-01T08:09:10.123Z').toString()

  it('has one whole-day event with its alarm, escaped and in lines of at most 75 bytes', () => {
    expect(text).toContain('DTSTART;VALUE=DATE:20260310\r\n')
    expect(text).toContain('DTSTAMP:20260301T080910Z\r\n')
    expect(text).toContain('SUMMARY:更新数据：停车场\\,泊位\\;全市\r\n')
    expect(text).toContain('DESCRIPTION:一\\n二\r\n')
    expect(text).toContain('TRIGGER:-P7D\r\n')
    const long = calendarFile([{ ...event, title: '很长的名称'.repeat(30) }], '2026-03-01T08:09:10Z').toString()
    for (const line of long.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(long.replaceAll('\r\n ', '')).toContain('很长的名称'.repeat(30))
  })
})

describe('two versions of an entry', () => {
  const field = (label: string, more: object = {}) => ({ label, name: label, type: 'C', length: '10', ...more })
  const before = CatalogueSchema.parse({ title: '甲', updateCycle: 'YEARLY', fields: [field('编号'), field('旧列')] })
  const after = CatalogueSchema.parse({
    title: '甲',
    updateCycle: 'MONTHLY',
    fields: [field('编号', { length: '12' }), field('新列')],
  })

  it('differ in exactly what was changed, in words', () => {
    expect(entryDifferences(before, before)).toEqual([])
    expect(entryDifferences(before, after).map(({ label, before: old, after: now }) => [label, old, now])).toEqual([
      ['更新周期', '每年', '每月'],
      ['数据项“旧列”', '有', ''],
      ['数据项“新列”', '', '有'],
      ['数据项“编号”的长度', '10', '12'],
    ])
  })

  it('give release notes with rows, data and entry', () => {
    const version = {
      no: 2,
      at: '2026-03-10T08:00:00Z',
      person: '甲',
      version: '2',
      rows: 120,
      sourceNo: 2,
      digest: '',
      packageSha256: '',
      differences: entryDifferences(before, after),
      rowsChange: 20,
    }
    const notes = releaseNotes('停车场', version, {
      before: 100,
      after: 120,
      added: 25,
      removed: 5,
      changed: 3,
      unchanged: 92,
      repeated: 0,
    })
    expect(notes).toContain('120 条（比上一版多 20 条）')
    expect(notes).toContain('增加 25 行，删除 5 行，修改 3 行')
    expect(notes).toContain('· 更新周期：由“每年”改为“每月”')
    expect(notes).toContain('· 新增数据项“新列”')
    expect(notes).toContain('· 去掉数据项“旧列”')
    expect(releaseNotes('停车场', undefined, null)).toContain('还没有')
  })
})

describe('a list that was handed out', () => {
  const lines = referenceLines(
    ['序号', '目录名称', '提供单位', '数据项'],
    [
      ['1', '公共停车场信息', '城管局', '编号、名称'],
      ['2', ' 公厕（分布）信息 ', '城管局', null],
      ['3', '', '', null],
    ],
  )!
  const own = [
    { datasetId: 'd1', title: '公共停车场信息' },
    { datasetId: 'd2', title: '公厕分布情况' },
  ]

  it('is read by its headers, and refused when nothing says what the items are called', () => {
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({ no: 1, publisher: '城管局', labels: ['编号', '名称'] })
    expect(referenceLines(['甲', '乙'], [])).toBeNull()
  })

  it('answers an exact name by itself and only proposes what is alike', () => {
    expect(answeredExactly(lines[0]!, own).answer).toMatchObject({ state: 'LISTED', datasetId: 'd1' })
    expect(answeredExactly(lines[1]!, own).answer.state).toBe('OPEN')
    expect(candidatesFor(lines[1]!, own)[0]).toMatchObject({ datasetId: 'd2', exact: false })
    const twice = [...own, { datasetId: 'd3', title: '公共停车场信息' }]
    expect(answeredExactly(lines[0]!, twice).answer.state).toBe('OPEN')
  })

  it.each([
    ['LISTED', {}, 'itemMissing'],
    ['LISTED', { datasetId: 'gone' }, 'itemMissing'],
    ['LISTED', { datasetId: 'd1' }, null],
    ['ADDED', {}, 'reasonMissing'],
    ['ADDED', { reason: '补充' }, null],
    ['NOT_OPEN', { reason: '涉密' }, 'basisMissing'],
    ['NOT_OPEN', { reason: '涉密', legalBasis: '保密法第十三条' }, null],
    ['AGREED', { agreedWith: '数据局' }, 'agreementMissing'],
    ['AGREED', { agreedWith: '数据局', agreedOn: '2026-03-01' }, null],
  ] as const)('takes the answer %s with %j as %s', (state, more, fault) => {
    expect(answerFault({ ...NO_ANSWER, state, ...more }, own)).toBe(fault)
  })
})
