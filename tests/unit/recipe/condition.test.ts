// Conditions of scopes and of dropped rows, on the values clerks have.
import { describe, expect, it } from 'vitest'
import { type Condition, ConditionSchema } from '../../../src-main/contract/recipe.ts'
import { describeCondition } from '../../../src-main/contract/text/describe-condition.ts'
import { compileCondition, conditionColumns } from '../../../src-main/core/recipe/condition.ts'
import { chunkOf } from '../operations/run-step.ts'

type Test = Condition['conditions'][number]

/** The values that meet one test. */
function meeting(test: Omit<Test, 'column'>, values: readonly string[]): string[] {
  const chunk = chunkOf(
    ['值'],
    values.map(value => [value]),
  )
  const mask = compileCondition({ match: 'all', conditions: [{ column: '值', ...test }] })(chunk)
  return values.filter((_, row) => mask[row] === 1)
}

describe('single tests', () => {
  it.each<[Omit<Test, 'column'>, string[]]>([
    [{ test: 'empty' }, ['']],
    [{ test: 'notEmpty' }, ['12', '9', '一百', '2020-06-09', '2020年']],
    [{ test: 'equals', value: '12' }, ['12']],
    [{ test: 'equals', value: '' }, ['']],
    [{ test: 'notEquals', value: '12' }, ['', '9', '一百', '2020-06-09', '2020年']],
    [{ test: 'contains', value: '20' }, ['2020-06-09', '2020年']],
    [{ test: 'notContains', value: '20' }, ['', '12', '9', '一百']],
    [{ test: 'startsWith', value: '2020' }, ['2020-06-09', '2020年']],
    [{ test: 'endsWith', value: '9' }, ['9', '2020-06-09']],
    [{ test: 'in', values: ['9', '12'] }, ['12', '9']],
    [{ test: 'notIn', values: ['9', '12', ''] }, ['一百', '2020-06-09', '2020年']],
    [{ test: 'matches', value: '^\\d+$' }, ['12', '9']],
    [{ test: 'greaterThan', value: '9' }, ['12', '一百']],
    [{ test: 'atLeast', value: '9' }, ['12', '9', '一百']],
    [{ test: 'lessThan', value: '1万' }, ['12', '9', '一百']],
    [{ test: 'atMost', value: '12.0' }, ['12', '9']],
    [{ test: 'before', value: '2021-01-01' }, ['2020-06-09', '2020年']],
    [{ test: 'after', value: '2020-06-08' }, ['2020-06-09']],
  ])('%j', (test, met) => {
    expect(meeting(test, ['', '12', '9', '一百', '2020-06-09', '2020年'])).toEqual(met)
  })

  it('compares numbers as numbers, exactly', () => {
    const big = ['12345678901234567890', '12345678901234567891', '10', '9.5']
    expect(meeting({ test: 'greaterThan', value: '12345678901234567890' }, big)).toEqual(['12345678901234567891'])
    expect(meeting({ test: 'lessThan', value: '10' }, big)).toEqual(['9.5'])
  })
})

describe('conditions', () => {
  const chunk = chunkOf(
    ['状态', '金额'],
    [
      ['作废', '0'],
      ['有效', '0'],
      ['作废', '5'],
    ],
  )
  const conditions: Test[] = [
    { column: '状态', test: 'equals', value: '作废' },
    { column: '金额', test: 'lessThan', value: '1' },
  ]

  it('join their tests with and, or with or', () => {
    expect([...compileCondition({ match: 'all', conditions })(chunk)]).toEqual([1, 0, 0])
    expect([...compileCondition({ match: 'any', conditions })(chunk)]).toEqual([1, 1, 1])
  })

  it('say in Chinese what they ask, and which columns they need', () => {
    const condition = ConditionSchema.parse({ conditions })
    expect(describeCondition(condition)).toBe('「状态」等于「作废」，并且「金额」小于 1')
    expect(conditionColumns(condition)).toEqual(['状态', '金额'])
  })

  it.each<[Test, string]>([
    [{ column: '值', test: 'contains' }, '没有填'],
    [{ column: '值', test: 'in', values: [] }, '没有填'],
    [{ column: '值', test: 'greaterThan', value: '许多' }, '不是数字'],
    [{ column: '值', test: 'before', value: '某天' }, '不是日期'],
    [{ column: '值', test: 'matches', value: '(a)\\1' }, '不支持'],
  ])('are refused in words when they cannot be judged: %j', (test, words) => {
    const compile = () => compileCondition({ match: 'all', conditions: [test] })
    expect(compile).toThrow(
      expect.objectContaining({ code: 'RECIPE_INVALID', params: { reason: expect.stringContaining(words) } }),
    )
  })
})
