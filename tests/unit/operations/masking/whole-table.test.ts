// Methods that need the whole table: what they promise to keep is kept exactly, and what they move moves within its bounds.

import { createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createKeyedStreams } from '../../../../src-main/core/ciphers/keyed-stream.ts'
import { balancedNoise } from '../../../../src-main/core/masking/balanced-noise.ts'
import { runSteps, treat } from '../run-step.ts'

const streams = createKeyedStreams(createSecretKey(Buffer.alloc(32, 1)), 'test')
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

describe('permuteValues', () => {
  const rows = Array.from({ length: 300 }, (_, at) => [`村${at % 3}`, `病${at}`, `药${at}`])

  it('keeps every value, within its group, and what belongs together', () => {
    const params = { key: '甲', within: ['村'] }
    const moved = runSteps([{ op: 'permuteValues', columns: ['病', '药'], params }], ['村', '病', '药'], rows).rows
    for (const village of ['村0', '村1', '村2']) {
      const of = (table: readonly (readonly string[])[]) =>
        table.filter(([name]) => name === village).map(([, value]) => value)
      expect(of(moved).toSorted()).toEqual(of(rows).toSorted())
      expect(of(moved)).not.toEqual(of(rows))
    }
    for (const [, illness = '', drug = ''] of moved) expect(illness.slice(1)).toBe(drug.slice(1))
    expect(moved.map(([name]) => name)).toEqual(rows.map(([name]) => name))
  })

  it('depends on the key alone', () => {
    const values = Array.from({ length: 50 }, (_, at) => `值${at}`)
    const once = treat('permuteValues', values, { key: '甲' })
    expect(treat('permuteValues', values, { key: '甲' })).toEqual(once)
    expect(treat('permuteValues', values, { key: '乙' })).not.toEqual(once)
    expect(once.toSorted()).toEqual(values.toSorted())
  })
})

describe('microaggregate', () => {
  it('gives every result value to at least as many rows as asked, and keeps the sum', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 3, max: 5 }),
        (numbers, size) => {
          const means = treat('microaggregate', numbers.map(String), { size, decimals: 6 }).map(Number)
          const counts = new Map<number, number>()
          for (const mean of means) counts.set(mean, (counts.get(mean) ?? 0) + 1)
          for (const count of counts.values()) expect(count).toBeGreaterThanOrEqual(size)
          expect(Math.abs(sum(means) - sum(numbers))).toBeLessThan(0.001)
        },
      ),
    )
  })

  it('stops where there is no number, and leaves blanks blank', () => {
    expect(treat('microaggregate', ['1', '', '2', '3'], { size: 3, decimals: 0 })).toEqual(['2', '', '2', '2'])
    expect(() => treat('microaggregate', ['1', '不详', '2'], { size: 3 })).toThrow(
      expect.objectContaining({ code: 'RECIPE_MASK_FAILED', at: expect.objectContaining({ column: '值', row: 3 }) }),
    )
  })
})

describe('noise that keeps sums', () => {
  it('moves no number beyond its bound or below the least, and changes no sum', () => {
    const cases = fc.record({
      cents: fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: 1, maxLength: 80 }),
      bound: fc.integer({ min: 5, max: 200 }),
      noise: fc.constantFrom('laplace' as const, 'gaussian' as const),
      text: fc.string({ maxLength: 5 }),
    })
    fc.assert(
      fc.property(cases, ({ cents, bound, noise, text }) => {
        const numbers = Float64Array.from(cents, cent => cent / 100)
        const rules = { noise, scale: bound / 3, bound, least: 0, decimals: 2 }
        const moved = balancedNoise(numbers, streams(text), rules)
        expect(Math.round(sum([...moved]) * 100)).toBe(sum(cents))
        for (const [at, number] of moved.entries()) {
          expect(Math.abs(number - (numbers[at] ?? 0))).toBeLessThanOrEqual(bound + 1e-9)
          expect(number).toBeGreaterThanOrEqual(0)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('keeps the sum of every group, and moves the rows in it', () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`村${at % 2}`, String(1000 + at)])
    const params = { key: '甲', within: ['村'], scale: 20, bound: 80 }
    const moved = runSteps([{ op: 'addBalancedNoise', columns: ['金额'], params }], ['村', '金额'], rows).rows
    for (const village of ['村0', '村1']) {
      const total = (table: readonly (readonly string[])[]) =>
        sum(table.filter(([name]) => name === village).map(([, amount]) => Number(amount)))
      expect(total(moved).toFixed(2)).toBe(total(rows).toFixed(2))
    }
    expect(moved.filter(([, amount], at) => Number(amount) !== 1000 + at).length).toBeGreaterThan(30)
  })
})
