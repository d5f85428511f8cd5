import { describe, expect, it } from 'vitest'
import type { AttackFinding } from '../../../src-main/contract/attacks.ts'
import type { Finding } from '../../../src-main/contract/profile.ts'
import { summarizeScan } from '../../../src-main/core/gates/leak-summary.ts'
import { DRAFT_STOPPERS } from '../../../src-main/core/gates/registry.ts'

import { FIELDS, gate, MET, places, ROWS, report } from './situation.ts'

const replaced = (row: number, column: number, value: string) =>
  ROWS.map((cells, r) => cells.map((cell, c) => (r === row && c === column ? value : cell)))
const found = (kind: string, column: string, valid = true): Finding => ({
  row: 3,
  column,
  kind,
  start: 0,
  end: 2,
  valid,
  excerpt: '3***6',
})

describe('the gates of a sound table', () => {
  it('all pass, each with figure, limit and place', () => {
    const result = report()
    expect(result.gates.filter(one => !one.passed).map(one => one.id)).toEqual([])
    expect(result.passed).toBe(true)
    for (const one of result.gates) {
      expect(one.requirement).toMatch(/^R\d+$/)
      expect(one.title + one.figure + one.limit).not.toMatch(/[{}]/)
      expect(one.limit).not.toBe('')
    }
  })
})

describe('the catalogue entry', () => {
  it('fails by field when an element is missing', () => {
    const result = gate('requiredElements', { catalogue: { updateCycle: null, title: '' } })
    expect(result).toMatchObject({ passed: false, requirement: 'R11', place: 'catalogue', figure: '2 处缺失或有误' })
    expect(places(result)).toEqual([
      [null, 'title'],
      [null, 'updateCycle'],
    ])
  })

  it('fails without an open attribute', () => {
    expect(places(gate('openAttribute', { catalogue: { openAttribute: null } }))).toEqual([[null, 'openAttribute']])
  })

  it('fails when a data item is graded too high for opening', () => {
    const fields = [FIELDS[0]!, { ...FIELDS[1], grade: 'g3' }, FIELDS[2]!]
    expect(places(gate('gradeFitsAttribute', { fields }))).toEqual([[null, 'fields.1.grade']])
    expect(gate('gradeFitsAttribute', { fields, catalogue: { openAttribute: 'CLOSED' } }).passed).toBe(true)
  })

  it('fails when columns and data items do not match, both ways', () => {
    const result = gate('fieldsMatch', { fields: [FIELDS[0]!, { ...FIELDS[1], label: '停车场' }, FIELDS[2]!] })
    expect(places(result)).toEqual([
      [null, '名称'],
      [null, 'fields.1'],
    ])
  })

  it('fails when data items stand in another order than the columns', () => {
    expect(gate('fieldsMatch', { fields: [FIELDS[1]!, FIELDS[0]!, FIELDS[2]!] }).passed).toBe(false)
  })

  it('fails when the stated row count is not the result’s', () => {
    expect(places(gate('consistency', { catalogue: { rowCount: 3 } }))).toEqual([[null, 'rowCount']])
  })

  it('fails when the counts of the run do not add up', () => {
    expect(gate('consistency', { counts: { removed: 1 } }).passed).toBe(false)
  })

  it('fails when an interface is offered with too few rows for a sample, or as a download', () => {
    expect(gate('interfaceReady', { catalogue: { openForm: 'API' } })).toMatchObject({
      passed: false,
      requirement: 'R44',
    })
    const told = places(gate('interfaceReady', { catalogue: { resourceKind: 'INTERFACE' } }))
    expect(told).toEqual([[null, 'openForm']])
    expect(gate('interfaceReady', {}).passed).toBe(true)
  })

  it('fails when its words name an intranet address or a key', () => {
    const entry = { description: '接口 http://10.1.2.3:8080/api', license: '密码：abcd1234efgh' }
    const named = places(gate('internalEntry', { catalogue: entry })).map(([, field]) => field)
    expect(new Set(named)).toEqual(new Set(['description', 'license']))
    expect(gate('internalEntry', { catalogue: { description: '由 data.wuxi.gov.cn 开放' } }).passed).toBe(true)
  })

  it('fails when a date is not real or the period runs backwards', () => {
    const dates = { dataUpdateDate: '2023-02-29', temporalCoverage: { start: '2025-13', end: '' } }
    expect(places(gate('requiredElements', { catalogue: dates }))).toEqual([
      [null, 'dataUpdateDate'],
      [null, 'temporalCoverage'],
    ])
    const turned = { temporalCoverage: { start: '2025', end: '2024-12-31' } }
    expect(places(gate('requiredElements', { catalogue: turned }))).toEqual([[null, 'temporalCoverage']])
    expect(
      gate('requiredElements', { catalogue: { temporalCoverage: { start: '2025-06', end: '2025' } } }).passed,
    ).toBe(true)
  })

  it('fails without CSV', () => {
    expect(gate('csvPresent', { catalogue: { formats: ['XLSX'] } }).passed).toBe(false)
  })

  it('fails with a private mobile as contact', () => {
    const result = gate('contact', { catalogue: { contact: '13000000000' } })
    expect(result).toMatchObject({ passed: false, requirement: 'R56' })
    expect(places(result)).toEqual([[null, 'contact']])
  })
})

describe('wrong, empty and double values', () => {
  it('names the cell that is not of the declared type', () => {
    expect(places(gate('wrongValues', { rows: replaced(1, 2, '八十') }))).toEqual([[3, '泊位数']])
  })

  it('names the cell that is longer than declared', () => {
    expect(places(gate('wrongValues', { rows: replaced(0, 0, '00001') }))).toEqual([[2, '编号']])
  })

  it('names the cell outside the declared code list', () => {
    const codeList = { name: '状态表', values: [{ code: '1', label: '营业' }] }
    const fields = [FIELDS[0]!, FIELDS[1]!, { ...FIELDS[2], type: 'C', codeList }]
    const rows = [
      ['0001', '甲', '1'],
      ['0002', '乙', '营业'],
      ['0003', '丙', '停业'],
    ]
    expect(places(gate('wrongValues', { fields, rows }))).toEqual([[4, '泊位数']])
  })

  it.each([
    ['D', '2023-02-29'],
    ['L', '大概'],
    ['N', '1,200'],
    ['I', '3.20205E+17'],
    ['F', '-'],
  ])('takes no %s value “%s”', (type, value) => {
    const fields = [FIELDS[0]!, FIELDS[1]!, { ...FIELDS[2], type, length: '20' }]
    const wrong = gate('wrongValues', { fields, rows: replaced(1, 2, value) })
    const empty = gate('emptyValues', { fields, rows: replaced(1, 2, value) })
    expect([...places(wrong), ...places(empty)]).toContainEqual([3, '泊位数'])
  })

  it('counts what the profile found broken, but not other spellings or personal numbers', () => {
    const issues = [
      { code: 'invalidUscc', count: 12, rows: [3] },
      { code: 'dateFormats', count: 5, rows: [2] },
      { code: 'lookalikeId', count: 1, rows: [2] },
    ]
    const result = gate('wrongValues', { profile: [{ name: '编号', issues }] })
    expect(result).toMatchObject({ passed: false, figure: '12 个错值' })
    expect(result.findings).toEqual([{ message: '统一社会信用代码不正确', row: 3, column: '编号', field: null }])
  })

  it.each(['', ' ', 'NULL', '无', '-', '/', 'N/A'])('takes “%s” as empty', value => {
    expect(places(gate('emptyValues', { rows: replaced(1, 1, value) }))).toEqual([[3, '名称']])
  })

  it('accepts empty cells only where the entry says what they mean', () => {
    const rows = replaced(1, 1, '')
    const nullable = (more: object) => ({
      rows,
      fields: [FIELDS[0]!, { ...FIELDS[1], nullable: true, ...more }, FIELDS[2]!],
    })
    expect(gate('emptyValues', nullable({})).passed).toBe(false)
    expect(gate('emptyValues', nullable({ nullMeaning: '尚未命名' })).passed).toBe(true)
  })

  it('counts every empty cell but lists at most a hundred', () => {
    const rows = Array.from({ length: 250 }, (_, i) => [String(i), '', '1'])
    const result = gate('emptyValues', { rows })
    expect(result.figure).toContain('250')
    expect(result.findings).toHaveLength(100)
  })

  it('names rows that repeat an earlier row or its key', () => {
    const rows = [...ROWS, ROWS[0]!, ['0002', '另一停车场', '5']]
    const result = gate('duplicates', { rows })
    expect(result.figure).toBe('2 行重复')
    expect(places(result)).toEqual([
      [4, null],
      [5, '编号'],
    ])
  })

  it('does not confuse rows whose cells only join to the same text', () => {
    const rows = [
      ['1', '12', '3'],
      ['11', '2', '3'],
    ]
    expect(gate('duplicates', { rows }).passed).toBe(true)
  })
})

describe('what must not leave', () => {
  it('names the cell of a valid identifier, masked', () => {
    const result = gate('leftoverIdentifiers', { findings: [found('citizenId18', '名称')] })
    expect(result).toMatchObject({ passed: false, requirement: 'R55', place: 'mask' })
    expect(result.findings).toEqual([{ message: '公民身份号码（18 位）：3***6', row: 3, column: '名称', field: null }])
  })

  it('keeps lookalikes apart', () => {
    const findings = [found('bankCard', '名称', false)]
    expect(gate('leftoverIdentifiers', { findings }).passed).toBe(true)
    expect(places(gate('suspectedIdentifiers', { findings }))).toEqual([[3, '名称']])
  })

  it('leaves quasi-identifiers and public codes alone', () => {
    const findings = [found('sex', '名称'), found('uscc', '名称')]
    expect(gate('leftoverIdentifiers', { findings }).passed).toBe(true)
  })

  it('accepts office telephones the entry declares public by law, but never a citizen number', () => {
    const declared = { ...FIELDS[1], description: '联系电话。依法公开：政府信息公开条例第二十条' }
    const situation = (kind: string, field: object) => ({
      findings: [found(kind, '名称')],
      fields: [FIELDS[0]!, field, FIELDS[2]!],
    })
    expect(gate('leftoverIdentifiers', situation('landline', FIELDS[1]!)).passed).toBe(false)
    expect(gate('leftoverIdentifiers', situation('landline', declared)).passed).toBe(true)
    expect(gate('leftoverIdentifiers', situation('landline', { ...declared, description: '依法公开。' })).passed).toBe(
      false,
    )
    expect(gate('leftoverIdentifiers', situation('citizenId18', declared)).passed).toBe(false)
  })

  it('counts what a cut scan did not list', () => {
    const findings = [found('mobile', '名称')]
    const leaks = summarizeScan({ rows: 9, findings, byKind: { mobile: 7 }, byColumn: { 名称: 7, 备注: 2 } })
    expect(leaks.map(({ column, kind, count }) => [column, kind, count])).toEqual([
      ['名称', 'mobile', 7],
      ['备注', null, 2],
    ])
  })

  it('stops at secrecy marks in the data and in the entry', () => {
    expect(places(gate('secrecyMarks', { findings: [found('secrecyMark', '名称')] }))).toEqual([[3, '名称']])
    const inEntry = gate('secrecyMarks', { catalogue: { description: '内部资料，注意保存' } })
    expect(places(inEntry)).toEqual([[null, 'description']])
    expect(DRAFT_STOPPERS).toContain('secrecyMarks')
  })

  it('reports formula-like cells without failing', () => {
    const result = gate('formulaCells', { rows: replaced(0, 1, '=cmd|A1') })
    expect(result.passed).toBe(true)
    expect(places(result)).toEqual([[2, '名称']])
    expect(gate('formulaCells', { rows: replaced(0, 1, '-3.5') }).findings).toEqual([])
  })
})

describe('machine readability', () => {
  it('fails on headers that are missing, double or broken over lines', () => {
    const columns = ['名称', '名称', '', '两\n行', ' 前']
    const result = gate('machineReadable', { columns, rows: [['a', 'b', 'c', 'd', 'e']], fields: [] })
    expect(result.findings.map(one => one.column)).toEqual(['名称', '', '两\n行', ' 前'])
  })

  it('fails on a table without rows and on cells a workbook cannot hold', () => {
    expect(gate('machineReadable', { rows: [] }).passed).toBe(false)
    expect(places(gate('machineReadable', { rows: replaced(1, 1, '长'.repeat(40_000)) }))).toEqual([[3, '名称']])
  })
})

describe('the masking policy', () => {
  const judged = (verdict: 'met' | 'untreated' | 'weaker') => ({
    column: '身份证号',
    rule: { id: 'direct', title: '直接标识符', reason: '按“无条件开放”删除。' },
    verdict,
    carriedBy: verdict === 'met' ? null : '证号',
    done: [],
    wanted: ['删除整列'],
    message: '「身份证号」没有处理就进了结果。',
  })

  it('is a gate that names the result column and says what would do, and stops even a draft', () => {
    const columns = [judged('untreated'), judged('met')]
    const result = gate('maskingPolicy', { policy: { ...MET, met: false, columns } })
    expect(result).toMatchObject({ passed: false, figure: '1 列不符', requirement: 'R55' })
    expect(result.findings).toEqual([{ message: judged('untreated').message, row: null, column: '证号', field: null }])
    expect(DRAFT_STOPPERS).toContain('maskingPolicy')
  })

  it('passes where every column is masked as the policy asks', () => {
    expect(gate('maskingPolicy', { policy: { ...MET, columns: [judged('met')] } }).passed).toBe(true)
  })
})

describe('what attacks found', () => {
  const attack = (over: Partial<AttackFinding>): AttackFinding => ({
    attack: 'hiddenDigits',
    column: '身份证号',
    using: ['出生日期'],
    records: 2,
    informed: 2,
    recovered: 2,
    candidates: null,
    verdict: 'broken',
    sentence: '两个号码能算出来。',
    effort: '',
    repair: {
      step: { op: 'dropColumn', columns: ['身份证号'], params: {}, enabled: true },
      sentence: '删除“身份证号”',
    },
    rows: [3],
    ...over,
  })

  it('stops the release when a masked column can be restored, and says what to do', () => {
    const result = gate('restorable', { attacks: { findings: [attack({})] } })
    expect(result).toMatchObject({ passed: false, figure: '1 种办法能还原' })
    expect(result.findings).toMatchObject([{ row: 3, column: '出生日期' }])
    expect(result.findings[0]?.message).toContain('删除“身份证号”')
  })

  it('stops a hash without a key before anybody has tried it', () => {
    const found = attack({ attack: 'hashDictionary', verdict: 'weak', recovered: 0 })
    expect(gate('restorable', { attacks: { findings: [found] } }).passed).toBe(false)
  })

  it('lets through what only narrows people down, which is for the measures of risk', () => {
    expect(
      gate('restorable', { attacks: { findings: [attack({ attack: 'singleOut', verdict: 'weak' })] } }).passed,
    ).toBe(true)
  })

  it('stops columns about the same person that contradict one another', () => {
    const contradictions = [
      {
        kind: 'birthAndId' as const,
        columns: ['身份证号', '出生日期'] as [string, string],
        compared: 9,
        contradicting: 9,
        rows: [2],
        sentence: '对不上',
        repair: null,
      },
    ]
    expect(gate('consistentPersons', { attacks: { contradictions } })).toMatchObject({
      passed: false,
      figure: '1 对列互相矛盾',
    })
  })
})
