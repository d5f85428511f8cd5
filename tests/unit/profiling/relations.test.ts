// What columns say about one another, against the plainest possible counting on small random tables.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { candidateKeys, KEY_LIMITS } from '../../../src-main/core/profiling/candidate-keys.ts'
import { codeColumn, createColumnCoder } from '../../../src-main/core/profiling/coded-column.ts'
import { DEPENDENCY_LIMITS, dependenciesOf } from '../../../src-main/core/profiling/dependencies.ts'
import {
  measureSet,
  measureSetsFrom,
  separationError,
  setCount,
  worstSets,
} from '../../../src-main/core/profiling/single-out.ts'

const cell = fc.constantFrom('', '无', 'a', 'b', 'c', 'd')
const table = fc
  .integer({ min: 0, max: 24 })
  .chain(rows => fc.array(fc.array(cell, { minLength: rows, maxLength: rows }), { minLength: 1, maxLength: 5 }))
const hasValue = (value: string | undefined) => value !== '' && value !== '无'
const everything = { maxError: 1, minSupport: 0, minShare: 0, minGain: Number.NEGATIVE_INFINITY, examples: 3 }

/** Rows to leave out so that every value of `from` has one partner in `to`, counted with plain maps. */
function plainError(from: readonly string[], to: readonly string[]) {
  const partners = new Map<string, Map<string, number>>()
  for (const [row, value] of from.entries()) {
    const other = to[row] ?? ''
    if (!hasValue(value) || !hasValue(other)) continue
    const counts = partners.get(value) ?? new Map<string, number>()
    counts.set(other, (counts.get(other) ?? 0) + 1)
    partners.set(value, counts)
  }
  let [rows, wrong, supported, contradicting] = [0, 0, 0, 0]
  for (const counts of partners.values()) {
    const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
    rows += all
    wrong += all - Math.max(...counts.values())
    if (all > 1) supported += all
    if (counts.size > 1) contradicting += 1
  }
  return { rows, wrong, supported, contradicting }
}

function combination(cells: readonly (readonly string[])[], columns: readonly number[], row: number): string {
  return columns
    .map(at => {
      const value = cells[at]?.[row] ?? ''
      return hasValue(value) ? value : ''
    })
    .join('|')
}

describe('a column in numbers', () => {
  it('gives equal values equal numbers and no number to cells that say there is nothing', () => {
    const { codes, distinct } = codeColumn(['甲', '', '乙', '甲', '待补充', ' ', 'NULL', '丙'])
    expect([...codes]).toEqual([1, 0, 2, 1, 0, 0, 0, 3])
    expect(distinct).toBe(3)
  })

  it('is the same whether the rows come in one piece or in several', () => {
    fc.assert(
      fc.property(fc.array(cell), fc.nat(10), (cells, cut) => {
        const coder = createColumnCoder(new Uint32Array(cells.length))
        coder.add(cells.slice(0, cut))
        coder.add(cells.slice(cut))
        expect(coder.finish()).toEqual(codeColumn(cells))
      }),
    )
  })
})

describe('columns that follow from another', () => {
  it('counts the rows that contradict exactly as counting by hand does', () => {
    fc.assert(
      fc.property(table, cells => {
        const columns = cells.map(codeColumn)
        for (const from of cells.keys()) {
          for (const found of dependenciesOf(from, columns, everything)) {
            const { rows, wrong, supported, contradicting } = found
            expect({ rows, wrong, supported, contradicting }).toEqual(
              plainError(cells[from] ?? [], cells[found.to] ?? []),
            )
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('misses none that is within the limit of error, though most are given up early', () => {
    const limits = { maxError: 0.25, minSupport: 1, minShare: 0, minGain: Number.NEGATIVE_INFINITY, examples: 0 }
    fc.assert(
      fc.property(table, cells => {
        const columns = cells.map(codeColumn)
        for (const [from, left] of cells.entries()) {
          const found = dependenciesOf(from, columns, limits).map(({ to }) => to)
          const expected = [...cells.keys()].filter(to => {
            const { wrong, supported } = plainError(left, cells[to] ?? [])
            const several = (at: number) => (columns[at]?.distinct ?? 0) > 1
            const varied = new Set(
              left.flatMap((value, row) => {
                const partner = cells[to]?.[row]
                const repeated = left.filter((other, at) => other === value && hasValue(cells[to]?.[at])).length > 1
                return hasValue(value) && hasValue(partner) && repeated ? [partner] : []
              }),
            ).size
            const within = supported >= 1 && wrong <= supported * limits.maxError
            return to !== from && several(from) && several(to) && within && varied > 1
          })
          expect(found).toEqual(expected)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('tells a code from its name in spite of a typing error, and shows the rows that disagree', () => {
    const codes = Array.from({ length: 200 }, (_, row) => `32020${row % 4}`)
    const names = codes.map(code => `区${code.at(-1)}`)
    names[8] = '区O'
    const [found] = dependenciesOf(0, [codes, names].map(codeColumn))
    expect(found).toMatchObject({ from: 0, to: 1, rows: 200, wrong: 1, contradicting: 1 })
    expect(found?.examples[0]?.partners).toEqual([
      { rows: 49, firstRow: 0 },
      { rows: 1, firstRow: 8 },
    ])
  })

  it('does not call it a dependency that nearly every row says the same anyway', () => {
    const codes = Array.from({ length: 200 }, (_, row) => `${row % 10}`)
    const nearlyConstant = codes.map((_, row) => (row === 7 ? '否' : '是'))
    expect(dependenciesOf(0, [codes, nearlyConstant].map(codeColumn))).toEqual([])
  })

  it('does not call it a dependency that a column of numbers of its own tells everything', () => {
    const numbers = Array.from({ length: 200 }, (_, row) => `A${row}`)
    const names = numbers.map((_, row) => `区${row % 3}`)
    expect(dependenciesOf(0, [numbers, names].map(codeColumn), DEPENDENCY_LIMITS)).toEqual([])
  })
})

it('does not take rows that were entered twice for a rule of the table', () => {
  const phones = Array.from({ length: 1000 }, (_, row) => `${row % 970}`)
  const notes = phones.map(phone => `备注${Number(phone) * 7}`)
  expect(dependenciesOf(0, [phones, notes].map(codeColumn))).toEqual([])
})

describe('keys', () => {
  it('finds all smallest sets of columns that tell every row apart, and nothing else', () => {
    const limits = { ...KEY_LIMITS, maxKeys: 100 }
    fc.assert(
      fc.property(table, cells => {
        const rows = cells[0]?.length ?? 0
        fc.pre(rows > 1)
        const whole = [...cells.keys()].filter(at => cells[at]?.every(hasValue))
        const sets: number[][] = []
        for (let bits = 1; bits < 1 << cells.length; bits += 1) {
          const set = [...cells.keys()].filter(at => (bits & (1 << at)) !== 0)
          if (set.length <= 3 && set.every(at => whole.includes(at))) sets.push(set)
        }
        const unique = sets.filter(
          set => new Set(Array.from({ length: rows }, (_, row) => combination(cells, set, row))).size === rows,
        )
        const minimal = unique.filter(
          set => !unique.some(other => other.length < set.length && other.every(at => set.includes(at))),
        )
        const found = candidateKeys(cells.map(codeColumn), limits).keys
        expect(found.map(key => key.join()).toSorted()).toEqual(minimal.map(key => key.join()).toSorted())
      }),
      { numRuns: 400 },
    )
  })

  it('says which rows keep a number from being a key', () => {
    const numbers = Array.from({ length: 200 }, (_, row) => `A${row}`)
    numbers[150] = 'A3'
    numbers[151] = 'A3'
    numbers[199] = '无'
    const { keys, nearKeys } = candidateKeys([codeColumn(numbers)])
    expect(keys).toEqual([])
    expect(nearKeys).toEqual([{ column: 0, missing: 1, repeated: 2, examples: [[3, 150, 151]] }])
  })
})

describe('combinations that single people out', () => {
  it('counts rows that stand alone, classes and separated pairs as comparing every pair does', () => {
    fc.assert(
      fc.property(table, cells => {
        const rows = cells[0]?.length ?? 0
        const set = [...cells.keys()]
        const keys = Array.from({ length: rows }, (_, row) => combination(cells, set, row))
        const alike = (row: number) => keys.filter(key => key === keys[row]).length
        let [pairs, apart] = [0, 0]
        for (let a = 0; a < rows; a += 1) {
          for (let b = a + 1; b < rows; b += 1) {
            pairs += 1
            if (keys[a] !== keys[b]) apart += 1
          }
        }
        const found = measureSet(set, cells.map(codeColumn))
        expect(found.classes).toBe(new Set(keys).size)
        expect(found.alone).toBe(keys.filter((_, row) => alike(row) === 1).length)
        expect(found.few).toBe(keys.filter((_, row) => alike(row) < 5).length)
        expect(found.distinction).toBeCloseTo(rows === 0 ? 0 : new Set(keys).size / rows, 12)
        expect(found.separation).toBeCloseTo(pairs === 0 ? 0 : apart / pairs, 12)
      }),
      { numRuns: 300 },
    )
  })

  it('looks at every set up to the size asked for, but not beyond one in which all stand alone', () => {
    fc.assert(
      fc.property(table, cells => {
        const columns = cells.map(codeColumn)
        const found = cells.flatMap((_, first) => measureSetsFrom(first, columns, 3))
        for (const set of found) expect(set).toEqual(measureSet(set.columns, columns))
        const rows = cells[0]?.length ?? 0
        const complete = found.some(({ classes }) => classes === rows)
        if (!complete) expect(found).toHaveLength(setCount(cells.length, 3))
        expect(found.length).toBeLessThanOrEqual(setCount(cells.length, 3))
      }),
    )
  })

  it('puts the set first that leaves most people standing alone', () => {
    const sex = ['男', '女', '男', '女']
    const birth = ['1900-01-01', '1900-01-01', '1900-01-02', '1900-01-02']
    const town = ['甲', '甲', '甲', '甲']
    const columns = [sex, birth, town].map(codeColumn)
    const sets = columns.flatMap((_, first) => measureSetsFrom(first, columns, 2))
    expect(worstSets(sets, 2, 1)).toEqual([measureSet([0, 1], columns)])
    expect(worstSets(sets, 2, 1)[0]).toMatchObject({ alone: 4, separation: 1, distinction: 1 })
  })

  it('states how far a sample may be off, less for a larger one', () => {
    expect(separationError(100_000)).toBeCloseTo(0.0087, 3)
    expect(separationError(400_000)).toBeLessThan(separationError(100_000) / 1.9)
  })
})
