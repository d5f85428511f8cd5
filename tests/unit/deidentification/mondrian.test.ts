// Mondrian against a plain reference on rows of text, written from the paper (LeFevre, DeWitt and Ramakrishnan 2006).
// The reference shares nothing with the engine: it cuts lists of rows and joins texts.
import { expect, it } from 'vitest'
import type { DeidentifyProblem, Hierarchy } from '../../../src-main/contract/deidentify.ts'
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import { mondrian } from '../../../src-main/core/deidentification/recoding/mondrian.ts'
import { publishedText } from '../../../src-main/core/deidentification/recoding/recoded.ts'
import type { Row } from './exhaustive.ts'
import { pick, type Random, randomFrom, randomHierarchy, textTable, whole } from './random-problem.ts'

interface Numbered {
  at: number
  row: Row
}

/** Half the records (strict: by value, never parting equal values), or along the hierarchy one level down. */
function cut(group: Numbered[], column: string, hierarchy: Hierarchy | null, relaxed: boolean): Numbered[][] {
  if (hierarchy !== null) {
    const rowOf = (one: Numbered) => hierarchy.rows.find(row => row[0] === one.row[column]) ?? []
    const height = hierarchy.rows[0]?.length ?? 0
    for (let level = height - 1; level >= 0; level -= 1) {
      const parts = [...Map.groupBy(group, one => rowOf(one)[level]).values()]
      if (parts.length > 1) return parts
    }
    return []
  }
  const value = (one: Numbered) => Number(one.row[column])
  const sorted = [...group].sort((a, b) => value(a) - value(b) || a.at - b.at)
  const half = Math.ceil(sorted.length / 2)
  if (relaxed) return [sorted.slice(0, half), sorted.slice(half)]
  const median = value(sorted[half - 1] ?? sorted[0]!)
  const most = value(sorted.at(-1)!)
  const left = sorted.filter(one => (median === most ? value(one) < most : value(one) <= median))
  return [left, sorted.filter(one => !left.includes(one))]
}

function width(group: Numbered[], all: Numbered[], column: string, hierarchy: Hierarchy | null): number {
  if (hierarchy === null) {
    const span = (rows: Numbered[]) => {
      const values = rows.map(one => Number(one.row[column]))
      return Math.max(...values) - Math.min(...values)
    }
    return span(all) === 0 ? 0 : span(group) / span(all)
  }
  const level = commonLevel(group, column, hierarchy)
  if (level === 0 || hierarchy.rows.length < 2) return 0
  const label = hierarchy.rows.find(row => row[0] === group[0]?.row[column])?.[level]
  const covered =
    level === hierarchy.rows[0]?.length
      ? hierarchy.rows.length
      : hierarchy.rows.filter(row => row[level] === label).length
  return Math.max(Number.MIN_VALUE, (covered - 1) / (hierarchy.rows.length - 1))
}

function commonLevel(group: Numbered[], column: string, hierarchy: Hierarchy): number {
  const rows = group.map(one => hierarchy.rows.find(row => row[0] === one.row[column]) ?? [])
  const height = hierarchy.rows[0]?.length ?? 0
  for (let level = 0; level < height; level += 1) if (new Set(rows.map(row => row[level])).size === 1) return level
  return height
}

function label(group: Numbered[], column: string, hierarchy: Hierarchy | null): string {
  if (hierarchy !== null) {
    const row = hierarchy.rows.find(one => one[0] === group[0]?.row[column]) ?? []
    return row[commonLevel(group, column, hierarchy)] ?? '*'
  }
  const values = group.map(one => Number(one.row[column]))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return low === high ? `${low}` : `${low}-${high}`
}

function reference(
  rows: Row[],
  columns: [string, Hierarchy | null][],
  holds: (group: Row[]) => boolean,
  relaxed: boolean,
) {
  const all = rows.map((row, at) => ({ at, row }))
  const published: string[] = []
  function treat(group: Numbered[]): void {
    const byWidth = columns
      .map(([column, hierarchy], at) => ({ column, hierarchy, at, wide: width(group, all, column, hierarchy) }))
      .filter(({ wide }) => wide > 0)
      .sort((a, b) => b.wide - a.wide || a.at - b.at)
    for (const { column, hierarchy } of byWidth) {
      const parts = cut(group, column, hierarchy, relaxed)
      if (parts.length < 2 || parts.some(part => part.length === 0 || !holds(part.map(one => one.row)))) continue
      for (const part of parts) treat(part)
      return
    }
    const text = columns.map(([column, hierarchy]) => label(group, column, hierarchy)).join('|')
    for (const { at } of group) published[at] = text
  }
  if (!holds(rows)) return null
  treat(all)
  return published
}

function randomTable(random: Random): {
  rows: Row[]
  problem: DeidentifyProblem
  columns: [string, Hierarchy | null][]
} {
  const names = ['年龄', '金额', '地区'].slice(0, whole(random, 1, 3))
  const places = ['甲', '乙', '丙', '丁', '戊']
  const hierarchy = randomHierarchy(random, '地区', places, whole(random, 2, 4))
  const rows = Array.from({ length: whole(random, 2, 120) }, () => ({
    年龄: String(whole(random, 20, 60)),
    金额: String(whole(random, 0, 5) * 100),
    地区: pick(random, places),
    病: pick(random, ['流感', '流感', '胃炎', '骨折']),
  }))
  const diverse = random() < 0.4
  return {
    rows,
    columns: names.map(name => [name, name === '地区' ? hierarchy : null]),
    problem: {
      quasiIdentifiers: names,
      hierarchies: [hierarchy],
      sensitive: [{ column: '病' }],
      conditions: [
        { model: 'kAnonymity', k: whole(random, 2, 8) },
        ...(diverse ? [{ model: 'lDiversity' as const, column: '病', diversity: 'distinct' as const, l: 2 }] : []),
      ],
      suppressionLimit: 0,
      metric: 'loss',
    },
  }
}

it.each([false, true])('cuts 150 random tables as the plain reference does (relaxed: %s)', relaxed => {
  const random = randomFrom(relaxed ? 11 : 12)
  let cutTables = 0
  for (let table = 0; table < 150; table += 1) {
    const { rows, problem, columns } = randomTable(random)
    const [first] = problem.conditions
    const k = first?.model === 'kAnonymity' ? first.k : 1
    const diverse = problem.conditions.length > 1
    const holds = (group: Row[]) => group.length >= k && (!diverse || new Set(group.map(row => row.病)).size >= 2)
    const expected = reference(rows, columns, holds, relaxed)
    const prepared = prepareProblem(problem, textTable(rows, ['年龄', '金额', '地区', '病']), null)
    const found = mondrian(prepared, relaxed)
    const published =
      found && rows.map((_, row) => columns.map((__, column) => publishedText(found, row, column)).join('|'))
    expect(published).toEqual(expected)
    if (found !== null && found.recoded.sizes.length > 1) cutTables += 1
    const sizes = [...Map.groupBy(published ?? [], text => text).values()].map(group => group.length)
    expect(sizes.every(size => size >= k)).toBe(true)
    expect([...(found?.recoded.sizes ?? [])].toSorted()).toEqual(sizes.toSorted())
  }
  expect(cutTables).toBeGreaterThan(100)
})
