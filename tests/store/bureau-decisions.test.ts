// What a bureau decides over the items of its ledger, and what it does to the counting: lines of its list, disputes, doubles, sources.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import type { EngineClient } from '../../src-main/contract/protocol.ts'
import { connectInProcess } from '../../src-main/engine/in-process.ts'
import { openEngine } from '../../src-main/engine/open-engine.ts'

const closing: (() => Promise<void>)[] = []
let place = ''
const at = (name: string) => join(place, name)

async function pc(name: string): Promise<EngineClient> {
  const engine = await openEngine({
    folder: at(name),
    keyring: { path: at(`${name}.keys.json`), passphrase: undefined, createMissing: true },
    holder: name,
    person: name,
    version: '0',
    samplesFolder: '',
    checkPath: () => undefined,
    now: () => '2026-05-20T08:00:00.000Z',
    log: () => undefined,
    workers: 0,
  })
  closing.push(() => engine.close())
  return connectInProcess(engine.server)
}

interface Item extends Partial<Omit<Catalogue, 'fields' | 'publisher'>> {
  title: string
}

function handIn(body: string, { title, ...more }: Item, columns = ['名称', '地址']): void {
  const entry = CatalogueSchema.parse({
    title,
    publisher: { name: body },
    openAttribute: 'UNCONDITIONAL',
    updateCycle: 'YEARLY',
    contact: '0510-80000000',
    dataUpdateDate: '2026-01-01',
    fields: columns.map((label, index) => ({
      label,
      name: `f${index}`,
      type: 'C',
      length: '20',
      description: `${label}。`,
    })),
    ...more,
  })
  mkdirSync(at('报送'), { recursive: true })
  writeFileSync(at(`报送/${body}-${title}.json`), JSON.stringify(entry))
}

const collect = (client: EngineClient) => client.call('bureau.collect', { paths: [at('报送')] })
const digestOf = async (client: EngineClient, body: string, title: string) =>
  (await client.call('bureau.items', {})).find(item => item.body === body && item.title === title)?.sha256 ?? ''
const countOf = async (client: EngineClient, body: string) =>
  (await client.call('bureau.report', { year: null })).bodies.find(one => one.body === body)
const reasonOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    thrown => (thrown instanceof OpenprepError ? String(thrown.params.reason ?? thrown.code) : String(thrown)),
  )

const LIST = [
  ['1', '养老机构名录', '市民政局'],
  ['2', '学校基本信息', '市教育局'],
  ['3', '水库信息', ''],
  ['4', '婚姻登记', '市民政局'],
  ['5', '公园绿地', '市城市管理局'],
  ['6', '校外培训', '市教育局'],
]

let bureau: EngineClient
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'openprep-decisions-'))
  bureau = await pc('bureau')
  const rows = [['序号', '目录名称', '提供单位'], ...LIST].map(row => row.join(',')).join('\r\n')
  writeFileSync(at('参考清单.csv'), `\ufeff${rows}\r\n`)
  await bureau.call('references.import', { path: at('参考清单.csv'), name: '2026年参考清单', kind: 'REFERENCE' })
  const names = ['市民政局', '市教育局', '市水利局', '市城市管理局', '滨湖区大数据局']
  const bodies = names.map(name => ({ name, group: 'municipal' as const, quantity: 2 }))
  await bureau.call('bureau.setTargets', { targets: { year: 2026, city: '示例市', bodies } })
  handIn('市民政局', { title: '养老机构名录' }, ['机构名称', '统一社会信用代码', '床位数'])
  handIn('市教育局', { title: '全市中小学校基本信息' }, ['学校名称', '统一社会信用代码'])
  handIn('市水利局', { title: '水库信息' })
  handIn('滨湖区大数据局', { title: '滨湖区水库' })
  handIn('市民政局', {
    title: '婚姻登记',
    openAttribute: 'CLOSED',
    closedReason: '含个人信息',
    legalBasis: [{ title: '个人信息保护法', article: '第二十八条' }],
  })
  await collect(bureau)
})
afterAll(async () => {
  for (const close of closing) await close()
  rmSync(place, { recursive: true, force: true })
})

describe('the reference list, line by line', () => {
  const lines = async () => {
    const [list] = await bureau.call('bureau.lists', {})
    return bureau.call('bureau.listLines', { listId: list?.id ?? '' })
  }
  const standings = async () => (await lines()).map(({ standing }) => standing)

  it('is answered by items of the body it asks, and leaves what is only alike to a person', async () => {
    expect(await standings()).toEqual(['HANDED_IN', 'ALIKE', 'HANDED_IN', 'CLOSED', 'OPEN', 'OPEN'])
    const found = await lines()
    expect(found[2]?.item).toMatchObject({ title: '水库信息', body: '市水利局' })
    expect(found[1]?.candidates.map(({ title }) => title)).toEqual(['全市中小学校基本信息'])
    const [list] = await bureau.call('bureau.lists', {})
    expect(list?.standings.map(({ lines: count }) => count)).toEqual([2, 1, 0, 1, 2])
  })

  it('keeps what a person said over a new version of the item, until it is taken back', async () => {
    const [list] = await bureau.call('bureau.lists', {})
    const listId = list?.id ?? ''
    const sha256 = await digestOf(bureau, '市教育局', '全市中小学校基本信息')
    await bureau.call('bureau.matchLine', { listId, no: 2, sha256 })
    expect((await standings())[1]).toBe('HANDED_IN')
    handIn('市教育局', { title: '全市中小学校基本信息', dataUpdateDate: '2026-04-01' }, [
      '学校名称',
      '统一社会信用代码',
    ])
    await collect(bureau)
    expect((await lines())[1]?.item).toMatchObject({
      sha256: await digestOf(bureau, '市教育局', '全市中小学校基本信息'),
    })
    await bureau.call('bureau.matchLine', { listId, no: 2, sha256: null })
    expect((await lines())[1]).toMatchObject({ standing: 'OPEN', candidates: [] })
    await bureau.call('bureau.matchLine', { listId, no: 2, sha256: null, decided: false })
    expect((await standings())[1]).toBe('ALIKE')
    expect(await reasonOf(bureau.call('bureau.matchLine', { listId, no: 99, sha256: null }))).toContain('没有这一行')
  })

  it('takes the answers a body wrote into the list it was given and handed back', async () => {
    const body = await pc('body')
    await body.call('settings.save', {
      ...(await body.call('settings.get', {})),
      publisher: { name: '市教育局', uscc: '' },
    })
    const { id: listId } = await body.call('references.import', {
      path: at('参考清单.csv'),
      name: '2026年参考清单',
      kind: 'REFERENCE',
    })
    const answer = (state: 'NOT_OPEN' | 'ADDED', reason: string, legalBasis: string) => ({
      ...{ state, reason, legalBasis, datasetId: null, agreedWith: '', agreedOn: '' },
    })
    await body.call('references.answer', {
      listId,
      no: 6,
      answer: answer('NOT_OPEN', '涉及商业秘密', '反不正当竞争法第九条'),
    })
    await body.call('references.answer', { listId, no: 5, answer: answer('ADDED', '下半年补充', '') })
    await body.call('references.write', { listId, path: at('报送/答复.xlsx') })
    expect(await collect(bureau)).toMatchObject({ answers: 2, unreadable: [] })
    expect(await collect(bureau)).toMatchObject({ answers: 0 })
    const found = await lines()
    expect(found.slice(4).map(({ standing }) => standing)).toEqual(['ANSWERED', 'CLOSED'])
    expect(found[5]?.answers).toMatchObject([
      { body: '市教育局', reason: '涉及商业秘密', legalBasis: '反不正当竞争法第九条' },
    ])
  })
})

describe('one supplier for the same data', () => {
  it('a city–district double is not counted for the district once a person has said so, also in its next version', async () => {
    const { twins } = await bureau.call('bureau.report', { year: null })
    const [twin] = twins
    expect(twins).toHaveLength(1)
    expect(await countOf(bureau, '滨湖区大数据局')).toMatchObject({ actual: 1, uncounted: 0 })
    const pair = { left: twin?.left ?? '', right: twin?.right ?? '' }
    await bureau.call('bureau.decideTwin', { ...pair, same: true, source: '市水利局', reason: '' })
    expect(await countOf(bureau, '滨湖区大数据局')).toMatchObject({ actual: 0, uncounted: 1, gap: 2 })
    expect(await countOf(bureau, '市水利局')).toMatchObject({ actual: 1, uncounted: 0 })
    handIn('滨湖区大数据局', { title: '滨湖区水库', dataUpdateDate: '2026-05-01' })
    await collect(bureau)
    const report = await bureau.call('bureau.report', { year: null })
    expect(report.uncounted).toMatchObject([{ body: '滨湖区大数据局', title: '滨湖区水库', reason: 'doubled' }])
    expect(report.twins[0]?.decision).toMatchObject({ same: true, source: '市水利局' })
  })

  it('a dispute keeps its items out of the counting until it is settled, and then gives them to one body', async () => {
    const sha256 = await digestOf(bureau, '市民政局', '养老机构名录')
    expect(await reasonOf(bureau.call('bureau.openDispute', { items: [sha256] }))).toBe('争议至少要有两个单位')
    const dispute = await bureau.call('bureau.openDispute', {
      items: [sha256],
      parties: ['市卫生健康委'],
      statement: '养老机构由谁开放',
    })
    expect(dispute).toMatchObject({ subject: '养老机构名录', parties: ['市民政局', '市卫生健康委'], state: 'OPEN' })
    expect(await countOf(bureau, '市民政局')).toMatchObject({ actual: 0, uncounted: 1 })
    const { id } = dispute
    await bureau.call('bureau.actOnDispute', { id, act: 'convene', result: '5月25日召集' })
    expect(await reasonOf(bureau.call('bureau.actOnDispute', { id, act: 'settle', source: '市财政局' }))).toBe(
      '“市财政局”不是这项争议的一方',
    )
    await bureau.call('bureau.actOnDispute', { id, act: 'settle', source: '市卫健委' }).catch(() => undefined)
    await bureau.call('bureau.actOnDispute', { id, act: 'settle', source: '市卫生健康委员会', result: '由卫健开放' })
    expect(
      (await bureau.call('bureau.report', { year: null })).uncounted.map(({ reason }) => reason).toSorted(),
    ).toEqual(['doubled', 'elsewhere'])
    expect(await reasonOf(bureau.call('bureau.actOnDispute', { id, act: 'convene' }))).toContain('已经确定')
    await bureau.call('bureau.actOnDispute', { id, act: 'reopen' })
    await bureau.call('bureau.actOnDispute', { id, act: 'settle', source: '市民政局' })
    expect(await countOf(bureau, '市民政局')).toMatchObject({ actual: 1, uncounted: 0 })
  })

  it('a data item that several bodies offer has one source, and the others are flagged', async () => {
    const shared = async () =>
      (await bureau.call('bureau.sharedFields', {})).find(one => one.label === '统一社会信用代码')
    expect(await shared()).toMatchObject({ source: null, flagged: [] })
    await bureau.call('bureau.setSource', { label: '统一社会信用代码', body: '市民政局', basis: '法人库' })
    expect(await shared()).toMatchObject({ source: { body: '市民政局', basis: '法人库' }, flagged: ['市教育局'] })
    for (const format of ['xlsx', 'docx', 'html'] as const)
      expect(
        (await bureau.call('bureau.saveReport', { year: null, out: at(`台账.${format}`), format })).bytes,
      ).toBeGreaterThan(1000)
    const { html } = await bureau.call('bureau.reportPage', { year: null })
    for (const words of ['法人库', '与其他单位重复，不计', '2026年参考清单', '市民政局、市卫生健康委'])
      expect(html).toContain(words)
    await bureau.call('bureau.setSource', { label: '统一社会信用代码' })
    expect(await shared()).toMatchObject({ source: null, flagged: [] })
  })
})
