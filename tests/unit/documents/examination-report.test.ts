// The examination report: what it says, that it passes no value on, and that names cannot break the page.
import { expect, it } from 'vitest'
import { GRADE_RULES_VERSION } from '../../../src-main/core/grading/grade-rules.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { timelinessOf } from '../../../src-main/core/profiling/timeliness.ts'
import { examinationPage } from '../../../src-main/files/documents/examination-page.ts'
import { type ExaminationFacts, examinationSections } from '../../../src-main/files/documents/examination-report.ts'

const ID = '320205190001010006'

function facts(name: string, cells: readonly string[]): ExaminationFacts {
  const profiler = createColumnProfiler(name)
  profiler.add(
    cells,
    cells.map((_, row) => row + 2),
  )
  const profile = {
    gradeRules: GRADE_RULES_VERSION,
    rows: cells.length,
    duplicateRows: 1,
    columns: [profiler.finish()],
  }
  const timeliness = timelinessOf(profile, 'MONTHLY', '2024-06-09')
  return { dataset: '办件', date: '2024-06-09', profile, timeliness, relations: null, singleOut: null }
}

it('lists each problem with its count, the requirement, and the rows to look at', () => {
  const [, problems] = examinationSections(facts('身份证号', [ID, '无', '', '待补充', ID]))
  expect(problems?.rows.map(row => row.slice(0, 5))).toContainEqual([
    '身份证号',
    '用文字或符号表示空值',
    '2',
    'R36 细则第十三条第（一）项',
    '3、5',
  ])
})

it('advises the very repair that the window offers, a decision, or the source', () => {
  const advice = (name: string, cells: string[]) =>
    Object.fromEntries((examinationSections(facts(name, cells))[1]?.rows ?? []).map(row => [row[1], row[5]]))
  expect(advice('身份证号', [ID, ID, '无', '320205190001010007'])).toEqual({
    用文字或符号表示空值: '修复步骤：统一空值',
    证件号码校验不通过: '由人判断：在“清洗”里改正、清空或删除这些行',
  })
  expect(advice('备注', ['电话13000000000', '\ufffd材料'])).toEqual({
    疑似乱码: '软件无法修复，请来源单位核对原始数据',
    文字里夹带个人信息: '由人判断：在“脱敏”里遮盖或删除这一列',
  })
})

it('prints the formula of timeliness with its figures', () => {
  const timely = (name: string, cells: string[]) => examinationSections(facts(name, cells))[0]?.rows.at(-1)
  expect(timely('登记日期', ['2024-01-05', '2024-04-08'])).toEqual([
    '时效',
    '50%',
    '更新周期 31 天 ÷ “登记日期”里最新的日期 2024-04-08 距今 62 天；未过一个周期算 100%',
  ])
  expect(timely('街道', ['东亭', '安镇'])).toEqual(['时效', '暂不可算', '表里没有说明数据新旧的日期列'])
})

it('names the version of the rules by which it graded', () => {
  expect(examinationPage(facts('名称', ['甲']))).toContain(`分级规则版本：${GRADE_RULES_VERSION}`)
})

it('holds no value of the table', () => {
  const page = examinationPage(facts('身份证号', [ID, '机密内容', ID]))
  expect(page).not.toContain(ID)
  expect(page).not.toContain('机密内容')
})

it('shows a column name as it is, whatever signs are in it', () => {
  const page = examinationPage(facts('<img src=x onerror=alert(1)>&', ['甲', '乙']))
  expect(page).not.toContain('<img')
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;&amp;')
  expect(page).not.toMatch(/<script|https?:/)
})

it('says so when nobody has looked closer yet', () => {
  const sections = examinationSections(facts('名称', ['甲']))
  expect(sections.slice(-2).map(({ rows, none }) => [rows.length, none])).toEqual([
    [0, '尚未查看。'],
    [0, '尚未查看。'],
  ])
})
