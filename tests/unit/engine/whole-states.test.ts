// Tables looked at behind steps that need all rows: facets, clusters, rows that checks set aside; and tables taken over from other datasets.
// A work folder of its own; nobody in the tables exists.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import type { Condition } from '../../../src-main/contract/recipe.ts'
import { connectInProcess } from '../../../src-main/engine/in-process.ts'
import { type Engine, openEngine } from '../../../src-main/engine/open-engine.ts'
import { type StepInput, stepsOf } from '../operations/run-step.ts'

let place: string
let engine: Engine
let client: EngineClient

const at = (name: string) => join(place, name)

async function imported(name: string, text: string): Promise<string> {
  writeFileSync(at(`${name}.csv`), text)
  const report = await client.call('datasets.import', { path: at(`${name}.csv`), reading: { header: 'auto' }, name })
  return report.datasetId
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-states-'))
  engine = await openEngine({
    folder: at('folder'),
    keyring: { path: null, passphrase: undefined, createMissing: false },
    holder: 'test',
    person: '张办',
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => '2026-11-28T08:00:00.000Z',
    log: () => undefined,
    workers: 0,
  })
  client = connectInProcess(engine.server)
})

afterAll(async () => {
  await engine.close()
  rmSync(place, { recursive: true, force: true })
})

const SHOPS = ['号,店,区', '1,甲,梁溪', '2,乙,锡山', '2,乙,锡山', '3,丙,梁溪', '1,甲,梁溪', '4,丁,滨湖'].join('\n')
const IN_LIANGXI: Condition = { match: 'all', conditions: [{ column: '区', test: 'equals', value: '梁溪' }] }

const counted = async (datasetId: string, input: StepInput[], column: string) => {
  const steps = stepsOf(input)
  const facets = [{ column, kind: 'text' as const }]
  const {
    rows,
    facets: [answer],
  } = await client.call('facets.count', { datasetId, view: 'source', steps, facets })
  return { rows, choices: Object.fromEntries((answer?.choices ?? []).map(({ value, count }) => [value, count])) }
}

describe('facets', () => {
  it('count the rows that are left when repeats are gone, and all rows before that', async () => {
    const datasetId = await imported('去重', SHOPS)
    expect(await counted(datasetId, [], '区')).toEqual({ rows: 6, choices: { 梁溪: 3, 锡山: 2, 滨湖: 1 } })
    const steps: StepInput[] = [{ op: 'dropDuplicates' }, { op: 'addText', columns: ['区'], params: { behind: '区' } }]
    expect(await counted(datasetId, steps, '区')).toEqual({ rows: 4, choices: { 梁溪区: 2, 锡山区: 1, 滨湖区: 1 } })
  })

  it('see the columns that only the whole table could make', async () => {
    const datasetId = await imported('转列', SHOPS)
    const pivot = { op: 'pivot', columns: ['号'], params: { nameColumn: '区', valueColumn: '店' } }
    const { rows, choices } = await counted(datasetId, [pivot], '梁溪')
    expect(rows).toBe(4)
    expect(Object.keys(choices)).toEqual(expect.arrayContaining(['丙']))
  })

  it('show the chosen rows as they stand in the file, in its order, beside what becomes of them', async () => {
    const datasetId = await imported('排序', SHOPS)
    const steps = stepsOf([{ op: 'dropDuplicates' }, { op: 'sortRows', columns: ['号'], params: { reversed: ['号'] } }])
    const asked = { datasetId, view: 'source' as const, steps, show: steps, filter: IN_LIANGXI, offset: 0, limit: 10 }
    const page = await client.call('facets.page', asked)
    expect(page.total).toBe(2)
    expect(page.rows.map(({ rowNumber, before }) => [rowNumber, ...before])).toEqual([
      [2, '1', '甲', '梁溪'],
      [5, '3', '丙', '梁溪'],
    ])
    expect(page.rows.map(({ after }) => after)).toEqual([
      ['1', '甲', '梁溪'],
      ['3', '丙', '梁溪'],
    ])
  })

  it('find rows that come from another table', async () => {
    const datasetId = await imported('名单', SHOPS)
    const other = await imported('别的店', '号,店,区\n9,戊,梁溪\n8,己,新吴\n')
    await client.call('inputs.addDataset', { datasetId, name: '别的店', from: other, view: 'source' })
    const steps = stepsOf([{ op: 'appendTable', params: { input: '别的店' } }])
    expect(await counted(datasetId, [{ op: 'appendTable', params: { input: '别的店' } }], '区')).toEqual({
      rows: 8,
      choices: { 梁溪: 4, 锡山: 2, 滨湖: 1, 新吴: 1 },
    })
    const asked = { datasetId, view: 'source' as const, steps, show: steps, filter: IN_LIANGXI, offset: 2, limit: 10 }
    const page = await client.call('facets.page', asked)
    expect(page.total).toBe(4)
    expect(page.rows.map(({ after }) => after)).toEqual([
      ['1', '甲', '梁溪'],
      ['9', '戊', '梁溪'],
    ])
  })
})

describe('clusters', () => {
  it('are found on rows that are left when repeats are gone', async () => {
    const datasetId = await imported('写法', '店\n太湖 店\n太湖店\n太湖店\n太湖店\n')
    const steps = stepsOf([{ op: 'dropDuplicates' }])
    const asked = { datasetId, column: '店', method: 'spelling' as const }
    const all = await client.call('clusters.find', { ...asked, steps: [] })
    const left = await client.call('clusters.find', { ...asked, steps })
    expect(all.clusters[0]?.values.map(({ count }) => count)).toEqual([3, 1])
    expect(left.clusters[0]?.values.map(({ count }) => count)).toEqual([1, 1])
  })
})

describe('another dataset of the same work folder', () => {
  it('serves as a table to look up in, as it was when it was taken over', async () => {
    const datasetId = await imported('流水', '号,额\n1,10\n4,20\n')
    const shops = await imported('店表', SHOPS)
    await client.call('recipe.save', { datasetId: shops, steps: stepsOf([{ op: 'dropDuplicates' }]), label: '去重' })
    const asked = { datasetId, name: '店', from: shops }
    await expect(client.call('inputs.addDataset', { ...asked, view: 'result' })).rejects.toMatchObject({
      code: 'RESULT_MISSING',
    })
    await client.call('run.start', { datasetId: shops })
    const added = await client.call('inputs.addDataset', { ...asked, view: 'result' })
    expect(added).toMatchObject({ rows: 4, columns: ['号', '店', '区'], file: '“店表”的处理结果' })
    await client.call('datasets.remove', { datasetId: shops })
    const join = { op: 'joinTable', columns: ['号'], params: { input: '店', keys: ['号'], take: ['店'] } }
    await client.call('recipe.save', { datasetId, steps: stepsOf([join]), label: '取列' })
    await client.call('run.start', { datasetId })
    const { rows } = await client.call('table.page', { datasetId, view: 'result', offset: 0, limit: 5 })
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', '甲', '10'],
      ['4', '丁', '20'],
    ])
  })

  it('is never the dataset itself', async () => {
    const datasetId = await imported('自己', SHOPS)
    const asked = { datasetId, name: '自己', from: datasetId, view: 'source' as const }
    await expect(client.call('inputs.addDataset', asked)).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  })
})

describe('rows that checks set aside', () => {
  const length = { rule: 'length', maxLength: 2, onFail: 'setAside' }
  const steps = stepsOf([
    { op: 'dropDuplicates' },
    { op: 'checkValues', columns: ['号'], params: { rule: 'integer', most: '3', onFail: 'setAside' } },
    { op: 'checkValues', columns: ['区'], params: length },
  ])

  it('are listed by the step that did it, also where there are none', async () => {
    const datasetId = await imported('检查', SHOPS)
    await client.call('recipe.save', { datasetId, steps, label: '检查' })
    const listed = await client.call('setAside.list', { datasetId })
    expect(listed.map(({ number, rows }) => [number, rows])).toEqual([
      [2, 1],
      [3, 0],
    ])
    expect(listed[0]?.sentence).toContain('「号」')
  })

  it('can be read with their row numbers and the reason, and put into a file', async () => {
    const datasetId = await imported('看看', SHOPS)
    await client.call('recipe.save', { datasetId, steps, label: '检查' })
    const step = steps[1]?.id ?? ''
    const page = await client.call('setAside.page', { datasetId, step, offset: 0, limit: 10 })
    expect(page.columns).toEqual(['号', '店', '区', '检查结果'])
    expect(page.rows).toEqual([{ rowNumber: 7, cells: ['4', '丁', '滨湖', '号没有通过检查'] }])
    const written = await client.call('setAside.write', { datasetId, step, folder: place, formats: ['csvPlain'] })
    expect(written.files).toEqual([at('看看（第 2 步搁置的行）.utf8.csv')])
    expect(readFileSync(written.files[0] ?? '', 'utf8')).toContain('7,4,丁,滨湖,号没有通过检查')
  })

  it('belong to no step that sets nothing aside', async () => {
    const datasetId = await imported('没有', SHOPS)
    await client.call('recipe.save', { datasetId, steps, label: '检查' })
    const asked = { datasetId, step: steps[0]?.id ?? '', offset: 0, limit: 10 }
    await expect(client.call('setAside.page', asked)).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  })
})
