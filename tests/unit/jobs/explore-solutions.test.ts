// The solutions offered for choosing, on a stored table: what is promised of each is counted again here, by hand.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Progress } from '../../../src-main/contract/call.ts'
import { type ExploreQuestion, ExploreQuestionSchema } from '../../../src-main/contract/deidentify-window.ts'
import { ProtectionSchema } from '../../../src-main/contract/protection.ts'
import { buildHierarchy } from '../../../src-main/core/deidentification/hierarchies/build-hierarchy.ts'
import { exploreTable, rescueTable } from '../../../src-main/jobs/explore-table.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
let pool: WorkerPool
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  pool = createWorkerPool({ size: 0 })
})
afterEach(async () => {
  await pool.close()
  remove()
})

const ROWS = 2600
const rows = Array.from({ length: ROWS }, (_, row) => row)
const ages = rows.map(row => String(18 + ((row * 7) % 70)))
const places = rows.map(row => `3202${String(5 + ((row * 3) % 7)).padStart(2, '0')}`)
const illness = rows.map(row => ['甲', '乙', '丙'][row % 3] ?? '')

const question: ExploreQuestion = ExploreQuestionSchema.parse({
  quasi: [
    { column: '年龄', hierarchy: { kind: 'age', widths: [5, 10, 20], top: 90 } },
    { column: '区划', hierarchy: { kind: 'prefix', keeps: [5, 4] } },
  ],
  sensitive: [],
  population: null,
  k: 20,
  limit: 0.02,
})

function explore(asked: ExploreQuestion, people: [string[], string[]] | null = null) {
  const versionId = storeTable(folder, ['年龄', '区划', '病'], [ages, places, illness])
  const population = people === null ? null : storeTable(folder, ['年龄', '区划'], people)
  return exploreTable({
    place: { access: folder.access, versionId },
    population: population === null ? null : { access: folder.access, versionId: population },
    question: asked,
    pool,
    signal: new AbortController().signal,
    enough: new AbortController().signal,
    onProgress: () => undefined,
  })
}

/** Group sizes at the levels, straight from the labels. */
function groupsAt(levels: Record<string, number>): number[] {
  const labels = question.quasi.map(({ column, hierarchy }, at) => {
    const ready = buildHierarchy(hierarchy, column)
    return (at === 0 ? ages : places).map(value => ready.labelsOf(value)?.[levels[column] ?? 0] ?? '')
  })
  const counts = new Map<string, number>()
  for (const row of rows) {
    const key = labels.map(column => column[row]).join('|')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts.values()]
}

it('every solution holds what it promises, the least loss comes first, and all are found in a small lattice', async () => {
  const { solutions, exact, optimal, before, nodes } = await explore(question)
  expect({ exact, optimal, nodes }).toEqual({ exact: true, optimal: true, nodes: 5 * 4 })
  expect(before.k).toBe(Math.min(...groupsAt({ 年龄: 0, 区划: 0 })))
  expect(solutions.length).toBeGreaterThan(3)
  const losses = solutions.map(({ loss }) => loss)
  expect(losses).toEqual(losses.toSorted((a, b) => a - b))
  for (const { levels, k, classes, suppressedRows, sizes } of solutions) {
    const groups = groupsAt(levels)
    const kept = groups.filter(size => size >= question.k)
    expect({ k, classes }).toEqual({ k: kept.length === 0 ? 0 : Math.min(...kept), classes: kept.length })
    expect(suppressedRows).toBe(ROWS - kept.reduce((sum, size) => sum + size, 0))
    expect(suppressedRows).toBeLessThanOrEqual(ROWS * question.limit)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(ROWS - suppressedRows)
  }
})

it('a protected column is looked at too', async () => {
  const { solutions } = await explore({
    ...question,
    sensitive: [ProtectionSchema.parse({ column: '病', distinct: 3, closeness: 0.1 })],
  })
  expect(solutions.length).toBeGreaterThan(0)
  const { solutions: none } = await explore({
    ...question,
    sensitive: [ProtectionSchema.parse({ column: '病', distinct: 4 })],
  })
  expect(none.filter(({ classes }) => classes > 0)).toEqual([])
})

it('values with their counts come most frequent first', async () => {
  const versionId = storeTable(folder, ['病'], [['甲', '乙', '甲', '']])
  const values = await pool.run({ kind: 'columnValues', place: { access: folder.access, versionId }, column: '病' })
  expect(values).toEqual([
    { value: '甲', count: 2 },
    { value: '乙', count: 1 },
    { value: '', count: 1 },
  ])
})

it('the people around are counted too, and a value of theirs that no hierarchy covers is named', async () => {
  const twice: [string[], string[]] = [
    [...ages, ...ages],
    [...places, ...places],
  ]
  const asked = (kMap: number): ExploreQuestion => ({
    ...question,
    population: { input: '人口', kMap, presence: null },
  })
  const lowest = async (kMap: number) => (await explore(asked(kMap), twice)).solutions.map(({ k }) => k)
  expect(Math.min(...(await lowest(40)))).toBeGreaterThanOrEqual(20)
  expect(Math.min(...(await lowest(100)))).toBeGreaterThanOrEqual(50)
  await expect(explore(asked(40), [['很老'], ['320205']])).rejects.toMatchObject({
    code: 'HIERARCHY_UNCOVERED',
    params: { reason: expect.stringContaining('很老') },
  })
})

it('whoever takes the best so far gets it, with a bound that it does not go below', async () => {
  const names = Array.from({ length: 10 }, (_, at) => `列${at}`)
  // Large enough that no machine is done before it has told of a best one.
  const values = names.map((_, at) => rows.slice(0, 2000).map(row => String(((row * (at + 3)) ^ (row >> 2)) % 23)))
  const versionId = storeTable(folder, names, values)
  const enough = new AbortController()
  const told: NonNullable<Progress['search']>[] = []
  const exploration = await exploreTable({
    place: { access: folder.access, versionId },
    population: null,
    question: {
      ...question,
      quasi: names.map(column => ({
        column,
        hierarchy: { kind: 'interval', widths: [2, 4, 8], origin: 0, bottom: null, top: null },
      })),
    },
    pool,
    signal: new AbortController().signal,
    enough: enough.signal,
    onProgress: ({ search }) => {
      if (search === undefined) return
      told.push(search)
      if (search.best !== null) enough.abort()
    },
  })
  const [first] = exploration.solutions
  expect(told.some(({ best }) => best !== null)).toBe(true)
  expect(exploration.optimal).toBe(false)
  expect(first?.k).toBeGreaterThanOrEqual(20)
  expect(exploration.bound).toBeLessThanOrEqual(first?.loss ?? 0)
})

const at = (versionId: number) => ({ access: folder.access, versionId })
const job = () => ({ pool, signal: new AbortController().signal, onProgress: () => undefined })

it('cut group by group nobody is left out, groups are smaller than at one level for all, and less is lost', async () => {
  const many = { ...question, k: 100, limit: 0 }
  const [alike] = (await explore(many)).solutions
  const { solutions } = await explore({ ...many, strategy: 'mondrian' })
  expect(solutions).toHaveLength(1)
  expect(solutions[0]).toMatchObject({ levels: {}, suppressedRows: 0 })
  expect(solutions[0]?.k).toBeGreaterThanOrEqual(100)
  expect(solutions[0]?.loss).toBeLessThan(alike?.loss ?? 0)
})

it('a level asked for at least is the finest that any group shows', async () => {
  const [ageOnly] = question.quasi
  if (ageOnly === undefined) throw new Error('there are two')
  const quasi = [{ ...ageOnly, least: 2 }]
  const { solutions, before } = await explore({ ...question, quasi, strategy: 'mondrian', k: 2 })
  // Bands of ten years: 18-19, 20-29 … 80-87.
  expect(solutions[0]?.classes).toBe(8)
  // What was there before is counted on the years themselves.
  expect(before.classes).toBe(new Set(ages).size)
})

it('of the records that a solution drops some are kept after all, at levels that stand in the answer', async () => {
  const rare = rows.map(row => (row % 50 === 0 ? String(20 + ((row / 50) % 60)) : (ages[row] ?? '')))
  const versionId = storeTable(folder, ['年龄', '区划'], [rare, places])
  const levels = { 年龄: 1, 区划: 0 }
  const asked = { place: at(versionId), population: null, question: { ...question, k: 30, limit: 1 }, levels }
  const { passes, solution } = await rescueTable({ ...asked, ...job() })
  const kept = passes.reduce((sum, pass) => sum + pass.rows, 0)
  expect(kept).toBeGreaterThan(0)
  expect(solution.k).toBeGreaterThanOrEqual(30)
  const { solutions } = await exploreTable({ ...asked, ...job(), enough: new AbortController().signal })
  const alone = solutions.find(one => one.levels.年龄 === 1 && one.levels.区划 === 0)
  if (alone !== undefined) expect(solution.suppressedRows).toBe(alone.suppressedRows - kept)
  const utility = await pool.run({
    kind: 'solutionUtility',
    ...asked,
    further: passes.map(pass => pass.levels),
  })
  expect(utility.byColumn.every(one => one.kept > 0 && one.distance < 1)).toBe(true)
})

it('an average of something that is no number is refused now, not when the recipe runs', async () => {
  const microaggregate = [{ column: '区划', measure: 'mean', decimals: 1 }] as const
  const versionId = storeTable(folder, ['年龄', '区划'], [ages, places.map(place => `第${place}号`)])
  const asked = {
    place: at(versionId),
    population: null,
    question: { ...question, microaggregate: [...microaggregate] },
  }
  await expect(exploreTable({ ...asked, ...job(), enough: new AbortController().signal })).rejects.toMatchObject({
    code: 'DEIDENTIFY_NOT_MET',
    params: { reason: expect.stringContaining('不是数字') },
  })
})

it('how easily one is found on average can be asked of the table as a whole', async () => {
  const { solutions } = await explore({ ...question, maxAverage: 0.01 })
  expect(solutions.length).toBeGreaterThan(0)
  for (const { classes, suppressedRows } of solutions)
    expect(classes).toBeLessThanOrEqual(0.01 * (ROWS - suppressedRows))
})
