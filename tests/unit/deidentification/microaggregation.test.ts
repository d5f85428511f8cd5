// Averages of groups, as properties: they keep groups alike, keep sums, lie within the group, and lose as little as any one value can.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeidentifyProblem } from '../../../src-main/contract/deidentify.ts'
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import { recodeFullDomain } from '../../../src-main/core/deidentification/recoding/full-domain.ts'
import { groupValue } from '../../../src-main/core/deidentification/recoding/group-average.ts'
import { microaggregated } from '../../../src-main/core/deidentification/recoding/microaggregated.ts'
import { mondrian } from '../../../src-main/core/deidentification/recoding/mondrian.ts'
import { isSuppressed, publishedText } from '../../../src-main/core/deidentification/recoding/recoded.ts'
import { textTable } from './random-problem.ts'

const amounts = fc.array(fc.integer({ min: -50, max: 400 }), { minLength: 1, maxLength: 40 })
const weighted = (numbers: readonly number[]) => numbers.map(number => ({ text: String(number), weight: 1 }))
const squares = (numbers: readonly number[], from: number) =>
  numbers.reduce((sum, number) => sum + (number - from) ** 2, 0)

describe('one value for a group', () => {
  it('the mean keeps the sum up to rounding, lies within the group, and no other value is nearer in squares', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: -60, max: 410 }), (numbers, other) => {
        const mean = Number(groupValue(weighted(numbers), 'mean', 6))
        const sum = numbers.reduce((total, number) => total + number, 0)
        expect(Math.abs(mean * numbers.length - sum)).toBeLessThanOrEqual(numbers.length * 1e-6)
        expect(mean).toBeGreaterThanOrEqual(Math.min(...numbers) - 1e-6)
        expect(mean).toBeLessThanOrEqual(Math.max(...numbers) + 1e-6)
        expect(squares(numbers, mean)).toBeLessThanOrEqual(squares(numbers, other) + 1e-3)
      }),
    )
  })

  it('the median is a value that occurs, and none has a smaller sum of distances', () => {
    fc.assert(
      fc.property(amounts, numbers => {
        const median = Number(groupValue(weighted(numbers), 'median', 0))
        const distances = (from: number) => numbers.reduce((sum, number) => sum + Math.abs(number - from), 0)
        expect(numbers).toContain(median)
        for (const other of numbers) expect(distances(median)).toBeLessThanOrEqual(distances(other))
      }),
    )
  })

  it('the most frequent value is as frequent as any, and does not depend on the order of the rows', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('甲', '乙', '丙'), { minLength: 1 }), values => {
        const counted = [...Map.groupBy(values, value => value)].map(([text, all]) => ({ text, weight: all.length }))
        const mode = groupValue(counted, 'mode', 0)
        const most = counted.find(({ text }) => text === mode)?.weight ?? 0
        for (const { weight } of counted) expect(weight).toBeLessThanOrEqual(most)
        expect(groupValue(counted.toReversed(), 'mode', 0)).toBe(mode)
      }),
    )
  })
})

const people = fc.array(
  fc.record({ 年龄: fc.integer({ min: 18, max: 60 }).map(String), 区: fc.constantFrom('东', '西', '南') }),
  { minLength: 6, maxLength: 80 },
)
const problem = (k: number): DeidentifyProblem => ({
  quasiIdentifiers: ['年龄', '区'],
  hierarchies: [
    {
      column: '年龄',
      rows: Array.from({ length: 43 }, (_, at) => [`${18 + at}`, `${Math.floor((18 + at) / 10)}0多岁`, '*']),
    },
  ],
  sensitive: [],
  conditions: [{ model: 'kAnonymity', k }],
  suppressionLimit: 1,
  metric: 'loss',
})

it.each(['levels', 'mondrian'] as const)('a table with averages has groups as large as before (%s)', way => {
  fc.assert(
    fc.property(people, fc.integer({ min: 2, max: 5 }), (rows, k) => {
      const prepared = prepareProblem(problem(k), textTable(rows, ['年龄', '区']), null)
      const cut = way === 'mondrian' ? mondrian(prepared, false) : null
      const plain = cut ?? { recoded: recodeFullDomain(prepared, [1, 0]), tuples: prepared.tuples }
      if (way === 'mondrian' && cut === null) return
      const chosen = [{ column: '年龄', measure: 'mean', decimals: 2 }] as const
      const release = microaggregated(plain, prepared.tables, chosen)
      const shown = rows.map((_, row) => [0, 1].map(column => publishedText(release, row, column)).join('|'))
      const groups = Map.groupBy(shown.keys(), row => shown[row])
      let [sumBefore, sumAfter] = [0, 0]
      for (const members of groups.values()) {
        const first = members[0] ?? 0
        if (isSuppressed(release, first)) continue
        expect(members.length).toBeGreaterThanOrEqual(k)
        for (const row of members) {
          sumBefore += Number(rows[row]?.年龄)
          sumAfter += Number(publishedText(release, row, 0))
        }
      }
      expect(Math.abs(sumBefore - sumAfter)).toBeLessThanOrEqual(rows.length * 0.006)
      // Who was suppressed stays suppressed, and nobody else is.
      for (const row of rows.keys()) expect(isSuppressed(release, row)).toBe(isSuppressed(plain, row))
    }),
    { numRuns: 60 },
  )
})
