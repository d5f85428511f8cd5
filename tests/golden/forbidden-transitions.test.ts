// What the rules forbid about the open attribute and the life cycle is impossible through every door alike:
// the calls of the window, the command line, and a catalogue file that is put in.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CatalogueSchema, OPEN_ATTRIBUTES, type OpenAttribute } from '../../src-main/contract/catalogue.ts'
import { LIFE_CYCLE_STATES, type OpeningAct } from '../../src-main/contract/opening.ts'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { ATTRIBUTE_TRANSITIONS } from '../../src-main/core/opening/attribute-transitions.ts'
import { lifeCycleStep } from '../../src-main/core/opening/life-cycle.ts'
import { engineAt } from '../engine-at.ts'
import { openprep, workPlace } from './openprep.ts'

const LAW = [{ title: '中华人民共和国数据安全法', article: '第二十一条' }]
const entry = (openAttribute: OpenAttribute | null) =>
  CatalogueSchema.parse({
    title: '无锡市公共停车场信息',
    publisher: { name: '无锡市城市管理局' },
    openAttribute,
    ...(openAttribute === 'CONDITIONAL' && { openConditions: { purpose: '科学研究' } }),
    ...(openAttribute === 'CLOSED' && { closedReason: '涉及国家秘密', legalBasis: LAW }),
    updateCycle: 'QUARTERLY',
    contact: '0510-80000000',
    rowCount: 2,
    fields: ['编号', '名称'].map((label, at) => ({
      label,
      name: `f${at}`,
      type: 'C',
      length: '20',
      description: label,
    })),
  })
const TABLE = '编号,名称\nP1,崇安寺停车场\nP2,南禅寺停车场\n'
const assess = (result: OpenAttribute): OpeningAct => ({
  act: 'assess',
  result,
  rulesVersion: '2026.1',
  legalQuestion: false,
  note: '',
  nextDue: '2099-01-01',
})

let place = ''
let client: EngineClient
let close: () => Promise<void>
let made = 0
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-doors-'))
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

/** A dataset whose value in force is `value`, come to in the one way there is. */
async function inForce(value: OpenAttribute): Promise<string> {
  made += 1
  const path = join(place, `表${made}.csv`)
  writeFileSync(path, TABLE)
  const { datasetId } = await client.call('datasets.import', { path, reading: {}, name: `表${made}` })
  await client.call('catalogue.save', { datasetId, catalogue: entry(value) })
  await client.call('opening.act', { datasetId, act: assess(value) })
  const { record } = await client.call('opening.act', { datasetId, act: { act: 'putInForce' } })
  expect(record).toMatchObject({ inForce: value, pending: null })
  return datasetId
}

const pairs = OPEN_ATTRIBUTES.flatMap(from => OPEN_ATTRIBUTES.filter(to => to !== from).map(to => ({ from, to })))

describe.each(pairs)('from $from to $to', ({ from, to }) => {
  it('takes more than saving an entry that says so: the former value stays in force, and no package leaves', async () => {
    const datasetId = await inForce(from)
    await client.call('catalogue.save', { datasetId, catalogue: entry(to) })
    const { record, unmet } = await client.call('opening.get', { datasetId })
    expect(record).toMatchObject({ inForce: from, pending: { to } })
    expect(unmet.length).toBeGreaterThan(0)
    await expect(client.call('opening.act', { datasetId, act: { act: 'putInForce' } })).rejects.toMatchObject({
      code: 'OPENING_REFUSED',
    })
    await client.call('run.start', { datasetId })
    const out = join(place, `包${made}.zip`)
    await expect(
      client.call('package.build', { datasetId, out, draft: true, date: '2026-03-01' }),
    ).rejects.toMatchObject({ code: 'PACKAGE_UNSAFE' })
  })

  it('is refused while a single thing it needs is missing', async () => {
    const datasetId = await inForce(from)
    await client.call('catalogue.save', { datasetId, catalogue: { ...entry(to), closedReason: '', legalBasis: [] } })
    const needs = ATTRIBUTE_TRANSITIONS.find(one => one.from === from && one.to === to)?.needs ?? []
    const { unmet } = await client.call('opening.get', { datasetId })
    expect(unmet.map(({ id }) => id)).toEqual([...needs])
  })
})

describe('the life cycle', () => {
  it('has no step to any state but the ones that follow, and none of them without its needs', async () => {
    const datasetId = await inForce('UNCONDITIONAL')
    for (const to of LIFE_CYCLE_STATES.filter(state => lifeCycleStep('DRAFT', state) === null))
      await expect(
        client.call('opening.act', { datasetId, act: { act: 'advance', to, note: '就这样' } }),
      ).rejects.toMatchObject({ code: 'OPENING_REFUSED' })
    await client.call('catalogue.save', { datasetId, catalogue: { ...entry('UNCONDITIONAL'), contact: '' } })
    await expect(
      client.call('opening.act', { datasetId, act: { act: 'advance', to: 'CATALOGUED', note: '' } }),
    ).rejects.toMatchObject({ code: 'OPENING_REFUSED' })
  })

  it('an entry cannot carry a state or a value in force into the record', async () => {
    const datasetId = await inForce('CLOSED')
    const smuggled = {
      ...entry('CLOSED'),
      inForce: 'UNCONDITIONAL',
      lifeCycle: 'PUBLISHED',
      assessments: [{ id: 'A9' }],
    }
    await client.call('catalogue.save', { datasetId, catalogue: smuggled })
    const { record } = await client.call('opening.get', { datasetId })
    expect(record).toMatchObject({ inForce: 'CLOSED', lifeCycle: 'DRAFT' })
    expect(record.assessments).toHaveLength(1)
  })
})

describe('the command line', () => {
  const { dir, at, write } = workPlace()
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  const store = ['--store', at('工作'), '--json']
  const act = (name: string, content: object) =>
    openprep('opening', 'act', write(`${name}.json`, JSON.stringify(content)), ...store)

  it('is the same door: a file changes nothing by itself, and forbidden acts are refused with exit 4', async () => {
    expect((await openprep('import', write('停车场.csv', TABLE), ...store)).exit).toBe(0)
    const set = (value: OpenAttribute) =>
      openprep('catalogue', 'set', write(`${value}.json`, JSON.stringify(entry(value))), ...store)
    await set('UNCONDITIONAL')
    expect(await act('生效', { act: 'putInForce' })).toMatchObject({
      exit: 4,
      json: { error: { code: 'OPENING_REFUSED' } },
    })
    expect((await act('评估', assess('UNCONDITIONAL'))).exit).toBe(0)
    expect(await act('生效', { act: 'putInForce' })).toMatchObject({
      exit: 0,
      json: { record: { inForce: 'UNCONDITIONAL' } },
    })
    await set('CONDITIONAL')
    expect(await openprep('opening', 'show', ...store)).toMatchObject({
      exit: 0,
      json: { record: { inForce: 'UNCONDITIONAL', pending: { to: 'CONDITIONAL' } } },
    })
    expect(await act('生效', { act: 'putInForce' })).toMatchObject({ exit: 4 })
    expect(await openprep('package', '--draft', '--out', at('包.zip'), ...store)).toMatchObject({
      exit: 4,
      json: { error: { code: 'PACKAGE_UNSAFE' } },
    })
  }, 120_000)

  it('skips no state of the life cycle, and a file carries none into the record', async () => {
    for (const to of ['IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN'])
      expect({ to, ...(await act(`到${to}`, { act: 'advance', to, note: '就这样' })) }).toMatchObject({
        to,
        exit: 4,
        json: { error: { code: 'OPENING_REFUSED' } },
      })
    const smuggled = { ...entry('CLOSED'), inForce: 'CLOSED', lifeCycle: 'PUBLISHED', assessments: [{ id: 'A9' }] }
    expect((await openprep('catalogue', 'set', write('夹带.json', JSON.stringify(smuggled)), ...store)).exit).toBe(0)
    const shown = await openprep('opening', 'show', ...store)
    expect(shown.json).toMatchObject({
      record: { inForce: 'UNCONDITIONAL', lifeCycle: 'DRAFT', pending: { to: 'CLOSED' } },
    })
    expect((await act('生效', { act: 'putInForce' })).exit).toBe(4)
  }, 120_000)

  it('takes no act it does not know, and names the field that is wrong', async () => {
    expect(await act('胡来', { act: 'forceIt' })).toMatchObject({
      exit: 3,
      json: { error: { code: 'OPENING_ACT_INVALID' } },
    })
    expect(await act('半拉', { act: 'assess', result: 'OPEN' })).toMatchObject({
      exit: 3,
      json: { error: { code: 'OPENING_ACT_INVALID' } },
    })
  }, 60_000)
})
