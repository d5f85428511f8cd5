// The targets of two years as they were published: 63 bodies with as many made-up items as the annex asks of them, merged and reported.
// Figures are compared with an independent count; doubles are planted and found.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ScoreWeightsSchema } from '../../../src-main/contract/bureau-ledger.ts'
import { bodyFinder } from '../../../src-main/core/bureau-ledger/body-names.ts'
import { readTargets, withPrevious } from '../../../src-main/core/bureau-ledger/read-targets.ts'
import { ledgerReport } from '../../../src-main/core/bureau-ledger/report.ts'
import { findTwins } from '../../../src-main/core/bureau-ledger/twins.ts'
import { syntheticBodies } from './synthetic-bodies.ts'

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/targets')
const annex = (year: number) => JSON.parse(readFileSync(join(FIXTURES, `targets-${year}.json`), 'utf8'))
const read = (year: number) => {
  const targets = readTargets(annex(year))
  if (targets === null) throw new Error(`no targets in ${year}`)
  return targets
}
const TODAY = '2024-06-30'

describe.each([
  [2020, 1430, 400],
  [2021, 1393, 400],
])('the annex of %d', (year, municipal, district) => {
  const targets = read(year)
  const { items, sources } = syntheticBodies(targets.bodies, year)
  const weights = ScoreWeightsSchema.parse({})

  it('has 63 bodies with its printed sums, and as many items are handed in', () => {
    const sum = (group: string) =>
      targets.bodies.filter(body => body.group === group).reduce((total, { quantity }) => total + (quantity ?? 0), 0)
    expect([targets.bodies.length, sum('municipal'), sum('district')]).toEqual([63, municipal, district])
    expect(items).toHaveLength(municipal + district)
  })

  it('gives every body the progress a plain count gives it', () => {
    const report = ledgerReport({ items, targets, twins: [], weights, today: TODAY })
    const accepted = new Map<string, number>()
    for (const { body, state } of items) if (state === 'ACCEPTED') accepted.set(body, (accepted.get(body) ?? 0) + 1)
    const printed = annex(year).rows.map((row: { department: string; quantity: number }) => {
      const actual = accepted.get(row.department) ?? 0
      return [row.department, row.quantity, actual, Math.max(0, row.quantity - actual)]
    })
    const byName = new Map(report.bodies.map(row => [row.body, [row.body, row.target, row.actual, row.gap]]))
    expect(printed.map(([name]: [string]) => byName.get(name))).toEqual(printed)
    const total = [...accepted.values()].reduce((sum, count) => sum + count, 0)
    const city = report.outcomes.filter(({ kind }) => kind === 'cumulativeCount')
    expect(city.map(({ actual, minimum }) => [actual, minimum])).toEqual([
      [total, municipal + district],
      [total, year === 2020 ? 1500 : 1600],
    ])
  })

  it('finds the planted city–district doubles with recall and precision of at least 95 %', () => {
    const found = findTwins(items, { city: targets.city })
    const originOf = (digest: string) => sources.get(digest) ?? digest
    const pairs = new Set(found.map(({ left, right }) => [left, right].toSorted().join(' ')))
    const planted = [...sources].map(pair => pair.toSorted().join(' '))
    const recall = planted.filter(pair => pairs.has(pair)).length / planted.length
    const precision = found.filter(({ left, right }) => originOf(left) === originOf(right)).length / found.length
    console.info(`${year}: ${items.length} items, ${planted.length} planted, recall ${recall}, precision ${precision}`)
    expect(planted.length).toBeGreaterThan(80)
    expect(Math.min(recall, precision)).toBeGreaterThanOrEqual(0.95)
  })
})

it('takes last year’s quantities over, also of bodies that were renamed or bracketed otherwise since', () => {
  const before = read(2020)
  const find = bodyFinder(before.bodies, before.city)
  const { bodies } = withPrevious(read(2021), name => find(name)?.quantity ?? null)
  expect(bodies.filter(({ previous }) => previous === null)).toEqual([])
  expect(bodies.reduce((sum, { previous }) => sum + (previous ?? 0), 0)).toBe(1830)
})
