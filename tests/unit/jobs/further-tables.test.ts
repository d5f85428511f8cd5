// Steps that read a further table: looking values up in it, and putting its rows behind those there are.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import type { Step } from '../../../src-main/contract/recipe.ts'
import { StepSchema } from '../../../src-main/contract/recipe.ts'
import { connectInProcess } from '../../../src-main/engine/in-process.ts'
import { type Engine, openEngine } from '../../../src-main/engine/open-engine.ts'

let dir: string
let engine: Engine
let client: EngineClient
let made = 0

const write = (name: string, lines: readonly string[]) => {
  const path = join(dir, name)
  writeFileSync(path, `${lines.join('\r\n')}\r\n`)
  return path
}

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-inputs-'))
  engine = await openEngine({
    folder: join(dir, 'work'),
    keyring: { path: join(dir, 'keyring.json'), passphrase: undefined, createMissing: true },
    holder: 'tests',
    person: '李经办',
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => '2026-01-01T00:00:00Z',
    log: line => {
      throw new Error(line)
    },
    workers: 2,
  })
  client = connectInProcess(engine.server)
})
afterAll(async () => {
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
})

const LINES = ['编号,区划,金额', ...Array.from({ length: 5000 }, (_, row) => `A${row},3202${row % 3},${row}`)]

async function dataset(): Promise<string> {
  made += 1
  const { datasetId } = await client.call('datasets.import', {
    path: write('一月.csv', LINES),
    name: `办件${made}`,
    reading: { header: 'auto' },
  })
  return datasetId
}

const steps = (...inputs: (Pick<Step, 'op'> & Partial<Step>)[]): Step[] =>
  inputs.map((input, at) => StepSchema.parse({ id: `s${at}`, ...input }))

async function result(datasetId: string, recipe: Step[]) {
  await client.call('recipe.save', { datasetId, steps: recipe, label: '' })
  const report = await client.call('run.start', { datasetId })
  const all = []
  for (let offset = 0; offset < report.result.rows; offset += 1000) {
    const page = await client.call('table.page', { datasetId, view: 'result', offset, limit: 1000 })
    all.push(...page.rows.map(({ cells }) => cells))
  }
  return { report, rows: all }
}

describe('a further table', () => {
  it('is looked up by every row: what it has is taken, what it does not have stays blank and is counted', async () => {
    const datasetId = await dataset()
    const path = write('区划.csv', ['代码,名称', '32020,滨湖区', '32021,梁溪区', '32021,重复的'])
    await client.call('inputs.add', { datasetId, name: '区划表', path, reading: { header: 'auto' } })
    const look = steps({
      op: 'joinTable',
      columns: ['区划'],
      params: { input: '区划表', keys: ['代码'], take: ['名称'] },
    })
    const { report, rows } = await result(datasetId, look)
    expect(report.columns).toEqual(['编号', '区划', '名称', '金额'])
    expect(rows.slice(0, 3).map(row => row[2])).toEqual(['滨湖区', '梁溪区', ''])
    expect(report.steps[0]?.cellsFailed).toBe(1666)
    expect(report.inputs).toMatchObject([{ name: '区划表', file: '区划.csv', rows: 3, columns: 2 }])
    expect(await client.call('inputs.list', { datasetId })).toMatchObject([{ name: '区划表', used: true }])
  })

  it('gives another result when its content is another', async () => {
    const datasetId = await dataset()
    const look = steps({ op: 'joinTable', columns: ['区划'], params: { input: '表', keys: ['代码'], take: ['名称'] } })
    const digests = []
    for (const name of ['滨湖区', '锡山区']) {
      const path = write('区划.csv', ['代码,名称', `32020,${name}`])
      await client.call('inputs.add', { datasetId, name: '表', path, reading: { header: 'auto' } })
      const { report, rows } = await result(datasetId, look)
      expect(rows[0]?.[2]).toBe(name)
      digests.push(report.digest)
    }
    expect(new Set(digests).size).toBe(2)
  })

  it('comes behind the rows there are, by the names of its columns, and later steps treat both', async () => {
    const datasetId = await dataset()
    const path = write('二月.csv', ['金额,编号,备注', ...Array.from({ length: 3000 }, (_, row) => `${row},B${row},无`)])
    await client.call('inputs.add', { datasetId, name: '二月', path, reading: { header: 'auto' } })
    const { report, rows } = await result(
      datasetId,
      steps(
        { op: 'dropRows', params: { condition: { conditions: [{ column: '区划', test: 'equals', value: '32022' }] } } },
        { op: 'addSerial', params: { name: '早' } },
        { op: 'appendTable', params: { input: '二月', sourceColumn: '月份', ownName: '一月' } },
        { op: 'unifyEmpties', columns: ['备注'] },
        { op: 'addSerial', params: { name: '序' } },
      ),
    )
    const own = 5000 - 1666
    expect(report.columns).toEqual(['序', '月份', '早', '编号', '区划', '金额', '备注'])
    expect(report.counts).toMatchObject({ source: 5000, removed: 1666, added: 3000, result: own + 3000 })
    expect(rows[0]).toEqual(['1', '一月', '1', 'A0', '32020', '0', ''])
    expect(rows[own]).toEqual([String(own + 1), '二月', '', 'B0', '', '0', ''])
    expect(rows.map(row => row[0])).toEqual(rows.map((_, at) => String(at + 1)))
    const page = await client.call('recipe.preview', {
      datasetId,
      steps: steps({ op: 'appendTable', params: { input: '二月' } }),
      offset: 4999,
      limit: 2,
      paging: 'fitting',
    })
    expect(page).toMatchObject({ paged: 'after', total: 8000 })
    expect(page.rows.map(({ after }) => after?.[0])).toEqual(['A4999', 'B0'])
  })

  it('is asked for by name before anything runs, and a column it does not have is named', async () => {
    const datasetId = await dataset()
    const missing = steps({ op: 'joinTable', columns: ['区划'], params: { input: '没有的', take: ['名称'] } })
    const state = await client.call('recipe.save', { datasetId, steps: missing, label: '' })
    expect(state.steps[0]?.problem).toContain('没有的')
    await expect(client.call('run.start', { datasetId })).rejects.toMatchObject({ code: 'RECIPE_INPUT_MISSING' })
    const path = write('区划.csv', ['区划,名称', '1,2'])
    await client.call('inputs.add', { datasetId, name: '没有的', path, reading: { header: 'auto' } })
    const wrong = steps({ op: 'joinTable', columns: ['区划'], params: { input: '没有的', take: ['街道'] } })
    const { steps: views } = await client.call('recipe.save', { datasetId, steps: wrong, label: '' })
    expect(views[0]?.problem).toContain('街道')
    await client.call('inputs.remove', { datasetId, name: '没有的' })
    expect(await client.call('inputs.list', { datasetId })).toEqual([])
  })
})
