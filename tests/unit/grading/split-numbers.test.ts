// Numbers cut in two and kept in neighbouring columns lead to the same person as whole ones.
import { describe, expect, it } from 'vitest'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { citizenIdCheckCharacter } from '../../../src-main/core/identifiers/citizen-id.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { createColumnScanner } from '../../../src-main/core/profiling/scan-column.ts'
import { unitsOfTexts } from '../../../src-main/core/table/column-units.ts'

const two = (value: number) => String(value).padStart(2, '0')
const IDS = Array.from({ length: 60 }, (_, at) => {
  const first = `3202${two(5 + (at % 2) * 8)}190${at % 3}${two(1 + (at % 12))}${two(1 + (at % 28))}${String(at).padStart(3, '0')}`
  return first + citizenIdCheckCharacter(first)
})

function graded(columns: Readonly<Record<string, readonly string[]>>) {
  return gradeTable(
    Object.entries(columns).map(([name, cells]) => {
      const profiler = createColumnProfiler(name)
      profiler.add(
        cells,
        cells.map((_, row) => row + 2),
      )
      return profiler.finish()
    }),
  )
}

const cut = (at: number) => ({ 列1: IDS.map(id => id.slice(0, at)), 列2: IDS.map(id => id.slice(at)) })

describe('an ID number in two columns', () => {
  it('is seen when it is cut behind the division code', () => {
    const [, tail] = graded(cut(6))
    expect(tail?.semantics[0]).toMatchObject({ kind: 'citizenId18', confidence: 'likely', after: ['列1'] })
    expect(tail).toMatchObject({ role: 'direct', grade: 'g4' })
  })

  it('is seen when it is cut behind the birth date, and then both halves tell', () => {
    const columns = graded({ ...cut(14), 列3: IDS.map(() => '安镇') })
    expect(columns.map(({ grade }) => grade)).toEqual(['g4', 'g4', 'g1'])
  })

  it('is seen though some cells say 无', () => {
    const { 列1, 列2 } = cut(6)
    const [, tail] = graded({ 列1: [...列1, '无'], 列2: [...列2, '无'] })
    expect(tail?.grade).toBe('g4')
  })

  it('is seen in three columns, the birth date and the end being as telling as the whole', () => {
    const parts = {
      列1: IDS.map(id => id.slice(0, 6)),
      列2: IDS.map(id => id.slice(6, 14)),
      列3: IDS.map(id => id.slice(14)),
    }
    const columns = graded({ ...parts, 列4: IDS.map(() => '安镇') })
    expect(columns[2]?.semantics[0]).toMatchObject({ kind: 'citizenId18', confidence: 'likely', after: ['列1', '列2'] })
    expect(columns.map(({ grade }) => grade)).toEqual(['g1', 'g4', 'g4', 'g1'])
  })

  it('is not seen in numbers that count the papers of a day, beside a division code and that day', () => {
    const days = IDS.map((_, at) => `2020${two(1 + (at % 12))}${two(1 + (at % 28))}`)
    const [, , tail] = graded({
      区划: IDS.map(id => id.slice(0, 6)),
      日期: days,
      编号: IDS.map((_, at) => `0${100 + at}`),
    })
    expect(tail?.semantics.filter(({ kind }) => kind === 'citizenId18')).toEqual([])
  })

  it('is not seen in file numbers that begin with a day of these years, beside division codes', () => {
    const serials = IDS.map((_, at) => `2020${two(1 + (at % 12))}${two(1 + (at % 28))}${String(at).padStart(4, '0')}`)
    const [, tail] = graded({ 区划: IDS.map(id => id.slice(0, 6)), 编号: serials })
    expect(tail?.semantics.filter(({ kind }) => kind === 'citizenId18')).toEqual([])
  })
})

describe('a mobile number in pieces', () => {
  const heads = IDS.map((_, at) => ['130', '139', '186', '199'][at % 4] ?? '')

  it('is seen in two columns and in three', () => {
    const tails = IDS.map((_, at) =>
      String(10_000_000 + at * 1_234_567)
        .padStart(8, '0')
        .slice(0, 8),
    )
    expect(graded({ 列1: heads, 列2: tails })[1]).toMatchObject({ role: 'direct', grade: 'g4' })
    const three = graded({
      列1: heads,
      列2: tails.map(tail => tail.slice(0, 4)),
      列3: tails.map(tail => tail.slice(4)),
    })
    expect(three[2]?.semantics[0]).toMatchObject({ kind: 'mobile', after: ['列1', '列2'] })
  })

  it('is not seen in heights beside days or years', () => {
    const tall = IDS.map((_, at) => String(170 + (at % 8)))
    const days = IDS.map((_, at) => `2020${two(1 + (at % 12))}${two(1 + (at % 28))}`)
    expect(graded({ 身高: tall, 入学: days })[1]?.semantics.filter(({ kind }) => kind === 'mobile')).toEqual([])
    const years = IDS.map((_, at) => String(1990 + (at % 20)))
    const of = graded({ 身高: tall, 出生: years, 入学: years }).map(({ semantics }) =>
      semantics.map(({ kind }) => kind),
    )
    expect(of.flat()).not.toContain('mobile')
  })
})

describe('a leftover scan', () => {
  const texts = (cells: readonly string[]) => ({ ...unitsOfTexts(cells), codes: null })

  it('reports the second half of an ID by the whole number: valid, or with a slip in it', () => {
    const { 列1, 列2 } = cut(6)
    const [, tail] = graded({ 列1, 列2 })
    const slipped = 列2.map((cell, row) => (row === 3 ? `${cell.slice(0, -1)}${cell.endsWith('1') ? '2' : '1'}` : cell))
    const rows = slipped.map((_, row) => row + 2)
    const findings = createColumnScanner('列2', tail?.semantics)(texts(slipped), rows, { heads: 列1 })
    expect(findings).toHaveLength(IDS.length)
    expect(findings.filter(({ valid }) => !valid).map(({ row }) => row)).toEqual([5])
    expect(findings[0]).toMatchObject({ kind: 'citizenId18', column: '列2', start: 0, end: 12 })
  })

  it('reports the last of three parts by the whole number', () => {
    const parts = {
      列1: IDS.map(id => id.slice(0, 6)),
      列2: IDS.map(id => id.slice(6, 14)),
      列3: IDS.map(id => id.slice(14)),
    }
    const tail = graded(parts)[2]
    const heads = IDS.map(id => id.slice(0, 14))
    const rows = heads.map((_, row) => row + 2)
    const findings = createColumnScanner('列3', tail?.semantics)(texts(parts.列3), rows, { heads })
    expect(findings.filter(({ valid }) => valid)).toHaveLength(IDS.length)
  })

  it('reports telephone numbers beside their area code', () => {
    const heads = IDS.map(() => '0510')
    const tails = IDS.map((_, at) => `8200${1000 + at}`)
    const [, tail] = graded({ 列1: heads, 列2: tails })
    const rows = tails.map((_, row) => row + 2)
    expect(createColumnScanner('列2', tail?.semantics)(texts(tails), rows, { heads })).toHaveLength(IDS.length)
  })
})
