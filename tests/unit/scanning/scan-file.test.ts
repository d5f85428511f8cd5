// Whatever a workbook hides besides the table a clerk imports is found by a scan, each with its place.
import { describe, expect, it } from 'vitest'
import { ReadingSchema } from '../../../src-main/contract/reading.ts'
import { scanBesideTable } from '../../../src-main/files/scan-file.ts'
import { encryptWorkbook } from '../spreadsheets/encrypt-workbook.ts'
import { MAIN, makeArchive, type Part, workbookParts, writeFile } from '../spreadsheets/make-archive.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const cell = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const row = (number: number, ...texts: string[]) =>
  `<row r="${number}">${texts.map((text, at) => cell(`${'ABC'.charAt(at)}${number}`, text)).join('')}</row>`

const table = [
  row(1, '事项', '数量', '窗口'),
  ...Array.from({ length: 12 }, (_, at) => row(at + 2, '办理', String(at + 1), '一号')),
  row(14, '填表人：李某某 13000000001'),
].join('')
const draft = [
  row(1, '编号', '备用'),
  ...Array.from({ length: 3 }, (_, at) => row(at + 2, `A${at}`, '13000000002')),
].join('')

function twoSheets(parts: Part[]): Part[] {
  return parts.map(part => {
    if (part.name === 'xl/workbook.xml') {
      const sheets =
        '<sheet name="表1" sheetId="1" r:id="rId1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="rId9"/>'
      return { ...part, content: `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>` }
    }
    if (part.name !== 'xl/_rels/workbook.xml.rels') return part
    const relation = `<Relationship Id="rId9" Type="${OFFICE}/worksheet" Target="worksheets/sheet2.xml"/>`
    return { ...part, content: String(part.content).replace('</Relationships>', `${relation}</Relationships>`) }
  })
}

describe('a scan of a workbook', () => {
  it('looks into hidden sheets, set-aside rows, comments, properties and the file name', async () => {
    const parts = workbookParts({
      sheet: `<sheetData>${table}</sheetData>`,
      extra: [
        {
          name: 'xl/worksheets/sheet2.xml',
          content: `<worksheet xmlns="${MAIN}"><sheetData>${draft}</sheetData></worksheet>`,
        },
        {
          name: 'xl/comments1.xml',
          content: `<comments xmlns="${MAIN}"><commentList><comment ref="A2"><text><t>身份证320205190001010006</t></text></comment></commentList></comments>`,
        },
        { name: 'docProps/core.xml', content: '<p><creator>zhangsan@example.com</creator></p>' },
      ],
    })
    const path = writeFile('名单13000000003.xlsx', makeArchive(twoSheets(parts)))
    const report = await scanBesideTable(path, ReadingSchema.parse({}))
    const places = report.findings.map(({ column, row: at, kind }) => `${column} ${at} ${kind}`)
    expect(places).toEqual([
      '名单13000000003.xlsx 0 mobile',
      '表1 · 事项 14 personName',
      '表1 · 事项 14 mobile',
      '底稿 · 备用 2 mobile',
      '底稿 · 备用 3 mobile',
      '底稿 · 备用 4 mobile',
      'xl/comments1.xml 0 citizenId18',
      'docProps/core.xml 0 email',
    ])
    expect(JSON.stringify(report)).not.toMatch(/\d{11}(?!\.xlsx)/)
  })

  it('finds the telephone number in the footnote of a text file', async () => {
    const path = writeFile('a.csv', '事项,数量\n甲,1\n乙,2\n丙,3\n,\n填表人：李某某 电话13000000001,\n')
    const report = await scanBesideTable(path, ReadingSchema.parse({}))
    expect(report.byKind).toMatchObject({ mobile: 1 })
  })
})

it('looks at comments and properties of a workbook that opens with a password', async () => {
  const parts = workbookParts({
    sheet: `<sheetData>${table}</sheetData>`,
    extra: [{ name: 'docProps/core.xml', content: '<p><creator>zhangsan@example.com</creator></p>' }],
  })
  const path = writeFile('加密.xlsx', encryptWorkbook(makeArchive(parts), { password: '口令' }))
  const { byColumn } = await scanBesideTable(path, ReadingSchema.parse({}), { password: '口令' })
  expect(byColumn).toMatchObject({ 'docProps/core.xml': 1 })
})
