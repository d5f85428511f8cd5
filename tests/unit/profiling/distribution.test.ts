// How numbers, dates, lengths and characters of a column are spread, against sorting and counting by hand.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { distributionOf } from '../../../src-main/core/profiling/distribution.ts'

function profileOf(name: string, cells: readonly string[]) {
  const profiler = createColumnProfiler(name)
  profiler.add(
    cells,
    cells.map((_, row) => row + 2),
  )
  return profiler.finish()
}

const counted = fc.array(
  fc.record({
    value: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.double({ noNaN: true, min: -1e9, max: 1e9 })),
    count: fc.integer({ min: 1, max: 9 }),
  }),
  { minLength: 1, maxLength: 40 },
)

describe('the distribution of numbers', () => {
  it('has the quantiles and the mean that sorting all the numbers gives', () => {
    fc.assert(
      fc.property(counted, pairs => {
        const all = pairs.flatMap(({ value, count }) => new Array<number>(count).fill(value)).sort((a, b) => a - b)
        const found = distributionOf(
          [{ values: Float64Array.from(pairs, one => one.value), counts: Uint32Array.from(pairs, one => one.count) }],
          'number',
        )
        expect(found?.count).toBe(all.length)
        const mean = all.reduce((sum, value) => sum + value, 0) / all.length
        const spread = Math.max(...all.map(Math.abs), 1)
        expect(Math.abs((found?.mean ?? 0) - mean)).toBeLessThan(spread * 1e-9)
        const squares = all.reduce((sum, value) => sum + (value - mean) ** 2, 0)
        const deviation = all.length > 1 ? Math.sqrt(squares / (all.length - 1)) : 0
        expect(Math.abs((found?.deviation ?? 0) - deviation)).toBeLessThan(spread * 1e-6)
        for (const { share, value } of found?.quantiles ?? []) {
          const at = Math.max(1, Math.ceil(share * all.length)) - 1
          expect(Number(value)).toBe(all[at] === 0 ? 0 : all[at])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('puts every number into exactly one bin, between the limits it shows', () => {
    fc.assert(
      fc.property(counted, pairs => {
        const found = distributionOf(
          [{ values: Float64Array.from(pairs, one => one.value), counts: Uint32Array.from(pairs, one => one.count) }],
          'number',
        )
        expect(found).not.toBeNull()
        if (found === null) return
        const edges = found.edges.map(Number)
        expect(found.bins.length).toBeLessThanOrEqual(42)
        const total = found.bins.reduce((sum, count) => sum + count, found.below + found.above)
        expect(total).toBe(found.count)
        for (const [bin, count] of found.bins.entries()) {
          const [low = 0, high = 0] = [edges[bin], edges[bin + 1]]
          const slack = Math.abs(high - low) * 1e-9
          const inside = pairs.filter(({ value }) => value >= low + slack && value < high - slack)
          expect(inside.reduce((sum, one) => sum + one.count, 0)).toBeLessThanOrEqual(count)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('is the same for a hundred thousand different numbers, which are sorted in another way', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 100_003)
    const found = distributionOf([{ values, counts: new Uint32Array(100_000).fill(1) }], 'number')
    const sorted = values.toSorted()
    expect(found?.quantiles.map(({ value }) => Number(value))).toEqual(
      [0, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1].map(share => sorted[Math.max(1, Math.ceil(share * 1e5)) - 1]),
    )
  })

  it('does not let one enormous amount press all the others into a single bar', () => {
    const cells = [
      ...Array.from({ length: 990 }, (_, row) => String(row % 100)),
      ...new Array<string>(3).fill('99999999'),
    ]
    const found = profileOf('金额', cells).distribution
    expect(found?.above).toBe(3)
    expect(found?.bins.filter(count => count > 0).length).toBeGreaterThan(5)
  })
})

describe('the distribution of dates', () => {
  it('counts days in every spelling of the date, with limits at the beginning of months', () => {
    const cells = Array.from({ length: 400 }, (_, row) => `1900-0${1 + (row % 9)}-15`)
    cells.push('1901年2月3日', '19010203')
    const { distribution, mean } = profileOf('出生日期', cells)
    expect(distribution?.unit).toBe('day')
    expect(distribution?.count).toBe(402)
    expect(distribution?.quantiles[0]).toEqual({ share: 0, value: '1900-01-15' })
    expect(distribution?.quantiles.at(-1)).toEqual({ share: 1, value: '1901-02-03' })
    expect(distribution?.edges.every(edge => edge.endsWith('-01'))).toBe(true)
    expect(mean).toBeNull()
  })

  it('leaves words alone', () => {
    expect(profileOf('备注', ['甲', '乙', '丙']).distribution).toBeNull()
  })
})

describe('what values are made of', () => {
  it('counts lengths, and cells with digits, letters, Chinese characters and signs', () => {
    const { makeup } = profileOf('编号', ['A-1', 'A-2', '无锡1', '无', '', '甲'])
    expect(makeup?.lengths).toEqual([
      { length: 3, count: 3 },
      { length: 1, count: 1 },
    ])
    expect(makeup?.characters).toEqual([
      { name: 'digit', count: 3 },
      { name: 'letter', count: 2 },
      { name: 'han', count: 2 },
      { name: 'sign', count: 2 },
    ])
  })
})
