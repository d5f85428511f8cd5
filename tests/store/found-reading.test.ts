// What is found out about a file goes into the stored reading, so that next month's file is read the same way.
// Real files, a real folder.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { Reading } from '../../src-main/contract/reading.ts'
import type { Several } from '../../src-main/contract/sources.ts'
import { openTableSource } from '../../src-main/files/open-source.ts'
import { completeReading } from '../../src-main/jobs/found-reading.ts'
import { importSeveral } from '../../src-main/jobs/import-table.ts'
import type { WorkFolder } from '../../src-main/store/work-folder.ts'
import { openFolder, openPool, temporaryDirectory } from './support.ts'

const running = { signal: new AbortController().signal, onProgress: () => undefined }

function several(paths: readonly string[], reading: Reading = { header: 'auto' }): Several {
  const parts = paths.map(path => ({ path, label: path, rename: {} }))
  return { parts, reading, sourceColumn: null, columns: 'all', unreadable: 'stop' }
}

const importAs = (folder: WorkFolder, name: string, what: Several) =>
  importSeveral({ folder, pool: openPool(), several: what, name, person: '李经办', ...running })

function fileWith(directory: string, name: string, content: string | Buffer): string {
  const path = join(directory, name)
  writeFileSync(path, content)
  return path
}

describe('the reading of an imported file', () => {
  it('holds header rows, encoding and delimiter that were found', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const path = fileWith(directory, '1月.csv', '办件登记表;;\n编号;姓名;区县\nA1;张三;东区\nA2;李四;西区\n')
    await importAs(folder, '办件', several([path]))
    const stored = folder.datasets.byName('办件')
    expect(stored.reading).toMatchObject({ header: '2..2', encoding: 'utf-8', delimiter: ';', quote: '"' })
    expect(folder.recipes.get(stored.id).recipe.reading).toEqual(stored.reading)
    expect(folder.sources.current(stored.id).reading).toEqual(stored.reading)
  })

  it('holds where the columns of a lined-up text begin', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const lines = ['编号    姓名    金额', 'A001    张三    10', 'A002    李四    2500', 'A003    王小五  7']
    await importAs(folder, '定宽', several([fileWith(directory, '定宽.txt', `${lines.join('\n')}\n`)]))
    expect(folder.datasets.byName('定宽').reading.columnStarts).toEqual([0, 8, 16])
  })

  it('reads the next file as the first one was, where that one alone would be taken for something else', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const first = fileWith(directory, '1月.csv', '编号;备注\nA1;无\nA2;无\nA3;有\n')
    await importAs(folder, '一月', several([first]))
    const { reading } = folder.datasets.byName('一月')
    const next = fileWith(directory, '2月.csv', '编号;备注\nA4;"甲,乙,丙"\nA5;丁,戊,己\n')
    await importAs(folder, '二月', several([next], reading))
    const table = folder.tables.open(folder.datasets.byName('二月').versionId)
    expect(table.page(0, 10).columns).toEqual([
      ['A4', 'A5'],
      ['甲,乙,丙', '丁,戊,己'],
    ])
  })

  it('names the sheet that was read where there are several', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const book = XLSX.utils.book_new()
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[]]), '说明')
    const rows = [['某区台账'], [], ['编号', '姓名'], ['A1', '张三'], ['A2', '李四']]
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '明细')
    const path = fileWith(directory, '台账.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }))
    await importAs(folder, '台账', several([path]))
    expect(folder.datasets.byName('台账').reading).toEqual({ sheet: '明细', header: '3..3' })
  })

  it('keeps what the person chose, and finds anew what the files do not have in common', async () => {
    const directory = temporaryDirectory()
    const folder = openFolder(join(directory, 'work'))
    const paths = [
      fileWith(directory, '1.csv', '标题;\n编号;姓名\nA1;张三\nA2;李四\n'),
      fileWith(directory, '2.csv', '编号;姓名\nA3;王五\nA4;赵六\n'),
    ]
    await importAs(folder, '两个', several(paths))
    expect(folder.datasets.byName('两个').reading).toMatchObject({ header: 'auto', delimiter: ';' })
    const chosen = completeReading({ header: '1..2', delimiter: '|' }, [{ header: '3..3', delimiter: ';', quote: '"' }])
    expect(chosen).toEqual({ header: '1..2', delimiter: '|', quote: '"' })
  })
})

it('says that a file read as GB18030, as last month, is UTF-8 this time', async () => {
  const path = fileWith(temporaryDirectory(), '2月.csv', '编号;姓名;区县\nA1;张三;东区\nA2;李四;西区\n')
  const source = await openTableSource(path, { header: 'auto', encoding: 'gb18030' })
  expect(source.encodingConfidence).toBeLessThan(0.7)
  expect(source.encodingAlternatives).toEqual(['utf-8'])
})
