// The grades a reviewer sees: by kind, by what a header adds, by the rest of the table; the highest always wins.
import { describe, expect, it } from 'vitest'
import type { ColumnProfile, Semantics } from '../../../src-main/contract/profile.ts'
import { DETECTORS } from '../../../src-main/core/detection/registry.ts'
import { gradeColumn } from '../../../src-main/core/grading/grade-column.ts'
import { datasetGrade } from '../../../src-main/core/grading/grade-order.ts'
import { GRADE_RULES_VERSION, GRADED_KINDS } from '../../../src-main/core/grading/grade-rules.ts'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'

const likely = (kind: string): Semantics => ({
  kind,
  header: true,
  matched: 10,
  valid: 10,
  lookalike: 0,
  confidence: 'likely',
})
const grade = (
  name: string,
  kinds: readonly string[],
  facts: { found?: string[]; soleTraders?: boolean; birthYears?: boolean } = {},
) => {
  const { found = [], soleTraders = false, birthYears = false } = facts
  const graded = gradeColumn({ name, semantics: kinds.map(likely), found, soleTraders, birthYears })
  return `${graded.role} ${graded.grade}`
}

describe('the rules', () => {
  it('have a version, and exactly one entry for each kind that is detected', () => {
    expect(GRADE_RULES_VERSION).toMatch(/^\d{4}\.\d+$/)
    expect([...GRADED_KINDS].sort()).toEqual(DETECTORS.map(({ kind }) => kind).sort())
  })

  it.each([
    ['姓名', ['personName'], 'direct g3'],
    ['身份证号', ['citizenId18'], 'direct g4'],
    ['法定代表人', ['personName'], 'direct g2'],
    ['投诉人', ['personName'], 'direct g4'],
    ['办公电话', ['landline'], 'none g1'],
    ['家庭电话', ['landline'], 'direct g3'],
    ['健康状况', ['healthCondition'], 'sensitive g4'],
    ['统一社会信用代码', ['uscc'], 'none g1'],
    ['混合', ['personName', 'citizenId18', 'sex'], 'direct g4'],
    ['事项', [], 'none g1'],
  ])('grade %s with %j as %s', (name, kinds, expected) => {
    expect(grade(name, kinds)).toBe(expected)
  })

  it('raise the code of one person’s business, and lower births that say no more than the year', () => {
    expect(grade('统一社会信用代码', ['uscc'], { soleTraders: true })).toBe('none g2')
    expect(grade('出生日期', ['birthDate'])).toBe('quasi g3')
    expect(grade('出生日期', ['birthDate'], { birthYears: true })).toBe('quasi g2')
  })

  it('take a remark as high as the highest value it hides', () => {
    expect(grade('备注', [], { found: ['mobile', 'sex'] })).toBe('direct g4')
    expect(grade('备注', [], { found: ['secrecyMark', 'mobile'] })).toBe('direct core')
  })
})

describe('a table', () => {
  const profile = (name: string, values: string[]): ColumnProfile => {
    const profiler = createColumnProfiler(name)
    profiler.add(
      values,
      values.map((_, at) => at + 2),
    )
    return profiler.finish()
  }
  const addresses = ['锡山区东亭街道某某路0号', '梁溪区崇安寺街道某某小区0幢0单元000室']

  it('makes an address one of a household where persons are named beside it, and grades itself by its highest column', () => {
    const alone = gradeTable([profile('地址', addresses), profile('单位名称', ['甲公司', '乙公司'])])
    expect(datasetGrade(alone)).toBe('g2')
    const beside = gradeTable([profile('地址', addresses), profile('姓名', ['张某某', '李某某'])])
    expect(beside.map(({ role, grade: level }) => `${role} ${level}`)).toEqual(['direct g4', 'direct g3'])
    expect(datasetGrade(beside)).toBe('g4')
  })

  it('sees a telephone number spread over two columns', () => {
    const table = gradeTable([
      profile('栏1', ['0510', '0510', '010', '021']),
      profile('栏2', ['80000000', '80000001', '60000000', '60000001']),
      profile('栏3', ['130', '131', '189', '192']),
      profile('栏4', ['00000000', '00000001', '00000002', '00000003']),
    ])
    expect(table.map(({ role, semantics }) => `${role} ${semantics[0]?.kind ?? '-'}`)).toEqual([
      'none -',
      'direct landline',
      'none -',
      'direct mobile',
    ])
  })

  it('takes no eight digits for half a number beside anything else', () => {
    const table = gradeTable([
      profile('年份', ['2019', '2020', '2021']),
      profile('流水', ['80000000', '80000001', '80000002']),
    ])
    expect(table.map(({ role }) => role)).toEqual(['none', 'none'])
  })
})
