// Columns of numbers that move together, and dependencies that follow from others.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correlationsOf } from '../../../src-main/core/profiling/correlations.ts'
import { directDependencies } from '../../../src-main/core/profiling/implied-dependencies.ts'

const rows = Array.from({ length: 100 }, (_, row) => row)
const column = (name: string, values: readonly number[]) => ({ name, values: Float64Array.from(values) })

describe('columns that move together', () => {
  it('have r and ρ of 1 where one is a multiple of the other, and −1 where it runs against it', () => {
    const found = correlationsOf([
      column('数量', rows),
      column(
        '金额',
        rows.map(row => row * 12.5 + 3),
      ),
      column(
        '余量',
        rows.map(row => 100 - row),
      ),
    ])
    expect(found.map(({ left, right, pearson, spearman }) => [left, right, pearson, spearman].map(round))).toEqual([
      ['数量', '金额', 1, 1],
      ['数量', '余量', -1, -1],
      ['金额', '余量', -1, -1],
    ])
  })

  it('are told by rank where they rise together without a line', () => {
    const [found] = correlationsOf([
      column('级别', rows),
      column(
        '人数',
        rows.map(row => Math.exp(row / 5)),
      ),
    ])
    expect(found?.spearman).toBeCloseTo(1)
    expect(found?.pearson).toBeLessThan(0.7)
  })

  it('share the mean of their ranks where values repeat, and leave rows without a number out', () => {
    // 40 pairs (0, 0), 20 pairs (1, 1), 10 pairs (1, 0): both figures are the φ of the fourfold table.
    const xs = [...Array(40).fill(0), ...Array(20).fill(1), ...Array(10).fill(1), Number.NaN]
    const ys = [...Array(40).fill(0), ...Array(20).fill(1), ...Array(10).fill(0), 7]
    const phi = (40 * 20 - 10 * 0) / Math.sqrt(40 * 30 * 50 * 20)
    const [found] = correlationsOf([column('甲', xs), column('乙', ys)])
    expect(found).toMatchObject({ rows: 70 })
    expect(found?.pearson).toBeCloseTo(phi)
    expect(found?.spearman).toBeCloseTo(phi)
  })

  it('are not seen in a column that never changes, or in a handful of rows', () => {
    expect(
      correlationsOf([
        column('甲', rows),
        column(
          '乙',
          rows.map(() => 5),
        ),
      ]),
    ).toEqual([])
    expect(correlationsOf([column('甲', [1, 2, 3]), column('乙', [1, 2, 3])])).toEqual([])
  })
})

function round(value: string | number): string | number {
  return typeof value === 'number' ? Math.round(value * 1e9) / 1e9 : value
}

const edge = (from: number, to: number, wrong = 0) => ({ from, to, wrong, rows: 100 })
const pairs = (edges: readonly { from: number; to: number }[]) => edges.map(({ from, to }) => `${from}→${to}`)

describe('dependencies', () => {
  it('that follow from a chain are left out', () => {
    expect(pairs(directDependencies([edge(0, 1), edge(1, 2), edge(0, 2)]))).toEqual(['0→1', '1→2'])
  })

  it('of a code and its name are told once, by the earlier column', () => {
    const all = [edge(0, 1), edge(1, 0), edge(0, 2), edge(1, 2)]
    expect(pairs(directDependencies(all))).toEqual(['0→1', '1→0', '0→2'])
  })

  it('without an exception stay where the chain has one', () => {
    expect(pairs(directDependencies([edge(0, 1, 3), edge(1, 2), edge(0, 2)]))).toEqual(['0→1', '1→2', '0→2'])
  })

  it('lead wherever all of them led', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(5)), { selector: String, maxLength: 20 })
    fc.assert(
      fc.property(edges, list => {
        const all = list.filter(([from, to]) => from !== to).map(([from, to]) => edge(from, to))
        const kept = directDependencies(all)
        for (const { from, to } of all) expect(reachable(from, kept)).toContain(to)
      }),
    )
  })
})

function reachable(start: number, edges: readonly { from: number; to: number }[]): number[] {
  const seen = [start]
  for (const at of seen) for (const { from, to } of edges) if (from === at && !seen.includes(to)) seen.push(to)
  return seen
}
