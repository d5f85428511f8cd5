// What a clerk learns about a column and a table before touching it.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repairFor } from '../../../src-main/contract/issue-repairs.ts'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { ColumnProfileSchema } from '../../../src-main/contract/profile.ts'
import { issueTexts } from '../../../src-main/contract/text/zh-CN/issues.ts'
import { operations } from '../../../src-main/contract/text/zh-CN/operations.ts'
import { datasetGrade } from '../../../src-main/core/grading/grade-order.ts'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { createDuplicateCounter } from '../../../src-main/core/profiling/duplicate-counter.ts'
import { scanColumn } from '../../../src-main/core/profiling/scan-column.ts'

function profile(name: string, values: readonly string[], today?: string): ColumnProfile {
  const profiler = createColumnProfiler(name, { today })
  const half = Math.floor(values.length / 2)
  const numbers = values.map((_, row) => row + 2)
  profiler.add(values.slice(0, half), numbers.slice(0, half))
  profiler.add(values.slice(half), numbers.slice(half))
  return ColumnProfileSchema.parse(profiler.finish())
}

const issuesOf = (column: ColumnProfile) => Object.fromEntries(column.issues.map(({ code, count }) => [code, count]))

describe('counting', () => {
  it('tells blank cells, spelled empties, distinct and single values apart', () => {
    const column = profile('街道', ['东亭', '东亭', '安镇', '', '　', '无', '-', '无'])
    expect(column).toMatchObject({ rows: 8, empty: 2, distinct: 4, unique: 2, length: { min: 1, max: 2 } })
    expect(column.emptyTokens).toEqual([
      { token: '无', count: 2 },
      { token: '-', count: 1 },
    ])
    expect(column.top[0]).toEqual({ value: '东亭', count: 2 })
    expect(issuesOf(column)).toMatchObject({ emptyToken: 3 })
  })

  it('counts exactly beyond the values it keeps, and finds a frequent value that comes late', () => {
    const many = Array.from({ length: 9000 }, (_, at) => `值${at}`)
    const column = profile('编号', [...many, ...Array.from({ length: 40 }, () => '晚到的值'), '值8999'])
    expect(column).toMatchObject({ distinct: 9001, unique: 8999 })
    expect(column.top.slice(0, 2)).toEqual([
      { value: '晚到的值', count: 40 },
      { value: '值8999', count: 2 },
    ])
  })

  it('shows what occurs a few times beside frequent values, rarest first, and leaves spelled empties out', () => {
    const usual = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? '东亭' : '安镇'))
    const { rare } = profile('街道', [...usual, '东厅', '安 镇', '安 镇', '无'])
    expect(rare).toEqual({
      most: 10,
      values: 2,
      cells: 3,
      list: [
        { value: '东厅', count: 1 },
        { value: '安 镇', count: 2 },
      ],
    })
  })

  it('calls nothing rare where nothing is frequent', () => {
    const names = Array.from({ length: 300 }, (_, at) => `单位${at}`)
    expect(profile('单位名称', [...names, ...names, '单位甲']).rare).toEqual({ most: 0, values: 0, cells: 0, list: [] })
  })

  it('counts rare values exactly where they are too many to be listed', () => {
    const many = Array.from({ length: 30 }, (_, at) => `错${at}`)
    const column = profile('是否', [...Array.from({ length: 1000 }, () => '是'), ...many])
    expect(column.rare).toMatchObject({ values: 30, cells: 30 })
    expect(column.rare?.list).toHaveLength(20)
  })

  it('agrees with plain counting on any column', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 200 }), values => {
        const plain = values.filter(value => value.trim() !== '')
        const counts = new Map<string, number>()
        for (const value of plain) counts.set(value, (counts.get(value) ?? 0) + 1)
        const column = profile('列', values)
        expect(column.distinct).toBe(counts.size)
        expect(column.unique).toBe([...counts.values()].filter(count => count === 1).length)
        expect(column.empty).toBe(values.length - plain.length)
      }),
    )
  })

  it('shows how values are written', () => {
    const column = profile('编码', ['A-001', 'B-002', '苏B00000', '１２'])
    expect(column.patterns).toContainEqual({ pattern: 'A-999', count: 2 })
    expect(column.patterns).toContainEqual({ pattern: '汉A99999', count: 1 })
    expect(column.patterns).toContainEqual({ pattern: '９９', count: 1 })
  })
})

describe('types', () => {
  it.each([
    ['integer', '数量', ['1', '2', '30']],
    ['decimal', '金额', ['1,234.50', '￥12', '1.2万元', '壹佰元整', '-5']],
    ['date', '登记日期', ['2020-01-02', '2020/1/3', '二〇二〇年一月四日', '43835']],
    ['date', '日期', ['20200102', '20200103']],
    ['datetime', '办理时间', ['2020-01-02 08:00:00', '2020/1/3 9:30', '20200104080000']],
    ['time', '开门', ['08:00', '9:30', '下午2:30']],
    ['boolean', '是否有效', ['是', '否', '是']],
    ['code', '编号', ['001', '002', '010']],
    ['code', '手机号', ['13000000000', '13000000001']],
    ['text', '说明', ['已办结', '材料齐全', '12']],
    ['empty', '空列', ['', '无', '-']],
  ] as const)('infers %s for %s', (type, name, values) => {
    expect(profile(name, values).type).toBe(type)
  })

  it('gives smallest and largest by the meaning of the type, and the mean of numbers', () => {
    expect(profile('金额', ['9', '10', '1,000', '-2.5'])).toMatchObject({ min: '-2.5', max: '1000', mean: 254.125 })
    expect(profile('日期', ['2020/1/3', '2019-12-31'])).toMatchObject({
      min: '2019-12-31',
      max: '2020-01-03',
      mean: null,
    })
    expect(profile('号', ['9007199254740993', '9007199254740992']).type).toBe('code')
  })
})

describe('problems', () => {
  it('names the first ten rows of each', () => {
    const column = profile('日期', ['2020-01-01', ...Array.from({ length: 12 }, () => '2020/1/2')])
    expect(column.issues).toContainEqual({ code: 'dateFormats', count: 12, rows: [3, 4, 5, 6, 7, 8, 9, 10, 11, 12] })
  })

  it('tells damaged, wrong and old citizen numbers apart', () => {
    const good = Array.from({ length: 12 }, () => '320205190001010006')
    const column = profile('身份证号', [
      ...good,
      '320205190001010005',
      '32020519000101000',
      '3.20205E+17',
      '320211000101000',
      '320205 19000101 0006',
      '无',
    ])
    expect(issuesOf(column)).toMatchObject({
      lookalikeId: 1,
      invalidId: 1,
      precisionLost: 1,
      oldId: 1,
      idFormats: 1,
      emptyToken: 1,
    })
  })

  it('finds dates that never were, and with a processing date those still to come', () => {
    const values = ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04', '2020-02-30', '2021-01-01']
    expect(issuesOf(profile('日期', values, '2020-12-31'))).toMatchObject({ invalidDate: 1, futureDate: 1 })
  })

  it('notices the odd value among numbers', () => {
    expect(issuesOf(profile('数量', [...Array.from({ length: 20 }, (_, n) => `${n}`), '约莫']))).toMatchObject({
      mixedTypes: 1,
    })
  })

  it('sees what a remark hides', () => {
    const column = profile('备注', ['已办结', '电话13000000000', '材料齐全', '已办结'])
    expect(issuesOf(column)).toMatchObject({ sensitiveInFreeText: 1 })
    expect(column).toMatchObject({ role: 'direct', grade: 'g4' })
    expect(column.gradeReason).toContain('手机号')
  })

  it('repairs a problem by an operation that exists', () => {
    for (const code of Object.keys(issueTexts)) {
      const repair = repairFor({ name: '列', type: 'code', semantics: [] }, code)
      if (repair?.kind === 'step') expect(Object.keys(operations)).toContain(repair.step.op)
    }
    expect(repairFor({ name: '列', type: 'text', semantics: [] }, 'edgeBlanks')).toMatchObject({
      step: { op: 'normalizeText', columns: ['列'] },
    })
  })
})

describe('grading', () => {
  const ids = profile('身份证号', ['320205190001010006', '320213190102030022'])
  const homes = profile('地址', ['无锡市锡山区某某路1号2室', '无锡市梁溪区某某路3号'])
  const firms = profile('统一社会信用代码', ['91320200MA00000073', '11320200000000000J'])

  it('gives identifiers their role and the table the highest grade', () => {
    expect(ids).toMatchObject({ role: 'direct', grade: 'g4', type: 'code' })
    expect(firms).toMatchObject({ role: 'none', grade: 'g1' })
    expect(datasetGrade([firms, ids])).toBe('g4')
    expect(datasetGrade([])).toBe('g1')
  })

  it('treats a house number as a household only beside natural persons', () => {
    expect(gradeTable([firms, homes])[1]).toMatchObject({ role: 'quasi', grade: 'g2' })
    expect(gradeTable([ids, homes])[1]).toMatchObject({ role: 'direct', grade: 'g4' })
  })

  it('lets an office telephone be public', () => {
    expect(profile('办公电话', ['0510-80000000', '0510-80000001'])).toMatchObject({ role: 'none', grade: 'g1' })
    expect(profile('家庭电话', ['0510-80000000', '0510-80000001'])).toMatchObject({ role: 'direct', grade: 'g3' })
  })

  it('grades birth dates lower once only years or bands are left', () => {
    expect(profile('出生日期', ['1900-01-01', '1902-03-04'])).toMatchObject({ role: 'quasi', grade: 'g3' })
    expect(profile('出生日期', ['1900', '1902', ''])).toMatchObject({ role: 'quasi', grade: 'g2' })
    expect(profile('出生日期', ['80-89岁', '90岁及以上']).gradeReason).toContain('年龄段')
    expect(profile('出生日期', ['80-89岁', '90岁及以上'])).toMatchObject({ role: 'quasi', grade: 'g2' })
    expect(profile('出生日期', ['1900', '1902-03-04', '1901'])).toMatchObject({ grade: 'g3' })
    // Day counts of four digits are exact days, not years.
    expect(profile('出生日期', ['7523', '7524'])).toMatchObject({ grade: 'g3' })
  })

  it('stops at a secrecy mark', () => {
    expect(profile('说明', ['机密★10年', '普通']).grade).toBe('core')
  })
})

describe('scanColumn', () => {
  it('gives the place in the cell as written, and never the value', () => {
    const [finding] = scanColumn('身份证号', [" '320205190001010006　"], [7])
    expect(finding).toMatchObject({ row: 7, column: '身份证号', kind: 'citizenId18', start: 2, end: 20, valid: true })
    expect(finding?.excerpt).not.toContain('19000101')
  })

  it('counts masked numbers that still show all digits of nobody as clean', () => {
    expect(scanColumn('身份证号', ['320205********0006', '', '无'], [1, 2, 3])).toEqual([])
  })

  it('reports lookalikes apart from valid numbers', () => {
    expect(scanColumn('备注', ['320205190001010005'], [1])[0]).toMatchObject({ kind: 'citizenId18', valid: false })
    expect(scanColumn('备注', ['320205190001010005'], [1], undefined, { lookalikes: false })).toEqual([])
  })

  it('reports names under a header of names and not elsewhere', () => {
    expect(scanColumn('姓名', ['张某某'], [1])).toHaveLength(1)
    expect(scanColumn('街道', ['安镇'], [1])).toEqual([])
  })

  it('trusts a profile more than the header', () => {
    const column = profile('列1', ['13000000000', '13000000001'])
    expect(scanColumn('列1', ['13000000002'], [1], column.semantics)).toHaveLength(1)
  })

  it('finds the telephone number behind an address, also where the header says address', () => {
    const cell = '无锡市锡山区某某路1号2室，电话13000000000'
    const place = { kind: 'mobile', start: cell.indexOf('130'), end: cell.length }
    expect(scanColumn('地址', [cell], [1])).toMatchObject([place])
    const column = profile('地址', [cell, '无锡市锡山区某某路1号', '无锡市锡山区某某路3号'])
    expect(scanColumn('地址', [cell], [1], column.semantics)).toMatchObject([place])
    expect(issuesOf(column)).toMatchObject({ sensitiveInFreeText: 1 })
    expect(column.grade).toBe('g4')
  })

  it('leaves organisation codes and public addresses to be published', () => {
    expect(scanColumn('统一社会信用代码', ['91320200MA00000073'], [1])).toEqual([])
    expect(scanColumn('地址', ['无锡市锡山区某某路1号'], [1])).toEqual([])
  })
})

describe('createDuplicateCounter', () => {
  const chunk = (columns: string[][]) => ({
    names: columns.map((_, at) => `c${at}`),
    columns,
    rows: columns[0]?.length ?? 0,
    rowNumbers: (columns[0] ?? []).map((_, row) => row + 1),
  })

  it('counts rows that repeat an earlier one in every cell, across chunks', () => {
    const counter = createDuplicateCounter()
    counter.add(
      chunk([
        ['a', 'a', 'b'],
        ['1', '1', '1'],
      ]),
    )
    counter.add(
      chunk([
        ['b', 'a'],
        ['1', '2'],
      ]),
    )
    expect(counter.finish()).toEqual({ rows: 5, duplicateRows: 2 })
  })

  it('does not mistake shifted cells for the same row', () => {
    const counter = createDuplicateCounter()
    counter.add(
      chunk([
        ['ab', 'a'],
        ['c', 'bc'],
      ]),
    )
    expect(counter.finish().duplicateRows).toBe(0)
  })

  it('looks at chosen columns only when told', () => {
    const counter = createDuplicateCounter(['c1'])
    counter.add(
      chunk([
        ['a', 'b'],
        ['x', 'x'],
      ]),
    )
    expect(counter.finish().duplicateRows).toBe(1)
  })
})
