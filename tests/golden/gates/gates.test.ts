// Every gate there is has a dataset that passes and one that fails at the very cell or element; a gate without them fails here.
// Real files through the real engine: read, treated, catalogued, judged.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../../src-main/contract/catalogue.ts'
import type { GateResult } from '../../../src-main/contract/gates.ts'
import type { EngineClient } from '../../../src-main/contract/protocol.ts'
import { ReadingSchema } from '../../../src-main/contract/reading.ts'
import { GATES } from '../../../src-main/core/gates/registry.ts'
import { engineAt } from '../../engine-at.ts'
import { gate, places } from '../../unit/gates/situation.ts'
import { COLUMNS, GOLDEN_GATES, type GoldenDataset, ROWS, TITLE, WITH_GIVEN_FACTS } from './cases.ts'

let place = ''
let client: EngineClient
let close: () => Promise<void>
let made = 0
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-gates-'))
  ;({ client, close } = await engineAt(join(place, 'folder'), {
    keyring: { path: join(place, 'keys.json'), passphrase: undefined, createMissing: true },
    person: '张办',
    now: () => '2026-03-01T08:00:00.000Z',
  }))
})
afterAll(async () => {
  await close()
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
})

async function imported({ columns = COLUMNS, rows = ROWS, steps = [] }: GoldenDataset) {
  made += 1
  const path = join(place, `表${made}.csv`)
  writeFileSync(path, [columns, ...rows].map(cells => `${cells.join(',')}\n`).join(''))
  const reading = ReadingSchema.parse({ header: '1..1' })
  const { datasetId } = await client.call('datasets.import', { path, reading, name: `表${made}` })
  await client.call('recipe.save', { datasetId, steps: [...steps], label: '' })
  const run = await client.call('run.start', { datasetId })
  return { datasetId, run }
}

function entryOf(dataset: GoldenDataset, columns: readonly string[], rows: number) {
  const fields = (dataset.labels ?? columns).map((label, at) => ({
    label,
    name: `f${at + 1}`,
    type: label === '泊位数' ? 'I' : 'C',
    length: '40000',
    description: `${label}。`,
    ...dataset.items?.[label],
  }))
  return CatalogueSchema.parse({
    title: TITLE,
    publisher: { name: '无锡市城市管理局' },
    openAttribute: 'UNCONDITIONAL',
    updateCycle: 'QUARTERLY',
    contact: '0510-80000000',
    rowCount: rows,
    fields,
    ...dataset.entry,
  })
}

/** Judged in the work folder, which is then as empty as before. */
async function judged(id: string, dataset: GoldenDataset): Promise<GateResult> {
  const lists = dataset.municipal === undefined ? [] : [await loaded(dataset.municipal)]
  const others = dataset.twin === true ? [await catalogued({})] : []
  const datasetId = await catalogued(dataset)
  const report = await client.call('gates.run', { datasetId })
  for (const listId of lists) await client.call('references.remove', { listId })
  for (const one of [...others, datasetId]) await client.call('datasets.remove', { datasetId: one })
  const found = report.gates.find(result => result.id === id)
  if (found === undefined) throw new Error(`no gate ${id}`)
  return found
}

async function catalogued(dataset: GoldenDataset): Promise<string> {
  const { datasetId, run } = await imported(dataset)
  for (const act of dataset.acts ?? []) await client.call('opening.act', { datasetId, act })
  const catalogue = entryOf(dataset, run.columns, run.result.rows)
  await client.call('catalogue.save', { datasetId, catalogue })
  return datasetId
}

async function loaded(csv: string): Promise<string> {
  made += 1
  const path = join(place, `清单${made}.csv`)
  writeFileSync(path, csv)
  return (await client.call('references.import', { path, name: `清单${made}`, kind: 'MUNICIPAL' })).id
}

it('every gate has its two datasets, and no datasets are left of a gate that is gone', () => {
  const named = [...Object.keys(GOLDEN_GATES), ...Object.keys(WITH_GIVEN_FACTS)]
  expect(named.toSorted()).toEqual(GATES.map(({ id }) => id).toSorted())
})

describe.each(Object.entries(GOLDEN_GATES))('%s', (id, { passes, fails, at, reportOnly = false }) => {
  it('passes its sound dataset', async () => {
    const result = await judged(id, passes)
    expect({ passed: result.passed, found: reportOnly ? places(result) : [] }).toEqual({ passed: true, found: [] })
  })

  it('fails the other one, naming the place', async () => {
    const result = await judged(id, fails)
    expect({ passed: result.passed, at: places(result) }).toEqual({ passed: reportOnly, at: at.map(one => [...one]) })
    expect(result.findings.every(({ message }) => message !== '')).toBe(true)
  })
})

describe.each(Object.entries(WITH_GIVEN_FACTS))('%s', (id, { passes, fails, at }) => {
  const judge = (situation: typeof passes) => gate(GATES.find(one => one.id === id)?.id ?? 'closedData', situation)

  it('passes the sound facts and fails the others, naming the place', () => {
    expect(judge(passes)).toMatchObject({ id, passed: true, findings: [] })
    expect(judge(fails)).toMatchObject({ id, passed: false })
    expect(places(judge(fails))).toEqual(at)
  })
})
