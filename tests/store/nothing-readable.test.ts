// A whole piece of work with one mark in everything a table holds and people write about it: nowhere on the disk does the mark stand.
// What is searchable on purpose (names of datasets, files and columns, counts, settings, the trail) holds no value and so no mark.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zstdDecompressSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { StepSchema } from '../../src-main/contract/recipe.ts'
import { EMPTY_DRAFT } from '../../src-main/contract/review.ts'
import { engineAt, type OpenedEngine } from '../engine-at.ts'
import { personOf, rootOf, trustIn } from '../unit/signing/people.ts'

/** Nothing else in the program or the test says this. */
const MARK = '绝密记号欧阳'

let place = ''
let office: OpenedEngine
const at = (name: string) => join(place, name)
const root = rootOf('示例市数据局')
const clerk = personOf(root, '张办', 'clerk')
const reviewer = personOf(root, '李审', 'reviewer')

/** A title row that is set aside, people with wrong identity numbers, a few values that come often. */
function table(name: string, rows = 60): string {
  const people = Array.from({ length: rows }, (_, no) => [
    `${MARK}${no}`,
    `11010119900101${String(1000 + no)}`,
    `${MARK}街道${no % 3}`,
    `1380000${String(1000 + no)}`,
    no % 9 === 0 ? `${MARK}；` : String(no),
  ])
  const lines = [[`${MARK}办件名单`, '', '', '', ''], ['姓名', '身份证号', '街道', '电话', '备注'], ...people]
  writeFileSync(at(name), `${lines.map(cells => cells.join(',')).join('\r\n')}\r\n`)
  return at(name)
}

async function work(): Promise<void> {
  const { client } = office
  const reading = { header: 'auto' as const }
  const { datasetId } = await client.call('datasets.import', { path: table('一月.csv'), reading, name: '办件' })
  await client.call('inputs.add', { datasetId, name: '名册', path: table('名册.csv', 5), reading })
  await client.call('profile.run', { datasetId, view: 'source' })
  await client.call('relations.run', { datasetId, view: 'source' })
  await client.call('singleOut.run', { datasetId, view: 'source' })
  const judgement = { role: 'sensitive' as const, grade: 'g3' as const, reason: `${MARK}说的` }
  await client.call('profile.judge', { datasetId, view: 'source', column: '街道', judgement })
  const steps = [
    { id: 'one', op: 'mapValues', columns: ['街道'], params: { table: [{ from: `${MARK}街道1`, to: `${MARK}镇` }] } },
    { id: 'two', op: 'replaceText', columns: ['备注'], params: { table: [{ from: `${MARK}；`, to: MARK }] } },
    { id: 'three', op: 'dropColumn', columns: ['身份证号'], params: {} },
  ].map(step => StepSchema.parse(step))
  await client.call('recipe.save', { datasetId, steps, label: `把${MARK}街道改名` })
  await client.call('run.start', { datasetId })
  for (const view of ['source', 'result'] as const) await client.call('scan.run', { datasetId, view })
  await client.call('attack.run', { datasetId, view: 'result' })
  const { catalogue } = await client.call('catalogue.propose', { datasetId })
  const entry = CatalogueSchema.parse({ ...catalogue, description: `${MARK}的说明`, openAttribute: 'UNCONDITIONAL' })
  await client.call('catalogue.save', { datasetId, catalogue: entry })
  await client.call('gates.run', { datasetId })
  const act = { act: 'assess' as const, result: 'UNCONDITIONAL' as const, rulesVersion: 'x', legalQuestion: false }
  await client.call('opening.act', { datasetId, act: { ...act, note: `${MARK}评估`, nextDue: '2099-12-31' } })
  await client
    .call('package.build', { datasetId, out: at('草稿.zip'), draft: true, date: '2026-11-20' })
    .catch(() => null)
  const asked = { receivedOn: '2026-11-20', content: `${MARK}的诉求`, from: MARK, title: `${MARK}写错` }
  await client.call('cases.open', { ...asked, datasetId, kind: 'CORRECTION' })
  writeFileSync(at('清单.csv'), `序号,目录名称,提供单位\r\n1,${MARK}目录,${MARK}局\r\n`)
  await client.call('references.import', { path: at('清单.csv'), name: '清单', kind: 'REFERENCE' })
  await client.call('keys.create', { name: '人员', reason: '测试' })
  await review(datasetId)
  const parts = [{ path: table('二月.csv', 70), label: '二月', rename: {} }]
  const update = { sourceColumn: null, columns: 'all' as const, unreadable: 'stop' as const, key: null }
  await client.call('sources.update', { datasetId, change: 'replace', parts, reading, ...update })
  await client.call('table.page', { datasetId, view: 'source', offset: 0, limit: 5 })
  await client.call('table.find', {
    datasetId,
    view: 'source',
    text: MARK,
    from: { index: -1, column: null },
    backwards: false,
  })
}

/** Asked here, and answered here by another person, with opinions that quote the table. */
async function review(datasetId: string): Promise<void> {
  const { client } = office
  writeFileSync(at('li.json'), JSON.stringify(reviewer.certificate))
  await client.call('reviews.request', {
    datasetId,
    out: at('送.odreq'),
    to: [at('li.json')],
    source: true,
    note: '请审',
  })
  const desk = await engineAt(at('desk'), { identity: reviewer, trust: trustIn(root) })
  const { request } = await desk.client.call('reviews.receive', { path: at('送.odreq') })
  await desk.client.call('reviews.reproduce', { requestId: request.id })
  const security = { outcome: 'returned' as const, opinion: `${MARK}街道只有三户`, checks: [] }
  const draft = { ...EMPTY_DRAFT, reviews: { security }, annotations: [{ column: '街道', row: 1, text: MARK }] }
  await desk.client.call('reviews.saveDraft', { requestId: request.id, draft })
  await desk.client.call('reviews.decide', { requestId: request.id, outcome: 'returned', out: at('定.oddec') })
  await client.call('reviews.answer', { path: at('定.oddec') })
  await desk.close()
}

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-nothing-'))
  mkdirSync(at('office'))
  office = await engineAt(at('office'), { identity: clerk, trust: trustIn(root) })
  await work()
})
afterAll(async () => {
  await office?.close()
  rmSync(place, { recursive: true, force: true })
})

const NEEDLES = [Buffer.from(MARK, 'utf8'), Buffer.from(MARK, 'utf16le')]
const FRAME = Buffer.from('28b52ffd', 'hex')
const holds = (bytes: Uint8Array) => NEEDLES.some(needle => Buffer.from(bytes).includes(needle))

/** The mark as it stands, or in whatever unpacks without a key. */
function shows(bytes: Buffer): boolean {
  if (holds(bytes)) return true
  for (let from = bytes.indexOf(FRAME); from >= 0; from = bytes.indexOf(FRAME, from + 1)) {
    try {
      if (holds(zstdDecompressSync(bytes.subarray(from)))) return true
    } catch {
      // Four bytes that only look like the beginning of a frame.
    }
  }
  return false
}

function showing(directory: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map(name => join(directory, name))
    .filter(path => statSync(path).isFile() && shows(readFileSync(path)))
}

/** Values as the database gives them, base64 and JSON undone: a page of the file may cut a value in two. */
function showingCells(directory: string): string[] {
  const db = new Database(join(directory, 'openprep.db'), { readonly: true })
  try {
    const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all()
    return tables
      .filter(({ name }) =>
        db
          .prepare(`SELECT * FROM ${name}`)
          .raw()
          .all()
          .some(row => rowShows(row)),
      )
      .map(({ name }) => name)
  } finally {
    db.close()
  }
}

function rowShows(row: unknown): boolean {
  if (!Array.isArray(row)) return false
  return row.some(cell => {
    if (Buffer.isBuffer(cell)) return shows(cell)
    return typeof cell === 'string' && (holds(Buffer.from(cell)) || shows(Buffer.from(cell, 'base64')))
  })
}

it('the work was done, and everybody who may reads the marks', async () => {
  const { client } = office
  const [dataset] = await client.call('datasets.list', {})
  const datasetId = dataset?.id ?? ''
  const said = JSON.stringify([
    await client.call('profile.run', { datasetId, view: 'source' }),
    await client.call('recipe.get', { datasetId }),
    await client.call('cases.list', {}),
    await client.call('table.setAside', { datasetId, offset: 0, limit: 9 }),
    await client.call('approvals.get', { datasetId }),
  ])
  expect(said.split(MARK).length).toBeGreaterThan(30)
})

it('nothing of it can be read in the files of the work folders, while they are open and once they are closed', async () => {
  expect(showing(at('office'))).toEqual([])
  await office.close()
  for (const name of ['office', 'desk']) {
    expect(showing(at(name)), name).toEqual([])
    expect(showingCells(at(name)), name).toEqual([])
  }
  // The same search finds what lies there in plain.
  expect(
    showing(place)
      .map(path => path.slice(place.length + 1))
      .sort(),
  ).toContain('一月.csv')
  const db = new Database(join(at('office'), 'openprep.db'))
  db.prepare('UPDATE datasets SET name = ?').run(MARK)
  db.close()
  expect(showingCells(at('office'))).toContain('datasets')
})
