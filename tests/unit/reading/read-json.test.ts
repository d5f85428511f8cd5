// JSON files as tables: which list is taken, what becomes a column, and that no digit is lost.
// Every file is made here; expected values are written out by hand.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { openTableSource } from '../../../src-main/files/open-source.ts'
import { readRows, readTable } from '../../../src-main/files/read-table.ts'

const auto = { header: 'auto' as const }
const folder = mkdtempSync(join(tmpdir(), 'openprep-json-'))
let files = 0

function file(content: string | Buffer, extension = 'json'): string {
  files += 1
  const path = join(folder, `f${files}.${extension}`)
  writeFileSync(path, content)
  return path
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const thrown: unknown = await work.then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof OpenprepError ? thrown.code : String(thrown)
}

describe('a JSON file', () => {
  it('with a list of records becomes a table of its keys, in their order, missing ones left open', async () => {
    const path = file('[{"姓名":"王一","编号":"007"},{"编号":"008","2020":"有","姓名":null}]')
    const { columns, rows, rowNumbers } = await readRows(path, auto)
    expect(columns).toEqual(['姓名', '编号', '2020'])
    expect(rows).toEqual([
      ['王一', '007', null],
      ['', '008', '有'],
    ])
    expect(rowNumbers).toEqual([2, 3])
  })

  it('keeps every digit of a number as it is written', async () => {
    const path = file('[{"证号":110101190001010020,"金额":1.50,"量":12e3,"小":1.5E-3,"真":true}]')
    const source = await openTableSource(path, auto)
    const table = await readTable(source, null, auto)
    for await (const batch of table.batches) {
      expect(batch.cells).toEqual([
        [
          { text: '110101190001010020', type: 'number' },
          { text: '1.50', type: 'number' },
          { text: '12000', type: 'number', raw: '12e3' },
          { text: '0.0015', type: 'number', raw: '1.5E-3' },
          { text: 'TRUE', type: 'boolean', raw: 'true' },
        ],
      ])
    }
  })

  it('takes the longest list inside an answer of an interface and names the others as sheets', async () => {
    const path = file('{"code":0,"data":{"total":2,"list":[{"a":"1"},{"a":"2"}],"fields":[{"name":"a"}]},"note":["x"]}')
    const inspection = await inspectFile(path, auto)
    expect(inspection.format).toBe('json')
    expect(inspection.sheets.map(({ name }) => name)).toEqual(['data.list', 'data.fields'])
    expect((await readRows(path, auto)).rows).toEqual([['1'], ['2']])
    expect((await readRows(path, { header: 'auto', sheet: 'data.fields' })).columns).toEqual(['name'])
    expect(await codeOf(readRows(path, { header: 'auto', sheet: 'data' }))).toBe('SHEET_NOT_FOUND')
  })

  it('joins the keys of nested objects, or keeps them as text when asked to', async () => {
    const path = file('[{"单位":{"名称":"甲","地址":{"区":"东"}},"标签":["a","b"]}]')
    const flat = await readRows(path, auto)
    expect(flat.columns).toEqual(['单位_名称', '单位_地址_区', '标签'])
    expect(flat.rows).toEqual([['甲', '东', '["a","b"]']])
    const whole = await readRows(path, { header: 'auto', nested: 'text' })
    expect(whole.columns).toEqual(['单位', '标签'])
    expect(whole.rows[0]?.[0]).toBe('{"名称":"甲","地址":{"区":"东"}}')
  })

  it('does not mix up a nested key and a plain one that would have the same name', async () => {
    const { columns, rows } = await readRows(file('[{"a_b":"1","a":{"b":"2"},"c":"3","c":"4"}]'), auto)
    expect(columns).toEqual(['a_b', 'a_b_2', 'c', 'c_2'])
    expect(rows).toEqual([['1', '2', '3', '4']])
  })

  it('with a list of lists is read like a sheet, header and all', async () => {
    const { columns, rows } = await readRows(file('[["序号","姓名","金额"],[1,"王一",2.5],[2,"李二",3]]'), auto)
    expect(columns).toEqual(['序号', '姓名', '金额'])
    expect(rows).toEqual([
      ['1', '王一', '2.5'],
      ['2', '李二', '3'],
    ])
  })

  it('with one record on every line is read, blank lines and line ends of any kind included', async () => {
    const { columns, rows } = await readRows(file('{"a":"1","b":[{"x":1}]}\r\n\r\n{"a":"2"}\n', 'jsonl'), auto)
    expect(columns).toEqual(['a', 'b'])
    expect(rows).toEqual([
      ['1', '[{"x":1}]'],
      ['2', null],
    ])
  })

  it('with a single object is one record, and with plain values one column', async () => {
    expect((await readRows(file('{"名称":"甲","电话":"010"}'), auto)).rows).toEqual([['甲', '010']])
    expect(await readRows(file('["甲","乙"]'), auto)).toMatchObject({ columns: ['value'], rows: [['甲'], ['乙']] })
  })

  it('understands escapes, rare characters and quotes at any border between pieces', async () => {
    const long = 'x"\\'.repeat(100_000)
    const path = file(
      JSON.stringify([
        { a: '𠮷\n"引"', b: long },
        { a: '\\', b: '' },
      ]),
    )
    const { rows } = await readRows(path, auto)
    expect(rows[0]).toEqual(['𠮷\n"引"', long])
    expect(rows[1]?.[0]).toBe('\\')
  })

  it('in UTF-16 or GB18030 is understood as well', async () => {
    const text = '[{"姓名":"王一一","单位":"北京市统计局办公室"},{"姓名":"李二","单位":"天津市财政局"}]'
    expect((await readRows(file(Buffer.from(`\ufeff${text}`, 'utf16le')), auto)).columns).toEqual(['姓名', '单位'])
    const gb = Buffer.from(
      '5b7b22d0d5c3fb223a22cdf5d2bbd2bb222c22b5a5ceba223a22b1b1beaacad0cdb3bcc6bed6b0ecb9abcad2227d5d',
      'hex',
    )
    expect((await inspectFile(file(gb), auto)).encoding).toBe('gb18030')
  })

  it('streams more records than fit into one piece and counts every one', async () => {
    const records = Array.from({ length: 30_000 }, (_, at) => `{"序号":${at},"说明":"第${at}条记录，较长的文字"}`)
    const source = await openTableSource(file(`{"rows":[${records.join(',\n')}]}`), auto)
    const table = await readTable(source, null, auto)
    let seen = 0
    for await (const { cells } of table.batches) seen += cells.length
    expect(seen).toBe(30_000)
    expect(table.summary()).toMatchObject({ read: 30_001, kept: 30_000, byReason: { header: 1 } })
  })

  it('that is cut off, broken or nested without end is refused with a reason', async () => {
    expect(await codeOf(readRows(file('[{"a":"1"},{"a":"2"}'), auto))).toBe('FILE_CORRUPT')
    expect(await codeOf(readRows(file(`[{"a":"1"},{"a":"2"},${'{"a":"3"},'.repeat(60_000)}{"a" "4"}]`), auto))).toBe(
      'FILE_CORRUPT',
    )
    expect(await codeOf(readRows(file(`[{"a":1},{"a":${'['.repeat(5000)}${']'.repeat(5000)}}]`), auto))).toBe(
      'FILE_HOSTILE',
    )
  })

  it('is told by its content: brackets in a CSV do not make it JSON, an odd extension is only remarked', async () => {
    expect((await inspectFile(file('[编号],[名称]\n1,甲\n2,乙\n', 'csv'), auto)).format).toBe('csv')
    const inspection = await inspectFile(file('[{"a":"1"}]', 'csv'), auto)
    expect(inspection.format).toBe('json')
    expect(inspection.warnings.map(({ code }) => code)).toEqual(['FORMAT_MISMATCH'])
  })
})
