import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import type { Step, StepView } from '../../../src-main/contract/recipe.ts'
import { addDraft, rulesOf, samplesOf, withRule } from '../../../src-renderer/pages/mask/column-rules.ts'
import { adviceOf, draftOf } from '../../../src-renderer/pages/mask/mask-advice.ts'

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

describe('proposals', () => {
  const column = (name: string, kind: string, role: ColumnProfile['role']): ColumnProfile => ({
    name,
    type: 'text',
    length: { min: 1, max: 18 },
    rows: 10,
    empty: 0,
    emptyTokens: [],
    distinct: 10,
    unique: 10,
    min: null,
    max: null,
    mean: null,
    top: [],
    patterns: [],
    semantics: [{ kind, header: true, matched: 10, valid: 10, lookalike: 0, confidence: 'certain' }],
    role,
    grade: 'g4',
    gradeReason: '',
    issues: [],
  })
  const columns = [
    column('姓名', 'personName', 'direct'),
    column('身份证号', 'citizenId18', 'direct'),
    column('出生日期', 'birthDate', 'quasi'),
    column('性别', 'sex', 'quasi'),
  ]

  it('proposes to drop direct identifiers, to keep only the year of birth, and offers first character and stars for names', () => {
    const advice = adviceOf(columns, new Set(), operations)
    expect(advice.map(one => [one.column, ...one.ways])).toEqual([
      ['姓名', 'dropColumn', 'maskText'],
      ['身份证号', 'dropColumn'],
      ['出生日期', 'generalizeDate', 'dropColumn'],
    ])
  })

  it('proposes nothing for columns that already have a rule', () => {
    expect(adviceOf(columns, new Set(['姓名', '身份证号', '出生日期']), operations)).toEqual([])
  })
})
