// The comparison of a month with the one before is kept with the data, and is there again later.
// A work folder of its own.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import { connectInProcess } from '../../../src-main/engine/in-process.ts'
import { type Engine, openEngine } from '../../../src-main/engine/open-engine.ts'
import { stepsOf } from '../operations/run-step.ts'

let place: string
let engine: Engine
let client: EngineClient

async function open(): Promise<void> {
  engine = await openEngine({
    folder: join(place, 'folder'),
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
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-months-'))
  await open()
})

afterAll(async () => {
  await engine.close()
  rmSync(place, { recursive: true, force: true })
})

it('tells nothing before there is a second month, and the same after the work folder was closed', async () => {
  const month = (name: string, rows: number) => {
    const path = join(place, name)
    const lines = Array.from({ length: rows }, (_, row) => `${row}, 店${row}`)
    writeFileSync(path, ['号,店', ...lines].join('\n'))
    return path
  }
  const reading = { header: 'auto' as const }
  const { datasetId } = await client.call('datasets.import', { path: month('一月.csv', 20), reading, name: '店' })
  const steps = stepsOf([{ op: 'normalizeText', columns: ['店'] }])
  await client.call('recipe.save', { datasetId, steps, label: '规整' })
  await client.call('run.start', { datasetId })
  expect(await client.call('replay.last', { datasetId })).toBeNull()
  const parts = ['二月上.csv', '二月下.csv'].map((name, at) => ({ path: month(name, 10 + at), label: name }))
  const asked = { datasetId, change: 'replace' as const, parts, reading, sourceColumn: null, key: null }
  const { prepared } = await client.call('sources.prepare', asked)
  const outcome = await client.call('replay.run', { datasetId, prepared })
  expect([outcome.before?.counts.result, outcome.after.counts.result]).toEqual([20, 21])
  await engine.close()
  await open()
  expect(await client.call('replay.last', { datasetId })).toEqual(outcome)
})
