// What is told about next month's file: what changed, with a figure, and no alarm where nothing did.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReferenceSchema } from '../../../src-main/contract/drift.ts'
import { describeDrift } from '../../../src-main/contract/text/describe-drift.ts'
import { indexByChance, stabilityIndex } from '../../../src-main/core/replay/stability.ts'
import { compareWithReference, makeReference } from '../../../src-main/jobs/compare-with-reference.ts'
import { profileTable } from '../../../src-main/jobs/profile-table.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder } from '../jobs/make-table.ts'

const ROWS = 2000
const signal = new AbortController().signal
let folder: WorkFolder
let remove: () => void
const pool = createWorkerPool({ size: 0 })

beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

/** Scattered, but the same in every test run. */
const scattered = (row: number, of: number) => ((row * 7919 + 104729) % 65521) % of
const DISTRICTS = ['梁溪区', '锡山区', '惠山区', '滨湖区', '新吴区']

type Columns = Record<string, (row: number) => string>
const JANUARY: Columns = {
  区: row => DISTRICTS[scattered(row, 5)] ?? '',
  金额: row => String(scattered(row * 3, 900) + 0.5),
  日期: row => `2024-01-${String(scattered(row, 28) + 1).padStart(2, '0')}`,
  联系方式: row => `139${String(10000000 + row * 37).slice(0, 8)}`,
  备注: row => (row % 10 === 0 ? '' : `第${row}户已核实`),
}

async function counted(columns: Columns, rows = ROWS) {
  const names = Object.keys(columns)
  const numbers = Array.from({ length: rows }, (_, row) => row)
  const versionId = storeTable(
    folder,
    names,
    names.map(name => numbers.map(row => columns[name]?.(row) ?? '')),
  )
  const profile = await profileTable({ folder, pool, versionId, signal, onProgress: () => undefined })
  return { pool, place: { access: folder.access, versionId }, profile, signal }
}

async function drift(before: Columns, after: Columns, rowsAfter = ROWS) {
  const reference = await makeReference(await counted(before), { file: '一月.csv', at: '2024-02-01T00:00:00Z' })
  return compareWithReference(await counted(after, rowsAfter), reference)
}

describe('what is remembered', () => {
  it('holds the codes of a code list and classes of numbers, and no value of a column that identifies persons', async () => {
    const reference = await makeReference(await counted(JANUARY), { file: '一月.csv', at: '2024-02-01T00:00:00Z' })
    const column = (name: string) => reference.columns.find(one => one.name === name)
    expect(
      column('区')
        ?.codes?.map(({ value }) => value)
        .sort(),
    ).toEqual([...DISTRICTS].sort())
    expect(column('金额')?.classes?.counts.reduce((sum, count) => sum + count, 0)).toBe(ROWS)
    expect(column('联系方式')).toMatchObject({ role: 'direct', kinds: ['mobile'], codes: null, classes: null })
    expect(JSON.stringify(reference)).not.toMatch(/1391\d{7}/)
    expect(column('备注')?.codes).toBeNull()
    expect(ReferenceSchema.parse(JSON.parse(JSON.stringify(reference)))).toEqual(reference)
  })
})

describe('next month', () => {
  it('raises no alarm for another sample of the same', async () => {
    const again: Columns = Object.fromEntries(
      Object.entries(JANUARY).map(([name, cell]) => [name, (row: number) => cell(row + 5000)]),
    )
    const found = await drift(JANUARY, again)
    expect(found.notable).toBe(0)
    expect(describeDrift(found)).toEqual([])
  })

  it('names new codes with their rows', async () => {
    const found = await drift(JANUARY, {
      ...JANUARY,
      区: row => (row % 100 === 0 ? '经开区' : (JANUARY.区?.(row) ?? '')),
    })
    const district = found.values.find(({ column }) => column === '区')
    expect(district).toMatchObject({ newCodes: [{ value: '经开区', count: 20 }], newCodeCount: 1, newCodeRows: 20 })
    expect(describeDrift(found).map(({ words }) => words)).toEqual([
      '「区」出现上一期没有的值：“经开区”，共 1 个，20 行',
    ])
  })

  it('states how far a distribution moved', async () => {
    const found = await drift(JANUARY, { ...JANUARY, 金额: row => String(scattered(row * 3, 900) * 3 + 0.5) })
    const amount = found.values.find(({ column }) => column === '金额')
    expect(amount?.shift).toBe('large')
    expect(amount?.psi).toBeGreaterThan(0.25)
    expect(amount?.psi).toBeGreaterThan(amount?.psiByChance ?? Number.POSITIVE_INFINITY)
  })

  it('sees kinds of identifiers that were not there, in old columns and in new ones', async () => {
    const mobile = (row: number) => `138${String(10000000 + row * 41).slice(0, 8)}`
    const found = await drift(JANUARY, { ...JANUARY, 备注: mobile, 经办电话: mobile })
    expect(found.values.find(({ column }) => column === '备注')?.newKinds).toEqual(['mobile'])
    expect(found.columns.added).toEqual([expect.objectContaining({ column: '经办电话', kinds: ['mobile'] })])
    expect(describeDrift(found)[0]?.topic).toBe('kinds')
  })

  it('finds renamed columns by name and by what they hold, and says which are simply gone', async () => {
    const { 区, 联系方式, 备注: _, ...rest } = JANUARY
    const renamed = { ...rest, 所属区域: 区, 手机: 联系方式 } as Columns
    const found = await drift(JANUARY, renamed)
    expect(found.columns.renamed).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: '区', to: '所属区域', by: 'content' }),
        expect.objectContaining({ from: '联系方式', to: '手机', by: 'content' }),
      ]),
    )
    expect(found.columns.missing).toEqual(expect.arrayContaining(['备注']))
    expect(describeDrift(found).filter(({ topic }) => topic === 'missing')).toHaveLength(1)
  })

  it('reports another type, more blanks and another number of rows', async () => {
    const found = await drift(
      JANUARY,
      { ...JANUARY, 日期: row => `第${row}日起长期`, 备注: row => (row % 2 === 0 ? '' : `第${row}户已核实`) },
      900,
    )
    expect(found.columns.retyped).toEqual([{ column: '日期', before: 'date', after: 'text' }])
    expect(found.rows).toMatchObject({ before: ROWS, after: 900, notable: true })
    expect(found.values.find(({ column }) => column === '备注')?.blank).toEqual({ before: 0.1, after: 0.5 })
    expect(describeDrift(found).map(({ topic }) => topic)).toEqual(expect.arrayContaining(['rows', 'retyped', 'blank']))
  })
})

describe('the stability index', () => {
  const counts = fc.array(fc.nat(1000), { minLength: 2, maxLength: 12 })

  it('is zero for equal shares and the same both ways', () => {
    fc.assert(
      fc.property(counts, fc.array(fc.nat(1000), { minLength: 12, maxLength: 12 }), (before, more) => {
        const after = before.map((_, at) => more[at] ?? 0)
        expect(stabilityIndex(before, before)).toBeCloseTo(0, 12)
        expect(stabilityIndex(before, after)).toBeCloseTo(stabilityIndex(after, before), 9)
        expect(stabilityIndex(before, after)).toBeGreaterThanOrEqual(-1e-12)
      }),
    )
  })

  it('is what the literature computes', () => {
    // 20 % in each of five classes against 10, 20, 30, 20, 20 %: 0.1·ln 2 + 0.1·ln 1.5 = 0.10986.
    const before = [2e6, 2e6, 2e6, 2e6, 2e6]
    expect(stabilityIndex(before, [1e6, 2e6, 3e6, 2e6, 2e6])).toBeCloseTo(0.10986, 4)
  })

  it('allows small samples what chance does to them', () => {
    // χ²₀.₉₅ with 4 degrees of freedom is 9.488.
    expect(indexByChance([20, 20, 20, 20, 20], [20, 20, 20, 20, 20])).toBeCloseTo(0.02 * 9.488, 2)
    expect(indexByChance([0, 0], [1, 1])).toBe(Number.POSITIVE_INFINITY)
  })
})
