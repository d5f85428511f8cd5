// The page a reviewer reads: every rule with three values before and after, also where only a few rows far down hold any.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StepSchema } from '../../../src-main/contract/recipe.ts'
import { connectInProcess } from '../../../src-main/engine/in-process.ts'
import { type Engine, openEngine } from '../../../src-main/engine/open-engine.ts'

let dir: string
let engine: Engine

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'openprep-page-'))
  engine = await openEngine({
    folder: join(dir, 'work'),
    keyring: { path: join(dir, 'keyring.json'), passphrase: undefined, createMissing: true },
    holder: 'tests',
    person: '李经办',
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => '2026-11-28T00:00:00Z',
    log: line => {
      throw new Error(line)
    },
    workers: 1,
  })
})
afterAll(async () => {
  await engine.close()
  rmSync(dir, { recursive: true, force: true })
})

async function pageOf(reveal: boolean): Promise<string> {
  const client = connectInProcess(engine.server)
  const path = join(dir, `办件${reveal}.csv`)
  const remark = (row: number) => (row % 2600 === 2599 ? `联系电话1300000${row}` : row % 5 === 0 ? '已办结' : '')
  const lines = Array.from({ length: 9000 }, (_, row) => [`A${row}`, remark(row), '同一句'].join(','))
  writeFileSync(path, ['编号,备注,说明', ...lines].join('\r\n'))
  const { datasetId } = await client.call('datasets.import', {
    path,
    name: `办件${reveal}`,
    reading: { header: 'auto' },
  })
  const steps = [
    { id: 'a', op: 'redactText', columns: ['备注'] },
    { id: 'b', op: 'dropColumn', columns: ['编号'] },
    { id: 'c', op: 'suppressCells', columns: ['说明'] },
  ].map(step => StepSchema.parse(step))
  await client.call('recipe.save', { datasetId, steps, label: '' })
  await client.call('run.start', { datasetId })
  return (await client.call('masking.html', { datasetId, reveal })).html
}

const cellsOf = (html: string, column: string) =>
  (new RegExp(`<tr><td>${column}</td>(.*?)</tr>`).exec(html)?.[1] ?? '')
    .split('</td>')
    .map(cell => cell.replace('<td>', '').split('<br>'))

describe('a rule on the page', () => {
  it('is shown by three values it changed, though they stand in three rows of nine thousand', async () => {
    const html = await pageOf(true)
    const [before = [], after = []] = cellsOf(html, '备注')
    expect(before).toHaveLength(3)
    for (const value of before) expect(value).toMatch(/^联系电话1300000\d{4}$/)
    expect(after).toEqual(Array(3).fill('联系电话〔手机号〕'))
    expect(cellsOf(html, '编号')[1]).toEqual(Array(3).fill('不公开'))
    // One value only is one example.
    expect(cellsOf(html, '说明').slice(0, 2)).toEqual([['同一句'], ['空']])
  })

  it('hides the raw values unless they are asked for', async () => {
    const html = await pageOf(false)
    expect(html).not.toContain('1300000')
    expect(cellsOf(html, '备注')[0]).toEqual(Array(3).fill('联（已遮）'))
  })
})
