// Every call of the contract is tried on a table full of marked values: none shows one without an event that says who looked.
// Calls that are said to show nothing must show nothing.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type CallInput, type CallName, contract } from '../../src-main/contract/contract.ts'
import type { Services } from '../../src-main/engine/handler.ts'
import { recordLook, showsNoValue } from '../../src-main/engine/raw-access.ts'
import { engineAt } from '../engine-at.ts'
import { addDataset, openFolder, temporaryDirectory } from './support.ts'

/** Nothing else in the program or the test says this. */
const MARK = '独一无二的记号'

async function marked() {
  const folder = temporaryDirectory()
  const file = join(folder, '表.csv')
  const rows = Array.from({ length: 60 }, (_, no) => `${MARK}甲${no % 7},${MARK}乙${no},${no}`)
  writeFileSync(file, ['姓名,备注,数量', ...rows].join('\n'))
  const { client, close } = await engineAt(join(folder, 'w'), {
    person: '看的人',
    now: () => '2026-11-20T08:00:00.000Z',
  })
  const reading = { header: 'auto' as const }
  const { datasetId } = await client.call('datasets.import', { path: file, reading, name: '表' })
  await client.call('run.start', { datasetId })
  return { client, file, datasetId, close }
}

/** What a window might send; a call that finds this wrong answers with an error, which shows no value either. */
function inputFor(name: CallName, datasetId: string, file: string): object {
  const reading = { header: 'auto' }
  const view = name.startsWith('table.') ? 'source' : 'result'
  const part = { path: file, label: '表.csv', rename: {} }
  return {
    datasetId,
    view,
    path: file,
    reading,
    offset: 0,
    limit: 50,
    columns: ['姓名', '备注'],
    column: '姓名',
    text: MARK,
    from: name === 'table.find' ? { index: -1, column: null } : -1,
    code: 'duplicate',
    steps: [],
    show: [],
    facets: [{ kind: 'values', column: '姓名', chosen: [], limit: 20 }],
    filter: null,
    method: 'fingerprint',
    several: { parts: [part], reading, sourceColumn: null, columns: 'all', unreadable: 'stop' },
    parts: [part],
    rowNumber: 2,
    label: 'x',
    qi: ['姓名'],
    files: [],
    reveal: true,
    no: 1,
    policy: 'unconditional',
  }
}

/** They end the work, go on until they are stopped, or write where the test has no business. */
const NOT_TRIED: ReadonlySet<CallName> = new Set<CallName>([
  'datasets.remove',
  'sources.import',
  'identity.open',
  'bureau.watch',
])

it('no call shows a value before an event says who looks', async () => {
  const { client, file, datasetId, close } = await marked()
  const names = (Object.keys(contract) as CallName[]).filter(name => !NOT_TRIED.has(name))
  const silent: string[] = []
  const shown: string[] = []
  for (const [no, name] of names.entries()) {
    // Somebody else each time: an event that an earlier call left proves nothing of this one.
    const person = `第${no}个人`
    await client.call('settings.save', { publisher: { name: '', uscc: '' }, contact: '', person })
    const answer = await client
      .call(name, inputFor(name, datasetId, file) as CallInput<typeof name>)
      .then(value => JSON.stringify(value ?? null))
      .catch((error: Error) =>
        JSON.stringify({ error: String(error), params: 'params' in error ? error.params : null }),
      )
    if (!answer.includes(MARK)) continue
    shown.push(name)
    const { events } = await client.call('audit.list', { offset: 0, limit: 500 })
    const looks = events.filter(event => event.action === 'raw.viewed' || event.action === 'samples.revealed')
    if (showsNoValue(name) || !looks.some(event => event.person === person)) silent.push(name)
  }
  await close()
  expect(silent).toEqual([])
  // The test would prove nothing if it reached no values.
  expect(shown).toEqual(expect.arrayContaining(['table.page', 'files.preview', 'profile.run', 'recipe.preview']))
})

it('a call that was added and that nobody judged leaves an event, whatever it is about', async () => {
  const folder = openFolder(temporaryDirectory())
  const { id } = addDataset(folder, '办件')
  const services = { folder, person: () => '看的人' } as unknown as Services
  for (const [name, input] of [
    ['new.page', { datasetId: id, offset: 0 }],
    ['new.ofCase', { caseId: 'c' }],
    ['new.nothing', {}],
  ] as const)
    recordLook(services, name as unknown as CallName, input)
  const { events } = folder.audit.list({ actions: ['raw.viewed'], offset: 0, limit: 9 })
  expect(events.map(({ detail }) => detail.what).reverse()).toEqual(['source', 'call new.ofCase', 'call new.nothing'])
})

it('scrolling through a table leaves one event for its columns', async () => {
  const { client, datasetId, close } = await marked()
  for (let offset = 0; offset < 50; offset += 5) {
    await client.call('table.page', { datasetId, view: 'source', offset, limit: 5 })
  }
  const { total } = await client.call('audit.list', { actions: ['raw.viewed'], offset: 0, limit: 9 })
  await client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 5, columns: ['备注'] })
  const after = await client.call('audit.list', { actions: ['raw.viewed'], offset: 0, limit: 9 })
  await close()
  expect([total, after.total]).toEqual([1, 2])
})
