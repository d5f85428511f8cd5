// A large workbook shows its first screen before it has been gone through, and the screen is the right one.
// Workbooks are built here, larger than what is read whole at once.
import { describe, expect, it, onTestFinished } from 'vitest'
import * as XLSX from 'xlsx'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { KeptSource } from '../../../src-main/files/kept-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'
import { makeArchive, writeFile, writeWorkbook } from '../spreadsheets/make-archive.ts'

const auto = { header: 'auto' as const }
const ROWS = 60_000

/** Three columns, two of shared strings; `place` says where in the shared strings a row's name stands. */
function largeWorkbook(place: (row: number) => number, tail = ''): string {
  const texts = Array.from({ length: ROWS + 4 }, () => '')
  for (const [at, name] of ['编号', '单位', '件数', '锡山区'].entries()) texts[at] = name
  let rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
  for (let row = 0; row < ROWS; row += 1) {
    const r = row + 2
    texts[4 + place(row)] = `第${row}号`
    rows += `<row r="${r}"><c r="A${r}" t="s"><v>${4 + place(row)}</v></c><c r="B${r}" t="s"><v>3</v></c><c r="C${r}"><v>${row}</v></c></row>`
  }
  const shared = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${texts.map(text => `<si><t>${text}</t></si>`).join('')}</sst>`
  return writeWorkbook({
    sheet: `<cols><col min="2" max="2" hidden="1"/></cols><sheetData>${rows}</sheetData>${tail}`,
    shared,
  })
}

const merged = '<mergeCells><mergeCell ref="A5:A6"/></mergeCells>'

it('shows the same first rows as going through everything does, and says that it has not', async () => {
  const path = largeWorkbook(row => row, merged)
  const glanced = await previewFile(path, auto, 300, { glance: true })
  const whole = await previewFile(path, auto, 300)
  expect([glanced.complete, whole.complete]).toEqual([false, true])
  expect(glanced.rows).toEqual(whole.rows)
  expect(glanced.rows).toHaveLength(300)
  expect(glanced.rows[299]?.cells).toEqual(['第298号', '锡山区', '298'])
  expect(glanced).toMatchObject({
    columns: ['编号', '单位', '件数'],
    headerRows: [1, 1],
    more: true,
    hiddenColumns: ['B'],
  })
  expect(whole.warnings.map(({ code }) => code)).toContain('MERGED_DOWN')
})

it('finds the texts of the first rows wherever the file keeps them', async () => {
  const path = largeWorkbook(row => ROWS - 1 - row)
  const { rows } = await previewFile(path, { header: '1..1' }, 20, { glance: true })
  expect(rows.at(-1)?.cells).toEqual(['第18号', '锡山区', '18'])
})

it('needs no second look once the file has been gone through', async () => {
  const path = largeWorkbook(row => row, merged)
  const kept = new KeptSource()
  expect((await previewFile(path, auto, 50, { kept, glance: true })).complete).toBe(false)
  const inspecting = inspectFile(path, auto, { kept })
  expect((await previewFile(path, { header: 'none' }, 50, { kept, glance: true })).columns).toEqual(['A', 'B', 'C'])
  expect((await inspecting).sheets[0]?.rows).toBe(ROWS + 1)
  const again = await previewFile(path, auto, 50, { kept, glance: true })
  expect(again.complete).toBe(true)
  expect(again.warnings.map(({ code }) => code)).toContain('MERGED_DOWN')
  await kept.close()
})

it('goes through a small workbook at once', async () => {
  const path = writeWorkbook({ sheet: '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>' })
  expect((await previewFile(path, auto, 50, { glance: true })).complete).toBe(true)
})

const OLDER = { biff8: '台账.et', xlsb: '台账.xlsb', xlml: '台账.xml', html: '台账.xls' } as const
type Older = keyof typeof OLDER

function olderWorkbook(bookType: Older, rows: number): string {
  const cells = Array.from({ length: rows }, (_, at) => [`第${at}号`, '锡山区', at])
  const sheet = XLSX.utils.aoa_to_sheet([['编号', '区县', '件数'], ...cells])
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, '一月')
  return writeFile(OLDER[bookType], XLSX.write(book, { type: 'buffer', bookType, compression: true }))
}

it.each(['biff8', 'xlsb', 'xlml', 'html'] as const)(
  'shows the first rows of an older workbook (%s) before it has been gone through, the same as afterwards',
  async bookType => {
    const path = olderWorkbook(bookType, 700)
    const kept = new KeptSource()
    onTestFinished(() => kept.close())
    const glanced = await previewFile(path, auto, 300, { kept, glance: true })
    expect([glanced.complete, glanced.more]).toEqual([false, true])
    expect(glanced.rows[299]?.cells).toEqual(['第298号', '锡山区', '298'])
    const other = await previewFile(path, { header: 'none' }, 300, { kept, glance: true })
    expect([other.complete, other.columns]).toEqual([false, ['A', 'B', 'C']])
    const whole = await previewFile(path, auto, 300, { kept })
    // How far the table reaches is not known from its beginning.
    expect({ ...whole, complete: false, tables: [] }).toEqual({ ...glanced, tables: [] })
    expect((await previewFile(path, auto, 300, { kept, glance: true })).complete).toBe(true)
    expect((await inspectFile(path, auto, { kept })).sheets[0]?.rows).toBe(701)
  },
)

it('goes on reading an older workbook for the next choice when the last one is given up', async () => {
  const path = olderWorkbook('biff8', 8000)
  const kept = new KeptSource()
  onTestFinished(() => kept.close())
  const sources = new Set<object>()
  const remember = () =>
    kept.use(path, auto, { firstRows: 301 }, async source => {
      sources.add(source)
    })
  await previewFile(path, auto, 300, { kept, glance: true })
  await remember()
  const leaving = new AbortController()
  const left = previewFile(path, auto, 300, { kept, signal: leaving.signal })
  setTimeout(() => leaving.abort(), 20)
  await expect(left).rejects.toMatchObject({ name: 'AbortError' })
  const next = await previewFile(path, { header: '1..1' }, 300, { kept, glance: true })
  expect(next.rows).toHaveLength(300)
  await remember()
  expect(sources.size).toBe(1)
  expect((await previewFile(path, { header: '1..1' }, 300, { kept })).complete).toBe(true)
})

const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns'
const table = (name: string, rows: string, style = '') =>
  `<table:table table:name="${name}"${style}><table:table-column/>${rows}</table:table>`
const row = (...cells: string[]) =>
  `<table:table-row>${cells.map(cell => `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`).join('')}</table:table-row>`
const MANY = 12_000
/** Larger than what is gone through at once. */
const longTable = [row('编号', '区县'), ...Array.from({ length: MANY }, (_, at) => row(`第${at}号`, '锡山区'))].join('')

function openDocument(form: 'ods' | 'fods', tables: string): string {
  const names = ['office:office', 'table:table', 'text:text', 'style:style'].map(name => {
    const [prefix, own] = name.split(':')
    return `xmlns:${prefix}="${OFFICE}:${own}:1.0"`
  })
  const hidden =
    '<office:automatic-styles><style:style style:name="out" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
  const body = `${hidden}<office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`
  const kind = 'application/vnd.oasis.opendocument.spreadsheet'
  if (form === 'fods') {
    const xml = `<office:document ${names.join(' ')} office:mimetype="${kind}">${body}</office:document>`
    return writeFile('台账.fods', Buffer.from(xml))
  }
  const content = `<office:document-content ${names.join(' ')}>${body}</office:document-content>`
  return writeFile(
    '台账.ods',
    makeArchive([
      { name: 'mimetype', content: kind },
      { name: 'content.xml', content },
    ]),
  )
}

describe('a large OpenDocument spreadsheet', () => {
  it.each(['ods', 'fods'] as const)('shows its first rows (%s) before it has been gone through', async form => {
    const path = openDocument(form, table('一月', longTable) + table('二月', row('说明', '备注') + row('无', '无')))
    const kept = new KeptSource()
    onTestFinished(() => kept.close())
    const glanced = await previewFile(path, auto, 300, { kept, glance: true })
    expect([glanced.complete, glanced.more, glanced.sheet]).toEqual([false, true, '一月'])
    expect(glanced.rows[299]?.cells).toEqual(['第298号', '锡山区'])
    const other = await previewFile(path, { header: 'none' }, 300, { kept, glance: true })
    expect([other.complete, other.columns]).toEqual([false, ['A', 'B']])
    const whole = await previewFile(path, auto, 300, { kept })
    expect(whole.sheets.map(({ name }) => name)).toEqual(['一月', '二月'])
    expect({ ...whole, complete: false, sheets: glanced.sheets, tables: [] }).toEqual({ ...glanced, tables: [] })
    expect((await previewFile(path, auto, 300, { kept, glance: true })).complete).toBe(true)
    expect((await inspectFile(path, auto, { kept })).sheets.map(({ rows }) => rows)).toEqual([MANY + 1, 2])
  })

  it('goes through everything first where the sheet that is wanted lies deep in it, and keeps its first rows then', async () => {
    const path = openDocument('ods', table('一月', longTable) + table('二月', longTable.replaceAll('锡山区', '江阴市')))
    const kept = new KeptSource()
    onTestFinished(() => kept.close())
    const reading = { header: 'auto', sheet: '二月' }
    await previewFile(path, auto, 50, { kept, glance: true })
    for (let again = 0; again < 2; again += 1) {
      const found = await previewFile(path, reading, 50, { kept, glance: true })
      expect([found.complete, found.rows[49]?.cells]).toEqual([true, ['第48号', '江阴市']])
    }
  })

  it('shows the first visible sheet that holds something, whatever stands before it', async () => {
    const path = openDocument(
      'ods',
      table('隐藏', longTable, ' table:style-name="out"') + table('空白', row(' ')) + table('一月', longTable),
    )
    const kept = new KeptSource()
    onTestFinished(() => kept.close())
    const glanced = await previewFile(path, auto, 20, { kept, glance: true })
    expect([glanced.sheet, glanced.complete]).toEqual(['一月', false])
    expect(glanced.sheets).toEqual([
      { name: '隐藏', hidden: true },
      { name: '空白', hidden: false },
      { name: '一月', hidden: false },
    ])
    expect((await previewFile(path, auto, 20, { kept })).sheet).toBe('一月')
  })

  it('shows the first rows of a damaged file at a glance, and names the damage once it has been gone through', async () => {
    const path = openDocument('fods', `${table('一月', longTable)}<table:table table:name="二月"`)
    const kept = new KeptSource()
    onTestFinished(() => kept.close())
    expect((await previewFile(path, auto, 20, { kept, glance: true })).rows).toHaveLength(20)
    await expect(previewFile(path, auto, 20, { kept })).rejects.toMatchObject({ code: 'FILE_CORRUPT' })
  })
})
