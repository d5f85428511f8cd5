// Values of a stored column that are one thing in several spellings, as the recipe leaves them.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ClusterMethod } from '../../../src-main/contract/clusters.ts'
import { StepSchema } from '../../../src-main/contract/recipe.ts'
import { createWorkerPool, type WorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { storeTable, temporaryFolder } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
let pool: WorkerPool
let versionId: number
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  pool = createWorkerPool({ size: 0 })
  const names = ['华明电子有限公司', '华明电子有限责任公司', '华明电子有限公司', ' 新远贸易', '新远贸易']
  versionId = storeTable(folder, ['企业', '状态'], [names, ['在业', '在业', '在业', '注销', '在业']])
})
afterEach(async () => {
  await pool.close()
  remove()
})

const find = (column: string, method: ClusterMethod, inputs: readonly object[] = []) => {
  const steps = inputs.map((input, at) => StepSchema.parse({ ...input, id: `s${at}` }))
  return pool.run({ kind: 'clusterColumn', place: { access: folder.access, versionId }, column, method, steps })
}

it('counts rows per spelling and proposes the one most rows use', async () => {
  const report = await find('企业', 'organisation')
  expect(report).toMatchObject({ distinct: 4, found: 2, cut: false })
  expect(report.clusters).toContainEqual({
    values: [
      { value: '华明电子有限公司', count: 2 },
      { value: '华明电子有限责任公司', count: 1 },
    ],
    proposed: '华明电子有限公司',
  })
  expect(report.clusters.map(({ proposed }) => proposed)).toContain('新远贸易')
})

it('sees the values as earlier steps leave them, under their present header', async () => {
  const steps = [
    { op: 'normalizeText', columns: ['企业'] },
    { op: 'renameColumn', columns: ['企业'], params: { name: '单位' } },
    { op: 'dropRows', params: { condition: { conditions: [{ column: '状态', test: 'equals', value: '注销' }] } } },
  ]
  const report = await find('单位', 'spelling', steps)
  expect(report).toMatchObject({ distinct: 3, found: 0 })
})

it('says so when the steps leave no such column', async () => {
  const steps = [{ op: 'renameColumn', columns: ['企业'], params: { name: '单位' } }]
  await expect(find('企业', 'spelling', steps)).rejects.toMatchObject({ code: 'RECIPE_COLUMN_MISSING' })
})

it('compares only the rows that were chosen', async () => {
  const filter = { match: 'all' as const, conditions: [{ column: '状态', test: 'equals' as const, value: '在业' }] }
  const place = { access: folder.access, versionId }
  const report = await pool.run({
    kind: 'clusterColumn',
    place,
    column: '企业',
    method: 'spelling',
    steps: [],
    filter,
  })
  expect(report).toMatchObject({ distinct: 3, found: 0 })
})
