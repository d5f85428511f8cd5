// Several files and sheets as one table, and further versions of a dataset's source.
// Real files, a real folder; nothing is imitated.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { Several, SourcePart } from '../../src-main/contract/sources.ts'
import { importSeveral } from '../../src-main/jobs/import-table.ts'
import { surveyParts } from '../../src-main/jobs/survey-parts.ts'
import { updateDataset } from '../../src-main/jobs/update-dataset.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { countRows, openFolder, openPool, temporaryDirectory } from './support.ts'

const running = { signal: new AbortController().signal, onProgress: () => undefined }

interface Desk {
  folder: WorkFolder
  directory: string
  file(name: string, lines: readonly string[]): SourcePart
}

function desk(): Desk {
  const directory = temporaryDirectory()
  mkdirSync(join(directory, 'files'))
  return {
    directory,
    folder: openFolder(join(directory, 'work')),
    file(name, lines) {
      const path = join(directory, 'files', name)
      writeFileSync(path, `${lines.join('\r\n')}\r\n`)
      return { path, label: name.replace(/\.\w+$/, ''), rename: {} }
    },
  }
}

function several(parts: SourcePart[], more: Partial<Several> = {}): Several {
  return { parts, reading: { header: 'auto' }, sourceColumn: '来源', columns: 'all', unreadable: 'stop', ...more }
}

const importAs = (folder: WorkFolder, name: string, what: Several) =>
  importSeveral({ folder, pool: openPool(), several: what, name, person: '李经办', ...running })

function tableOf(folder: WorkFolder, name: string): { columns: readonly string[]; rows: string[] } {
  const table = folder.tables.open(folder.datasets.byName(name).versionId)
  const page = table.page(0, 1000)
  const rows = page.rowNumbers.map(
    (number, row) => `${number}: ${page.columns.map(column => column[row] ?? '').join(' | ')}`,
  )
  return { columns: table.columns, rows }
}

const january = ['编号,区县,金额', 'A1,东区,10', 'A2,西区,20']
const february = ['区县,编号,金额,备注', '东区,A3,30,补录']

describe('several files of one structure', () => {
  it('become one table: columns by name, rows numbered on, every row naming its file', async () => {
    const { folder, file } = desk()
    const report = await importAs(folder, '一季度', several([file('1月.csv', january), file('2月.csv', february)]))
    expect(tableOf(folder, '一季度')).toEqual({
      columns: ['来源', '编号', '区县', '金额', '备注'],
      rows: ['2: 1月 | A1 | 东区 | 10 | ', '3: 1月 | A2 | 西区 | 20 | ', '5: 2月 | A3 | 东区 | 30 | 补录'],
    })
    expect(report.counts).toMatchObject({ read: 5, setAside: 2, source: 3 })
    expect(
      report.parts.map(({ file: name, firstRow, rows, missing, extra, reordered }) => [
        name,
        firstRow,
        rows,
        missing,
        extra,
        reordered,
      ]),
    ).toEqual([
      ['1月.csv', 0, 2, ['备注'], [], false],
      ['2月.csv', 3, 1, [], ['备注'], true],
    ])
    expect(folder.datasets.byName('一季度').source.file).toBe('1月.csv 等 2 个文件')
  })

  it('keep only the columns that all have, or those of the first, when the person says so', async () => {
    const { folder, file } = desk()
    const parts = [file('1月.csv', january), file('2月.csv', ['编号,金额,备注', 'A3,30,补录'])]
    await importAs(folder, '共有', several(parts, { columns: 'common', sourceColumn: null }))
    expect(tableOf(folder, '共有').columns).toEqual(['编号', '金额'])
    const report = await importAs(folder, '首个', several(parts, { columns: 'first', sourceColumn: null }))
    expect(tableOf(folder, '首个').columns).toEqual(['编号', '区县', '金额'])
    expect(report.parts[1]).toMatchObject({ missing: ['区县'], extra: ['备注'] })
  })

  it('match a column that one of them calls by another name', async () => {
    const { folder, file } = desk()
    const second = { ...file('2月.csv', ['编号,区县名称,金额', 'A3,东区,30']), rename: { 区县名称: '区县' } }
    await importAs(folder, '改名', several([file('1月.csv', january), second], { sourceColumn: null }))
    expect(tableOf(folder, '改名')).toMatchObject({ columns: ['编号', '区县', '金额'] })
  })

  it('refuse two columns of one name instead of mixing them', async () => {
    const { folder, file } = desk()
    const second = { ...file('2月.csv', february), rename: { 备注: '金额' } }
    const clash = importAs(folder, '撞名', several([file('1月.csv', january), second]))
    await expect(clash).rejects.toMatchObject({ code: 'COLUMN_NAME_TWICE', params: { column: '金额' } })
    const source = importAs(folder, '撞名', several([file('1月.csv', january)], { sourceColumn: '区县' }))
    await expect(source).rejects.toMatchObject({ code: 'COLUMN_NAME_TWICE', params: { column: '区县' } })
    expect(folder.datasets.list()).toEqual([])
  })

  it('stop at the one that cannot be read, named, with nothing imported', async () => {
    const { folder, directory, file } = desk()
    const parts = [file('1月.csv', january), file('空.csv', []), file('2月.csv', february)]
    writeFileSync(parts[1]?.path ?? '', '')
    await expect(importAs(folder, '停', several(parts))).rejects.toMatchObject({
      code: 'PART_UNREADABLE',
      params: { file: '空.csv' },
    })
    folder.close()
    expect(countRows(join(directory, 'work'), 'chunks')).toBe(0)
  })

  it('or leave it out and say so, taking back rows that came before the fault', async () => {
    const { folder, directory, file } = desk()
    const broken = file('坏.csv', [])
    // Good UTF-8 for a while, then bytes that are none: the fault shows only when rows have been taken.
    const good = Array.from({ length: 5000 }, (_, row) => `X${row},东区,1`).join('\n')
    writeFileSync(
      broken.path,
      Buffer.concat([Buffer.from(`编号,区县,金额\n${good}\n`), Buffer.from([0xff, 0xfe, 0x81])]),
    )
    const parts = [file('1月.csv', january), broken, file('2月.csv', february)]
    const what = several(parts, { unreadable: 'leaveOut', reading: { header: 'auto', encoding: 'utf-8' } })
    const report = await importAs(folder, '跳过', what)
    expect(tableOf(folder, '跳过').rows).toHaveLength(3)
    expect(report.counts).toMatchObject({ read: 5, setAside: 2, source: 3 })
    expect(report.parts.map(part => part.fault?.code ?? null)).toEqual([null, expect.any(String), null])
    rmSync(directory, { recursive: true, force: true })
  })

  it('report every one of them beside the others before anything is imported', async () => {
    const { directory, file } = desk()
    const gone = { path: join(directory, '没有.csv'), label: '', rename: {} }
    const parts = [file('1月.csv', january), file('2月.csv', ['编号,区县名称,金额', 'A3,东区,30']), gone]
    const survey = await surveyParts({ parts, reading: { header: 'auto' }, ...running })
    expect(survey.columns).toEqual(['编号', '区县', '金额'])
    expect(survey.parts[1]).toMatchObject({ missing: ['区县'], extra: ['区县名称'], proposed: { 区县名称: '区县' } })
    expect(survey.parts[2]?.fault?.code).toBe('FILE_NOT_FOUND')
  })
})

it('says which sheets there are where the one of last time is not among them', async () => {
  const { directory } = desk()
  const book = XLSX.utils.book_new()
  for (const sheet of ['封面', '二月'])
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['编号'], ['A1']]), sheet)
  const path = join(directory, '二月.xlsx')
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  const parts = [{ path, label: '', rename: {} }]
  const survey = await surveyParts({ parts, reading: { header: 'auto', sheet: '一月' }, columns: ['编号'], ...running })
  expect(survey.parts[0]).toMatchObject({ fault: { code: 'SHEET_NOT_FOUND' }, columns: [] })
  expect(survey.parts[0]?.sheets.map(({ name }) => name)).toEqual(['封面', '二月'])
})

it('makes several sheets of one workbook one table', async () => {
  const { folder, directory } = desk()
  const book = XLSX.utils.book_new()
  for (const [sheet, rows] of [
    [
      '东区',
      [
        ['编号', '金额'],
        ['A1', '10'],
      ],
    ],
    [
      '西区',
      [
        ['编号', '金额'],
        ['B1', '20'],
        ['B2', '30'],
      ],
    ],
  ] as const) {
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows.map(row => [...row])), sheet)
  }
  const path = join(directory, '各区.xlsx')
  writeFileSync(path, XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
  const parts = ['东区', '西区'].map(sheet => ({ path, sheet, label: sheet, rename: {} }))
  await importAs(folder, '各区', several(parts, { sourceColumn: '区县' }))
  expect(tableOf(folder, '各区').rows).toEqual(['2: 东区 | A1 | 10', '4: 西区 | B1 | 20', '5: 西区 | B2 | 30'])
  expect(folder.datasets.byName('各区').source.file).toBe('各区.xlsx（2 个工作表）')
})

describe('a further version of a source', () => {
  const change = (folder: WorkFolder, how: 'append' | 'replace', what: Several, key: string[] | null = null) => {
    const { id } = folder.datasets.byName('台账')
    return updateDataset({
      folder,
      pool: openPool(),
      datasetId: id,
      change: how,
      several: what,
      key,
      person: '李经办',
      ...running,
    })
  }

  it('appends rows behind those there are, and names keys that come again', async () => {
    const { folder, file } = desk()
    await importAs(folder, '台账', several([file('1月.csv', january)]))
    const report = await change(
      folder,
      'append',
      several([file('2月.csv', ['编号,区县,金额', 'A2,西区,20', 'A3,南区,5'])]),
    )
    expect(tableOf(folder, '台账').rows).toEqual([
      '2: 1月 | A1 | 东区 | 10',
      '3: 1月 | A2 | 西区 | 20',
      '5: 2月 | A2 | 西区 | 20',
      '6: 2月 | A3 | 南区 | 5',
    ])
    expect(report.difference).toMatchObject({
      key: ['编号'],
      rows: { before: 2, after: 4, added: 2, removed: 0, changed: 0, unchanged: 2, repeated: 1 },
      newValues: [
        { column: '区县', values: ['南区'], count: 1 },
        { column: '金额', values: ['5'], count: 1 },
      ],
    })
    expect(report.counts).toMatchObject({ read: 6, setAside: 2, source: 4 })
    expect(folder.datasets.byName('台账')).toMatchObject({ rowsRead: 6, rowsSetAside: 2, rows: 4 })
  })

  it('replaces the source and tells by key what was added, removed and changed', async () => {
    const { folder, file } = desk()
    await importAs(folder, '台账', several([file('1月.csv', january)], { sourceColumn: null }))
    const next = several([file('2月.csv', ['编号,区县,金额,备注', 'A2,西区,25,', 'A3,南区,5,新'])], {
      sourceColumn: null,
    })
    const { difference } = await change(folder, 'replace', next, ['编号'])
    expect(difference.rows).toEqual({
      before: 2,
      after: 2,
      added: 1,
      removed: 1,
      changed: 1,
      unchanged: 0,
      repeated: 0,
    })
    expect(difference.columns).toEqual({ added: ['备注'], removed: [], changed: [{ column: '金额', cells: 1 }] })
    expect(difference.examples).toEqual({
      added: [{ rowNumber: 3, key: ['A3'], cells: [] }],
      removed: [{ rowNumber: 2, key: ['A1'], cells: [] }],
      changed: [{ rowNumber: 2, key: ['A2'], cells: [{ column: '金额', before: '20', after: '25' }] }],
    })
  })

  it('counts whole rows where nothing identifies them, repeated ones one by one', async () => {
    const { folder, file } = desk()
    const lines = ['区县,金额', '东区,1', '东区,1', '西区,2']
    await importAs(folder, '台账', several([file('旧.csv', lines)], { sourceColumn: null }))
    const next = several([file('新.csv', ['区县,金额', '东区,1', '南区,3'])], { sourceColumn: null })
    const { difference } = await change(folder, 'replace', next, [])
    expect(difference.rows).toMatchObject({ added: 1, removed: 2, changed: 0, unchanged: 1 })
  })

  it('names values that a column did not have before', async () => {
    const { folder, file } = desk()
    const rows = (district: string) => Array.from({ length: 60 }, (_, row) => `${row},${district}`)
    await importAs(folder, '台账', several([file('旧.csv', ['流水号,区县', ...rows('东区')])], { sourceColumn: null }))
    const next = several([file('新.csv', ['流水号,区县', ...rows('东區')])], { sourceColumn: null })
    const { difference } = await change(folder, 'replace', next)
    expect(difference.newValues).toEqual([{ column: '区县', values: ['东區'], count: 1 }])
  })

  it('keeps every older version, and goes back to any of them and forth again', async () => {
    const { folder, file } = desk()
    await importAs(folder, '台账', several([file('1月.csv', january)]))
    const { id } = folder.datasets.byName('台账')
    await change(folder, 'append', several([file('2月.csv', february)]))
    folder.sources.restore(id, 1)
    expect(tableOf(folder, '台账').rows).toHaveLength(2)
    expect(folder.datasets.get(id)).toMatchObject({ rows: 2, rowsRead: 3, source: { file: '1月.csv' } })
    folder.sources.restore(id, 2)
    expect(tableOf(folder, '台账').rows).toHaveLength(3)
    expect(folder.sources.list(id).map(({ no, base, current }) => [no, base, current])).toEqual([
      [2, 1, true],
      [1, null, false],
    ])
    expect(() => folder.sources.restore(id, 9)).toThrow(expect.objectContaining({ code: 'VERSION_NOT_FOUND' }))
    folder.sources.restore(id, 1)
    await change(folder, 'append', several([file('3月.csv', february)]))
    expect(folder.sources.list(id).map(({ no, base }) => [no, base])).toEqual([
      [3, 1],
      [2, 1],
      [1, null],
    ])
  })

  it('goes with its dataset when that is removed', async () => {
    const { folder, directory, file } = desk()
    await importAs(folder, '台账', several([file('1月.csv', january)]))
    await change(folder, 'append', several([file('2月.csv', february)]))
    folder.datasets.remove(folder.datasets.byName('台账').id)
    folder.close()
    const tables = ['versions', 'chunks', 'set_aside', 'source_versions']
    expect(tables.map(table => countRows(join(directory, 'work'), table))).toEqual([0, 0, 0, 0])
  })
})
