// Running recipes over stored tables: same result whatever the workers, counts that add up, nothing left after a failure.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalHeader, canonicalRows } from '../../../src-main/core/table/canonical-csv.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { KEY_NAME, runOn, type StepInput, storeTable, temporaryFolder } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const ROWS = 9000
const names = ['编号', '日期', '金额', '状态']

function makeTable(): number {
  const numbers = Array.from({ length: ROWS }, (_, row) => row)
  return storeTable(folder, names, [
    numbers.map(row => `A${row % 6000}`),
    numbers.map(row => `19${String(row % 90).padStart(2, '0')}年${(row % 12) + 1}月${(row % 28) + 1}日`),
    numbers.map(row => (row % 7 === 0 ? '无' : `${row}.5元`)),
    numbers.map(row => (row % 10 === 0 ? '作废' : row % 3 === 0 ? '' : '有效')),
  ])
}

const recipe: StepInput[] = [
  { op: 'normalizeDate', columns: ['日期'] },
  { op: 'unifyEmpties', columns: ['金额'] },
  { op: 'dropRows', params: { condition: { conditions: [{ column: '状态', test: 'equals', value: '作废' }] } } },
  { op: 'dropDuplicates', columns: ['编号'] },
  { op: 'normalizeNumber', columns: ['金额'], params: { decimals: 1 } },
  { op: 'dropDuplicates', columns: ['日期', '状态'] },
  { op: 'pseudonymize', columns: ['编号'], params: { key: KEY_NAME } },
  { op: 'generalizeDate', columns: ['日期'] },
]

function textOf(versionId: number): string {
  const table = folder.tables.open(versionId)
  return canonicalHeader(table.columns) + table.chunks.map(({ no }) => canonicalRows(table.readChunk(no))).join('')
}

describe('running a recipe', () => {
  it('gives the same table and the same digest with no worker, one worker and two', async () => {
    const source = makeTable()
    const runs = []
    for (const workers of [0, 1, 2]) runs.push(await runOn(folder, source, recipe, { workers }))
    const texts = runs.map(run => textOf(run.versionId))
    const reports = runs.map(({ report }) => ({ ...report, steps: report.steps.map(step => ({ ...step, ms: 0 })) }))
    expect(texts[1]).toBe(texts[0])
    expect(texts[2]).toBe(texts[0])
    expect(reports[1]).toEqual(reports[0])
    expect(reports[2]).toEqual(reports[0])
    expect(reports[0]?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('loses nothing when the pool is asked to rest in the middle of it', async () => {
    const source = makeTable()
    const calm = await runOn(folder, source, recipe)
    const restless = await runOn(folder, source, recipe, { workers: 2, restless: true })
    expect(textOf(restless.versionId)).toBe(textOf(calm.versionId))
    expect(restless.report.digest).toBe(calm.report.digest)
  })

  it('states the digest of the very text of the result', async () => {
    const { versionId, report } = await runOn(folder, makeTable(), recipe, { workers: 1 })
    expect(report.result.sha256).toBe(createHash('sha256').update(textOf(versionId), 'utf8').digest('hex'))
  })

  it('accounts for every row', async () => {
    const { versionId, report } = await runOn(folder, makeTable(), recipe)
    const { counts, steps, result } = report
    const removed = steps.reduce((sum, step) => sum + step.rowsRemoved, 0)
    expect(counts).toEqual({
      read: ROWS,
      setAside: 0,
      source: ROWS,
      removed,
      added: 0,
      result: folder.tables.open(versionId).rows,
    })
    expect(counts.result).toBe(counts.source - counts.removed + counts.added)
    expect(result.rows).toBe(counts.result)
    expect(steps[2]?.rowsRemoved).toBe(ROWS / 10)
    // 900 of 9,000 rows are void; of the 8,100 others the first of each of 6,000 numbers stays, save the 600 void ones.
    expect(steps[3]?.rowsIn).toBe(ROWS - ROWS / 10)
    expect(steps[4]?.rowsIn).toBe(5400)
  })

  it('keeps the source row numbers of the rows that stay', async () => {
    const source = storeTable(folder, ['值'], [['a', 'b', 'a', 'c']])
    const { versionId } = await runOn(folder, source, [{ op: 'dropDuplicates' }])
    expect(folder.tables.open(versionId).page(0, 10).rowNumbers).toEqual([2, 3, 5])
  })

  it('stops a masking step at the first value it cannot treat, names the cell, and leaves no version behind', async () => {
    const dates = Array.from({ length: 3000 }, (_, row) => (row === 2500 ? '不详' : '2020-06-09'))
    const source = storeTable(folder, ['日期'], [dates])
    const failing = runOn(folder, source, [{ op: 'generalizeDate', columns: ['日期'] }], { workers: 2 })
    await expect(failing).rejects.toMatchObject({
      code: 'RECIPE_MASK_FAILED',
      at: { column: '日期', row: 2502, step: 's0' },
    })
    expect(() => folder.tables.open(source + 1)).toThrow()
  })

  it('stops when the person cancels and leaves no version behind', async () => {
    const source = makeTable()
    const stop = new AbortController()
    const running = runOn(folder, source, recipe, { workers: 1, signal: stop.signal, onProgress: () => stop.abort() })
    await expect(running).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(() => folder.tables.open(source + 1)).toThrow()
  })

  it('leaves out a cleaning step whose column is missing, says which, and does the rest', async () => {
    const lacking: StepInput = { op: 'normalizeText', columns: ['生日'] }
    const [first = lacking, ...others] = recipe
    const { versionId, report } = await runOn(folder, makeTable(), [first, lacking, ...others])
    const { versionId: without } = await runOn(folder, makeTable(), recipe)
    expect(textOf(versionId)).toBe(textOf(without))
    expect(report.leftOut).toMatchObject([{ op: 'normalizeText', number: 2, reason: expect.stringContaining('生日') }])
    expect(report.steps.map(({ op }) => op)).toEqual(recipe.map(({ op }) => op))
  })

  it.each(['generalizeDate', 'dropColumn'])('refuses before writing anything when %s misses its column', async op => {
    const running = runOn(folder, makeTable(), [
      { op: 'normalizeText', columns: ['状态'] },
      { op, columns: ['生日'] },
    ])
    await expect(running).rejects.toMatchObject({ code: 'RECIPE_COLUMN_MISSING', params: { column: '生日' } })
  })

  it('stops at a masking step that wants a column only a left-out step would have made', async () => {
    const renamed: StepInput = { op: 'renameColumn', columns: ['证件'], params: { name: '证件号' } }
    const running = runOn(folder, makeTable(), [renamed, { op: 'dropColumn', columns: ['证件号'] }])
    await expect(running).rejects.toMatchObject({ code: 'RECIPE_COLUMN_MISSING', params: { column: '证件号' } })
  })

  it('runs an empty recipe as a plain copy, and a table without rows too', async () => {
    const source = makeTable()
    expect(textOf((await runOn(folder, source, [])).versionId)).toBe(textOf(source))
    const none = storeTable(folder, ['a', 'b'], [[], []])
    const { report } = await runOn(folder, none, [{ op: 'dropDuplicates' }])
    expect(report.result).toMatchObject({ rows: 0, columns: 2 })
  })

  it('gives a digest that changes with the recipe and with the key', async () => {
    const source = makeTable()
    const one = await runOn(folder, source, [{ op: 'maskText', columns: ['编号'] }])
    const other = await runOn(folder, source, [{ op: 'maskText', columns: ['编号'], params: { keepFirst: 2 } }])
    const keyed = await runOn(folder, source, [{ op: 'pseudonymize', columns: ['编号'], params: { key: KEY_NAME } }])
    expect(new Set([one.report.digest, other.report.digest, keyed.report.digest]).size).toBe(3)
    expect(keyed.report.keyIds).toEqual(['key-1'])
    expect(one.report.keyIds).toEqual([])
  })

  it('reports progress up to the last row', async () => {
    const seen: number[] = []
    await runOn(folder, makeTable(), recipe, { onProgress: progress => seen.push(progress.done) })
    expect(seen.at(-1)).toBe(ROWS)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })
})
