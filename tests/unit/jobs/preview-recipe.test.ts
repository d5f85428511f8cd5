// The preview shows what the run will give, on the person's own rows.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PreviewDecisions } from '../../../src-main/jobs/preview-decisions.ts'
import { previewRecipe } from '../../../src-main/jobs/preview-recipe.ts'
import { PreviewTables } from '../../../src-main/jobs/preview-tables.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { context, type StepInput, stepsOf } from '../operations/run-step.ts'
import { runOn, storeTable, temporaryFolder, testKeyring } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
let versionId: number
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
  const rows = Array.from({ length: 3000 }, (_, row) => row)
  versionId = storeTable(
    folder,
    ['编号', '日期', '状态'],
    [
      rows.map(row => `A${row}`),
      rows.map(row => `2020年${(row % 12) + 1}月${(row % 28) + 1}日`),
      rows.map(row => (row % 5 === 0 ? '作废' : '有效')),
    ],
  )
})
afterEach(() => remove())

const decisions = new PreviewDecisions()
const pool = createWorkerPool({ size: 0 })
const dropVoid: StepInput = {
  op: 'dropRows',
  params: { condition: { conditions: [{ column: '状态', test: 'equals', value: '作废' }] } },
}
const steps: StepInput[] = [
  { op: 'normalizeDate', columns: ['日期'] },
  { op: 'pseudonymize', columns: ['编号'], params: { key: '甲' } },
  { op: 'dropColumn', columns: ['状态'] },
  { op: 'generalizeDate', columns: ['日期'], params: { unit: 'month' } },
]

const preview = (inputs: readonly StepInput[], offset = 2040, limit = 20) =>
  previewRecipe({
    folder,
    versionId,
    steps: stepsOf(inputs),
    offset,
    limit,
    context,
    decisions,
    keyIds: [],
    tables: new PreviewTables(id => folder.tables.remove(id)),
    run: {
      folder,
      pool,
      versionId,
      keyring: testKeyring,
      seed: 1,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    },
  })

it('shows the very cells of the result, across the border of stored pieces', async () => {
  const unkeyed = steps.filter(step => step.op !== 'pseudonymize')
  const { versionId: result } = await runOn(folder, versionId, unkeyed)
  const page = folder.tables.open(result).page(2040, 20)
  const shown = await preview(unkeyed)
  expect(shown.afterColumns).toEqual(page.names)
  expect(shown.rows.map(row => row.rowNumber)).toEqual(page.rowNumbers)
  expect(shown.rows.map(row => row.after)).toEqual(page.rowNumbers.map((_, at) => page.columns.map(cells => cells[at])))
})

it('compares with the state before the last step only, and says what that step does', async () => {
  const shown = await preview(steps, 0, 1)
  expect(shown.beforeColumns).toEqual(['编号', '日期'])
  expect(shown.rows[0]?.before[1]).toBe('2020-01-01')
  expect(shown.rows[0]?.after?.[1]).toBe('2020-01')
  expect(shown.sentence).toBe('把「日期」里的日期只保留到月')
  expect(shown.problem).toBeNull()
})

it('shows a removed row as removed', async () => {
  expect((await preview([dropVoid], 0, 6)).rows.map(row => row.after === null)).toEqual([
    true,
    false,
    false,
    false,
    false,
    true,
  ])
})

it('shows every row that a step makes of one', async () => {
  const { rows } = await preview(
    [{ op: 'unpivot', columns: ['日期', '状态'], params: { nameColumn: '项', valueColumn: '值' } }],
    0,
    2,
  )
  expect(rows.map(({ rowNumber, added }) => [rowNumber, added])).toEqual([
    [2, false],
    [2, true],
    [3, false],
    [3, true],
  ])
  expect(rows.slice(0, 2).map(({ after }) => after)).toEqual([
    ['A0', '日期', '2020年1月1日'],
    ['A0', '状态', '作废'],
  ])
})

it('shows the rows as they were, with the reason, when the last step cannot run or fails on them', async () => {
  const missing = await preview([{ op: 'normalizeDate', columns: ['生日'] }], 0, 1)
  expect(missing.problem).toContain('生日')
  expect(missing.rows[0]?.after).toEqual(missing.rows[0]?.before)
  const failing = await preview([{ op: 'generalizeDate', columns: ['编号'] }], 0, 1)
  expect(failing.problem).toContain('脱敏步骤')
  expect(failing.rows[0]?.after).toEqual(failing.rows[0]?.before)
})

it('shows the source when there is no step yet', async () => {
  const shown = await preview([], 0, 2)
  expect(shown.rows.map(row => row.after?.[0])).toEqual(['A0', 'A1'])
  expect(shown.sentence).toBe('')
})

it('knows the whole table when it shows which rows repeat: page by page the very rows of the result', async () => {
  const inputs: StepInput[] = [
    { op: 'normalizeDate', columns: ['日期'] },
    dropVoid,
    { op: 'dropDuplicates', columns: ['日期'] },
    { op: 'generalizeDate', columns: ['日期'], params: { unit: 'month' } },
    { op: 'dropDuplicates', columns: ['日期'] },
  ]
  const { versionId: result } = await runOn(folder, versionId, inputs)
  const table = folder.tables.open(result)
  // The last page first: what a page shows does not depend on what was looked at before.
  const shown: number[] = []
  for (const offset of [2500, 2000, 1500, 1000, 500, 0]) {
    const { rows } = await preview(inputs, offset, 500)
    shown.unshift(...rows.flatMap(row => (row.after === null ? [] : [row.rowNumber])))
  }
  expect(shown).toEqual(table.page(0, table.rows).rowNumbers)
  expect(shown.length).toBeLessThan(20)
})

it('says so when a masking step fails in a row before the page, as the run would', async () => {
  const { problem } = await preview([
    { op: 'generalizeDate', columns: ['编号'] },
    { op: 'dropDuplicates', columns: ['编号'] },
  ])
  expect(problem).toContain('脱敏步骤')
})
