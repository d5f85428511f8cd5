// Opening lists and confirmation forms of bodies come into the bureau's ledger as this application writes them, and as bodies have
// them after working on them in Excel or WPS: other headers, a body merged over its rows, notes and seal boxes, mistakes.
import { writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CatalogueSchema } from '../../src-main/contract/catalogue.ts'
import { answeredLists } from '../../src-main/engine/answered-lists.ts'
import { documentBytes } from '../../src-main/files/documents/document-parts.ts'
import { FormSheet } from '../../src-main/files/documents/form-sheet.ts'
import { makeDocument } from '../../src-main/files/documents/official/registry.ts'
import { documentWorkbook } from '../../src-main/files/documents/xlsx-writer.ts'
import { buildPackage } from '../../src-main/files/packages/build-package.ts'
import { writeAtomically } from '../../src-main/files/write-atomically.ts'
import { collectHandedIn } from '../../src-main/jobs/collect-handed-in.ts'
import { watchHandedIn } from '../../src-main/jobs/watch-handed-in.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { sources } from '../unit/packages/sample-package.ts'
import { clock, openFolder, openPool, temporaryDirectory } from './support.ts'

const PARKING = CatalogueSchema.parse({
  title: '公共停车场信息',
  publisher: { name: '示例市城市管理局', uscc: '' },
  description: '全市公共停车场的位置和泊位数。',
  openAttribute: 'CONDITIONAL',
  openConditions: { recipient: '本市企业', purpose: '停车诱导', scope: '不得转让', other: '' },
  formats: ['CSV', 'XLSX', 'JSON'],
  updateCycle: 'IRREGULAR',
  updateCycleNote: '停车场增减时更新',
  contact: '0510-80000000',
  domains: ['transport'],
  identifier: 'TCC-01',
  rowCount: 1234,
  dataUpdateDate: '2026-02-28',
  fields: [
    { label: '名称', name: 'mc', type: 'C', length: '50', description: '停车场的名称。' },
    {
      label: '泊位数',
      name: 'bws',
      type: 'I',
      length: '6',
      description: '对外开放的泊位数。',
      nullable: true,
      nullMeaning: '尚未核定',
    },
  ],
})
const facts = { catalogue: PARKING, date: '2026-03-01', draft: false, rows: 1234, treated: null }

async function writeDocument(path: string, id: 'openingList' | 'confirmation'): Promise<void> {
  await writeAtomically(path, documentBytes(makeDocument(id, facts) ?? [], '.xlsx'), {})
}

interface Sheet {
  readonly above?: readonly string[]
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

async function writeList(path: string, { above = [], header, rows }: Sheet): Promise<void> {
  const form = new FormSheet(header.map(() => 14))
  form.title('公共数据资源目录确认表')
  for (const line of above) form.subtitle(line)
  form.table(header, rows)
  form.note('说明：请逐项填写，并加盖公章。')
  form.seals(['单位（盖章）：', '负责人：'])
  await writeAtomically(path, documentWorkbook([form.sheet('确认表')]), {})
}

const HEADER = [
  '序号',
  '单位名称',
  '参考清单序号',
  '目录名称',
  '数据项（全部）',
  '来源系统',
  '开放属性',
  '开放条件',
  '数据格式',
  '开放方式（文件/接口）',
  '更新周期',
  '数据量',
  '不能公开的依据',
  '不能公开的理由',
  '办公电话',
]
const line = (title: string, more: Partial<Record<string, string>> = {}) => {
  const usual: Record<string, string> = {
    单位名称: '示例市民政局',
    目录名称: title,
    '数据项（全部）': '名称、地址、床位数',
    开放属性: '无条件开放',
    数据格式: 'Excel、csv',
    '开放方式（文件/接口）': '文件',
    更新周期: '每年',
    办公电话: '0510-81111111',
  }
  return HEADER.map(column => more[column] ?? usual[column] ?? '')
}

function collecting(folder: WorkFolder, signal = new AbortController().signal) {
  return {
    drafts: true,
    city: '示例市',
    ledger: folder.bureauLedger,
    lists: answeredLists(folder),
    pool: openPool(),
    now: clock,
    person: '收集',
    signal,
    onProgress: () => undefined,
  }
}

const collect = (folder: WorkFolder, path: string) => collectHandedIn({ ...collecting(folder), paths: [path] })

function opened(): { folder: WorkFolder; at(name: string): string } {
  const directory = temporaryDirectory()
  return { folder: openFolder(join(directory, 'work')), at: name => join(directory, name) }
}

describe('a list or form as this application writes it', () => {
  it('an opening list gives back what the entry says', async () => {
    const { folder, at } = opened()
    await writeDocument(at('开放清单.xlsx'), 'openingList')
    expect(await collect(folder, at('开放清单.xlsx'))).toMatchObject({ files: 1, accepted: 1, returned: 0 })
    expect(folder.bureauLedger.list()).toMatchObject([
      {
        carrier: 'list',
        state: 'ACCEPTED',
        findings: [],
        place: { sheet: '开放清单' },
        body: '示例市城市管理局',
        title: '公共停车场信息',
        openAttribute: 'CONDITIONAL',
        openForm: 'DOWNLOAD',
        resourceKind: 'DATASET',
        formats: ['CSV', 'XLSX', 'JSON'],
        updateCycle: 'IRREGULAR',
        domains: ['transport'],
        columns: ['名称', '泊位数'],
      },
    ])
  })

  it('a confirmation form gives back the whole entry, its data items too', async () => {
    const { folder, at } = opened()
    await writeDocument(at('确认表.xlsx'), 'confirmation')
    expect(await collect(folder, at('确认表.xlsx'))).toMatchObject({ accepted: 1, returned: 0, unreadable: [] })
    expect(folder.bureauLedger.list()).toMatchObject([
      {
        carrier: 'form',
        state: 'ACCEPTED',
        identifier: 'TCC-01',
        updateCycle: 'IRREGULAR',
        updated: '2026-02-28',
        rows: 1234,
        columns: ['名称', '泊位数'],
      },
    ])
  })
})

describe('a form as bodies hand it in', () => {
  it('takes every line on its own: accepted, sent back with the reason, or not opened with its ground', async () => {
    const { folder, at } = opened()
    await writeList(at('民政.xlsx'), {
      header: HEADER,
      rows: [
        line('养老机构信息', { 参考清单序号: '3' }),
        line('殡葬服务机构', { 单位名称: '', 办公电话: '' }),
        line('低保标准', { 单位名称: '', 数据格式: 'PDF', 开放属性: '主动公开' }),
        line('养老机构信息', { 单位名称: '' }),
        line('', {}),
        line('婚姻登记明细', {
          开放属性: '不予开放',
          更新周期: '',
          数据格式: '',
          不能公开的依据: '《中华人民共和国个人信息保护法》第二十八条',
          不能公开的理由: '含婚姻状况',
        }),
        line('没有依据', { 开放属性: '不予开放', 不能公开的理由: '不便公开' }),
        line('社会组织', { '开放方式（文件/接口）': '文件、接口', 更新周期: '每季度更新', 数据量: '约1.2万条' }),
      ],
    })
    expect(await collect(folder, at('民政.xlsx'))).toMatchObject({ files: 1, accepted: 4, returned: 3, unreadable: [] })
    const items = new Map(folder.bureauLedger.list().map(item => [`${item.title} ${item.place?.row}`, item]))
    const found = (title: string) => [...items.values()].filter(item => item.title === title)
    expect(
      found('养老机构信息')
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['ACCEPTED', 'RETURNED'])
    expect(found('养老机构信息').find(({ state }) => state === 'RETURNED')?.findings).toMatchObject([
      { reason: 'twice', detail: expect.stringContaining('是同一个目录') },
    ])
    expect(found('养老机构信息')[0]).toMatchObject({ listNo: '3', formats: ['CSV', 'XLSX'], rows: null })
    expect(found('殡葬服务机构')).toMatchObject([{ body: '示例市民政局', state: 'ACCEPTED' }])
    const [unread] = found('低保标准')
    expect(unread?.findings.map(({ reason }) => reason)).toEqual(['incomplete', 'unread'])
    expect(unread?.findings[1]?.detail).toBe('“数据格式”里的“PDF”不是可机读格式；“开放属性”写着“主动公开”，认不出')
    expect(found('婚姻登记明细')).toMatchObject([
      {
        state: 'ACCEPTED',
        openAttribute: 'CLOSED',
        closedReason: '含婚姻状况',
        legalBasis: '《中华人民共和国个人信息保护法》第二十八条',
      },
    ])
    expect(found('没有依据')[0]?.findings[0]?.detail).toContain('依据')
    expect(found('社会组织')).toMatchObject([{ openForm: 'BOTH', updateCycle: 'QUARTERLY', rows: 12000 }])
  })

  it('reads a list with the body named once above it, and groups of columns over two rows of header', async () => {
    const { folder, at } = opened()
    const rows = [
      ['2026年公共数据开放清单'],
      ['填报单位：示例市水利局', '', '', '', '', '填报日期：2026-05-20'],
      ['序号', '基本信息', '', '开放信息', '', '', '联系电话'],
      ['', '数据集名称', '信息项', '开放类型', '更新频率', '文件格式', ''],
      ['1', '水库', '名称，库容', '普遍开放', '按月', 'xlsx/json', '0510-82222222'],
      ['2', '取水许可', '单位；水量', '授权开放（限本市企业）', '年度', 'csv', '0510-82222222'],
      ['合计', '2', '', '', '', '', ''],
    ]
    writeFileSync(
      at('水利.csv'),
      `\ufeff${rows.map(row => row.join('\t').replaceAll(/[^\t]+/g, cell => `"${cell}"`)).join('\r\n')}\r\n`,
    )
    expect(await collect(folder, at('水利.csv'))).toMatchObject({ files: 1, accepted: 1, returned: 1 })
    const items = folder.bureauLedger.list()
    expect(
      items.map(({ title, body, openAttribute, updateCycle }) => [title, body, openAttribute, updateCycle]),
    ).toEqual(
      expect.arrayContaining([
        ['水库', '示例市水利局', 'UNCONDITIONAL', 'MONTHLY'],
        ['取水许可', '示例市水利局', 'CONDITIONAL', 'YEARLY'],
      ]),
    )
    expect(items.find(({ title }) => title === '取水许可')?.findings[0]?.detail).toContain('开放条件')
  })

  it('counts no line twice, and only lines that changed when the corrected list comes again', async () => {
    const { folder, at } = opened()
    const rows = [line('养老机构信息'), line('社会组织', { 更新周期: '看情况' })]
    await writeList(at('一.xlsx'), { header: HEADER, rows })
    expect(await collect(folder, at('一.xlsx'))).toMatchObject({ accepted: 1, returned: 1, known: 0 })
    expect(await collect(folder, at('一.xlsx'))).toMatchObject({ accepted: 0, returned: 0, known: 2 })
    await writeList(at('二.xlsx'), { header: HEADER, rows: [line('养老机构信息'), line('社会组织')] })
    expect(await collect(folder, at('二.xlsx'))).toMatchObject({ accepted: 2, returned: 0, replaced: 2 })
    expect(
      folder.bureauLedger
        .list()
        .map(({ title, state }) => [title, state])
        .toSorted(),
    ).toEqual([
      ['养老机构信息', 'ACCEPTED'],
      ['社会组织', 'ACCEPTED'],
    ])
  })

  it('is a duplicate where the data themselves are there, whatever comes first', async () => {
    for (const order of [
      ['包.zip', '清单.xlsx'],
      ['清单.xlsx', '包.zip'],
    ]) {
      const { folder, at } = opened()
      const { catalogue } = sources('')
      await buildPackage(sources(at('包.zip'), { catalogue: { ...catalogue, identifier: 'A-1' } }, [['1', '甲', '乙']]))
      const row = line(catalogue.title, { 单位名称: catalogue.publisher.name })
      await writeList(at('清单.xlsx'), { header: HEADER, rows: [row] })
      const reports = []
      for (const name of order) reports.push(await collect(folder, at(name)))
      expect(folder.bureauLedger.list(), order.join()).toMatchObject([{ carrier: 'package' }])
      expect(reports.reduce((sum, { duplicates, replaced }) => sum + duplicates + replaced, 0)).toBe(1)
    }
  })

  it('says which workbooks are none, and leaves alone the file Excel keeps beside an open one', async () => {
    const { folder } = opened()
    const inbox = temporaryDirectory()
    const at = (name: string) => join(inbox, name)
    await writeList(at('数据.xlsx'), { header: ['名称', '地址', '电话'], rows: [['甲', '乙', '丙']] })
    writeFileSync(at('~$数据.xlsx'), 'x')
    writeFileSync(at('空.csv'), '')
    const report = await collect(folder, inbox)
    expect(report.unreadable.map(({ file }) => file).toSorted()).toEqual(['数据.xlsx', '空.csv'])
    expect(folder.bureauLedger.list()).toEqual([])
  })
})

describe('a watched folder', () => {
  it('collects what comes while it is watched, once it is copied, and says at the end what came', async () => {
    const { folder, at } = opened()
    const inbox = temporaryDirectory()
    const stop = new AbortController()
    const came: number[] = []
    const watching = watchHandedIn({
      ...collecting(folder, stop.signal),
      path: inbox,
      every: 20,
      onCollected: ({ accepted }) => came.push(accepted),
    })
    await writeDocument(at('开放清单.xlsx'), 'openingList')
    await rename(at('开放清单.xlsx'), join(inbox, '开放清单.xlsx'))
    await expect.poll(() => came, { timeout: 20_000 }).toEqual([1])
    await writeList(join(inbox, '民政.xlsx'), { header: HEADER, rows: [line('养老机构信息'), line('社会组织')] })
    await expect.poll(() => came.length, { timeout: 20_000 }).toBe(2)
    stop.abort()
    expect(await watching).toMatchObject({ files: 2, accepted: 3, returned: 0 })
  })
})
