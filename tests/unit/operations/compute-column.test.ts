// Columns computed by a formula: what clerks write, what comes out, and what they are told when it cannot be read.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formulaFunctions } from '../../../src-main/contract/text/zh-CN/formula.ts'
import { FUNCTIONS } from '../../../src-main/core/formula/functions.ts'
import { FormulaError, parseFormula } from '../../../src-main/core/formula/parse-formula.ts'
import { refusal, runSteps } from './run-step.ts'

const names = ['单价', '数量', '姓名', '生日']
const row = ['1,234.50', '3', ' 张三 ', '1990年6月9日']

function computed(formula: string, cells: readonly string[] = row): string | undefined {
  return runSteps([{ op: 'computeColumn', params: { name: '新', formula } }], names, [cells]).rows[0]?.at(-1)
}

describe('a formula', () => {
  it.each([
    ['[单价]*[数量]', '3703.5'],
    ['0.1+0.2', '0.3'],
    ['1/3', '0.3333333333'],
    ['-(2-5)*2', '6'],
    ['2+3*4', '14'],
    ['取整([单价]/7, 2)', '176.36'],
    ['去空白([姓名]) & "先生"', '张三先生'],
    ['如果([单价]>1000，“大额”，“”)', '大额'],
    ['如果(并且([数量]>=3, 不是(空白([姓名]))), "是", "否")', '是'],
    ['[数量]=3.0', '是'],
    ['年([生日])&"-"&月([生日])', '1990-6'],
    ['周岁([生日], "2020-06-08")', '29'],
    ['相差天数("2020-01-01", "2020-03-01")', '60'],
    ['中间("江苏省无锡市", 4, 3)', '无锡市'],
    ['右边("12345", 2)', '45'],
    ['最大([单价], 5, "")', '1234.5'],
    ['替换("a-b-c", "-", "")', 'abc'],
    ['"他说""好"""', '他说"好"'],
    ['[单价] ≥ 10', '是'],
  ])('%s gives %s', (formula, expected) => {
    expect(computed(formula)).toBe(expected)
  })

  it('gives a blank for a blank, and a blank that is counted for what is no number', () => {
    expect(computed('[单价]*[数量]', ['', '3', '', ''])).toBe('')
    const step = { op: 'computeColumn', params: { name: '新', formula: '[姓名]*2' } }
    const { rows, counts } = runSteps([step], names, [row])
    expect([rows[0]?.at(-1), counts.get(0, 'cellsFailed')]).toEqual(['', 1])
    expect(computed('1/0')).toBe('')
  })

  it.each([
    ['[单价]*', '公式没有写完'],
    ['[单价', '第 1 个字起的列名没有写完'],
    ['"abc', '第 1 个字起的文字没有写完'],
    ['1 2', '第 3 个字“2”是多出来的'],
    ['算(1)', '第 1 个字起的“算”不是能用的函数'],
    ['单价*2', '列名要写在方括号里'],
    ['如果(1)', '应写成 如果(条件, 是的话, 不是的话)'],
    ['1+#', '第 3 个字“#”看不懂'],
    ['(1+2', '公式没有写完'],
    [`${'('.repeat(100)}1${')'.repeat(100)}`, '套得太深'],
  ])('%s is refused: %s', (formula, words) => {
    expect(refusal(() => computed(formula))).toContain(words)
  })

  it('is never run as code and always ends: any text is a formula or a refusal with words', () => {
    const piece = fc.constantFrom(
      '[单价]',
      '"a"',
      '1',
      '+',
      '*',
      '(',
      ')',
      ',',
      '如果',
      '替换',
      '&',
      '=',
      '-',
      'constructor',
      '连接',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 60 }),
          fc.array(piece, { maxLength: 30 }).map(list => list.join('')),
        ),
        text => {
          try {
            parseFormula(text)
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(FormulaError)
          }
        },
      ),
      { numRuns: 500 },
    )
  })

  it('cannot grow without end', () => {
    const grown = `${'替换('.repeat(20)}"aaaaaaaaaa"${', "a", "aaaaaaaaaa")'.repeat(20)}`
    expect(computed(grown)).toBe('')
  })

  it('has words for every function, and a function for all words', () => {
    expect(Object.keys(FUNCTIONS).sort()).toEqual(Object.keys(formulaFunctions).sort())
    for (const [name, { form }] of Object.entries(formulaFunctions)) expect(form.startsWith(`${name}(`)).toBe(true)
  })
})
