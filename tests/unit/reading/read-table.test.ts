// Opening, previewing, inspecting and reading table files, as the import and the command line do.
// Writes its own small files; all persons in them are made up.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { openDelimited } from '../../../src-main/files/delimited/open-delimited.ts'
import { openingError, readingError } from '../../../src-main/files/file-errors.ts'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { openTableSource } from '../../../src-main/files/open-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'
import { readRows, readTable, type TableReading } from '../../../src-main/files/read-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'reading-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content: string | Uint8Array, extension = 'csv'): string {
  files += 1
  const path = join(folder, `${files}.${extension}`)
  writeFileSync(path, content)
  return path
}

const auto = { header: 'auto' as const }

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof OpenprepError ? thrown.code : `no refusal: ${String(thrown)}`
}

async function recordsOf(table: TableReading): Promise<number> {
  let records = 0
  for await (const { rowNumbers } of table.batches) records += rowNumbers.length
  return records
}

const report = '某某表,,\n序号,姓名,金额\n1,王一,"1,200"\n2,,30\n小计,,1230\n3,张三\n注：略,,\n'

describe('reading rows', () => {
  it('tells an empty field from an absent one', async () => {
    const { columns, rows, rowNumbers } = await readRows(file(report), auto)
    expect(columns).toEqual(['序号', '姓名', '金额'])
    expect(rows).toEqual([
      ['1', '王一', '1,200'],
      ['2', '', '30'],
      ['3', '张三', null],
    ])
    expect(rowNumbers).toEqual([3, 4, 6])
  })

  it('reads every row under letters when there is no header', async () => {
    const { columns, rows } = await readRows(file(report), { header: 'none' })
    expect(columns).toEqual(['A', 'B', 'C'])
    expect(rows).toHaveLength(7)
    expect(rows[4]).toEqual(['小计', '', '1230'])
  })

  it('gives the rows asked for by their numbers in the file', async () => {
    const { rowNumbers } = await readRows(file(report), auto, { rows: [4, 6] })
    expect(rowNumbers).toEqual([4, 6])
  })

  it('reads the second table of a sheet and says how many there are', async () => {
    const path = file('序号,姓名,金额\n1,王一,2\n2,李二,3\n,,\n表二,,\n编号,名称,数量\n1,甲,5\n2,乙,6\n')
    expect((await readRows(path, { header: 'auto', table: 1 })).rows).toHaveLength(2)
    const second = await readRows(path, { header: 'auto', table: 2 })
    expect(second).toMatchObject({ columns: ['编号', '名称', '数量'], rowNumbers: [7, 8] })
    expect(await codeOf(readRows(path, { header: 'auto', table: 3 }))).toBe('TABLE_NOT_FOUND')
    const warnings = (await inspectFile(path, auto)).warnings.map(({ code }) => code)
    expect(warnings).toEqual(['SEVERAL_TABLES'])
  })

  it('reads Chinese text correctly across the borders of pieces', async () => {
    const lines = Array.from({ length: 40_000 }, (_, at) => `${at},某某市某某区第${at}号，备注内容`)
    for (const encoding of ['utf8', 'gb18030', 'utf-16le']) {
      const path = file(iconv.encode(`序号,地址\r\n${lines.join('\r\n')}\r\n`, encoding))
      const { rows } = await readRows(path, auto)
      expect(rows).toHaveLength(lines.length)
      expect(rows.every((row, at) => row.join(',') === lines[at])).toBe(true)
    }
  })

  it('reads a file whose only quote is never closed, row by row', async () => {
    const lines = Array.from({ length: 60_000 }, (_, at) => `${at},某某区第${at}号，备注内容`)
    lines[10] = '10,"某某区'
    const path = file(`序号,地址\n${lines.join('\n')}\n`)
    const inspection = await inspectFile(path, auto)
    expect(inspection.sheets[0]).toMatchObject({ rows: 60_001, firstDataRow: 2, lastDataRow: 60_001 })
    expect(inspection.warnings.map(({ code }) => code)).toEqual(['UNCLOSED_QUOTE'])
  })
})

describe('reading for the import', () => {
  it('gives every row once: records with their numbers, the others with their reasons', async () => {
    const source = await openTableSource(file(report), auto)
    const table = await readTable(source, null, auto)
    const records: number[] = []
    const aside: [number, string][] = []
    for await (const batch of table.batches) {
      records.push(...batch.rowNumbers)
      aside.push(...batch.setAside.map(({ row, reason }): [number, string] => [row, reason]))
      expect(batch.cells.every(cells => cells.length === table.columns.length)).toBe(true)
    }
    expect(records).toEqual([3, 4, 6])
    expect(aside).toEqual([
      [1, 'title'],
      [2, 'header'],
      [5, 'subtotal'],
      [7, 'footnote'],
    ])
    expect(table.summary()).toMatchObject({ read: 7, kept: 3, setAside: 4, byReason: { subtotal: 1 } })
  })

  it('gives the extra cells of a row far down a column of their own', async () => {
    const lines = Array.from({ length: 5000 }, (_, at) => `${at},甲`)
    lines[4000] = '4000,甲,多出来的'
    const source = await openTableSource(file(`序号,名称\n${lines.join('\n')}\n`), auto)
    const table = await readTable(source, null, auto)
    let extra: unknown
    for await (const { cells } of table.batches) extra = cells.find(row => typeof row[2] === 'string')?.[2] ?? extra
    expect(table.columns).toEqual(['序号', '名称', '列3'])
    expect(extra).toBe('多出来的')
  })

  it('stops when it is cancelled', async () => {
    const stop = new AbortController()
    const source = await openTableSource(file('a,b\n'.repeat(200_000)), auto)
    const table = await readTable(source, null, auto, { signal: stop.signal })
    stop.abort()
    await expect(recordsOf(table)).rejects.toThrow(/abort/i)
  })
})

describe('inspecting', () => {
  it('counts stored types, empty cells and lost digits', async () => {
    const path = file('证件号码,备注\n3.20206E+17,甲\n320206190001010011,\n3.20206E+17\n')
    const sheet = (await inspectFile(path, auto)).sheets[0]!
    expect(sheet.columns[0]).toMatchObject({ name: '证件号码', letter: 'A', damagedNumbers: 2 })
    expect(sheet.columns[0]?.storedTypes).toMatchObject({ text: 3, empty: 0 })
    expect(sheet.columns[1]?.storedTypes).toMatchObject({ text: 1, empty: 2 })
  })

  it('gives the hash of the file and reports progress', async () => {
    const steps: number[] = []
    const inspection = await inspectFile(file('a,b\n1,2\n'), auto, { onProgress: ({ done }) => steps.push(done) })
    expect(inspection).toMatchObject({
      bytes: 8,
      sha256: '492d5ea496056f1a6a6592241032fab764c321596317930b4fa0e1e8bc3b7470',
      format: 'csv',
      bom: false,
    })
    expect(steps.at(-1)).toBe(8)
  })

  it('says when the name of the file does not fit its contents', async () => {
    const inspection = await inspectFile(file('a,b\n1,2\n', 'xls'), auto)
    expect(inspection.format).toBe('csv')
    expect(inspection.warnings.map(({ code }) => code)).toEqual(['FORMAT_MISMATCH'])
  })
})

describe('previewing', () => {
  it('shows the first rows with their roles and says that there are more', async () => {
    const lines = Array.from({ length: 3000 }, (_, at) => `${at},王${at},${at}.5`)
    const preview = await previewFile(file(`某表,,\n序号,姓名,金额\n${lines.join('\n')}\n`), auto, 20)
    expect(preview).toMatchObject({ columns: ['序号', '姓名', '金额'], headerRows: [2, 2], more: true, sheet: null })
    expect(preview.rows).toHaveLength(20)
    expect(preview.rows.slice(0, 3).map(({ role }) => role)).toEqual(['title', 'header', 'data'])
  })

  it('shows a small file completely, its notes included', async () => {
    const preview = await previewFile(file(report), auto, 50)
    expect(preview.more).toBe(false)
    expect(preview.rows.map(({ role }) => role)).toEqual([
      'title',
      'header',
      'data',
      'data',
      'subtotal',
      'data',
      'footnote',
    ])
  })

  it('does not need the end of the file: a fault there is found by the import', async () => {
    const bytes = Buffer.concat([Buffer.from('序号,名称\n1,甲\n'.repeat(200_000)), Buffer.from([0xff, 0x0a])])
    const path = file(bytes)
    expect((await previewFile(path, auto, 10)).encoding).toBe('utf-8')
    expect(await codeOf(openDelimited(path, auto))).toBe('ENCODING_MISMATCH')
  })

  it('obeys the choices of a person', async () => {
    const path = file(iconv.encode('甲;乙\n1;2\n', 'gbk'))
    const preview = await previewFile(path, { header: 'none', encoding: 'gbk', delimiter: ';' }, 10)
    expect(preview).toMatchObject({ columns: ['A', 'B'], encoding: 'gbk', delimiter: ';' })
    expect(preview.rows[0]?.cells).toEqual(['甲', '乙'])
  })
})

describe('files that cannot be read', () => {
  it('says what is wrong', async () => {
    expect(await codeOf(openTableSource(join(folder, 'none.csv'), auto))).toBe('FILE_NOT_FOUND')
    expect(await codeOf(openTableSource(file(''), auto))).toBe('FILE_EMPTY')
    expect(await codeOf(openTableSource(file(Buffer.from([0xef, 0xbb, 0xbf])), auto))).toBe('FILE_EMPTY')
    expect(await codeOf(openTableSource(folder, auto))).toBe('FILE_NOT_READABLE')
    expect(await codeOf(readRows(file('a,b\n1,2\n'), { header: '7..9' }))).toBe('HEADER_INVALID')
    expect(await codeOf(readRows(file('a,b\n1,2\n'), { header: 'auto', encoding: 'utf-99' }))).toBe('ENCODING_UNKNOWN')
  })

  it('knows a file held by another program and one that vanished', () => {
    const fault = (code: string) => Object.assign(new Error(code), { code })
    expect(openingError(fault('EBUSY'), 'x.csv')).toMatchObject({ code: 'FILE_LOCKED', params: { file: 'x.csv' } })
    expect(openingError(fault('EACCES'), 'x.csv')).toMatchObject({ code: 'FILE_LOCKED' })
    expect(readingError(fault('EIO'), '/stick/x.csv')).toMatchObject({ code: 'FILE_GONE', params: { file: 'x.csv' } })
    expect(readingError(fault('ENODEV'), 'x.csv')).toMatchObject({ code: 'FILE_GONE' })
    const own = new Error('other')
    expect(readingError(own, 'x.csv')).toBe(own)
  })

  it('names the sheets there are', async () => {
    const book = join(import.meta.dirname, '../../../../shared/data/spreadsheets/frictionless-py__sheets.xlsx')
    expect(existsSync(book)).toBe(true)
    const refusal = await readRows(book, { header: 'auto', sheet: '没有' }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'SHEET_NOT_FOUND', params: { sheet: '没有' } })
    expect(refusal instanceof OpenprepError && refusal.params.sheets).toContain('Sheet1')
  })
})
