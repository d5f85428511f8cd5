// The proposed recipe: it lets no identifying column out, cleans what can be cleaned blindly, and leaves decisions to a person.
import { describe, expect, it } from 'vitest'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { RecipeSchema } from '../../../src-main/contract/recipe.ts'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { policyById } from '../../../src-main/core/policy/policies.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { checkRecipe } from '../../../src-main/core/recipe/check-recipe.ts'
import { suggestRecipe } from '../../../src-main/core/recipe/suggest-recipe.ts'

const TABLE: Readonly<Record<string, string[]>> = {
  姓名: ['张某某', '李某某 ', '王某某'],
  身份证号: ['320205190001010006', '320213190102030022', '32028219020315000X'],
  出生日期: ['1900-01-01', '1901/2/3', '1902年3月15日'],
  性别: ['男', '女', '无'],
  健康状况: ['良好', '一般', '良好'],
  法定代表人: ['张某某', '李某某', '王某某'],
  金额: ['1,200.00', '300.00', '约5元'],
  备注: ['已办结', '电话13000000000', '材料齐全'],
  事项: ['办理', '办理', '受理'],
}

function profile(): TableProfile {
  const columns = Object.entries(TABLE).map(([name, values]) => {
    const profiler = createColumnProfiler(name)
    profiler.add(values, [2, 3, 4])
    return profiler.finish()
  })
  return { rows: 3, duplicateRows: 1, columns: gradeTable(columns) }
}

const context = {
  key: () => {
    throw new Error('no step of a proposal needs a key')
  },
  seed: 1,
}

/** A policy that comes with the application. */
function named(id: string) {
  const policy = policyById(id)
  if (policy === undefined) throw new Error(`no policy ${id}`)
  return policy
}

const columnsOf = (policy: 'unconditional' | 'conditional', op: string) =>
  suggestRecipe(profile(), named(policy))
    .recipe.steps.filter(step => step.op === op)
    .flatMap(step => step.columns)

describe('a proposed recipe', () => {
  it('drops what identifies or is sensitive before an unconditional opening, and remarks with numbers in them', () => {
    expect(columnsOf('unconditional', 'dropColumn')).toEqual(['姓名', '身份证号', '健康状况', '备注'])
    expect(columnsOf('unconditional', 'generalizeDate')).toEqual(['出生日期'])
  })

  it('shortens addresses to the street office instead of dropping them', () => {
    const profiler = createColumnProfiler('家庭住址')
    const homes = Array.from({ length: 12 }, (_, at) => `无锡市锡山区东亭街道春风路${at + 1}号${at + 1}幢101室`)
    profiler.add(
      homes,
      homes.map((_, row) => row + 2),
    )
    const table = { rows: 12, duplicateRows: 0, columns: gradeTable([profiler.finish()]) }
    for (const policy of ['unconditional', 'conditional'] as const) {
      const { recipe, reasons } = suggestRecipe(table, named(policy))
      expect(recipe.steps).toMatchObject([{ op: 'truncateAddress', columns: ['家庭住址'], params: { to: 'town' } }])
      expect(reasons[0]?.reason).toBe('家庭住址：地址只保留到街道、镇。')
    }
  })

  it('leaves sensitive columns to a person before a conditional one', () => {
    expect(columnsOf('conditional', 'dropColumn')).toEqual(expect.arrayContaining(['姓名', '身份证号']))
    expect(columnsOf('conditional', 'dropColumn')).not.toContain('健康状况')
    expect(suggestRecipe(profile(), named('conditional')).open.map(({ column }) => column)).toContain('健康状况')
  })

  it('cleans only what stays, gives every step a reason, and says what is open', () => {
    const { recipe, reasons, open } = suggestRecipe(profile(), named('unconditional'))
    expect(columnsOf('unconditional', 'normalizeNumber')).toEqual(['金额'])
    expect(columnsOf('unconditional', 'normalizeText')).not.toContain('姓名')
    expect(recipe.steps.map(({ op }) => op)).toContain('dropDuplicates')
    for (const step of recipe.steps) expect(reasons.some(reason => reason.step === step.id)).toBe(true)
    expect(open.map(({ column }) => column)).toEqual(expect.arrayContaining(['性别', '法定代表人']))
  })

  it('is a recipe that runs on the very table', () => {
    const { recipe } = suggestRecipe(profile(), named('unconditional'))
    expect(RecipeSchema.parse(recipe)).toMatchObject({ steps: recipe.steps })
    expect(checkRecipe(recipe.steps, Object.keys(TABLE), context)).toMatchObject({ ok: true, missing: [] })
  })
})
