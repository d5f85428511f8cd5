// Masking policies: the data fits the operations, and a recipe weaker than a rule is told so in plain Chinese.
import { createSecretKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { PolicySchema } from '../../../src-main/contract/policy.ts'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { StepSchema } from '../../../src-main/contract/recipe.ts'
import { DETECTORS } from '../../../src-main/core/detection/registry.ts'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { findOperation } from '../../../src-main/core/operations/registry.ts'
import { judgeRecipe } from '../../../src-main/core/policy/judge-recipe.ts'
import { POLICIES, policyById } from '../../../src-main/core/policy/policies.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { compileRecipe } from '../../../src-main/core/recipe/compile-recipe.ts'
import { suggestRecipe } from '../../../src-main/core/recipe/suggest-recipe.ts'

const TABLE: Readonly<Record<string, string[]>> = {
  姓名: ['张某某', '李某某', '王某某'],
  身份证号: ['320205190001010006', '320213190102030022', '32028219020315000X'],
  出生日期: ['1900-01-01', '1901-02-03', '1902-03-15'],
  健康状况: ['良好', '一般', '良好'],
  法定代表人: ['张某某', '李某某', '王某某'],
  备注: ['已办结', '电话13000000000', '材料齐全'],
  事项: ['办理', '办理', '受理'],
}
const COLUMNS = Object.keys(TABLE)
const looking = { key: () => createSecretKey(Buffer.alloc(32)), seed: 1 }

function profile(): TableProfile {
  const columns = Object.entries(TABLE).map(([name, values]) => {
    const profiler = createColumnProfiler(name)
    profiler.add(values, [2, 3, 4])
    return profiler.finish()
  })
  return { rows: 3, duplicateRows: 0, columns: gradeTable(columns) }
}

function judge(policyId: string, steps: readonly { op: string; columns: string[]; params?: object; scope?: object }[]) {
  const policy = policyById(policyId)
  if (policy === undefined) throw new Error(`no policy ${policyId}`)
  const parsed = steps.map((step, at) => StepSchema.parse({ ...step, id: `s${at}` }))
  const compiled = compileRecipe(parsed, COLUMNS, looking)
  expect(compiled.problems).toEqual([])
  return judgeRecipe(policy, profile(), compiled)
}

const verdictOf = (policyId: string, column: string, steps: Parameters<typeof judge>[1]) =>
  judge(policyId, steps).columns.find(judged => judged.column === column)

describe('the policies of the application', () => {
  it.each(POLICIES.map(policy => [policy.id, policy] as const))(
    '%s names only operations and parameters there are',
    (_, policy) => {
      for (const rule of policy.rules) {
        for (const { op, atLeast } of rule.allowed) {
          const operation = findOperation(op)
          expect(operation, `${rule.id}: ${op}`).toBeDefined()
          const shape = operation?.params
          const known = shape !== undefined && 'shape' in shape ? Object.keys(Object(shape.shape)) : []
          expect(known, `${rule.id}: ${op}`).toEqual(expect.arrayContaining(Object.keys(atLeast)))
        }
        if (rule.proposed === null) continue
        const proposed = findOperation(rule.proposed.op)
        expect(proposed?.params.safeParse(rule.proposed.params).success, rule.id).toBe(true)
      }
    },
  )

  it.each(POLICIES.map(policy => [policy.id, policy] as const))(
    '%s speaks only of kinds there are detectors for',
    (_, policy) => {
      const known = DETECTORS.map(({ kind }) => kind)
      expect(known).toEqual(expect.arrayContaining(policy.rules.flatMap(({ when }) => when.kinds ?? [])))
    },
  )

  it.each(POLICIES.map(policy => [policy.id, policy] as const))('%s is met by what it proposes itself', (_, policy) => {
    const { recipe } = suggestRecipe(profile(), policy)
    expect(recipe.policy).toEqual({ id: policy.id, version: policy.version })
    const verdict = judgeRecipe(policy, profile(), compileRecipe(recipe.steps, COLUMNS, looking))
    expect(verdict.columns.filter(({ verdict: one }) => one !== 'met')).toEqual([])
  })
})

describe('a recipe against the policy of an unconditional opening', () => {
  it('is refused for an identifier that nobody treated, and told what would do', () => {
    const judged = verdictOf('unconditional', '身份证号', [])
    expect(judged).toMatchObject({ verdict: 'untreated', carriedBy: '身份证号' })
    expect(judged?.message).toMatch(/没有处理就进了结果的「身份证号」列。“无条件开放”要求删除整列，或换成假名/)
  })

  it('is refused for a number that keeps its first six and last four digits', () => {
    const judged = verdictOf('unconditional', '身份证号', [
      { op: 'maskText', columns: ['身份证号'], params: { keepFirst: 6, keepLast: 4 } },
    ])
    expect(judged).toMatchObject({ verdict: 'weaker' })
    expect(judged?.message).toContain('强度低于“无条件开放”的要求')
  })

  it('is refused for a pseudonym shorter than the policy asks, and for one of some rows only', () => {
    const short = { op: 'pseudonymize', columns: ['身份证号'], params: { key: '甲', length: 12 } }
    expect(verdictOf('unconditional', '身份证号', [short])?.verdict).toBe('weaker')
    const some = {
      op: 'pseudonymize',
      columns: ['身份证号'],
      params: { key: '甲', length: 20 },
      scope: { conditions: [{ column: '事项', test: 'equals', value: '办理' }] },
    }
    expect(verdictOf('unconditional', '身份证号', [some])?.verdict).toBe('untreated')
    const all = { op: 'pseudonymize', columns: ['身份证号'], params: { key: '甲', length: 20 } }
    expect(verdictOf('unconditional', '身份证号', [all])?.verdict).toBe('met')
  })

  it('is refused for a copy, a renamed column or a part split off, however it is called', () => {
    const drop = { op: 'dropColumn', columns: ['身份证号'] }
    const copied = [{ op: 'addColumn', columns: [], params: { name: '编号', copyOf: '身份证号' } }, drop]
    expect(verdictOf('unconditional', '身份证号', copied)).toMatchObject({ verdict: 'untreated', carriedBy: '编号' })
    const renamed = [{ op: 'renameColumn', columns: ['身份证号'], params: { name: '编号' } }]
    expect(verdictOf('unconditional', '身份证号', renamed)).toMatchObject({ carriedBy: '编号' })
    const split = [
      { op: 'splitColumn', columns: ['身份证号'], params: { names: ['前', '后'], by: 'widths', widths: [6] } },
    ]
    expect(verdictOf('unconditional', '身份证号', split)?.verdict).toBe('untreated')
  })

  it('counts nothing that a later step gives back', () => {
    const params = { key: '甲', length: 20 }
    const back = [
      { op: 'pseudonymize', columns: ['身份证号'], params },
      { op: 'decryptFormat', columns: ['身份证号'], params: { key: '甲' } },
    ]
    expect(verdictOf('unconditional', '身份证号', back)?.verdict).toBe('untreated')
  })

  it('takes no encryption that a key gives back, which an agreement allows', () => {
    const encrypted = [{ op: 'encryptFormat', columns: ['身份证号'], params: { key: '甲', alphabet: 'lettersDigits' } }]
    expect(verdictOf('unconditional', '身份证号', encrypted)?.verdict).toBe('weaker')
    expect(verdictOf('conditional', '身份证号', encrypted)?.verdict).toBe('met')
  })

  it('lets lawfully public names stay, and says nothing of columns without a rule', () => {
    const { columns } = judge('unconditional', [])
    expect(columns.map(({ column }) => column)).toEqual(['姓名', '身份证号', '出生日期', '健康状况', '备注'])
  })

  it('takes a birth year, and no more', () => {
    const to = (unit: string) => [{ op: 'generalizeDate', columns: ['出生日期'], params: { unit } }]
    expect(verdictOf('unconditional', '出生日期', to('year'))?.verdict).toBe('met')
    expect(verdictOf('unconditional', '出生日期', to('month'))?.verdict).toBe('weaker')
    expect(verdictOf('conditional', '出生日期', to('month'))?.verdict).toBe('met')
  })
})

it('a bureau may write its own policy, and a slip in it is found', () => {
  const [first] = POLICIES
  expect(PolicySchema.safeParse({ ...first, id: 'own-rules' }).success).toBe(true)
  expect(PolicySchema.safeParse({ ...first, id: '我的' }).success).toBe(false)
  expect(
    PolicySchema.safeParse({ ...first, rules: [{ id: 'x', title: 'x', reason: 'x', when: {}, alowed: [] }] }).success,
  ).toBe(false)
})
