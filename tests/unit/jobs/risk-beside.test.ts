// A result is laid beside tables of others, who make their own table as coarse as the result before they look for their people in it.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { RiskQuestionSchema } from '../../../src-main/contract/risk.ts'
import { buildHierarchy } from '../../../src-main/core/deidentification/hierarchies/build-hierarchy.ts'
import { deidentifiedLevels } from '../../../src-main/core/recipe/deidentified-levels.ts'
import { measureRisk } from '../../../src-main/jobs/measure-risk.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { stepsOf } from '../operations/run-step.ts'
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

const hierarchy = { kind: 'age', widths: [5, 10] } as const
const treating = (params: object) =>
  stepsOf([
    {
      op: 'deidentify',
      columns: ['年龄'],
      params: { levels: [{ column: '年龄', level: 2, hierarchy }], ...params } as never,
    },
  ])
const coarser = deidentifiedLevels(treating({ k: 2 }))

const bands = buildHierarchy({ kind: 'age', widths: [5, 10], top: 90 }, '年龄')
const years = ['31', '34', '38', '52', '57', '71']
const labels = years.map(year => bands.labelsOf(year)?.[2] ?? '')

function measured(other: string[], brought = coarser) {
  const [versionId, beside] = [labels, other].map(ages => storeTable(folder, ['年龄'], [ages]))
  return measureRisk({
    folder,
    pool,
    versionId: versionId ?? 0,
    populationVersionId: beside ?? 0,
    previousVersionId: beside ?? 0,
    otherVersionId: beside ?? 0,
    question: RiskQuestionSchema.parse({ quasiIdentifiers: ['年龄'] }),
    coarser: brought,
    direct: [],
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
}

it('years of age find the bands they belong to', async () => {
  const { linkage, difference, population } = await measured(['33', '35', '39', '55', '58', '59', '74'])
  // Six records in three bands; the man in his seventies is the only one here and there.
  expect(linkage).toEqual({ rows: 6, matched: 6, unique: 1, toFew: 6 })
  expect(difference).toMatchObject({ classes: 3, unchanged: 2, changedByOne: 1, exposed: 1 })
  expect(population).toMatchObject({ kMap: 1, beyondPopulation: 0 })
  expect(population?.apart).toBeUndefined()
})

it('an earlier release, already in bands, stays as it is', async () => {
  expect((await measured(labels)).difference).toMatchObject({ classes: 3, unchanged: 3, appeared: 0, vanished: 0 })
})

it('where not one value is written alike, that is said instead of “nobody was found”', async () => {
  const { linkage, difference, population } = await measured(years, [])
  expect(linkage).toMatchObject({ matched: 0, apart: ['年龄'] })
  expect(difference?.apart).toEqual(['年龄'])
  expect(population?.apart).toEqual(['年龄'])
})

it('only one level for all records can be done to another table', () => {
  expect(coarser).toMatchObject([{ column: '年龄', level: 2 }])
  expect(deidentifiedLevels(treating({ strategy: 'mondrian' }))).toEqual([])
  expect(deidentifiedLevels(treating({ further: [{ 年龄: 3 }] }))).toEqual([])
  expect(deidentifiedLevels(treating({ microaggregate: [{ column: '年龄' }] }))).toEqual([])
  expect(deidentifiedLevels([])).toEqual([])
})
