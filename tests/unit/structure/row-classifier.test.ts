// Which rows of the body are records, and why the others are not.
// Uses made-up tables only.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { totalMarkOf } from '../../../src-main/core/structure/row-marks.ts'
import { judge, table } from './judge.ts'

const head = '序号,姓名,单位,证件号码,金额,备注'
const person = (at: number, note = '无') => `${at},王${at},某厂${at},11010119000101000${at % 10},${at}0.5,${note}`
const people = (count: number) => Array.from({ length: count }, (_, at) => person(at + 1))
const build = (lines: string[]) => table([head, ...lines].join('\n'))

describe('totals', () => {
  it('sets subtotals and totals aside, with blanks inside the word and with brackets', () => {
    const lines = [...people(3), '小 计,,,,60,', ...people(3), '合　计（元）,,,,120,', '总计：,,,,120,']
    const { roles } = judge(build(lines))
    expect(roles.slice(4)).toEqual(['subtotal', 'data', 'data', 'data', 'total', 'total'])
  })

  it('keeps a record that merely contains the word', () => {
    const lines = [
      ...people(3),
      person(4, '合计三次'),
      '5,合计,某厂,110101190001010005,3,无',
      '合计,王六,某厂六,110101190001010006,7,无',
    ]
    expect(judge(build(lines)).records).toHaveLength(6)
  })

  it('keeps an indicator whose name ends like a total', () => {
    const { roles } = judge(table('指标,本年,上年\n税收合计,5,6\n其他收入,1,2\n收入合计,6,8'))
    expect(roles).toEqual(['header', 'data', 'data', 'data'])
  })

  it('sets the total of a table of figures aside', () => {
    expect(judge(table('地区,数量,金额\n甲,1,2\n乙,3,4\n合计,4,6')).roles.at(-1)).toBe('total')
  })

  it('sets a named subtotal aside where records have text and it has none', () => {
    const lines = [...people(4), '某科室小计,,,,100.5,', ...people(2)]
    expect(judge(build(lines)).roles[5]).toBe('subtotal')
  })

  it.each([
    ['本页合计', 'subtotal'],
    ['Grand Total', 'total'],
    ['累计', 'total'],
    ['合 计：', 'total'],
  ])('knows %s', (text, kind) => {
    expect(totalMarkOf(text)).toEqual({ kind, named: false })
  })

  it('knows no total in ordinary words', () => {
    expect(['会计', '统计员', '设计', '合计划', ''].map(totalMarkOf)).toEqual([null, null, null, null, null])
  })
})

describe('what comes again on the next page', () => {
  it('sets repeated titles, headers and page numbers aside', () => {
    const lines = [...people(3), '第1页,,,,,', '某某名单,,,,,', head, ...people(3)]
    const { roles } = judge(table(['某某名单,,,,,', head, ...lines].join('\n')))
    expect(roles.slice(5, 8)).toEqual(['footnote', 'title', 'repeatedHeader'])
    expect(roles.filter(role => role === 'data')).toHaveLength(6)
  })

  it('sets both rows of a repeated two-level header aside', () => {
    const two = '序号,申请人,,金额\n,姓名,电话,'
    const { roles } = judge(table(`${two}\n1,王一,2,3\n2,李二,3,4\n${two}\n3,张三,4,5`))
    expect(roles).toEqual(['header', 'header', 'data', 'data', 'repeatedHeader', 'repeatedHeader', 'data'])
  })

  it('keeps a single value equal to the name of its column', () => {
    expect(judge([['姓名'], ['王一'], ['姓名']]).roles).toEqual(['header', 'data', 'data'])
  })
})

describe('headings of sections', () => {
  it('sets a row merged across the table aside, as a heading inside and as a remark at the end', () => {
    const rows = table(
      '序号,名称,地址\n甲区（2所）,,\n1,一校,某路\n2,二校,某街\n乙区（1所）,,\n3,三校,某巷\n以上共三所,,',
    )
    const { roles } = judge(rows, 'auto', ['A2:C2', 'A5:C5', 'A7:C7'])
    expect(roles).toEqual(['header', 'title', 'data', 'data', 'title', 'data', 'footnote'])
  })
})

describe('remarks below the table', () => {
  it('sets notes, signatures and sources aside', () => {
    const lines = [
      ...people(3),
      ',,,,,',
      '注：1.金额以元为单位,,,,,',
      '填表人：某某,,审核人：某某,,,日期：1月',
      '数据来源：某局,,,,,',
    ]
    expect(judge(build(lines)).roles.slice(4)).toEqual(['blank', 'footnote', 'footnote', 'footnote'])
  })

  it('sets a sentence without a known word aside only at the end', () => {
    const lines = [...people(2), '以上人员已经核实，特此公布。,,,,,', ...people(2)]
    expect(judge(build(lines)).records).toHaveLength(5)
    expect(judge(build(lines.slice(0, 3))).roles.at(-1)).toBe('footnote')
  })

  it('keeps a last record that is nearly empty', () => {
    expect(judge(build([...people(3), '4,,,,,'])).records).toHaveLength(4)
    expect(judge(build([...people(3), '王四,,,,,'])).records).toHaveLength(4)
  })

  it('keeps records whose text looks like a note', () => {
    const lines = [person(1, '注：待补'), '2,备注：无,某厂,110101190001010002,3,说明：无']
    expect(judge(build(lines)).records).toHaveLength(2)
  })

  it('sets blank rows aside wherever they are', () => {
    const lines = [person(1), ',,,,,', person(2), ' ,,　,,,', ',,,,,']
    expect(judge(build(lines)).roles).toEqual(['header', 'data', 'blank', 'data', 'blank', 'blank'])
  })
})

describe('every row', () => {
  it('comes out once and in order, whatever it holds', () => {
    const cell = fc.constantFrom('', ' ', '合计', '小计', '注：无', '姓名', '12', '王一', '以上数据截至年底，供参考。')
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(rows, body => {
        const { roles } = judge(body)
        expect(roles).toHaveLength(body.length)
        expect(roles.every((role, at) => (role === 'blank') === body[at]!.every(text => text.trim() === ''))).toBe(true)
      }),
    )
  })
})
