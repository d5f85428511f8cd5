// Real tables of Chinese public bodies, compared cell by cell with another reader.
// Needs python3 with its standard library; spreadsheets are checked against what their publishers state.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inspectFile } from '../../src-main/files/inspect.ts'
import { readRows } from '../../src-main/files/read-table.ts'

const folder = join(import.meta.dirname, '../../../shared/data/opendata-cn')
const auto = { header: 'auto' as const }

const csvReader = `
import csv, json, sys
with open(sys.argv[1], encoding=sys.argv[2], newline='') as f:
    json.dump(list(csv.reader(f)), sys.stdout)
`
function otherReader(path: string, encoding: string): string[][] {
  const output = execFileSync('python3', ['-c', csvReader, path, encoding], { maxBuffer: 1 << 28, encoding: 'utf8' })
  return z.array(z.array(z.string())).parse(JSON.parse(output))
}

/** Encoding as stated by the collection, rows above the header, notes below the table. */
const texts = [
  { file: '北京市医疗机构名单.csv', encoding: 'gbk', found: 'gb18030', header: 1, notes: 0 },
  { file: '国家统计局_分省年度数据_1.csv', encoding: 'gbk', found: 'gb18030', header: 4, notes: 2 },
  { file: '空气质量监测站.csv', encoding: 'utf-8', found: 'utf-8', header: 2, notes: 0 },
  { file: '开票明细_E10.csv', encoding: 'utf-8-sig', found: 'utf-8', header: 1, notes: 0 },
  { file: '乡镇街道.csv', encoding: 'utf-8', found: 'utf-8', header: 1, notes: 0 },
]

describe.each(texts)('$file', ({ file, encoding, found, header, notes }) => {
  const path = join(folder, file)
  const expected = otherReader(path, encoding)

  it('has every row and cell the other reader finds', async () => {
    const { rows } = await readRows(path, { header: 'none' })
    expect(rows).toHaveLength(expected.length)
    const width = Math.max(...rows.map(row => row.length))
    const padded = expected.map(row =>
      [...row, ...Array<string>(Math.max(0, width - row.length)).fill('')].slice(0, width),
    )
    expect(rows.map(row => row.map(cell => cell ?? ''))).toEqual(padded)
  })

  it('keeps exactly the records between header and notes', async () => {
    const table = await readRows(path, auto)
    const records = expected.slice(header, expected.length - notes)
    expect(table.columns).toEqual(expected[header - 1]?.map(name => name.trim()))
    expect(table.rows.map(row => row.map(cell => cell ?? ''))).toEqual(records)
    expect(table.rowNumbers[0]).toBe(header + 1)
  })

  it('is described with its encoding and where its records lie', async () => {
    const inspection = await inspectFile(path, auto)
    const sheet = inspection.sheets[0]!
    expect(inspection).toMatchObject({ encoding: found, delimiter: ',', warnings: [] })
    expect(sheet).toMatchObject({
      rows: expected.length,
      headerRows: [header, header],
      firstDataRow: header + 1,
      lastDataRow: expected.length - notes,
    })
    expect(sheet.setAside).toHaveLength(header + notes)
  })
})

describe('spreadsheets', () => {
  it('keeps the 2,919 institutions the ministry states and sets its 31 provincial headings aside', async () => {
    const inspection = await inspectFile(join(folder, '全国高等学校名单.xls'), auto)
    const sheet = inspection.sheets[0]!
    expect(sheet.headerRows).toEqual([3, 3])
    expect(sheet.columns.map(({ name }) => name)).toEqual([
      '序号',
      '学校名称',
      '学校标识码',
      '主管部门',
      '所在地',
      '办学层次',
      '备注',
    ])
    expect(sheet.rows - sheet.setAside.length).toBe(2919)
    expect(sheet.setAside.filter(({ row, reason }) => row > 3 && reason === 'title')).toHaveLength(31)
  })

  it('reads a yearbook export whose labels have no header', async () => {
    const { columns, rows } = await readRows(join(folder, '国家统计局_一般公共预算等.xls'), auto)
    expect(columns.slice(0, 6)).toEqual(['列1', '列2', '列3', '列4', '2005', '2006'])
    expect(rows).toHaveLength(62)
    expect(rows[0]?.slice(3, 7)).toEqual(['北京', null, null, '1649.5'].slice(0, 4))
  })

  it('reads a plain list of classes', async () => {
    const { columns, rows } = await readRows(join(folder, '政务留言分类表.xlsx'), auto)
    expect(columns).toEqual(['一级分类', '二级分类', '三级分类'])
    expect(rows).toHaveLength(517)
    expect(rows[0]).toEqual(['城乡建设', '安全生产', '事故处理'])
  })
})
