// A large workbook shows its first screen before it has been gone through, and the screen is the right one.
// Workbooks are built here, larger than what is read whole at once.
import { expect, it } from 'vitest'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { KeptSource } from '../../../src-main/files/kept-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'
import { writeWorkbook } from '../spreadsheets/make-archive.ts'

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
