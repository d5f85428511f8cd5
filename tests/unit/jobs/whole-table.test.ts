// Steps that must see the whole table before they treat a row: same result whatever the workers, nothing left behind, honest previews.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { canonicalHeader, canonicalRows } from '../../../src-main/core/table/canonical-csv.ts'
import { PreviewDecisions } from '../../../src-main/jobs/preview-decisions.ts'
import { previewRecipe } from '../../../src-main/jobs/preview-recipe.ts'
import { PreviewTables } from '../../../src-main/jobs/preview-tables.ts'
import { createWorkerPool } from '../../../src-main/jobs/worker-pool.ts'
import type { WorkFolder } from '../../../src-main/store/work-folder.ts'
import { countRows } from '../../store/support.ts'
import { context, stepsOf } from '../operations/run-step.ts'
import { runOn, type StepInput, storeTable, temporaryFolder, testKeyring } from './make-table.ts'

let folder: WorkFolder
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = temporaryFolder())
})
afterEach(() => remove())

const ROWS = 7000
const DISTRICTS = ['滨湖', '梁溪', '新吴', '']
const YEARS = ['2019年', '2020年', '2021年']
const names = ['编号', '区', '年份', '金额']

/** Row by row, in no order that any step would leave alone. */
const rows = Array.from({ length: ROWS }, (_, row) => {
  const mixed = (row * 7919) % ROWS
  return [`A${mixed % 2000}`, DISTRICTS[mixed % 4] ?? '', YEARS[mixed % 3] ?? '', `${(mixed * 13) % 997}.50元`]
})

const store = (table: readonly (readonly string[])[] = rows) =>
  storeTable(
    folder,
    names,
    names.map((_, at) => table.map(row => row[at] ?? '')),
  )

const amounts: StepInput = { op: 'normalizeNumber', columns: ['金额'] }
const sortAmounts: StepInput = { op: 'sortRows', columns: ['金额', '区'], params: { order: 'down', reversed: ['区'] } }
const serial: StepInput = { op: 'addSerial', params: { name: '序' } }
const byDistrict: StepInput = {
  op: 'pivot',
  columns: ['区'],
  params: { nameColumn: '年份', valueColumn: '金额', several: 'sum' },
}

function tableOf(versionId: number): string[][] {
  const table = folder.tables.open(versionId)
  const page = table.page(0, table.rows)
  return page.rowNumbers.map((_, row) => page.columns.map(column => column[row] ?? ''))
}

function textOf(versionId: number): string {
  const table = folder.tables.open(versionId)
  return canonicalHeader(table.columns) + table.chunks.map(({ no }) => canonicalRows(table.readChunk(no))).join('')
}

describe('a run with steps that see the whole table', () => {
  it('gives the same table and the same digest with no worker, one worker and two, whatever stands before and behind', async () => {
    const source = store()
    const recipe: StepInput[] = [
      amounts,
      { op: 'dropRows', params: { condition: { conditions: [{ column: '区', test: 'empty' }] } } },
      { op: 'keepBest', columns: ['编号'], params: { rule: 'largest', by: '金额' } },
      { op: 'normalizeDate', columns: ['年份'] },
      sortAmounts,
      serial,
      { op: 'dropDuplicates', columns: ['区', '金额'] },
    ]
    const runs = []
    for (const workers of [0, 1, 2]) runs.push(await runOn(folder, source, recipe, { workers }))
    const texts = runs.map(({ versionId }) => textOf(versionId))
    expect(texts[1]).toBe(texts[0])
    expect(texts[2]).toBe(texts[0])
    expect(new Set(runs.map(({ report }) => report.digest)).size).toBe(1)
    expect(runs[0]?.report.steps.map(({ op }) => op)).toEqual(recipe.map(({ op }) => op))
  })

  it('puts rows in order over all stored pieces, and rows that are equal stay as they stood', async () => {
    const { versionId, report } = await runOn(folder, store(), [amounts, sortAmounts], { workers: 2 })
    const amount = (row: readonly string[]) => Number((row[3] ?? '').replace('元', ''))
    const sounds: Record<string, number> = { 滨湖: 1, 梁溪: 2, 新吴: 3, '': 4 }
    const expected = rows
      .map(row => [row[0], row[1], row[2], String(amount(row))])
      .map((row, at) => ({ row, at }))
      .sort(
        (a, b) =>
          Number(b.row[3]) - Number(a.row[3]) ||
          (sounds[a.row[1] ?? ''] ?? 0) - (sounds[b.row[1] ?? ''] ?? 0) ||
          a.at - b.at,
      )
    const sorted = tableOf(versionId)
    expect(sorted.map(row => [...row.slice(0, 3), String(Number(row[3]))])).toEqual(expected.map(({ row }) => row))
    const { rowNumbers } = folder.tables.open(versionId).page(0, ROWS)
    expect(rowNumbers).toEqual(expected.map(({ at }) => at + 2))
    expect(report.counts).toMatchObject({ source: ROWS, removed: 0, added: 0, result: ROWS })
  })

  it('names the columns that the data make, and lets later steps use them', async () => {
    const { versionId, report } = await runOn(
      folder,
      store(),
      [amounts, byDistrict, { op: 'renameColumn', columns: ['2020年'], params: { name: '二〇年' } }],
      { workers: 2 },
    )
    expect(report.columns).toEqual(['区', '2019年', '二〇年', '2021年'])
    expect(report.counts.result).toBe(4)
    const sum = rows
      .filter(row => row[1] === '滨湖' && row[2] === '2019年')
      .reduce((total, row) => total + Number((row[3] ?? '').replace('元', '')), 0)
    const at = report.columns.indexOf('2019年')
    expect(Number(tableOf(versionId).find(row => row[0] === '滨湖')?.[at])).toBe(sum)
  })

  it('stops at a masking step that misses a column which the data did not make, and leaves out a cleaning step', async () => {
    const source = store()
    const masked = runOn(folder, source, [byDistrict, { op: 'dropColumn', columns: ['1999年'] }], { workers: 1 })
    await expect(masked).rejects.toMatchObject({ code: 'RECIPE_COLUMN_MISSING', at: { step: 's1', column: '1999年' } })
    const cleaned = await runOn(folder, source, [byDistrict, { op: 'normalizeText', columns: ['1999年'] }])
    expect(cleaned.report.leftOut).toMatchObject([{ number: 2, op: 'normalizeText' }])
    expect(countRows(folder.dir, 'versions')).toBe(2)
  })

  it('treats only the rows in scope and leaves the others where they are', async () => {
    const scope = { conditions: [{ column: '区', test: 'equals' as const, value: '滨湖' }] }
    const { versionId } = await runOn(
      folder,
      store(),
      [{ op: 'keepBest', columns: ['区'], params: { rule: 'last' }, scope }],
      { workers: 2 },
    )
    const left = tableOf(versionId)
    const last = rows.findLastIndex(row => row[1] === '滨湖')
    expect(left).toEqual(rows.filter((row, at) => row[1] !== '滨湖' || at === last))
    await expect(runOn(folder, store(), [{ ...sortAmounts, scope }])).rejects.toMatchObject({ code: 'RECIPE_INVALID' })
  })

  it('leaves no hidden table behind, whether it ends, fails or is cancelled', async () => {
    const source = store()
    const recipe = [amounts, sortAmounts, serial, { ...sortAmounts, columns: ['序'], params: {} }]
    const before = countRows(folder.dir, 'versions')
    const { versionId } = await runOn(folder, source, recipe, { workers: 2 })
    expect(countRows(folder.dir, 'versions')).toBe(before + 1)
    folder.tables.remove(versionId)
    for (const stage of ['survey', 'decide', 'arrange', 'run']) {
      const stop = new AbortController()
      const onProgress = (progress: { stage: string }) => {
        if (progress.stage === stage) stop.abort()
      }
      const running = runOn(folder, source, recipe, { workers: 1, signal: stop.signal, onProgress })
      await expect(running, stage).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(countRows(folder.dir, 'versions'), stage).toBe(before)
    }
    expect(countRows(folder.dir, 'chunk_links')).toBe(0)
  })

  it('runs on a table without rows', async () => {
    const { report } = await runOn(folder, store([]), [sortAmounts, byDistrict, serial])
    expect(report.columns).toEqual(['序', '区'])
    expect(report.counts.result).toBe(0)
  })
})

describe('a preview of a step that sees the whole table', () => {
  const pool = createWorkerPool({ size: 0 })
  const decisions = new PreviewDecisions()
  const preview = (versionId: number, inputs: readonly StepInput[], offset: number, limit: number) =>
    previewRecipe({
      folder,
      versionId,
      steps: stepsOf(inputs),
      offset,
      limit,
      paging: 'fitting',
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

  it.each([
    ['sorted', [amounts, sortAmounts]],
    ['in other columns', [amounts, byDistrict]],
  ] as const)('shows the rows of the result where rows come to stand elsewhere: %s', async (_, recipe) => {
    const source = store()
    const { versionId } = await runOn(folder, source, recipe)
    const shown = await preview(source, recipe, 2, 40)
    const page = folder.tables.open(versionId).page(2, 40)
    expect(shown).toMatchObject({ paged: 'after', total: folder.tables.open(versionId).rows, problem: null })
    expect(shown.afterColumns).toEqual(page.names)
    expect(shown.rows.map(({ rowNumber }) => rowNumber)).toEqual(page.rowNumbers)
    expect(shown.rows.map(({ after }) => after)).toEqual(
      page.rowNumbers.map((__, at) => page.columns.map(one => one[at])),
    )
    expect(shown.note).toContain('全部 7,000 行')
  })

  it('shows which rows go, beside those that stay', async () => {
    const source = store()
    const recipe: StepInput[] = [{ op: 'keepBest', columns: ['编号'], params: { rule: 'last' } }]
    const { versionId } = await runOn(folder, source, recipe)
    const kept = new Set(folder.tables.open(versionId).page(0, ROWS).rowNumbers)
    const shown = await preview(source, recipe, 4900, 200)
    expect(shown.paged).toBe('source')
    expect(shown.rows.map(({ rowNumber, after }) => [rowNumber, after !== null])).toEqual(
      Array.from({ length: 200 }, (_, at) => [4902 + at, kept.has(4902 + at)]),
    )
  })

  it('says what is wrong with a step, beside the rows as they are before it', async () => {
    const many = Array.from({ length: 1200 }, (_, row) => [`A${row}`, '滨湖', `第${row}项`, '1'])
    const shown = await preview(store(many), [byDistrict], 0, 3)
    expect(shown.problem).toContain('超过 1000 种')
    expect(shown.rows.map(({ after }) => after?.[0])).toEqual(['A0', 'A1', 'A2'])
  })

  it('is still made for the one who waits when the one who asked first gives up', async () => {
    const tables = new PreviewTables(id => folder.tables.remove(id))
    const gaveUp = new AbortController()
    const ask = (signal: AbortSignal) => ({
      folder,
      pool,
      versionId: source,
      steps: stepsOf([amounts, sortAmounts]),
      keyring: testKeyring,
      seed: 1,
      signal,
      onProgress: () => undefined,
    })
    const source = store()
    const rowsOf = (versionId: number) => folder.tables.open(versionId).rows
    const first = tables.with('same', ask(gaveUp.signal), rowsOf)
    const second = tables.with('same', ask(new AbortController().signal), rowsOf)
    gaveUp.abort()
    await expect(first).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await second).toBe(ROWS)
  })
})
