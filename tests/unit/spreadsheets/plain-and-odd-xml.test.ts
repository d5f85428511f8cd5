// However a program spells the XML of a worksheet, the cells are the same: the quick way over bytes and the scanner agree.
// In UTF-16 every part goes through the scanner, which is what the quick way is held against.
import { describe, expect, it } from 'vitest'
import { type ReadSheet, readSpreadsheet } from '../../golden/read-spreadsheet.ts'
import { MAIN, writeWorkbook } from './make-archive.ts'

const utf16 = (xml: string) => Buffer.from(`\ufeff${xml}`, 'utf16le')

/** The same XML with every element under a prefix, as some libraries write it. */
const prefixed = (xml: string) => xml.replace(/<(\/?)(?=[A-Za-z])/g, '<$1x:').replaceAll('xmlns=', 'xmlns:x=')

/** From bytes, from bytes with prefixes, and from the scanner alone. */
async function readAll(sheetData: string, items: string): Promise<ReadSheet[]> {
  const worksheet = `<worksheet xmlns="${MAIN}">${sheetData}</worksheet>`
  const shared = `<sst xmlns="${MAIN}">${items}</sst>`
  const styles = `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0.00"/><numFmt numFmtId="165" formatCode="&quot;第&quot;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>`
  const books = [
    writeWorkbook({ sheet: '', worksheet, shared, styles }),
    writeWorkbook({ sheet: '', worksheet: prefixed(worksheet), shared: prefixed(shared), styles }),
    writeWorkbook({
      sheet: '',
      worksheet: utf16(worksheet),
      styles,
      extra: [{ name: 'xl/sharedStrings.xml', content: utf16(shared) }],
    }),
  ]
  const read = await Promise.all(books.map(path => readSpreadsheet(path)))
  return read.flat()
}

const ITEMS = [
  '<si><t>甲</t></si>',
  '<si><t>plain ASCII</t></si>',
  '<si><t/></si>',
  '<si><t></t></si>',
  '<si><t xml:space="preserve"> 前后 </t></si>',
  '<si><t>a&lt;b&#x4e2d;</t></si>',
  '<si><t>行_x000D_尾_x005F_x</t></si>',
  '<si><t>half _xD83D_ alone</t></si>',
  '<si><t>编号_1_x</t></si>',
  '<si><t>第一行\r\n第二行\r第三行</t></si>',
  '<si>\n<t>分行写的标签</t>\n</si>',
  '<si><r><rPr><b/></rPr><t>粗</t></r><r><t>细</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></si>',
  '<si><t>𠮷野家 é</t></si>',
  '<si><t><![CDATA[<原样>&]]></t></si>',
  '<!-- <si><t>not an item</t></si> --><si><t>注释之后</t></si>',
  `<si><t>${'长'.repeat(40_000)}</t></si>`,
  '<si><t>odd</t></si><si><t>宽</t></si><si><t>x</t></si><si><t></t></si><si><t>末</t></si>',
]

const NUMBERS = [
  '0',
  '-0',
  '7',
  '-7',
  '007',
  '1.50',
  '1.5',
  '-0.5',
  '.5',
  '5.',
  '+3',
  '1e3',
  '1E+300',
  '12345678901',
  '123456789012345678',
  '0.1',
  '0.30000000000000004',
  ' 42 ',
  'abc',
  '',
  '-',
  '.',
  '1.',
  '10000000000',
  '36526',
  '-0.0',
  '0.0',
  '00',
  '１',
]

function cellsOf(): string[] {
  const shared = Array.from({ length: 24 }, (_, at) => `<c t="s"><v>${at}</v></c>`)
  const spelled = ['01', ' 1', '1.0', '1e0', '-1', '', '999', '4294967296'].map(raw => `<c t="s"><v>${raw}</v></c>`)
  const numbers = NUMBERS.flatMap(raw => [
    `<c><v>${raw}</v></c>`,
    `<c t="n"><v>${raw}</v></c>`,
    `<c s="1"><v>${raw}</v></c>`,
    `<c t="str" s="2"><v>${raw}</v></c>`,
    `<c s="2" t="n"><v>${raw}</v></c>`,
    `<c s="3" t="str"><v>${raw}</v></c>`,
  ])
  return [
    ...shared,
    ...spelled,
    ...numbers,
    '<c/>',
    '<c s="1"/>',
    '<c></c>',
    '<c t="b"><v>1</v></c>',
    '<c t="b"><v>true</v></c>',
    '<c t="e"><v>#N/A</v></c>',
    '<c t="d"><v>2024-02-29T10:20:30Z</v></c>',
    '<c t="unknown"><v>5</v></c>',
    '<c t="str"><f>A1&amp;"x"</f><v>果</v></c>',
    '<c><f>1+1</f></c>',
    '<c><f t="shared" ref="A1:A9" si="0">B1*2</f><v>4</v></c>',
    '<c s="1"><f t="shared" si="0"/><v>36526</v></c>',
    '<c t="str"><f>"a"&amp;"&lt;b"</f><v></v></c>',
    '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    '<c><f/></c>',
    '<c><f><![CDATA[1<2]]></f><v>1</v></c>',
    "<c s='1' t='n'><v>3</v></c>",
    '<c cm="1" s="1"><v>36526</v></c>',
    '<c s="9999"><v>1</v></c>',
    '<c s="1" s="2"><v>1</v></c>',
    '<c t="str"><v>a&amp;b</v></c>',
    '<c t="str"><v>a\r\nb</v></c>',
    '<c t="str"><v>_x0041_</v></c>',
    '<c t="inlineStr"><is><t>内联</t></is></c>',
    '<c t="inlineStr"><is><t xml:space="preserve"> a_x000D_ </t></is></c>',
    '<c t="inlineStr"><is><r><t>分</t></r><r><t>段</t></r></is></c>',
    '<c t="inlineStr"><v>值</v></c>',
    '<c >\n <v>8</v>\n</c >',
    '<c><v><![CDATA[12]]></v></c>',
    '<!-- <c><v>no cell</v></c> --><c><v>9</v></c>',
    '<c><v>1</v><extLst><ext><c><v>inner</v></c></ext></extLst></c>',
  ]
}

const letters = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)

describe('one worksheet in two spellings', () => {
  it('gives the same cells and warnings for every kind of value, named or counted', async () => {
    const counted = cellsOf()
    const named = (row: number) =>
      counted.map((cell, at) => cell.replace(/<c(?=[ />])/, `<c r="${letters(at + 1)}${row}"`))
    const sheetData = `<sheetData><row r="1">${counted.join('')}</row>\n <row r="2" spans="1:9" ht="15.5">${named(2).join('\n')}</row><row r="3"/><row>${named(4).join('')}</row><row r="7" >${counted.join('')}</row ></sheetData>`
    const [bytes, withPrefix, text] = await readAll(sheetData, ITEMS.join('\n'))
    expect(bytes?.rows.size).toBe(5)
    expect(bytes).toEqual(text)
    expect(withPrefix).toEqual(text)
  })

  it('gives the same rows wherever the pieces of a long part are cut', async () => {
    const cells = cellsOf()
    const rows = Array.from({ length: 4000 }, (_, at) => {
      const chosen = [0, 1, 2, 3, 4].map(place => cells[(at * 5 + place) % cells.length] ?? '')
      return `<row r="${at + 1}">${chosen.join('')}<c t="str"><v>${'文'.repeat(at % 37)}</v></c></row>`
    })
    const items = [...ITEMS, ...Array.from({ length: 60_000 }, (_, at) => `<si><t>${at % 3 ? '第' : ''}${at}</t></si>`)]
    const [bytes, withPrefix, text] = await readAll(`<sheetData>${rows.join('')}</sheetData>`, items.join(''))
    expect(bytes?.rows.size).toBe(4000)
    expect(bytes).toEqual(text)
    expect(withPrefix).toEqual(text)
  })

  it('refuses tags that do not match, whoever of the two meets them', async () => {
    const broken = [
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></sheetData>',
      '<sheetData><row r="1"><c r="A1"><f>1</f><v>1</v></row></c></sheetData>',
      '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></row></sheetData>',
    ]
    for (const sheetData of broken) await expect(readAll(sheetData, '')).rejects.toMatchObject({ code: 'FILE_CORRUPT' })
  })
})
