// Operations on the text, numbers and codes of single cells, as clerks use them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { refusal, runSteps, treat } from './run-step.ts'

describe('replaceText', () => {
  it('replaces several pieces in one pass, the longest first, and never replaces what it put in', () => {
    const table = [
      { from: '有限', to: '有限公司' },
      { from: '有限公司', to: '公司' },
      { from: '（', to: '(' },
    ]
    expect(treat('replaceText', ['华明有限公司', '华明有限', '甲（乙）'], { table })).toEqual([
      '华明公司',
      '华明有限公司',
      '甲(乙）',
    ])
  })

  it('takes signs of patterns for what they are when looking for plain text', () => {
    const signs = ['.', '*', '(', ')', '[', ']', '^', '$', '|', '\\', '-', '/', '{', '}', '+', '?']
    for (const sign of signs) {
      expect(treat('replaceText', [`a${sign}b`], { table: [{ from: sign, to: '#' }] })).toEqual(['a#b'])
    }
  })

  it('replaces only at the beginning, at the end or whole where asked, and without regard to case', () => {
    const table = [{ from: 'No.', to: '' }]
    expect(treat('replaceText', ['No.12No.', '12No.'], { table, where: 'start' })).toEqual(['12No.', '12No.'])
    expect(treat('replaceText', ['no.12', 'NO.'], { table, ignoreCase: true })).toEqual(['12', ''])
    expect(treat('replaceText', ['No.12', 'No.'], { table, where: 'whole' })).toEqual(['No.12', ''])
  })

  it('replaces by pattern', () => {
    const table = [{ from: '[（(][^）)]*[）)]', to: '' }]
    expect(treat('replaceText', ['张三（农业户口）', '李四(非农)等'], { table, mode: 'pattern' })).toEqual([
      '张三',
      '李四等',
    ])
  })

  it('refuses two replacements for one text, and a pattern it cannot bound, with the reason', () => {
    const table = [
      { from: '甲', to: '1' },
      { from: '甲', to: '2' },
    ]
    expect(refusal(() => treat('replaceText', ['甲'], { table }))).toContain('甲')
    const looping = [{ from: '(a)\\1', to: '' }]
    expect(refusal(() => treat('replaceText', ['aa'], { table: looping, mode: 'pattern' }))).toContain('不支持')
  })
})

describe('extractText', () => {
  it.each([
    ['digits', {}, '合同第12号3页', '12'],
    ['digits', { which: 'last' }, '合同第12号3页', '3'],
    ['digits', { which: 'all' }, '0510-8270 1234', '051082701234'],
    ['number', {}, '约-1,234.50元', '-1,234.50'],
    ['letters', {}, '苏B12345', 'B'],
    ['han', { which: 'all' }, '张 3 三', '张三'],
    ['between', { from: '（', until: '）' }, '王五（退休）', '退休'],
    ['between', { from: '：' }, '电话：1390000', '1390000'],
    ['between', { until: '市' }, '无锡市梁溪区', '无锡'],
    ['pattern', { pattern: '[A-Z]{2}\\d{4}' }, '编号 AB1234/9', 'AB1234'],
  ])('keeps %s %j of %s', (part, rest, value, expected) => {
    expect(treat('extractText', [value], { part, ...rest })).toEqual([expected])
  })

  it('leaves a value without such a part and counts it, or empties it', () => {
    const { rows, counts } = runSteps(
      [{ op: 'extractText', columns: ['a'], params: { part: 'digits' } }],
      ['a'],
      [['无']],
    )
    expect(rows).toEqual([['无']])
    expect(counts.get(0, 'cellsFailed')).toBe(1)
    expect(treat('extractText', ['无'], { part: 'digits', onFail: 'empty' })).toEqual([''])
  })
})

describe('addText and padText', () => {
  it('add a text once, however often they run', () => {
    const once = treat('addText', ['梁溪', '滨湖街道', ''], { behind: '街道' })
    expect(once).toEqual(['梁溪街道', '滨湖街道', ''])
    expect(treat('addText', once, { behind: '街道' })).toEqual(once)
  })

  it('give codes their zeros back and leave longer values, counted', () => {
    expect(treat('padText', ['1', '0012', '123456'], { length: 4 })).toEqual(['0001', '0012', '123456'])
    expect(treat('padText', ['𠅤'], { length: 2, sign: '·', side: 'behind' })).toEqual(['𠅤·'])
  })
})

describe('changeCase', () => {
  it('changes letters only', () => {
    expect(treat('changeCase', ['苏b1x'], {})).toEqual(['苏B1X'])
    expect(treat('changeCase', ["o'neil WUXI new-district"], { to: 'words' })).toEqual(["O'neil Wuxi New-District"])
  })
})

describe('toSimplified', () => {
  it.each([
    ['臺灣同鄉會', '台湾同乡会'],
    ['無錫市濱湖區', '无锡市滨湖区'],
    ['李乾坤', '李乾坤'],
    ['乾乾淨淨', '干干净净'],
    ['反覆', '反复'],
    ['王後', '王后'],
    ['已經是简体', '已经是简体'],
    ['𠅤123abc', '𠅤123abc'],
  ])('%s becomes %s', (before, after) => {
    expect(treat('toSimplified', [before])).toEqual([after])
    expect(treat('toSimplified', [after])).toEqual([after])
  })
})

describe('roundNumber', () => {
  it.each([
    ['hundreds', '1250', '1300'],
    ['hundreds', '-1250', '-1300'],
    ['hundreds', '49', '0'],
    ['hundredths', '2.675', '2.68'],
    ['hundredths', '0.1', '0.10'],
    ['ones', '99999999999999999999.5', '100000000000000000000'],
  ])('to %s: %s becomes %s', (to, before, after) => {
    expect(treat('roundNumber', [before], { to })).toEqual([after])
  })
})

describe('convertUnit', () => {
  it.each([
    ['mu', 'squareMetre', '3', '2000'],
    ['mu', 'squareMetre', '1', '666.6667'],
    ['squareMetre', 'mu', '2000', '3'],
    ['yuan', 'tenThousandYuan', '12345', '1.2345'],
    ['tenThousandYuan', 'yuan', '1.5', '15000'],
    ['yuan', 'yuan', '1.5万元', '15000'],
    ['tenThousandYuan', 'yuan', '20元', '20'],
    ['metre', 'kilometre', '1,500米', '1.5'],
    ['metre', 'kilometre', '2公里', '2'],
    ['kilogram', 'jin', '0.25', '0.5'],
    ['litre', 'cubicMetre', '-250', '-0.25'],
  ])('%s to %s: %s is %s', (from, to, before, after) => {
    expect(treat('convertUnit', [before], { from, to })).toEqual([after])
  })

  it('leaves cells of another kind of unit', () => {
    expect(treat('convertUnit', ['3公斤', '3元', '不详'], { from: 'mu', to: 'hectare' })).toEqual([
      '3公斤',
      '3元',
      '不详',
    ])
  })

  it('there and back is the same number', () => {
    const pairs = fc.constantFrom(
      ['squareMetre', 'hectare'],
      ['gram', 'tonne'],
      ['yuan', 'hundredMillionYuan'],
      ['metre', 'li'],
    )
    fc.assert(
      fc.property(pairs, fc.integer({ min: -1_000_000, max: 1_000_000 }), ([from = '', to = ''], amount) => {
        const there = treat('convertUnit', [String(amount)], { from, to, decimals: 10 })
        expect(treat('convertUnit', there, { from: to, to: from, decimals: 10 })).toEqual([String(amount)])
      }),
    )
  })

  it('refuses areas in kilograms', () => {
    expect(refusal(() => treat('convertUnit', ['1'], { from: 'mu', to: 'gram' }))).toContain('不同类')
  })
})

describe('mapCodes', () => {
  it.each([
    ['sex', 'short', ['1', '男性', 'M', ' ２ ', '未说明'], ['男', '男', '男', '女', '未说明的性别']],
    ['sex', 'code', ['男', '女', '9'], ['1', '2', '9']],
    ['ethnicity', 'name', ['1', '01', '汉', '汉族', '维吾尔'], ['汉族', '汉族', '汉族', '汉族', '维吾尔族']],
    ['ethnicity', 'code', ['汉', '蒙古族'], ['01', '02']],
    ['maritalStatus', 'name', ['10', '离异'], ['未婚', '离婚']],
    ['education', 'code', ['本科', '博士', '大专', '小学'], ['20', '11', '30', '80']],
  ])('%s as %s', (list, to, before, after) => {
    expect(treat('mapCodes', before, { list, to })).toEqual(after)
  })

  it('reports what the list does not know', () => {
    const step = { op: 'mapCodes', columns: ['族'], params: { list: 'ethnicity' } }
    const { rows, counts } = runSteps([step], ['族'], [['汉'], ['火星']])
    expect(rows).toEqual([['汉族'], ['火星']])
    expect(counts.get(0, 'cellsFailed')).toBe(1)
  })

  it('changes nothing the second time', () => {
    for (const to of ['code', 'name', 'short']) {
      const once = treat('mapCodes', ['汉', '01', '56'], { list: 'ethnicity', to })
      expect(treat('mapCodes', once, { list: 'ethnicity', to })).toEqual(once)
    }
  })
})

describe('setCells', () => {
  const rows = [
    ['张三', '1'],
    ['李四', '2'],
  ]
  const cell = (row: number, old: string, to: string) => ({ row, column: '姓名', old, new: to })

  it('writes the corrections of the person who saw the cells', () => {
    const step = { op: 'setCells', params: { cells: [cell(3, '李四', '李思')] } }
    expect(runSteps([step], ['姓名', '号'], rows).rows).toEqual([
      ['张三', '1'],
      ['李思', '2'],
    ])
  })

  it('writes over nothing else, and counts what no longer matches', () => {
    const step = { op: 'setCells', params: { cells: [cell(2, '王五', '王武')] } }
    const { rows: result, counts } = runSteps([step], ['姓名', '号'], rows)
    expect(result).toEqual(rows)
    expect(counts.get(0, 'cellsFailed')).toBe(1)
  })

  it('cannot run on a table without the column', () => {
    const step = { op: 'setCells', params: { cells: [cell(2, '张三', '张山')] } }
    expect(refusal(() => runSteps([step], ['名字'], [['张三']]))).toContain('姓名')
  })
})

describe('fillFromColumn', () => {
  it('fills blanks from the same row only', () => {
    const step = { op: 'fillFromColumn', columns: ['手机'], params: { source: '电话' } }
    const table = [
      ['', '0510-1'],
      ['139', '0510-2'],
      ['', ''],
    ]
    expect(runSteps([step], ['手机', '电话'], table).rows).toEqual([
      ['0510-1', '0510-1'],
      ['139', '0510-2'],
      ['', ''],
    ])
  })
})
