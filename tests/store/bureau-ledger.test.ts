// What bodies hand in is judged once, kept once, and counted once, however often the folder is collected and wherever it was stopped.
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CollectReport } from '../../src-main/contract/bureau-ledger.ts'
import { type Catalogue, CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { answeredLists } from '../../src-main/engine/answered-lists.ts'
import { buildPackage } from '../../src-main/files/packages/build-package.ts'
import { collectHandedIn } from '../../src-main/jobs/collect-handed-in.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { sources } from '../unit/packages/sample-package.ts'
import { clock, openFolder, openPool, runChild, temporaryDirectory } from './support.ts'

type Entry = Partial<Omit<Catalogue, 'fields'>> & { title: string }

function entry(more: Entry): Catalogue {
  return CatalogueSchema.parse({
    publisher: { name: '无锡市城市管理局' },
    openAttribute: 'UNCONDITIONAL',
    updateCycle: 'QUARTERLY',
    contact: '0510-80000000',
    fields: [{ label: '名称', name: 'MC', type: 'C', length: '20', description: '停车场的名称。' }],
    ...more,
  })
}

function writeEntry(folder: string, name: string, more: Entry): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), JSON.stringify(entry(more)))
}

function collect(folder: WorkFolder, path: string, drafts = true, signal = new AbortController().signal) {
  return collectHandedIn({
    paths: [path],
    drafts,
    city: '无锡市',
    ledger: folder.bureauLedger,
    lists: answeredLists(folder),
    pool: openPool(),
    now: clock,
    person: '收集',
    signal,
    onProgress: () => undefined,
  })
}

const CLEAN = [
  ['0001', '崇安寺停车场', '甲'],
  ['0002', '南禅寺停车场', '乙'],
]

describe('collecting what bodies handed in', () => {
  it('accepts a sound package and says what stands in it', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    mkdirSync(join(directory, 'in'))
    await buildPackage(sources(join(directory, 'in', '停车场.zip'), {}, CLEAN))
    expect(await collect(folder, join(directory, 'in'))).toMatchObject({ files: 1, accepted: 1, returned: 0 })
    expect(folder.bureauLedger.list()).toMatchObject([
      {
        carrier: 'package',
        state: 'ACCEPTED',
        body: '无锡市城市管理局',
        title: '无锡市公共停车场信息',
        rows: 2,
        columns: ['编号', '名称', '备注'],
        quality: { cells: 6, blank: 0, repeated: 0 },
        draft: true,
      },
    ])
  })

  it('sends back a draft, until drafts are accepted', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    await buildPackage(sources(join(directory, '停车场.zip'), {}, CLEAN))
    expect(await collect(folder, join(directory, '停车场.zip'), false)).toMatchObject({ returned: 1 })
    expect(folder.bureauLedger.list()[0]?.findings.map(({ reason }) => reason)).toEqual(['draft'])
    expect(await collect(folder, join(directory, '停车场.zip'), true)).toMatchObject({ accepted: 1, known: 0 })
    expect(folder.bureauLedger.list().map(({ state }) => state)).toEqual(['ACCEPTED'])
  })

  it('names blank cells, repeated rows, a changed byte and missing elements', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const inbox = join(directory, 'in')
    mkdirSync(inbox)
    const path = (name: string) => join(inbox, name)
    await buildPackage(sources(path('空.zip'), {}, [...CLEAN, ['0003', '', '丙']]))
    const named = (title: string) => ({ catalogue: { ...sources('').catalogue, title, rowCount: 2 } })
    const twice = [...CLEAN, CLEAN[0] ?? []]
    await buildPackage(sources(path('重.zip'), { catalogue: { ...named('重复的行').catalogue, rowCount: 3 } }, twice))
    await buildPackage(sources(path('坏.zip'), named('改过'), CLEAN))
    const bytes = readFileSync(path('坏.zip'))
    bytes[bytes.indexOf('崇安寺')] = 0x41
    writeFileSync(path('坏.zip'), bytes)
    writeEntry(inbox, '缺.json', { title: '缺联系方式', contact: '' })
    writeFileSync(path('无关.json'), '{"a":1}')
    const report = await collect(folder, inbox)
    expect(report).toMatchObject({ files: 5, accepted: 0, returned: 4, unreadable: [{ file: '无关.json' }] })
    const reasons = folder.bureauLedger.list().map(({ file, findings }) => [file, findings[0]?.reason])
    expect(Object.fromEntries(reasons)).toEqual({
      '空.zip': 'blank',
      '重.zip': 'repeated',
      '坏.zip': 'broken',
      '缺.json': 'incomplete',
    })
    const blank = folder.bureauLedger.list().find(({ file }) => file === '空.zip')?.findings[0]?.detail
    expect(blank).toContain('名称')
    const repeated = folder.bureauLedger.list().find(({ file }) => file === '重.zip')?.findings
    expect(repeated?.map(({ reason }) => reason)).toContain('repeated')
  })

  it('lets the newer version of a dataset take the place of the older one, whatever order they come in', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    writeEntry(join(directory, '二月'), 'a.json', { title: '停车场', dataUpdateDate: '2024-02-01', version: '2' })
    writeEntry(join(directory, '一月'), 'b.json', { title: '停车场', dataUpdateDate: '2024-01-01' })
    writeEntry(join(directory, '三月'), 'c.json', {
      title: '停车场',
      dataUpdateDate: '2024-03-01',
      publisher: { name: '市城市管理局', uscc: '' },
    })
    expect(await collect(folder, join(directory, '二月'))).toMatchObject({ accepted: 1, replaced: 0 })
    expect(await collect(folder, join(directory, '一月'))).toMatchObject({ accepted: 0, duplicates: 1, replaced: 0 })
    expect(folder.bureauLedger.list().map(({ updated }) => updated)).toEqual(['2024-02-01'])
    expect(await collect(folder, join(directory, '三月'))).toMatchObject({ accepted: 1, replaced: 1 })
    expect(folder.bureauLedger.list().map(({ updated }) => updated)).toEqual(['2024-03-01'])
  })

  it('does not let a version that was sent back hide the accepted one', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    writeEntry(directory, 'a.json', { title: '停车场', dataUpdateDate: '2024-02-01' })
    await collect(folder, join(directory, 'a.json'))
    writeEntry(directory, 'b.json', { title: '停车场', dataUpdateDate: '2024-03-01', contact: '' })
    await collect(folder, join(directory, 'b.json'))
    expect(folder.bureauLedger.list().map(({ state }) => state)).toEqual(['ACCEPTED', 'RETURNED'])
    writeEntry(directory, 'c.json', { title: '停车场', dataUpdateDate: '2024-03-02' })
    expect(await collect(folder, join(directory, 'c.json'))).toMatchObject({ accepted: 1, replaced: 2 })
    expect(folder.bureauLedger.list().map(({ file }) => file)).toEqual(['c.json'])
  })

  it('takes no file beyond the size of any entry for one, and does not read it', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const path = join(directory, '巨大.json')
    writeFileSync(path, '')
    truncateSync(path, 40 * 1024 * 1024)
    expect(await collect(folder, path)).toMatchObject({ accepted: 0, unreadable: [{ file: '巨大.json' }] })
  })

  it('writes every item into the audit trail', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    writeEntry(directory, 'a.json', { title: '停车场' })
    await collect(folder, join(directory, 'a.json'))
    const { events } = folder.audit.list({ offset: 0, limit: 10 })
    expect(events.map(({ action }) => action)).toContain('bureau.collected')
  })
})

describe('a collection that is stopped', () => {
  const FILES = 60

  it('by kill -9 goes on where it was, and counts nothing twice', async () => {
    const directory = temporaryDirectory()
    const inbox = join(directory, 'in')
    for (let no = 0; no < FILES; no += 1) writeEntry(inbox, `${no}.json`, { title: `停车场${no}` })
    const work = join(directory, 'work')
    expect(await runChild('collect-folder.ts', work, inbox, 'collect', '0.5').ended).toMatchObject({
      signal: 'SIGKILL',
    })
    const { code, output } = await runChild('collect-folder.ts', work, inbox).ended
    expect(code).toBe(0)
    const report: CollectReport = JSON.parse(output.split('\n')[1] ?? '')
    expect(report.known).toBeGreaterThanOrEqual(FILES / 2 - 1)
    expect(report.known + report.accepted).toBe(FILES)
    const folder = openFolder(work)
    expect(folder.bureauLedger.list()).toHaveLength(FILES)
    const { events } = folder.audit.list({ offset: 0, limit: 1000 })
    expect(events.filter(({ action }) => action === 'bureau.collected')).toHaveLength(FILES)
  })

  it('by its person stops with what is done kept', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    writeEntry(join(directory, 'in'), 'a.json', { title: '停车场' })
    const stopped = AbortSignal.abort()
    await expect(collect(folder, join(directory, 'in'), true, stopped)).rejects.toThrow()
    expect(await collect(folder, join(directory, 'in'))).toMatchObject({ accepted: 1 })
  })
})
