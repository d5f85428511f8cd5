// A column of more different values than memory is meant to hold: nothing in its profile changes, it is only laid down meanwhile.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { createColumnProfiler } from '../../../src-main/core/profiling/column-profiler.ts'
import { distributionOf } from '../../../src-main/core/profiling/distribution.ts'
import { createDuplicateCounter } from '../../../src-main/core/profiling/duplicate-counter.ts'
import { valuesAtRanks } from '../../../src-main/core/profiling/ranked-values.ts'
import { type Spill, withoutTellingApart } from '../../../src-main/core/profiling/spill.ts'

interface CountedSpill extends Spill {
  bytes: number
}

function spillInMemory(): CountedSpill {
  const streams = new Map<number, Uint8Array[]>()
  return {
    bytes: 0,
    append(stream, bytes) {
      this.bytes += bytes.length
      streams.set(stream, [...(streams.get(stream) ?? []), Uint8Array.from(bytes)])
    },
    read: stream => streams.get(stream) ?? [],
  }
}

function profileOf(name: string, cells: readonly string[], distinct?: number, spill = spillInMemory()): ColumnProfile {
  const budget = distinct === undefined ? undefined : { distinct, spill, textAt: (row: number) => cells[row] ?? '' }
  const profiler = createColumnProfiler(name, { today: '2024-06-09', ...(budget && { budget }) })
  for (let from = 0; from < cells.length; from += 50) {
    const chunk = cells.slice(from, from + 50)
    profiler.add(
      chunk,
      chunk.map((_, row) => from + row + 2),
    )
  }
  return profiler.finish()
}

/** Sums in another order differ in their last digits. */
function comparable(profile: ColumnProfile) {
  const round = (value: number) => Number(value.toPrecision(9))
  const { distribution } = profile
  return {
    ...profile,
    mean: profile.mean === null ? null : round(profile.mean),
    distribution: distribution && {
      ...distribution,
      mean: round(distribution.mean),
      deviation: round(distribution.deviation),
    },
  }
}

const cell = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -999, max: 9999 }).map(String) },
  {
    weight: 2,
    arbitrary: fc.integer({ min: 0, max: 300 }).map(day => `20${10 + (day % 10)}-0${1 + (day % 9)}-1${day % 10}`),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 300 }).map(day => `20${10 + (day % 10)}0${1 + (day % 9)}1${day % 10}`),
  },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '-', ' - ', '无', 'NULL', '/', '1,234.50元', '#N/A') },
  { weight: 1, arbitrary: fc.nat(99_999_999).map(tail => `138${String(tail).padStart(8, '0')}`) },
  { weight: 1, arbitrary: fc.constantFrom('张某某', '电话13000000000', '320205190001010006', '未知', '是') },
)

describe('a profile within its budget', () => {
  it('is the profile without one, whatever the column holds', () => {
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 400 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('列1', '金额', '办理日期', '手机号', '出生日期'),
        (cells, distinct, name) => {
          expect(comparable(profileOf(name, cells, distinct))).toEqual(comparable(profileOf(name, cells)))
        },
      ),
      { numRuns: 300 },
    )
  })

  it('names the most frequent and the rare values that appear only after memory was full', () => {
    const cells = [
      ...Array.from({ length: 500 }, (_, row) => `编号${row}`),
      ...new Array<string>(30_000).fill('后来常见'),
      '后来少见',
    ]
    const spill = spillInMemory()
    const profile = profileOf('类别', cells, 100, spill)
    expect(profile.top[0]).toEqual({ value: '后来常见', count: 30_000 })
    expect(profile).toMatchObject({ distinct: 502, unique: 501 })
    expect(profile.rare).toMatchObject({ values: 501, cells: 501 })
    expect(comparable(profile)).toEqual(comparable(profileOf('类别', cells)))
    expect(spill.bytes).toBeGreaterThan(0)
  })

  it('halves what it counts until it fits, when nearly every cell is beyond the budget', () => {
    const cells = Array.from({ length: 20_000 }, (_, row) => `A${(row * 7919) % 15_013}`)
    expect(comparable(profileOf('编号', cells, 16))).toEqual(comparable(profileOf('编号', cells)))
  })

  it('lays nothing down while the column fits', () => {
    const spill = spillInMemory()
    profileOf('编号', ['1', '2', '3', '1'], 3, spill)
    expect(spill.bytes).toBe(0)
  })

  it('still judges every value where nobody needs them told apart', () => {
    const cells = Array.from({ length: 300 }, (_, row) => `138${String(row).padStart(8, '0')}`)
    const profiler = createColumnProfiler('备用', { budget: withoutTellingApart(10) })
    profiler.add(
      cells,
      cells.map((_, row) => row),
    )
    expect(profiler.finish().semantics[0]).toMatchObject({ kind: 'mobile', valid: 300, confidence: 'likely' })
  })
})

describe('repeated rows', () => {
  it('are counted the same when the rows do not fit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 300 }), fc.integer({ min: 1, max: 50 }), (values, rows) => {
        const counter = createDuplicateCounter(undefined, { rows, spill: spillInMemory() })
        for (let from = 0; from < values.length; from += 40) {
          const cells = values.slice(from, from + 40).map(String)
          counter.add({ names: ['a'], columns: [cells], rows: cells.length, rowNumbers: cells.map((_, at) => at) })
        }
        expect(counter.finish()).toEqual({ rows: values.length, duplicateRows: values.length - new Set(values).size })
      }),
    )
  })
})

describe('values at ranks', () => {
  const numbers = Array.from(
    { length: 40_000 },
    (_, at) => ((at * 48_271) % 99_991) / 7 - 7000 + (at % 3 === 0 ? -1e-9 : 1e9 * (at % 2)),
  )
  const sorted = Float64Array.from(numbers).sort()

  it('are those of the sorted numbers, also where there are too many to sort', () => {
    const half = numbers.length / 2
    const blocks = [numbers.slice(0, half), [Number.NaN, ...numbers.slice(half)]].map(part => ({
      values: Float64Array.from(part),
      counts: null,
    }))
    const ranks = [1, 2, 3, 400, half, half + 1, 39_999, numbers.length]
    expect(valuesAtRanks(blocks, ranks)).toEqual(ranks.map(rank => sorted[rank - 1]))
    expect(distributionOf(blocks, 'number')?.count).toBe(numbers.length)
  })

  it('count a number as often as it occurs', () => {
    const values = Float64Array.from({ length: 20_000 }, (_, at) => at - 10_000)
    const counts = new Uint32Array(20_000).fill(3)
    expect(valuesAtRanks([{ values, counts }], [1, 3, 4, 30_000, 60_000])).toEqual([-10_000, -10_000, -9999, -1, 9999])
  })
})
