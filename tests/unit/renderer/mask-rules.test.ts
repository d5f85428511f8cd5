import { describe, expect, it } from 'vitest'
import { RecipeSchema, type Step, type StepView } from '../../../src-main/contract/recipe.ts'
import { addDraft, rulesOf, samplesOf, withRule } from '../../../src-renderer/pages/mask/column-rules.ts'
import { proposalsOf } from '../../../src-renderer/pages/mask/policy-proposals.ts'

const operations = [
  { id: 'normalizeText', kind: 'clean' },
  { id: 'dropColumn', kind: 'mask' },
  { id: 'maskText', kind: 'mask' },
  { id: 'generalizeDate', kind: 'mask' },
] as const

function view(id: string, op: string, columns: string[]): StepView {
  const kind = operations.find(one => one.id === op)?.kind ?? 'clean'
  const step: Step = { id, op, columns, params: {}, enabled: true }
  return { step, kind, title: op, sentence: op, problem: null, stops: false }
}

const draftOf = (op: string, columns: string[]) => ({ op, columns, params: {}, enabled: true })
const summary = (steps: readonly Step[]) => steps.map(step => `${step.op}(${step.columns.join(',')})`).join(' ')

describe('the rule of one column', () => {
  const views = [view('s1', 'normalizeText', ['姓名']), view('s2', 'dropColumn', ['身份证号', '姓名'])]

  it('finds the masking steps of a column and ignores the cleaning ones', () => {
    expect(rulesOf(views, '姓名').map(one => one.step.id)).toEqual(['s2'])
    expect(rulesOf(views, '电话')).toEqual([])
  })

  it('takes a column out of the old rule when it gets a new one, and leaves the other columns there', () => {
    const steps = withRule(views, operations, '姓名', draftOf('maskText', []))
    expect(summary(steps)).toBe('normalizeText(姓名) dropColumn(身份证号) maskText(姓名)')
  })

  it('removes a masking step when its last column is kept as it is', () => {
    expect(summary(withRule([view('s1', 'dropColumn', ['姓名'])], operations, '姓名', null))).toBe('')
  })

  it('joins columns that are treated alike into one step', () => {
    const once = addDraft([], operations, draftOf('dropColumn', ['姓名']))
    expect(summary(addDraft(once, operations, draftOf('dropColumn', ['身份证号'])))).toBe('dropColumn(姓名,身份证号)')
  })
})

describe('real samples of a column', () => {
  const page = (names: string[], rows: (string[] | null)[]) => ({
    beforeColumns: [],
    afterColumns: names,
    rows: rows.map((after, index) => ({ rowNumber: index + 2, before: [], after, added: false })),
    sentence: '',
    problem: null,
  })

  it('takes different filled values and skips rows that are removed', () => {
    const cleaned = page(['姓名'], [['张三'], [''], ['张三'], ['李四'], ['王五']])
    const treated = page(['姓名'], [['张**'], [''], ['张**'], null, ['王**']])
    expect(samplesOf('姓名', cleaned, treated, 3)).toEqual([
      { rowNumber: 2, before: '张三', after: '张**' },
      { rowNumber: 6, before: '王五', after: '王**' },
    ])
  })

  it('says when the column is gone', () => {
    const samples = samplesOf('姓名', page(['姓名'], [['张三']]), page(['电话'], [['1']]), 3)
    expect(samples).toEqual([{ rowNumber: 2, before: '张三', after: null }])
  })
})

describe('what a policy proposes', () => {
  const recipe = RecipeSchema.parse({
    formatVersion: 1,
    steps: [
      { id: 's1', op: 'normalizeText', columns: ['姓名'], params: {}, enabled: true },
      { id: 's2', op: 'dropColumn', columns: ['姓名', '身份证号'], params: {}, enabled: true },
      { id: 's3', op: 'generalizeDate', columns: ['出生日期'], params: { unit: 'year' }, enabled: true },
    ],
  })
  const reasons = [
    { step: 's2', column: '姓名', reason: '凭它就能认出是谁' },
    { step: 's2', column: '身份证号', reason: '凭它就能认出是谁' },
    { step: 's3', column: '出生日期', reason: '留到年份即可' },
  ]
  const rows = ['姓名', '身份证号', '出生日期'].map(column => ({ column, rules: [] as StepView[] }))

  it('is shown column by column with its reason, masking only', () => {
    const shown = proposalsOf({ recipe, reasons }, rows, operations)
    expect(shown.map(({ column, reason, draft }) => [column, draft.op, reason])).toEqual([
      ['姓名', 'dropColumn', '凭它就能认出是谁'],
      ['身份证号', 'dropColumn', '凭它就能认出是谁'],
      ['出生日期', 'generalizeDate', '留到年份即可'],
    ])
  })

  it('leaves alone what the person has treated already', () => {
    const treated = rows.map(row =>
      row.column === '姓名' ? { ...row, rules: [view('x', 'maskText', ['姓名'])] } : row,
    )
    const columns = proposalsOf({ recipe, reasons }, treated, operations).map(({ column }) => column)
    expect(columns).toEqual(['身份证号', '出生日期'])
  })
})
