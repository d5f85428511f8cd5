// The examination report: what it says, that it passes no value on, and that names cannot break the page.
import { expect, it } from 'vitest'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { examinationPage } from '../../../src-main/files/documents/examination-page.ts'
import { type ExaminationFacts, examinationSections } from '../../../src-main/files/documents/examination-report.ts'

const ID = '320205190001010006'

function facts(name: string, cells: readonly string[]): ExaminationFacts {
  const profiler = createColumnProfiler(name)
  profiler.add(
    cells,
    cells.map((_, row) => row + 2),
  )
  const profile = { rows: cells.length, duplicateRows: 1, columns: [profiler.finish()] }
  return { dataset: '办件', date: '2024-06-09', profile, relations: null, singleOut: null }
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
