// Columns as offices really have them: what looks like an address or a name there, and what only looks so.
import { describe, expect, it } from 'vitest'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'

const rows = Array.from({ length: 30 }, (_, row) => row)
const name = (row: number) => `${'王李张刘陈'.charAt(row % 5)}${'某甲乙丙'.charAt(row % 4)}某`

function graded(columns: Readonly<Record<string, (row: number) => string>>) {
  const profiles = Object.entries(columns).map(([header, cell]) => {
    const profiler = createColumnProfiler(header)
    profiler.add(rows.map(cell), rows)
    return profiler.finish()
  })
  const likely = (semantics: (typeof profiles)[number]['semantics']) =>
    semantics.filter(({ confidence }) => confidence !== 'possible').map(({ kind }) => kind)
  const table = gradeTable(profiles)
  return Object.fromEntries(
    table.map(one => [one.name, { role: one.role, grade: one.grade, kinds: likely(one.semantics) }]),
  )
}

describe('a table of penalties', () => {
  const table = graded({
    决定书文号: row => `锡市监处罚〔2023〕${row}号`,
    当事人: row => (row % 2 === 0 ? name(row) : `无锡市第${row}餐饮店`),
    执法人员: row => `${name(row)}、${name(row + 1)}`,
    违法地点: row => `锡沪路${row + 1}号`,
  })

  it('does not take the number of a document for an address', () => {
    expect(table.决定书文号).toEqual({ role: 'none', grade: 'g1', kinds: [] })
  })

  it('sees the persons among the companies, and several persons in one cell', () => {
    expect(table.当事人).toMatchObject({ role: 'direct', kinds: ['personName'] })
    expect(table.执法人员).toMatchObject({ role: 'direct', kinds: ['personName'] })
  })

  it('does not grade the place of an offence as a home', () => {
    expect(table.违法地点).toMatchObject({ role: 'quasi', grade: 'g2' })
  })
})

describe('a table of enterprises', () => {
  it('keeps the seat of an enterprise apart from the home of its representative', () => {
    const table = graded({
      法定代表人: name,
      注册地址: row => `无锡市新吴区长江路${row + 1}号`,
      家庭住址: row => `锡山区东亭街道春江花园${row + 1}幢101室`,
    })
    expect(table.注册地址).toMatchObject({ role: 'quasi', grade: 'g2' })
    expect(table.家庭住址).toMatchObject({ role: 'direct', grade: 'g4' })
  })
})

describe('a table of deeds', () => {
  it('knows the number of a deed and does not read an address in it', () => {
    const table = graded({ 不动产权证号: row => `苏(2020)无锡市不动产权第${1_000_000 + row}号`, 权利人: name })
    expect(table.不动产权证号?.kinds).toEqual(['propertyCertNo'])
  })
})
