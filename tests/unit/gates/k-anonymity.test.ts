import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { ColumnProfile, TableProfile } from '../../../src-main/contract/profile.ts'
import type { GateInput } from '../../../src-main/core/gates/gate.ts'
import { kAnonymity } from '../../../src-main/core/gates/k-anonymity.ts'
import { quasiColumns } from '../../../src-main/core/gates/privacy-facts.ts'
import { NO_SURROUNDINGS } from '../../../src-main/core/gates/surroundings.ts'
import { riskOf } from '../deidentification/make-risk.ts'

type Attribute = 'UNCONDITIONAL' | 'CONDITIONAL' | 'CLOSED' | null

/** Groups of so many alike, by one column. */
const groups = (...sizes: number[]) => sizes.flatMap((size, at) => Array.from({ length: size }, () => `第${at}组`))

function judge(openAttribute: Attribute, quasi: Record<string, string[]>, declared: string[] = Object.keys(quasi)) {
  const figures = riskOf({ quasi })
  const free = Object.keys(quasi).filter(name => !declared.includes(name))
  const of = Object.fromEntries(declared.map(name => [name, quasi[name] ?? []]))
  const declaredFigures = free.length > 0 && declared.length > 0 ? riskOf({ quasi: of }) : null
  const catalogue = CatalogueSchema.parse({ openAttribute })
  const privacy = { declared, free, figures, declaredFigures }
  const outcome = kAnonymity.judge({ catalogue, privacy, surroundings: NO_SURROUNDINGS } as unknown as GateInput)
  return { ...outcome, messages: outcome.findings.map(({ message }) => message) }
}

describe('so many people must look alike as the way of opening asks for', () => {
  it('twenty without conditions, five under conditions', () => {
    expect(judge('UNCONDITIONAL', { 年龄: groups(20, 25) })).toMatchObject({ count: 0, limit: '每组至少 20 条' })
    expect(judge('UNCONDITIONAL', { 年龄: groups(19, 25) })).toMatchObject({ count: 19 })
    expect(judge(null, { 年龄: groups(19, 25) }).count).toBe(19)
    expect(judge('CONDITIONAL', { 年龄: groups(5, 9) })).toMatchObject({ count: 0, limit: '每组至少 5 条' })
    expect(judge('CONDITIONAL', { 年龄: groups(4, 9) }).count).toBe(4)
  })

  it('a row of each group that is too small is named', () => {
    const { findings, figure } = judge('CONDITIONAL', { 年龄: groups(9, 2, 3) })
    expect(figure).toBe('按年龄看，最小的一组 2 条')
    expect(findings.map(({ row }) => row)).toEqual([11, 13])
  })

  it('a column left out of the de-identification that breaks it is named with what it costs', () => {
    const free = Array.from({ length: 40 }, (_, at) => String(at))
    const { messages, findings } = judge('UNCONDITIONAL', { 年龄: groups(20, 20), 职业: free }, ['年龄'])
    expect(findings[0]?.column).toBe('职业')
    expect(messages[0]).toBe('“职业”也能用来认人，却没有参加去标识：不算它时最小的一组是 20 条，算上它只有 1 条。')
  })

  it('a few suppressed records are a small group of their own', () => {
    const { count, messages } = judge('UNCONDITIONAL', { 年龄: [...groups(30), '*', '*'] })
    expect(count).toBe(2)
    expect(messages[0]).toContain('被隐去（*）的记录只有 2 条')
  })

  it('a table that is not about people passes and says so', () => {
    const input = {
      catalogue: CatalogueSchema.parse({}),
      privacy: null,
      surroundings: NO_SURROUNDINGS,
    } as unknown as GateInput
    expect(kAnonymity.judge(input)).toMatchObject({ count: 0, figure: '没有发现能合起来认人的列' })
  })
})

describe('which columns count', () => {
  const column = (name: string, kind: string, role: ColumnProfile['role'] = 'quasi') =>
    ({
      name,
      role,
      distinct: 9,
      semantics: [{ kind, header: true, matched: 9, valid: 9, lookalike: 0, confidence: 'certain' }],
    }) as unknown as ColumnProfile
  const profile = (...columns: ColumnProfile[]): TableProfile => ({ rows: 9, duplicateRows: 0, columns })

  it('those about people, and those the recipe treated', () => {
    const table = profile(column('性别', 'sex'), column('住址', 'address'), column('区划', 'divisionCode', 'none'))
    expect(quasiColumns(table, [])).toEqual({ declared: [], free: ['性别', '住址'] })
    expect(quasiColumns(table, ['区划', '已删除'])).toEqual({ declared: ['区划'], free: ['性别', '住址'] })
  })

  it('addresses of parking places make no people', () => {
    expect(quasiColumns(profile(column('地址', 'address')), [])).toBeNull()
  })
})
