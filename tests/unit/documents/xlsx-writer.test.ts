import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import { toWorkChunk, type WorkChunk } from '../../../src-main/core/table/chunk-column.ts'
import { type DataWorkbook, dataWorkbook, documentWorkbook } from '../../../src-main/files/documents/xlsx-writer.ts'

const folder = mkdtempSync(join(tmpdir(), 'xlsx-writer-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function chunkOf(names: string[], rows: string[][]): WorkChunk {
  return toWorkChunk({
    names,
    columns: names.map((_, i) => rows.map(row => row[i]!)),
    rows: rows.length,
    rowNumbers: rows.map((_, i) => i + 2),
  })
}

async function collect(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

function workbookOf(names: string[], rows: string[][], more: Partial<DataWorkbook> = {}): DataWorkbook {
  return { sheetName: '数据', columns: names, rows: rows.length, chunks: () => [chunkOf(names, rows)], ...more }
}

const NAMES = ['编号', '名称 & <说明>', '值']
const ROWS = [
  ['000123', '崇安寺"街道"', '320205190001010006'],
  ['1.50', '第一行\n第二行', '=1+1'],
  ['', ' 前后空格 ', '@SUM(A1)'],
  ['-3.5', '_x0041_ 原样', '回车\r\n换行'],
  ['TRUE', '𠮷野家\u0001', '2024-01-02'],
]

function openpyxlCells(path: string): unknown {
  const script =
    'import json,sys,openpyxl\n' +
    'from openpyxl.utils.escape import unescape\n' +
    'book=openpyxl.load_workbook(sys.argv[1])\n' +
    "out={s.title:[[(unescape(c.value) if isinstance(c.value,str) else c.value) if c.value is not None else '' for c in r] for r in s.iter_rows()] for s in book}\n" +
    "types=sorted({c.data_type for s in book for r in s.iter_rows() for c in r if c.value not in (None,'')})\n" +
    "formats=sorted({c.number_format for s in book for r in s.iter_rows() for c in r if c.value not in (None,'')})\n" +
    'print(json.dumps({"cells":out,"types":types,"formats":formats}))'
  const run = spawnSync('/usr/bin/python3', ['-c', script, path], { encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  return JSON.parse(run.stdout)
}
const hasOpenpyxl = spawnSync('/usr/bin/python3', ['-c', 'import openpyxl']).status === 0

describe('a table written as xlsx', () => {
  it('reads back cell by cell: leading zeros, long numbers, line breaks, blanks, formulas and rare characters', async () => {
    const bytes = await collect(dataWorkbook(workbookOf(NAMES, ROWS)))
    const sheet = XLSX.read(bytes, { cellFormula: true }).Sheets.数据!
    const read = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '', raw: true })
    // The oracle turns the carriage return of an escaped line end into a plain line feed.
    const plain = (rows: string[][]) => rows.map(row => row.map(cell => cell.replaceAll('\r\n', '\n')))
    expect(plain(read)).toEqual(plain([NAMES, ...ROWS]))
    expect(Object.values(sheet).filter(cell => typeof cell === 'object' && 'f' in cell)).toEqual([])
  })

  it.runIf(hasOpenpyxl)('holds only text cells in text format for another reader', async () => {
    const path = join(folder, 'data.xlsx')
    writeFileSync(path, await collect(dataWorkbook(workbookOf(NAMES, ROWS))))
    expect(openpyxlCells(path)).toEqual({ cells: { 数据: [NAMES, ...ROWS] }, types: ['s'], formats: ['@'] })
  })

  it('starts a further sheet with the header again when one sheet is full', async () => {
    const rows = Array.from({ length: 7 }, (_, i) => [`第${i + 1}行`])
    const bytes = await collect(dataWorkbook(workbookOf(['名称'], rows, { rowsPerSheet: 4 })))
    const book = XLSX.read(bytes)
    const sheets = book.SheetNames.map(name =>
      XLSX.utils.sheet_to_json<string[]>(book.Sheets[name]!, { header: 1 }).flat(),
    )
    expect(book.SheetNames).toEqual(['数据', '数据(2)', '数据(3)'])
    expect(sheets).toEqual([
      ['名称', '第1行', '第2行', '第3行'],
      ['名称', '第4行', '第5行', '第6行'],
      ['名称', '第7行'],
    ])
  })

  it('is the same to the byte every time and names no author, program or date', async () => {
    const once = await collect(dataWorkbook(workbookOf(NAMES, ROWS)))
    const again = await collect(dataWorkbook(workbookOf(NAMES, ROWS)))
    expect(once.equals(again)).toBe(true)
    expect(once.includes('docProps')).toBe(false)
    expect(Object.keys(XLSX.read(once, { bookProps: true }).Props ?? {})).not.toContain('Author')
  })

  it('refuses a cell longer than spreadsheet programs open, naming row and column', async () => {
    const long = workbookOf(['名称', '备注'], [['甲', '字'.repeat(32_768)]])
    await expect(collect(dataWorkbook(long))).rejects.toMatchObject({
      code: 'XLSX_LIMIT_EXCEEDED',
      at: { row: 2, column: '备注' },
    })
  })

  it('writes a header even when there are no rows', async () => {
    const book = XLSX.read(await collect(dataWorkbook(workbookOf(['甲', '乙'], []))))
    expect(XLSX.utils.sheet_to_json(book.Sheets.数据!, { header: 1 })).toEqual([['甲', '乙']])
  })

  it('passes on what goes wrong while rows are read', async () => {
    const broken = workbookOf(['甲'], [['1']], {
      chunks: () => {
        throw new Error('source gone')
      },
    })
    await expect(collect(dataWorkbook(broken))).rejects.toThrow('source gone')
  })
})

describe('a document for people', () => {
  it('keeps merged titles and text', async () => {
    const layout = {
      name: '目录',
      widths: [10, 20],
      columnStyle: 'plain',
      frozenRows: 0,
      merges: ['A1:B1'],
      printed: true,
    } as const
    const rows = [{ cells: [{ text: '公共数据资源目录确认表', style: 'title' as const }, null] }]
    const sheet = XLSX.read(await collect(documentWorkbook([{ layout, rows }]))).Sheets.目录!
    expect(sheet.A1?.v).toBe('公共数据资源目录确认表')
    expect(sheet['!merges']).toHaveLength(1)
  })
})
