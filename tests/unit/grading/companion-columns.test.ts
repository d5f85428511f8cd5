// Columns that only their neighbours explain: nobody wrote 出生日期 or 经度 above them.
import { expect, it } from 'vitest'
import { gradeTable } from '../../../src-main/core/grading/grade-table.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'

const rows = Array.from({ length: 60 }, (_, row) => row)
const two = (value: number) => String(value).padStart(2, '0')
const births = rows.map(row => `${1940 + row}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`)
const recent = rows.map(row => `${2021 + (row % 4)}-${two(1 + (row % 12))}-${two(1 + (row % 28))}`)
const SEXES = rows.map(row => (row % 2 === 0 ? '男' : '女'))

function graded(columns: Readonly<Record<string, readonly string[]>>) {
  const profiles = Object.entries(columns).map(([name, cells]) => {
    const profiler = createColumnProfiler(name)
    profiler.add(
      cells,
      cells.map((_, row) => row + 2),
    )
    return profiler.finish()
  })
  return gradeTable(profiles).map(({ semantics, role }) => [
    semantics.map(one => `${one.kind} ${one.confidence}`),
    role,
  ])
}

it('takes dates spread over lifetimes beside persons for possible births', () => {
  expect(graded({ 性别: SEXES, 列2: births })[1]).toEqual([['birthDate possible'], 'quasi'])
})

it('does not without persons, under a header in words, or with dates of a few years', () => {
  expect(graded({ 列1: rows.map(row => `A${row}`), 列2: births })[1]).toEqual([[], 'none'])
  expect(graded({ 性别: SEXES, 成立日期: births })[1]).toEqual([[], 'none'])
  expect(graded({ 性别: SEXES, 列2: recent })[1]).toEqual([[], 'none'])
})

it('takes longitude and latitude side by side for possible coordinates, in either order', () => {
  const longitudes = rows.map(row => (120.25 + row / 10_000 + 0.00005).toFixed(5))
  const latitudes = rows.map(row => (31.55 + row / 10_000 + 0.00005).toFixed(5))
  const found = [['coordinate possible'], 'quasi']
  expect(graded({ 列1: longitudes, 列2: latitudes })).toEqual([found, found])
  expect(graded({ B: latitudes, C: longitudes })).toEqual([found, found])
  expect(graded({ 列1: longitudes, 单价: latitudes })).toEqual([
    [[], 'none'],
    [[], 'none'],
  ])
})
