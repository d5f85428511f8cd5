// What follows from open columns by the relations of the whole table: told once, with what would close the gap.
import { describe, expect, it } from 'vitest'
import type { DependencyReport } from '../../../src-main/contract/relations.ts'
import type { Treatment } from '../../../src-main/core/attacks/attack.ts'
import { followedColumns } from '../../../src-main/core/attacks/known-relations.ts'

const profile = (name: string, role: 'direct' | 'quasi' | 'sensitive' | 'none') => ({
  name,
  role,
  type: 'text' as const,
  semantics: [],
  distinct: 10,
})
const profiles = [
  profile('编码', 'none'),
  profile('名称', 'sensitive'),
  profile('区县', 'quasi'),
  profile('身份证号', 'direct'),
  profile('颜色', 'none'),
]
const follows = (from: string, to: string, mutual = false): DependencyReport => ({
  from,
  to,
  mutual,
  rows: 1000,
  supported: 900,
  wrong: 10,
  error: 0.01,
  contradicting: 1,
  examples: [],
})
const gone = (column: string, reversibility: Treatment['reversibility'] = 'irreversible'): Treatment => ({
  column,
  carriedBy: null,
  reversibility,
  by: null,
})
const found = (treatments: Treatment[], dependencies: DependencyReport[], leaks = [] as never[]) =>
  followedColumns({ relations: { leaks, dependencies, usedRows: 1000 }, treatments, profiles })
const pairs = (findings: readonly { column: string | null; using: string[] }[]) =>
  findings.map(({ column, using }) => `${using[0]}→${column}`)

describe('a masked column', () => {
  it('that is open under another name is asked about, with repairs for the open one', () => {
    const { followed } = found([gone('名称')], [follows('编码', '名称', true), follows('名称', '编码', true)])
    expect(pairs(followed)).toEqual(['编码→名称'])
    expect(followed[0]).toMatchObject({ verdict: 'weak', recovered: 990, records: 1000 })
    expect(followed[0]?.repair?.step).toMatchObject({ op: 'dropColumn', columns: ['编码'] })
  })

  it('that follows over a third column is found too, with what is wrong on the way added up', () => {
    const { followed } = found([gone('区县'), gone('名称')], [follows('编码', '名称'), follows('名称', '区县')])
    expect(pairs(followed)).toEqual(['编码→名称', '编码→区县'])
    expect(followed[1]).toMatchObject({ recovered: 980 })
  })

  it('beside an open column of its own kind is no fault where the pseudonym says as much by itself', () => {
    const keyed = [gone('身份证号', 'keyed')]
    expect(found(keyed, [follows('编码', '身份证号')]).followed).toEqual([])
    expect(
      pairs(found(keyed, [follows('编码', '身份证号', true), follows('身份证号', '编码', true)]).followed),
    ).toEqual(['编码→身份证号'])
  })

  it('of no concern to anybody, or beside one that is masked as well, is not told', () => {
    expect(found([gone('颜色')], [follows('编码', '颜色', true)]).followed).toEqual([])
    expect(found([gone('名称'), gone('编码')], [follows('编码', '名称', true)]).followed).toEqual([])
  })
})
