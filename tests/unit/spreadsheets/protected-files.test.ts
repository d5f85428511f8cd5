// Workbooks that open with a password: by whom it is known, and how it is said when it is not.
// One file is Excel's, one LibreOffice's, the others are encrypted here.
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { openTableSource } from '../../../src-main/files/open-source.ts'
import { readRows } from '../../../src-main/files/read-table.ts'
import { encryptWorkbook } from './encrypt-workbook.ts'
import { makeArchive, workbookParts, writeFile } from './make-archive.ts'

const auto = { header: 'auto' as const }
const rows = Array.from(
  { length: 3000 },
  (_, at) =>
    `<row r="${at + 2}"><c r="A${at + 2}"><v>${at}</v></c><c r="B${at + 2}" t="inlineStr"><is><t>第${at * 7919}号</t></is></c></row>`,
)
const header =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>序号</t></is></c><c r="B1" t="inlineStr"><is><t>名称</t></is></c></row>'
const workbook = makeArchive(workbookParts({ sheet: `<sheetData>${header}${rows.join('')}</sheetData>` }))

async function codeOf(path: string, password?: string): Promise<string> {
  const thrown: unknown = await readRows(path, auto, { password }).then(
    () => null,
    (error: unknown) => error,
  )
  return thrown instanceof OpenprepError ? thrown.code : String(thrown)
}

describe('a workbook with a password', () => {
  const path = writeFile('book.xlsx', encryptWorkbook(workbook, { password: '密码 Aa1' }))

  it('opens with it, and every row is as it was', async () => {
    const table = await readRows(path, auto, { password: '密码 Aa1' })
    expect(table.columns).toEqual(['序号', '名称'])
    expect(table.rows).toHaveLength(3000)
    expect(table.rows[2999]).toEqual(['2999', `第${2999 * 7919}号`])
  })

  it('says that it needs a password, or that this one is wrong', async () => {
    expect(await codeOf(path)).toBe('FILE_PASSWORD')
    expect(await codeOf(path, '密码 aa1')).toBe('FILE_PASSWORD_WRONG')
    expect(await codeOf(path, '')).toBe('FILE_PASSWORD_WRONG')
  })

  it('saved by LibreOffice in the older way opens too', async () => {
    const standard = 'tests/fixtures/protected/standard.xlsx'
    expect(await readRows(standard, auto, { password: 'Mi ma 密码1' })).toMatchObject({
      columns: ['序号', '姓名', '金额'],
      rows: [
        ['1', '王一', '2.5'],
        ['2', '李二', '3'],
      ],
    })
    expect(await codeOf(standard, 'falsch')).toBe('FILE_PASSWORD_WRONG')
  })

  it('saved by Excel opens: its sheet is empty', async () => {
    const source = await openTableSource(
      '../shared/data/spreadsheets/calamine__pass_protected.xlsx',
      auto,
      {},
      { password: '123' },
    )
    expect(source.sheets.map(({ name }) => name)).toEqual(['Sheet1'])
    await source.close()
  })

  it('locked against changes only opens without asking, as in Excel', async () => {
    const locked = writeFile('locked.xlsx', encryptWorkbook(workbook, { password: 'VelvetSweatshop' }))
    expect((await readRows(locked, auto)).rows).toHaveLength(3000)
  })

  it('does no harm where none is needed', async () => {
    expect((await readRows(writeFile('open.xlsx', workbook), auto, { password: 'x' })).rows).toHaveLength(3000)
  })

  it('that would keep the computer busy for hours is refused at once', async () => {
    const hostile = writeFile('spin.xlsx', encryptWorkbook(workbook, { password: 'a', spinCount: 4_000_000_000 }))
    expect(await codeOf(hostile, 'a')).toBe('FILE_HOSTILE')
  })

  it('that is cut off is called damaged, not wrong', async () => {
    const whole = encryptWorkbook(workbook, { password: 'a' })
    for (const share of [0.3, 0.6, 0.9]) {
      const path = writeFile('cut.xlsx', whole.subarray(0, Math.floor(whole.length * share)))
      expect(await codeOf(path, 'a')).toBe('FILE_CORRUPT')
    }
  })
})
