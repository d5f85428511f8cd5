// Bounds from parts of the columns, and regrouping many columns at once, must never say more than judging every solution does.
import { expect, it } from 'vitest'
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import { summingOf } from '../../../src-main/core/deidentification/metrics/summing.ts'
import {
  BlockBound,
  columnParts,
  leastSums,
  narrowedProblem,
} from '../../../src-main/core/deidentification/search/column-groups.ts'
import { raisingOrder } from '../../../src-main/core/deidentification/search/judge.ts'
import { climbLattice, outcomeOf, Search, solve } from '../../../src-main/core/deidentification/search/solve.ts'
import { exhaustive } from './exhaustive.ts'
import { type CaseShape, randomCase, randomFrom, textTable } from './random-problem.ts'

const SUMMED = ['loss', 'loss-arithmetic', 'precision', 'height', 'entropy', 'entropy-monotone'] as const

function prepared(seed: number, shape: CaseShape) {
  const { problem, rows, population } = randomCase(randomFrom(seed), shape)
  const table = textTable(rows, [...problem.quasiIdentifiers, 's'])
  const people = textTable(population, problem.quasiIdentifiers)
  return { ready: prepareProblem(problem, table, people), problem, rows, population }
}

/** Two parts, dealt by turns, as one block each or as one together with what its own search proves. */
function blocksOf(ready: ReturnType<typeof prepared>['ready'], together: boolean) {
  const order = raisingOrder(ready.tuples)
  const parts = [0, 1]
    .map(turn => order.filter((_, at) => at % 2 === turn))
    .filter(columns => columns.length > 0)
    .map(columns => ({ columns, least: leastSums(narrowedProblem(ready, columns), () => true) ?? new Float64Array() }))
  if (!together) return parts.map(part => ({ parts: [part], least: 0 }))
  const whole = solve({ ...ready, relaxed: true })
  const summing = summingOf(ready.problem.metric)
  return [{ parts, least: summing?.of(whole.bound ?? Number.POSITIVE_INFINITY, ready.tables.length) ?? 0 }]
}

it.each(SUMMED)('searching with bounds from parts of the columns finds the same optimum and all ties (%s)', metric => {
  let checked = 0
  for (let at = 0; at < 60; at += 1) {
    const { ready, problem, rows, population } = prepared(5000 + at * 8, { maxRows: 120, maxColumns: 6, metric })
    const expected = exhaustive(problem, rows, population)
    const search = new Search(ready, 1000, { solutions: [], blocks: blocksOf(ready, at % 2 === 1) })
    search.start()
    search.proceed(() => true)
    const found = outcomeOf(
      [search.state()],
      ready.tables.map(({ height }) => height),
    )
    expect({ at, levels: found.ties.map(one => one.levels) }).toEqual({ at, levels: expected.ties })
    expect(found.optimal).toBe(true)
    if (expected.least !== null) checked += 1
  }
  expect(checked).toBeGreaterThan(20)
})

it('a bound from parts is never above what a solution of the region costs', () => {
  for (let at = 0; at < 40; at += 1) {
    const { ready } = prepared(800 + at, { maxRows: 80, maxColumns: 4, metric: 'loss' })
    const summing = summingOf('loss')
    if (summing === null) throw new Error('loss is a sum')
    const heights = ready.tables.map(({ height }) => height)
    const bound = new BlockBound(blocksOf(ready, false), heights, summing)
    const best = solve(ready)
    const top = heights.map(height => height - 1)
    for (const { levels, score } of best.ties) {
      expect(bound.of(levels, levels)).toBeLessThanOrEqual(score + 1e-9)
      expect(bound.of(levels, top)).toBeLessThanOrEqual(score + 1e-9)
    }
    expect(
      bound.of(
        heights.map(() => 0),
        top,
      ),
    ).toBeLessThanOrEqual((best.bound ?? Number.POSITIVE_INFINITY) + 1e-9)
  }
})

it('columns are divided so that each part can be judged whole', () => {
  const { ready } = prepared(3, { maxRows: 50, maxColumns: 3 })
  const [table] = ready.tables
  if (table === undefined) throw new Error('a column is always there')
  const many = Array.from({ length: 20 }, () => ({ ...table, height: 4 }))
  const parts = columnParts(many, [...many.keys()])
  expect(parts.flat().toSorted((a, b) => a - b)).toEqual([...many.keys()])
  expect(Math.max(...parts.map(columns => 4 ** columns.length))).toBeLessThanOrEqual(3000)
})

it('with many columns the search, and climbing, judge as evaluating everything does', () => {
  // Eleven columns of one or two levels: a lattice small enough to be evaluated whole.
  const random = randomFrom(77)
  let compared = 0
  for (let at = 0; at < 12; at += 1) {
    const columns = Array.from({ length: 11 }, (_, column) => `q${column}`)
    const rows = Array.from({ length: 60 }, () =>
      Object.fromEntries([...columns.map(name => [name, random() < 0.8 ? '甲' : '乙'] as const), ['s', '无'] as const]),
    )
    const problem = {
      quasiIdentifiers: columns,
      hierarchies: columns.map((column, place) => ({
        column,
        rows:
          place < 9
            ? [
                ['甲', '*'],
                ['乙', '*'],
              ]
            : [['甲'], ['乙']],
      })),
      sensitive: [],
      conditions: [{ model: 'kAnonymity' as const, k: 3 }],
      suppressionLimit: 0.1,
      metric: 'loss' as const,
    }
    const expected = exhaustive(problem, rows, [])
    const ready = prepareProblem(problem, textTable(rows, [...columns, 's']), null)
    const found = solve(ready)
    expect(found.ties.map(one => one.levels)).toEqual(expected.ties)
    let turns = 400
    const climbed = climbLattice(ready, at, () => {
      turns -= 1
      return turns >= 0
    })
    for (const { score } of climbed) expect(score).toBeGreaterThanOrEqual((expected.least ?? 0) - 1e-9)
    if (climbed.length > 0) compared += 1
  }
  expect(compared).toBeGreaterThan(6)
})
