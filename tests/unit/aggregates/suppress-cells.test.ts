// An aggregate table is published without small numbers, and nobody works them out from the sums.
// Whether a number can be worked out is judged here by another way than the application's: by trying tables that fit.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AggregateSchema } from '../../../src-main/contract/catalogue.ts'
import type { AggregateTable } from '../../../src-main/core/aggregates/aggregate-table.ts'
import { judgeAggregate } from '../../../src-main/core/aggregates/small-cells.ts'
import { suppressAggregate } from '../../../src-main/core/aggregates/suppress-cells.ts'
import { runSteps } from '../operations/run-step.ts'

const LIMITS = { minimumCount: 3, dominantShare: 0.85 }
const table = (names: string[], rows: string[][]): AggregateTable => ({
  names,
  columns: names.map((_, at) => rows.map(row => row[at] ?? '')),
  rowNumbers: rows.map((_, row) => row + 2),
})

/** Districts by years, with a total for each district, each year, and of all. */
function grid(numbers: readonly (readonly number[])[]): string[][] {
  const years = numbers[0]?.length ?? 0
  const lines = numbers.map((row, district) => [`第${district}区`, ...row])
  const sums = Array.from({ length: years }, (_, year) => numbers.reduce((sum, row) => sum + (row[year] ?? 0), 0))
  return [...lines, ['合计', ...sums]].flatMap(([district = '', ...cells]) =>
    [...cells, cells.reduce<number>((sum, cell) => sum + Number(cell), 0)].map((cell, year) => [
      String(district),
      year === years ? '合计' : `${2020 + year}年`,
      String(cell),
    ]),
  )
}
const GRID = AggregateSchema.parse({ dimensions: ['区县', '年份'], counts: ['人数'] })
const names = ['区县', '年份', '人数']

function hidden(rows: string[][]): string[][] {
  const { primary, secondary, revealed } = suppressAggregate(table(names, rows), GRID, LIMITS)
  expect(revealed).toEqual([])
  const places = new Set([...primary, ...secondary].map(({ index }) => index))
  return rows.map((row, at) => (places.has(at) ? [...row.slice(0, 2), '*'] : row))
}

describe('small numbers of a table with totals', () => {
  it('are hidden, and with them what would give them away', () => {
    const shown = hidden(
      grid([
        [10, 2, 30],
        [20, 25, 40],
        [15, 35, 50],
      ]),
    )
    expect(shown.filter(row => row[2] === '*').length).toBeGreaterThanOrEqual(4)
    expect(judgeAggregate(table(names, shown), GRID, LIMITS)).toMatchObject({ small: [], revealed: [] })
  })

  it('stay hidden from whoever tries every table that fits the sums', () => {
    const numbers = fc.array(fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 3, maxLength: 3 }), {
      minLength: 3,
      maxLength: 3,
    })
    fc.assert(
      fc.property(numbers, made => {
        const rows = grid(made)
        const result = suppressAggregate(table(names, rows), GRID, LIMITS)
        // Where all is hidden already nothing can be given away any more; else the judge must find nothing.
        if (result.revealed.length > 0) return
        const places = new Set([...result.primary, ...result.secondary].map(({ index }) => index))
        const shown = rows.map((row, at) => (places.has(at) ? [...row.slice(0, 2), '*'] : row))
        expect(determinedByHand(shown)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('nothing is hidden where nothing is small', () => {
    const rows = grid([
      [10, 12],
      [20, 25],
    ])
    expect(hidden(rows)).toEqual(rows)
  })

  it('a number that was hidden before is no cover that has to be paid for twice', () => {
    const rows = [
      ['第一区', '2020年', '2'],
      ['第二区', '2020年', '*'],
      ['合计', '2020年', '50'],
    ]
    expect(suppressAggregate(table(names, rows), GRID, LIMITS)).toMatchObject({ secondary: [], revealed: [] })
  })
})

/** A hidden cell is given away when moving along no closed path of hidden cells can change it (two-way tables; Gusfield 1988). */
function determinedByHand(rows: string[][]): string[] {
  const districts = [...new Set(rows.map(row => row[0] ?? ''))]
  const years = [...new Set(rows.map(row => row[1] ?? ''))]
  const edges = rows.filter(row => row[2] === '*').map(([district = '', year = '']) => [district, year] as const)
  expect(districts.length + years.length).toBeGreaterThan(0)
  // In the graph of districts and years an edge that lies on no cycle is fixed.
  return edges
    .filter(
      (edge, at) =>
        !connected(
          edge[0],
          edge[1],
          edges.filter((_, other) => other !== at),
        ),
    )
    .map(([district, year]) => `${district} ${year}`)
}

function connected(from: string, to: string, edges: readonly (readonly [string, string])[]): boolean {
  const reached = new Set([from])
  for (let before = 0; before < reached.size; ) {
    before = reached.size
    for (const [one, other] of edges) {
      if (reached.has(one)) reached.add(other)
      if (reached.has(other)) reached.add(one)
    }
  }
  return reached.has(to)
}

describe('as a step of the recipe', () => {
  const params = { dimensions: ['区县'], sum: '金额', largest: '最大' }
  const step = (more: object = {}) => ({
    op: 'hideSmallCells',
    columns: ['人数'],
    params: { ...params, ...more } as never,
  })
  const columns = ['区县', '人数', '金额', '最大']
  const rows = [
    ['梁溪区', '12', '100', '40'],
    ['锡山区', '2', '90', '20'],
    ['惠山区', '25', '80', '78'],
    ['滨湖区', '30', '70', '10'],
    ['合计', '69', '340', '78'],
  ]

  it('hides the count, its sums, the sum ruled by one, and a neighbour for each that stands alone', () => {
    const { rows: shown } = runSteps([step()], columns, rows)
    expect(shown.map(row => row[1])).toEqual(['*', '*', '25', '30', '69'])
    expect(shown[1]?.slice(2)).toEqual(['*', '*'])
    expect(shown[2]?.slice(2)).toEqual(['*', '*'])
    expect(shown[4]).toEqual(['合计', '69', '340', '78'])
  })

  it('also where columns add up to one', () => {
    const wide = ['区县', '男', '女', '共计']
    const { rows: shown } = runSteps(
      [{ op: 'hideSmallCells', columns: ['男', '女'], params: { dimensions: ['区县'], across: '共计' } as never }],
      wide,
      [
        ['梁溪区', '2', '30', '32'],
        ['锡山区', '10', '20', '30'],
      ],
    )
    expect(shown).toEqual([
      ['梁溪区', '*', '*', '32'],
      ['锡山区', '10', '20', '30'],
    ])
  })

  it('where nothing but the total is beside it, the total is hidden too', () => {
    const lone = [
      ['锡山区', '2', '9', '1'],
      ['合计', '2', '9', '1'],
      ['合计', '50', '9', '1'],
    ]
    expect(runSteps([step()], columns, lone.slice(0, 1).concat(lone.slice(2))).rows.map(row => row[1])).toEqual([
      '*',
      '*',
    ])
  })
})
