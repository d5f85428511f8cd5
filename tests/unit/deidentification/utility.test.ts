import { describe, expect, it } from 'vitest'
import { measureUtility, type UtilityColumn } from '../../../src-main/core/deidentification/utility/measure-utility.ts'

const column = (name: string, codes: number[], labelOf: number[]): UtilityColumn => ({
  column: name,
  codes: Int32Array.from(codes),
  labelOfRow: Int32Array.from(codes, code => labelOf[code] ?? 0),
  covers: Array.from({ length: Math.max(...labelOf) + 1 }, (_, label) =>
    Int32Array.from(labelOf.keys()).filter(code => labelOf[code] === label),
  ),
  order: Int32Array.from(labelOf, (_, at) => at),
})

const codes = Array.from({ length: 400 }, (_, row) => row % 4)
const all = new Uint8Array(400).fill(1)

describe('what a generalised table is still good for', () => {
  it('a table left as it is answers every count exactly and keeps everything', () => {
    const same = [column('岁', codes, [0, 1, 2, 3]), column('区', codes, [0, 1, 2, 3])]
    const { byColumn, correlations, queries } = measureUtility({ columns: same, kept: all, seed: 1 })
    expect(byColumn.map(({ kept, distance }) => [kept, distance])).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(correlations[0]).toMatchObject({ before: expect.closeTo(1, 12), after: expect.closeTo(1, 12) })
    expect(queries).toEqual({ count: 200, median: 0, mean: 0 })
  })

  it('two of four equally frequent values joined twice leave half of the information: one bit of two', () => {
    const { byColumn } = measureUtility({ columns: [column('岁', codes, [0, 0, 1, 1])], kept: all, seed: 1 })
    expect(byColumn[0]?.kept).toBeCloseTo(0.5, 12)
  })

  it('everything hidden keeps nothing and no relation, and counts by even shares', () => {
    const skewed = Array.from({ length: 400 }, (_, row) => (row < 300 ? 0 : 1 + (row % 3)))
    const hidden = [column('岁', skewed, [0, 0, 0, 0]), column('区', skewed, [0, 0, 0, 0])]
    const { byColumn, correlations, queries } = measureUtility({ columns: hidden, kept: all, seed: 1 })
    expect(byColumn[0]?.kept).toBe(0)
    expect(correlations[0]).toMatchObject({ before: expect.closeTo(1, 12), after: 0 })
    expect(queries.mean).toBeGreaterThan(0.2)
  })

  it('suppressing all of one value moves the distribution by its share', () => {
    const kept = Uint8Array.from(codes, code => (code === 3 ? 0 : 1))
    const { byColumn } = measureUtility({ columns: [column('岁', codes, [0, 1, 2, 3])], kept, seed: 1 })
    // ¼ ¼ ¼ ¼ against ⅓ ⅓ ⅓ 0.
    expect(byColumn[0]?.distance).toBeCloseTo(0.25, 12)
  })
})
