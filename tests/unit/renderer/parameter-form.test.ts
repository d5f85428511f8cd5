import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { ConditionSchema } from '../../../src-main/contract/recipe.ts'
import { appendTable } from '../../../src-main/core/operations/append-table.ts'
import { joinTable } from '../../../src-main/core/operations/join-table.ts'
import { parameterFields } from '../../../src-renderer/features/recipe/parameter-fields.ts'
import {
  conditionDraft,
  conditionProblems,
  initialParams,
  pastedRows,
  tidyParams,
  valueProblems,
} from '../../../src-renderer/features/recipe/parameter-values.ts'

function fieldsOf(schema: z.ZodType, form = {}, defaults = {}) {
  const parameters = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'input' })))
  return parameterFields({ parameters, form, defaults })
}

const mapping = z.strictObject({
  table: z.array(z.strictObject({ from: z.string(), to: z.string() })).min(1),
  compare: z.enum(['loose', 'exact']).default('loose'),
})

describe('the form made from an operation', () => {
  it('shows every shape of parameter with the widget a person expects', () => {
    const fields = fieldsOf(
      z.strictObject({
        sign: z.string().min(1).max(2),
        first: z.number().int().min(0).max(20),
        trim: z.boolean(),
        level: z.enum(['year', 'month']),
        tokens: z.array(z.string()),
        widths: z.array(z.enum(['letters', 'digits'])),
        names: z.record(z.string(), z.string()),
        condition: ConditionSchema,
        lowest: z.number().nullable(),
      }),
    )
    expect(fields.map(field => [field.name, field.widget.kind])).toEqual([
      ['sign', 'text'],
      ['first', 'number'],
      ['trim', 'switch'],
      ['level', 'choice'],
      ['tokens', 'texts'],
      ['widths', 'choices'],
      ['names', 'pairs'],
      ['condition', 'condition'],
      ['lowest', 'number'],
    ])
    expect(fields.find(field => field.name === 'lowest')?.nullable).toBe(true)
    expect(fields.find(field => field.name === 'first')?.widget).toMatchObject({ integer: true, min: 0, max: 20 })
  })

  it('offers further tables by name, and for their columns those of the further table', () => {
    const fields = fieldsOf(joinTable.params)
    const widget = (name: string) => fields.find(field => field.name === name)?.widget
    expect(widget('input')).toEqual({ kind: 'input' })
    expect(widget('keys')).toEqual({ kind: 'columns', min: 0, from: 'input' })
    expect(widget('take')).toEqual({ kind: 'columns', min: 1, from: 'input' })
    expect(valueProblems(fields, { input: '', take: ['地'] })).toEqual([{ path: 'input', code: 'required', limit: 0 }])
    const append = fieldsOf(appendTable.params).find(field => field.name === 'rename')?.widget
    expect(append?.kind === 'table' ? append.columns.map(column => column.widget) : []).toEqual([
      { kind: 'column', from: 'input' },
      { kind: 'column', from: 'dataset' },
    ])
  })

  it('takes its words from the form hints and shows the bare name only where there are none', () => {
    const [table, compare] = fieldsOf(mapping, {
      table: { label: '对照表', help: '左边原值，右边新值' },
      compare: { label: '比较', help: '', choices: { loose: '不分大小写', exact: '完全相同' } },
    })
    expect(table?.label).toBe('对照表')
    expect(compare?.choices.exact).toBe('完全相同')
    expect(fieldsOf(mapping)[0]?.label).toBe('table')
  })

  it('starts from the defaults and asks for what has none', () => {
    const schema = z.strictObject({ key: z.string().min(1), sign: z.string().default('*'), to: z.string() })
    const fields = fieldsOf(schema, {}, { sign: '*' })
    const start = initialParams(fields, { sign: '*' })
    expect(start).toEqual({ sign: '*', to: '' })
    expect(valueProblems(fields, start)).toEqual([{ path: 'key', code: 'required', limit: 0 }])
  })

  it('says which number is out of range and by which limit', () => {
    const fields = fieldsOf(z.strictObject({ first: z.number().int().min(0).max(20) }))
    expect(valueProblems(fields, { first: 21 })).toEqual([{ path: 'first', code: 'atMost', limit: 20 }])
    expect(valueProblems(fields, { first: 1.5 })).toEqual([{ path: 'first', code: 'wholeNumber', limit: 0 }])
    expect(valueProblems(fields, { first: 3 })).toEqual([])
  })

  it('wants at least one pair and leaves out the pairs that change nothing', () => {
    const fields = fieldsOf(mapping)
    expect(valueProblems(fields, { table: [] })[0]?.code).toBe('required')
    const table = [
      { from: '无锡', to: '无锡市' },
      { from: '江阴市', to: '江阴市' },
    ]
    expect(tidyParams(fields, { table, compare: 'loose' })).toEqual({ table: [table[0]], compare: 'loose' })
  })
})

describe('conditions', () => {
  it('asks for the column first and then for the value the test compares with', () => {
    const draft = conditionDraft({ match: 'all', conditions: [{ column: '', test: 'equals' }] })
    expect(conditionProblems(draft, 'scope')[0]?.code).toBe('noColumn')
    const chosen = conditionDraft({ match: 'any', conditions: [{ column: '姓名', test: 'in', values: [] }] })
    expect(conditionProblems(chosen, 'scope')).toEqual([{ path: 'scope.0', code: 'noValue', limit: 0 }])
    const empty = conditionDraft({ match: 'any', conditions: [{ column: '姓名', test: 'empty' }] })
    expect(conditionProblems(empty, 'scope')).toEqual([])
  })

  it('does not save a value left over from another test', () => {
    const fields = fieldsOf(z.strictObject({ condition: ConditionSchema }))
    const condition = { match: 'all', conditions: [{ column: '状态', test: 'empty', value: '注销', values: ['a'] }] }
    expect(tidyParams(fields, { condition })).toEqual({
      condition: { match: 'all', conditions: [{ column: '状态', test: 'empty' }] },
    })
  })
})

describe('pasting from a spreadsheet program', () => {
  it('reads two columns copied from Excel', () => {
    expect(pastedRows('无锡\t无锡市\r\n江阴\t江阴市\r\n')).toEqual([
      ['无锡', '无锡市'],
      ['江阴', '江阴市'],
    ])
  })
})
