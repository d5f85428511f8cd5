// A large workbook shows its first screen before it has been gone through, and the screen is the right one.
// Workbooks are built here, larger than what is read whole at once.
import { expect, it, onTestFinished } from 'vitest'
import * as XLSX from 'xlsx'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { KeptSource } from '../../../src-main/files/kept-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'
import { writeFile, writeWorkbook } from '../spreadsheets/make-archive.ts'

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
