// Checks of values and rows, and what happens to those that fail.
import { describe, expect, it } from 'vitest'
import type { Json } from '../../../src-main/contract/recipe.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import { refusal, runSteps } from './run-step.ts'

/** Born on 1 January 1900, male; a number nobody can hold any more. */
const citizenId = `11010119000101001${citizenIdCheckCharacter('11010119000101001')}`

/** The values that fail one rule. */
function failing(values: readonly string[], params: { [key: string]: Json }): string[] {
  const step = { op: 'checkValues', columns: ['值'], params }
  const { rows, names } = runSteps(
    [step],
    ['值'],
    values.map(value => [value]),
  )
  expect(names).toEqual(['值', '检查结果'])
  return rows.filter(([, mark]) => mark !== '').map(([value = '']) => value)
}

describe('checkValues', () => {
  it.each([
    [{ rule: 'number' }, ['1', '-2.5', '1,234', 'x', '1.2.3'], ['x', '1.2.3']],
    [{ rule: 'integer', least: '0', most: '120' }, ['0', '120', '121', '-1', '3.5'], ['121', '-1', '3.5']],
    [
      { rule: 'date', least: '1900-01-01', most: '2024-12-31' },
      ['1900', '2025', '2024/12/31', '1899-12-31', '二月'],
      ['2025', '1899-12-31', '二月'],
    ],
    [{ rule: 'length', minLength: 2, maxLength: 4 }, ['张', '张三', '𠅤𠅤𠅤𠅤', '欧阳某某某'], ['张', '欧阳某某某']],
    [{ rule: 'list', list: ['是', '否'] }, ['是', '否', '有'], ['有']],
    [{ rule: 'pattern', pattern: '\\d{6}' }, ['320205', '3202055', 'x320205'], ['3202055', 'x320205']],
    [{ rule: 'citizenId' }, [citizenId, `${citizenId.slice(0, 17)}A`, '1'], [`${citizenId.slice(0, 17)}A`, '1']],
    [{ rule: 'phone' }, ['0510-82700000', '12345'], ['12345']],
    [{ rule: 'number', blanks: 'fail' }, ['1', ''], ['']],
    [{ rule: 'number' }, [''], []],
  ])('%j', (params, values, expected) => {
    expect(failing(values, params)).toEqual(expected)
  })

  const step = (params: { [key: string]: Json }) => ({
    op: 'checkValues',
    columns: ['a', 'b'],
    params: { rule: 'number', ...params },
  })
  const rows = [
    ['1', '2'],
    ['x', '2'],
    ['x', 'y'],
  ]

  it('names the columns that fail, and several checks share one column', () => {
    const result = runSteps([step({}), { ...step({ rule: 'length', minLength: 2 }), columns: ['a'] }], ['a', 'b'], rows)
    expect(result.rows.map(row => row[2])).toEqual([
      'a没有通过检查',
      'a没有通过检查；a没有通过检查',
      'a、b没有通过检查；a没有通过检查',
    ])
  })

  it('empties only what fails, or removes the row, counted', () => {
    expect(runSteps([step({ onFail: 'empty' })], ['a', 'b'], rows).rows).toEqual([
      ['1', '2'],
      ['', '2'],
      ['', ''],
    ])
    const { rows: left, counts } = runSteps([step({ onFail: 'removeRow' })], ['a', 'b'], rows)
    expect(left).toEqual([['1', '2']])
    expect(counts.get(0, 'rowsRemoved')).toBe(2)
  })

  it('refuses a check that says nothing, naming what is missing', () => {
    expect(refusal(() => failing(['1'], { rule: 'list' }))).toContain('清单')
    expect(refusal(() => failing(['1'], { rule: 'pattern' }))).toContain('式样')
    expect(refusal(() => failing(['1'], { rule: 'number', least: '一点' }))).toContain('最小')
  })
})

describe('checkOrder', () => {
  const marks = (rows: string[][], params: { [key: string]: Json }) =>
    runSteps([{ op: 'checkOrder', columns: ['起'], params: { later: '止', ...params } }], ['起', '止'], rows).rows.map(
      row => row[2] !== '',
    )

  it('finds rows that end before they begin, whatever the spelling, and judges no half-known dates', () => {
    const rows = [
      ['2020-06-09', '2020/6/8'],
      ['2020年6月9日', '2020-06-09'],
      ['2020', '2020-01-01'],
      ['不详', '2020'],
    ]
    expect(marks(rows, {})).toEqual([true, false, false, false])
    expect(marks(rows, { equal: 'fails' })).toEqual([true, true, true, false])
  })

  it('compares numbers exactly', () => {
    expect(
      marks(
        [
          ['10', '9'],
          ['9', '10'],
          ['1万', '9999'],
        ],
        { kind: 'numbers' },
      ),
    ).toEqual([true, false, true])
  })
})

describe('checkIdentity', () => {
  const names = ['证号', '生日', '性别']
  const id = citizenId
  const step = (onFail: string) => ({
    op: 'checkIdentity',
    columns: ['证号'],
    params: { birth: '生日', sex: '性别', onFail },
  })

  it('marks birth dates and sexes that contradict the number', () => {
    const rows = [
      [id, '1900-01-01', '男'],
      [id, '1900年', '1'],
      [id, '1900-01-02', '女性'],
      ['无效', '1900-01-02', '女'],
    ]
    expect(runSteps([step('mark')], names, rows).rows.map(row => row[3])).toEqual([
      '',
      '',
      '生日、性别没有通过检查',
      '',
    ])
  })

  it('corrects them from the number, in the column’s own way of writing', () => {
    const rows = [
      [id, '', '2'],
      [id, '1901', '女性'],
      [id, '1900-01', ''],
      ['无效', '', ''],
    ]
    expect(runSteps([step('fix')], names, rows).rows).toEqual([
      [id, '1900-01-01', '1'],
      [id, '1900-01-01', '男性'],
      [id, '1900-01', '男'],
      ['无效', '', ''],
    ])
  })
})

describe('what becomes of values that fail a check', () => {
  const names = ['起', '止']
  const rows = [
    ['2020-01-02', '2020-01-01'],
    ['2020-01-01', '2020-01-02'],
    ['不详', '2020-01-02'],
  ]

  it('is a stated value, written over them', () => {
    const params = { rule: 'date', onFail: 'fix', replacement: '1900-01-01' }
    const fixed = runSteps([{ op: 'checkValues', columns: ['起'], params }], names, rows)
    expect(fixed.names).toEqual(names)
    expect(fixed.rows.map(([from]) => from)).toEqual(['2020-01-02', '2020-01-01', '1900-01-01'])
  })

  it('is refused where nothing is stated to write', () => {
    const step = { op: 'checkValues', columns: ['起'], params: { rule: 'date', onFail: 'fix' } }
    expect(refusal(() => runSteps([step], names, rows))).toContain('改成')
  })

  it('is the other one of two that stand the wrong way round', () => {
    const fixed = runSteps([{ op: 'checkOrder', columns: ['起'], params: { later: '止', onFail: 'fix' } }], names, rows)
    expect(fixed.rows).toEqual([['2020-01-01', '2020-01-02'], rows[1], rows[2]])
  })

  it.each(['setAside', 'removeRow'])(
    'can be that their rows leave the table (%s), and the rest is all the others',
    onFail => {
      const check = (outcome: string) => [
        { op: 'checkOrder', columns: ['起'], params: { later: '止', onFail: outcome } },
      ]
      const kept = runSteps(check(onFail), names, rows)
      const only = runSteps(check('onlyFailing'), names, rows)
      expect(kept.rows).toEqual([rows[1], rows[2]])
      expect(only.rows).toEqual([[...(rows[0] ?? []), '起、止没有通过检查']])
    },
  )
})
