// What a file of any format holds beside its cells is found by a scan: comments, properties, headers and footers, links.
// Files are made here; where no writer makes what is wanted, record by record.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { FileFormat } from '../../../src-main/contract/reading.ts'
import { ReadingSchema } from '../../../src-main/contract/reading.ts'
import { hiddenTexts } from '../../../src-main/files/hidden-texts/hidden-texts.ts'
import { propertyTexts } from '../../../src-main/files/hidden-texts/property-set.ts'
import { recordTexts } from '../../../src-main/files/hidden-texts/xls-records.ts'
import { scanBesideTable } from '../../../src-main/files/scan-file.ts'
import { makeArchive, workbookParts, writeFile } from '../spreadsheets/make-archive.ts'

/** Where a file that is one piece has everything that is no cell. */
const BESIDE = '批注、图形、页眉页脚和文档属性'
const ROWS = [
  ['事项', '数量'],
  ['办理', 1],
  ['查询', 2],
]

function bookOf(change: (book: XLSX.WorkBook, sheet: XLSX.WorkSheet) => void): XLSX.WorkBook {
  const book = XLSX.utils.book_new()
  const sheet = XLSX.utils.aoa_to_sheet(ROWS)
  XLSX.utils.book_append_sheet(book, sheet, '表')
  change(book, sheet)
  return book
}

async function placesIn(path: string): Promise<Record<string, number>> {
  return (await scanBesideTable(path, ReadingSchema.parse({}))).byColumn
}

async function textsIn(path: string, format: FileFormat): Promise<string> {
  let all = ''
  for await (const { part, text } of hiddenTexts(path, format)) all += `${part}：${text}\n`
  return all
}

describe('an xls workbook', () => {
  const record = (id: number, ...data: (number[] | Buffer)[]) => {
    const bytes = Buffer.concat(data.map(piece => Buffer.from(piece)))
    const head = Buffer.alloc(4)
    head.writeUInt16LE(id, 0)
    head.writeUInt16LE(bytes.length, 2)
    return Buffer.concat([head, bytes])
  }
  const number = (value: number) => [value & 255, value >> 8]
  const wide = (text: string) => [1, ...Buffer.from(text, 'utf16le')]
  const counted = (text: string) => [...number(text.length), ...wide(text)]
  const biff8 = record(0x809, [0, 6, 5, 0, 0, 0, 0, 0])
  const biff5 = Buffer.concat([record(0x809, [0, 5, 5, 0, 0, 0, 0, 0]), record(0x42, number(936))])
  const gbk = (text: string) => [
    ...Buffer.from(text === '张三' ? 'd5c5c8fd' : text, text === '张三' ? 'hex' : 'latin1'),
  ]

  it('tells what its properties say', async () => {
    const book = bookOf(made => {
      made.Props = { Author: 'zhangsan@example.com', Company: '13000000001' }
      made.Custprops = { 联系电话: '13000000002' }
    })
    const path = writeFile('台账.xls', XLSX.write(book, { type: 'buffer', bookType: 'biff8' }))
    expect(await placesIn(path)).toEqual({ 文档属性: 3 })
  })

  it('tells its comments, whose text may be cut into several records, and who wrote them', () => {
    const text = '身份证320205190001010006'
    const stream = Buffer.concat([
      biff8,
      record(0x1b6, new Array(10).fill(0), number(text.length), new Array(6).fill(0)),
      record(0x3c, wide(text.slice(0, 7))),
      record(0x3c, [0], Buffer.from(text.slice(7), 'latin1')),
      // How the text is formatted.
      record(0x3c, new Array(16).fill(7)),
      record(0x1c, [1, 0, 2, 0, 0, 0, 9, 0], counted('李某')),
    ])
    expect(recordTexts(stream)).toEqual({ texts: [{ part: '批注和文本框', text: `${text}\n李某` }], complete: true })
  })

  it('tells headers, footers, names, links, other workbooks and who saved it', () => {
    const url = Buffer.from('mailto:wang@example.com\0', 'utf16le')
    const link = [
      ...[...new Array(24).fill(0), 2, 0, 0, 0, 3, 0, 0, 0],
      ...[...Buffer.from('e0c9ea79f9bace118c8200aa004ba90b', 'hex'), url.length, 0, 0, 0, ...url],
    ]
    const stream = Buffer.concat([
      biff8,
      record(0x5c, counted('王某'), new Array(80).fill(32)),
      record(0x14, counted('&C&"宋体,常规"电话&10 13000000003')),
      record(0x15),
      record(0x18, [0, 0, 0, 2, 0, 0, ...new Array(8).fill(0)], wide('名单'), [9, 9]),
      record(0x1ae, [1, 0], counted('\u0001C\u0003李四.xls')),
      record(0x1ae, [1, 0, 1, 4]),
      record(0x1b8, link),
      record(0xa),
    ])
    const { texts, complete } = recordTexts(stream)
    expect(complete).toBe(true)
    expect(texts).toEqual([
      { part: '保存文件的人', text: '王某' },
      { part: '页眉页脚', text: '电话  13000000003' },
      { part: '名称和外部引用', text: '名单\nC 李四.xls' },
      { part: '超链接', text: 'mailto:wang@example.com' },
    ])
  })

  it('of BIFF5 has its comments in the encoding it names, in pieces', () => {
    const stream = Buffer.concat([
      biff5,
      record(0x1c, [0, 0, 0, 0], number(20), gbk('张三')),
      record(0x1c, number(0xffff), [0, 0], number(11), gbk('13000000004')),
      record(0x14, [4], gbk('张三')),
    ])
    expect(recordTexts(stream).texts).toEqual([
      { part: '批注和文本框', text: '张三13000000004' },
      { part: '页眉页脚', text: '张三' },
    ])
  })

  it('says when a record holds less than it says, and goes on behind it', () => {
    const stream = Buffer.concat([biff8, record(0x14, number(9), [1, 65, 0]), record(0x15, counted('13000000005'))])
    const { texts, complete } = recordTexts(stream)
    expect([complete, texts]).toEqual([false, [{ part: '页眉页脚', text: '13000000005' }]])
  })

  it('of any bytes ends, with nothing worse than a refusal', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 20 }), pieces => {
        const ids = [0x14, 0x1c, 0x18, 0x1b6, 0x3c, 0x1b8, 0x1ae, 0x5b, 0x809, 0x42]
        const stream = Buffer.concat(pieces.map((data, at) => record(ids[at % ids.length] ?? 0, Buffer.from(data))))
        expect(recordTexts(stream).texts).toBeInstanceOf(Array)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), data => {
        const bytes = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(data)])
        try {
          expect(propertyTexts(bytes)).toBeInstanceOf(Array)
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(RangeError)
        }
      }),
    )
  })
})

const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns'
const NAMES = ['office', 'table', 'text', 'style'].map(name => `xmlns:${name}="${OFFICE}:${name}:1.0"`).join(' ')
const spreadsheet = `<office:body><office:spreadsheet><table:table table:name="表">
<table:table-row><table:table-cell office:value-type="string"><office:annotation><dc:creator xmlns:dc="d">王某</dc:creator><text:p>电话<text:span>130000</text:span>00006</text:p></office:annotation><text:p>事项</text:p></table:table-cell></table:table-row>
</table:table></office:spreadsheet></office:body>`
const footer =
  '<office:master-styles><style:master-page style:name="a"><style:footer><text:p>填表人电话13000000007</text:p></style:footer></style:master-page></office:master-styles>'

describe('an OpenDocument spreadsheet', () => {
  it('tells its comments, headers, footers and properties, and none of its cells', async () => {
    const path = writeFile(
      '台账.ods',
      makeArchive([
        { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
        { name: 'content.xml', content: `<office:document-content ${NAMES}>${spreadsheet}</office:document-content>` },
        { name: 'styles.xml', content: `<office:document-styles ${NAMES}>${footer}</office:document-styles>` },
        { name: 'meta.xml', content: '<m><creator>zhangsan@example.com</creator></m>' },
      ]),
    )
    expect(await placesIn(path)).toEqual({ 'content.xml': 1, 'styles.xml': 1, 'meta.xml': 1 })
    expect(await textsIn(path, 'ods')).not.toContain('事项')
  })

  it('that is one flat file tells the same', async () => {
    const xml = `<office:document ${NAMES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:meta><m>zhangsan@example.com</m></office:meta>${footer}${spreadsheet}</office:document>`
    expect(await placesIn(writeFile('台账.fods', Buffer.from(xml)))).toEqual({ [BESIDE]: 3 })
  })
})

it('tells comments, properties, headers and links of a SpreadsheetML workbook', async () => {
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><DocumentProperties xmlns="urn:schemas-microsoft-com:office:office"><Author>zhangsan@example.com</Author></DocumentProperties><Worksheet ss:Name="表"><Table><Row><Cell ss:HRef="mailto:lisi@example.com"><Data ss:Type="String">事项</Data><Comment ss:Author="李某"><ss:Data><B>电话</B>13000000008</ss:Data></Comment></Cell><Cell><Data ss:Type="String">数量</Data></Cell></Row></Table><WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><PageSetup><Footer x:Data="&amp;C13000000009"/></PageSetup></WorksheetOptions></Worksheet></Workbook>`
  expect(await placesIn(writeFile('台账.xml', Buffer.from(xml)))).toEqual({ [BESIDE]: 4 })
})

it('tells headers, footers and hints to fill in of an xlsx sheet, which stand behind its cells', async () => {
  const tail =
    '<dataValidations><dataValidation prompt="不清楚请拨13000000010" sqref="A1"/></dataValidations><headerFooter><oddFooter>&amp;C13000000011</oddFooter></headerFooter>'
  const cells = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>事项</t></is></c></row></sheetData>'
  const path = writeFile('台账.xlsx', makeArchive(workbookParts({ sheet: cells + tail })))
  expect(await placesIn(path)).toEqual({ 'xl/worksheets/sheet1.xml': 2 })
})

it('looks past an entity that nobody knows', async () => {
  const extra = [{ name: 'docProps/core.xml', content: '<p><title>&who; 电话13000000012</title></p>' }]
  const cells = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'
  const path = writeFile('台账.xlsx', makeArchive(workbookParts({ sheet: cells, extra })))
  expect(await placesIn(path)).toEqual({ 'docProps/core.xml': 1 })
})

it('tells the comments of an xlsb workbook', async () => {
  const book = bookOf((_, sheet) => {
    XLSX.utils.cell_add_comment(sheet.A2, '身份证320205190001010006', '李某')
  })
  const path = writeFile('台账.xlsb', XLSX.write(book, { type: 'buffer', bookType: 'xlsb' }))
  expect(await placesIn(path)).toMatchObject({ 'xl/comments1.bin': 1 })
})

it('tells what could not be looked into, and finds what could', async () => {
  const book = bookOf(made => {
    made.Props = { Author: 'zhangsan@example.com' }
  })
  const path = writeFile('台账.xls', XLSX.write(book, { type: 'buffer', bookType: 'biff8' }))
  const bytes = readFileSync(path)
  const at = bytes.indexOf(Buffer.from('zhangsan@example.com', 'utf16le'))
  bytes.writeUInt32LE(0x7fffffff, at - 4)
  const report = await scanBesideTable(writeFile('坏.xls', bytes), ReadingSchema.parse({}))
  expect(report.unread).toEqual([{ file: BESIDE, code: 'FILE_CORRUPT' }])
})
