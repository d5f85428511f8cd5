// Sheets as people make them: tables side by side, spacer columns, hidden rows and columns, merged groups, late cells.
// Workbooks are built here; what a person decides about them is a reading.
import { describe, expect, it } from 'vitest'
import type { Reading } from '../../../src-main/contract/reading.ts'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { openTableSource } from '../../../src-main/files/open-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'
import { readRows, readTable } from '../../../src-main/files/read-table.ts'
import { columnLetters } from '../../../src-main/files/spreadsheets/cell-reference.ts'
import { writeFile, writeWorkbook } from '../spreadsheets/make-archive.ts'

const auto = { header: 'auto' as const }

interface Layout {
  merged?: string[]
  hiddenRows?: number[]
  /** `<col>` elements. */
  columns?: string
}

/** Rows as lines, cells parted by commas; whole numbers become numbers. */
function sheet(text: string, { merged = [], hiddenRows = [], columns = '' }: Layout = {}): string {
  const rows = text.split('\n').map((line, at) => {
    const cells = line.split(',').map((cell, column) => {
      const place = `${columnLetters(column + 1)}${at + 1}`
      if (cell === '') return ''
      if (/^\d+$/.test(cell)) return `<c r="${place}"><v>${cell}</v></c>`
      return `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
    })
    return `<row r="${at + 1}"${hiddenRows.includes(at + 1) ? ' hidden="1"' : ''}>${cells.join('')}</row>`
  })
  const merges = merged.map(region => `<mergeCell ref="${region}"/>`).join('')
  const tail = merged.length === 0 ? '' : `<mergeCells>${merges}</mergeCells>`
  return writeWorkbook({ sheet: `${columns}<sheetData>${rows.join('')}</sheetData>${tail}` })
}

async function warningsOf(path: string, reading: Reading = auto): Promise<string[]> {
  return (await inspectFile(path, reading)).warnings.map(({ code }) => code)
}

/** Rows of the first sheet by what became of them, and their sum, which must be every row of the sheet. */
async function account(path: string, reading: Reading = auto): Promise<Record<string, number>> {
  const source = await openTableSource(path, reading)
  const table = await readTable(source, null, reading)
  for await (const batch of table.batches) expect(batch.cells.length).toBe(batch.rowNumbers.length)
  await source.close()
  const { read, kept, setAside, byReason } = table.summary()
  expect(kept + setAside).toBe(read)
  return { read, kept, ...byReason }
}

describe('two tables side by side', () => {
  const text = '甲表,,,,乙表,\n姓名,年龄,,,名称,数量\n王一,20,,,纸,5\n李二,30,,,笔,7\n张三,40,,,,'
  const path = sheet(text)

  it('are listed with their places, and the first is read', async () => {
    const inspection = await inspectFile(path, auto)
    expect(inspection.sheets[0]?.tables).toEqual([
      { table: 1, region: 'A1:B5', headerRows: [2, 2], columns: ['姓名', '年龄'], rows: 5, confidence: 0.95 },
      { table: 2, region: 'E1:F4', headerRows: [2, 2], columns: ['名称', '数量'], rows: 4, confidence: 0.95 },
    ])
    expect(inspection.warnings.map(({ code }) => code)).toEqual(['SEVERAL_TABLES'])
    expect((await readRows(path, auto)).rows).toEqual([
      ['王一', '20'],
      ['李二', '30'],
      ['张三', '40'],
    ])
  })

  it('can each be chosen, with their columns named as the sheet letters them', async () => {
    const second = await readRows(path, { header: 'auto', table: 2 })
    expect(second).toMatchObject({ columns: ['名称', '数量'], rowNumbers: [3, 4] })
    const { columns } = (await inspectFile(path, { header: 'auto', table: 2 })).sheets[0] ?? { columns: [] }
    expect(columns.map(({ letter }) => letter)).toEqual(['E', 'F'])
    expect(await account(path, { header: 'auto', table: 2 })).toEqual({
      read: 5,
      kept: 2,
      title: 1,
      header: 1,
      blank: 1,
    })
  })

  it('can be read as one, when the person says so', async () => {
    const whole = await readRows(path, { header: 'auto', table: 0 })
    expect(whole.columns).toEqual(['姓名', '年龄', '名称', '数量'])
    expect(whole.rows[2]).toEqual(['张三', '40', null, null])
  })

  it('of the same columns, printed next to each other to save paper, are two', async () => {
    const twice = sheet('姓名,金额,,姓名,金额\n王一,1,,李二,2\n张三,3,,赵四,4')
    expect((await inspectFile(twice, auto)).sheets[0]?.tables.map(({ region }) => region)).toEqual(['A1:B3', 'D1:E3'])
  })

  it('are shown in the preview too', async () => {
    const preview = await previewFile(path, auto, 50)
    expect(preview.tables).toHaveLength(2)
    expect(preview.warnings.map(({ code }) => code)).toEqual(['SEVERAL_TABLES'])
  })
})

describe('tables below one another', () => {
  const path = sheet('表一,,\n序号,姓名,金额\n1,王一,2\n合计,,2\n,,\n表二,,\n编号,名称,数量\n7,甲,5\n8,乙,6')

  it('are listed; the rows of the second are set aside while the first is read, and none is lost', async () => {
    expect((await inspectFile(path, auto)).sheets[0]?.tables.map(({ region }) => region)).toEqual(['A1:C4', 'A6:C9'])
    expect((await readRows(path, auto)).rows).toEqual([['1', '王一', '2']])
    expect(await account(path)).toEqual({ read: 9, kept: 1, title: 1, header: 1, total: 1, otherTable: 5 })
    expect((await readRows(path, { header: 'auto', table: 2 })).rows).toHaveLength(2)
  })
})

describe('a spacer column', () => {
  const rows = Array.from({ length: 150 }, (_, at) => `${at + 1},第${at + 1}人,,${at * 10}`)

  it('of nothing at all is no column, and the other letters stay right', async () => {
    const path = sheet(['序号,姓名,,金额', ...rows].join('\n'))
    const [first] = (await inspectFile(path, auto)).sheets
    expect(first?.columns.map(({ name, letter }) => `${letter} ${name}`)).toEqual(['A 序号', 'B 姓名', 'D 金额'])
    expect(first?.tables).toHaveLength(1)
  })

  it('that holds something far below becomes a column with a warning', async () => {
    const path = sheet(['序号,姓名,,金额', ...rows, '151,末一人,备注,9', '152,末二人,,9,又一处'].join('\n'))
    const { columns, rows: read } = await readRows(path, auto)
    expect(columns).toEqual(['序号', '姓名', '金额', '列3', '列5'])
    expect(read[0]).toEqual(['1', '第1人', '0', null, null])
    expect(read.slice(150)).toEqual([
      ['151', '末一人', '9', '备注', null],
      ['152', '末二人', '9', null, '又一处'],
    ])
    const inspection = await inspectFile(path, auto)
    expect(inspection.warnings[0]).toMatchObject({ code: 'EXTRA_CELLS' })
    expect(inspection.warnings[0]?.message).toContain('列3、列5')
    expect(inspection.sheets[0]?.columns.map(({ unnamed }) => unnamed)).toEqual([false, false, false, true, true])
  })
})

describe('hidden rows and columns', () => {
  const path = sheet('序号,姓名,密级,金额\n1,王一,内,5\n2,李二,内,6\n3,张三,外,7', {
    hiddenRows: [3],
    columns: '<cols><col min="3" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
  })

  it('are read with a warning, and named in the inspection', async () => {
    expect((await readRows(path, auto)).rows).toHaveLength(3)
    expect(await warningsOf(path)).toEqual(['HIDDEN_ROWS', 'HIDDEN_COLUMNS'])
    const [first] = (await inspectFile(path, auto)).sheets
    expect(first?.hiddenRows).toEqual([[3, 3]])
    expect(first?.columns.map(({ hidden }) => hidden)).toEqual([false, false, true, false])
  })

  it('are left out when the person says so, rows with their reason', async () => {
    const reading: Reading = { header: 'auto', hiddenRows: 'setAside', hiddenColumns: 'leaveOut' }
    expect(await readRows(path, reading)).toMatchObject({
      columns: ['序号', '姓名', '金额'],
      rows: [
        ['1', '王一', '5'],
        ['3', '张三', '7'],
      ],
    })
    expect(await account(path, reading)).toEqual({ read: 4, kept: 2, header: 1, hidden: 1 })
    expect(await warningsOf(path, reading)).toEqual([])
  })
})

describe('cells merged downwards', () => {
  const path = sheet('地区,姓名,金额\n东区,王一,5\n,李二,6\n西区,张三,7\n,赵四,8\n合计,,26', {
    merged: ['A2:A3', 'A4:A5'],
  })

  it('keep their value in the first row, and the person is told', async () => {
    expect((await readRows(path, auto)).rows.map(([area]) => area)).toEqual(['东区', null, '西区', null])
    expect(await warningsOf(path)).toEqual(['MERGED_DOWN'])
  })

  it('give it to every row when the person says so, and the total stays a total', async () => {
    const reading: Reading = { header: 'auto', mergedCells: 'fill' }
    expect((await readRows(path, reading)).rows.map(([area]) => area)).toEqual(['东区', '东区', '西区', '西区'])
    expect(await account(path, reading)).toEqual({ read: 6, kept: 4, header: 1, total: 1 })
  })
})

describe('a value under a merged cell', () => {
  it('is read as the file has it, with a warning that nobody sees it there', async () => {
    const path = sheet('姓名,电话,金额\n王一,010,5\n李二,020,6', { merged: ['A3:B3'] })
    expect((await readRows(path, auto)).rows[1]).toEqual(['李二', '20', '6'])
    expect(await warningsOf(path)).toEqual(['MERGED_COVERED'])
  })
})

describe('what a person says about rows', () => {
  const path = sheet('单位：万元,,\n科目,上年,本年\n收入合计,5,6\n税收,3,4\n小计,3,4\n备注：略,,')

  it('keeps rows of a kind, and sets aside rows by their first text, next month as well', async () => {
    expect(await account(path)).toMatchObject({ read: 6, unitLine: 1, subtotal: 1 })
    const kept = await readRows(path, { header: 'auto', keep: ['subtotal', 'total'] })
    expect(kept.rows.map(([name]) => name)).toEqual(['收入合计', '税收', '小计'])
    const reading: Reading = {
      header: 'auto',
      rowRules: [
        { text: '税 收', role: 'footnote' },
        { text: '小计', role: 'data' },
      ],
    }
    expect((await readRows(path, reading)).rows.map(([name]) => name)).toContain('小计')
    expect((await readRows(path, reading)).rows.map(([name]) => name)).not.toContain('税收')
  })

  it('finds the unit that the figures are in', async () => {
    expect((await inspectFile(path, auto)).sheets[0]?.unit).toBe('万元')
    expect((await previewFile(path, auto, 10)).unit).toBe('万元')
  })
})

describe('a text with comment lines', () => {
  const path = writeFile(
    'c.csv',
    '# 导出时间 2024-01-01\n# 系统 甲,乙,丙,丁\n编号,名称,数量\n1,甲,5\n# 以下为补录\n2,乙,6\n',
  )

  it('sets them aside as comments wherever they stand', async () => {
    expect(await readRows(path, auto)).toMatchObject({ columns: ['编号', '名称', '数量'], rowNumbers: [4, 6] })
    expect(await account(path)).toEqual({ read: 6, kept: 2, comment: 3, header: 1 })
  })

  it('takes them for records when the person says that there are no comments', async () => {
    expect((await readRows(path, { header: '3..3', comment: '' })).rows).toHaveLength(3)
  })

  it('leaves a column named # alone', async () => {
    const numbered = writeFile('n.csv', '#,名称,数量\n1,甲,5\n2,乙,6\n')
    expect((await readRows(numbered, auto)).columns).toEqual(['#', '名称', '数量'])
  })
})
