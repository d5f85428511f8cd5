// What clerks' workbooks hold in odd ways, and that it comes out as they saw it.
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../../src-main/contract/errors.ts'
import { openXlsx } from '../../../src-main/files/spreadsheets/open-xlsx.ts'
import { cellAt, type ReadSheet, readSpreadsheet } from '../../golden/read-spreadsheet.ts'
import { MAIN, type WorkbookParts, writeWorkbook } from './make-archive.ts'

async function readOne(content: WorkbookParts): Promise<ReadSheet> {
  const [sheet] = await readSpreadsheet(writeWorkbook(content))
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

function stylesOf(...codes: string[]): string {
  const formats = codes.map(
    (code, at) => `<numFmt numFmtId="${164 + at}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const cells = codes.map((_, at) => `<xf numFmtId="${164 + at}"/>`)
  return `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellXfs><xf numFmtId="0"/>${cells.join('')}</cellXfs></styleSheet>`
}

const row = (cells: string) => `<sheetData><row r="1">${cells}</row></sheetData>`

describe('text', () => {
  it('keeps an 18-digit ID that Excel stored as text', async () => {
    const sheet = await readOne({ sheet: row('<c r="A1" t="inlineStr"><is><t>110101190001011009</t></is></c>') })
    expect(cellAt(sheet, 1, 1)).toBe('110101190001011009')
  })

  it('joins formatted runs and leaves the phonetic guide out', async () => {
    const shared = `<sst xmlns="${MAIN}"><si><r><t>张</t></r><r><t xml:space="preserve"> 三 </t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><t>a&amp;b_x000D_</t></si></sst>`
    const sheet = await readOne({ shared, sheet: row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>') })
    expect(sheet.rows.get(1)).toEqual(['张 三 ', 'a&b\r'])
  })

  it('finds the shared strings under a name in other letters and says when one is missing', async () => {
    const sheet = await readOne({
      shared: `<sst xmlns="${MAIN}"><si><t>甲</t></si></sst>`,
      sheet: row('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>7</v></c>'),
      change: parts => parts.map(part => ({ ...part, name: part.name.replace('sharedStrings', 'SharedStrings') })),
    })
    expect(sheet.rows.get(1)).toEqual(['甲'])
    expect(sheet.warnings).toEqual(['SHARED_STRING_MISSING'])
  })

  it('reads a part in UTF-16 and one with a namespace prefix', async () => {
    const xml = `<?xml version="1.0" encoding="UTF-16"?><x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>汉字</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>`
    const sheet = await readOne({ sheet: '', worksheet: Buffer.from(`\ufeff${xml}`, 'utf16le') })
    expect(sheet.rows.get(1)).toEqual(['汉字'])
    expect(sheet.head.mergedRegions).toEqual(['A1:B2'])
  })

  it('takes text in CDATA as it is and cells in comments not at all', async () => {
    const sheet = await readOne({
      sheet: row('<!--<c r="A1"><v>9</v></c>--><c r="B1" t="str"><v><![CDATA[<c r="C1"><v>1</v></c>]]></v></c>'),
    })
    expect(sheet.rows.get(1)).toEqual([null, '<c r="C1"><v>1</v></c>'])
  })
})

describe('places', () => {
  it('counts cells and rows that state no place', async () => {
    const sheet = await readOne({
      sheet:
        '<sheetData><row><c><v>1</v></c><c t="inlineStr"><is><t>甲</t></is></c></row><row><c><v>2</v></c></row></sheetData>',
    })
    expect([...sheet.rows.keys()]).toEqual([1, 2])
    expect(cellAt(sheet, 1, 2)).toBe('甲')
  })

  it('takes the row number from the cells where the row has none', async () => {
    const sheet = await readOne({ sheet: '<sheetData><row><c r="B5"><v>1</v></c></row></sheetData>' })
    expect([...sheet.rows.keys()]).toEqual([5])
    expect(cellAt(sheet, 5, 2)).toMatchObject({ text: '1' })
  })

  it('puts cells that come in the wrong order where they belong', async () => {
    const sheet = await readOne({ sheet: row('<c r="C1"><v>3</v></c><c r="A1"><v>1</v></c>') })
    expect(sheet.rows.get(1)).toEqual([{ text: '1', type: 'number' }, null, { text: '3', type: 'number' }])
  })

  it('reads on and warns when rows come in the wrong order', async () => {
    const sheet = await readOne({
      sheet: '<sheetData><row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData>',
    })
    expect([...sheet.rows.keys()]).toEqual([5, 6])
    expect(sheet.warnings).toEqual(['ROWS_OUT_OF_ORDER'])
  })

  it('keeps blank rows between rows and drops the empty tail of a formatted sheet', async () => {
    const sheet = await readOne({
      sheet:
        '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2" s="0"/></row><row r="3"><c r="A3"><v>3</v></c></row><row r="4"><c r="A4"/></row><row r="1048576"/></sheetData>',
    })
    expect([...sheet.rows.keys()]).toEqual([1, 2, 3])
    expect(sheet.rows.get(2)).toEqual([])
  })

  it('lists hidden rows, hidden columns and merged regions', async () => {
    const sheet = await readOne({
      sheet: `<cols><col min="2" max="3" hidden="1"/><col min='5' max='5' hidden='true'/></cols><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>hidden="1" mergeCell</t></is></c></row><row r="7" hidden="1"><c r="A7"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A9"/></mergeCells>`,
    })
    expect(sheet.head).toEqual({
      mergedRegions: ['A1:C1'],
      hiddenRows: [7],
      hiddenColumns: ['B', 'C', 'E'],
      rowEstimate: 7,
    })
  })

  it('names the sheets there are when a sheet is asked for that is not', async () => {
    const source = await openXlsx(writeWorkbook({ sheet: '<sheetData/>' }), { header: 'auto' })
    expect(() => source.rows('别的')).toThrow(OpenprepError)
    await source.close()
  })
})

describe('values', () => {
  it('reads truth values, errors and formula results, and warns where a formula has none', async () => {
    const sheet = await readOne({
      sheet: row(
        '<c r="A1" t="b"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c><c r="C1" t="str"><f>A1</f><v>甲</v></c><c r="D1"><f>1+1</f><v>2</v></c><c r="E1"><f>NOW()</f></c>',
      ),
    })
    expect(sheet.rows.get(1)).toEqual([
      { text: 'TRUE', type: 'boolean' },
      { text: '#N/A', type: 'error' },
      { text: '甲', type: 'text', formula: true },
      { text: '2', type: 'number', formula: true },
    ])
    expect(sheet.warnings).toEqual(['FORMULA_NOT_CALCULATED'])
  })

  it('warns of a formula whose result is left empty, but not of one whose result is an empty text', async () => {
    const formula = (type: string) => row(`<c r="A1"><v>1</v></c><c r="B1"${type}><f>A1</f><v></v></c>`)
    expect((await readOne({ sheet: formula('') })).warnings).toEqual(['FORMULA_NOT_CALCULATED'])
    expect((await readOne({ sheet: formula(' t="str"') })).warnings).toEqual([])
  })

  it('marks an 18-digit number as damaged, in either spelling, and keeps the digits the file has', async () => {
    const sheet = await readOne({
      sheet: row('<c r="A1"><v>1.10101190001011E+17</v></c><c r="B1"><v>110101190001011009</v></c>'),
    })
    expect(cellAt(sheet, 1, 1)).toMatchObject({ text: '110101190001011000', damaged: true, shown: '1.10101E+17' })
    expect(cellAt(sheet, 1, 2)).toMatchObject({ text: '110101190001011009', damaged: true })
  })

  it('does not call the usual 17 digits of a fraction damage', async () => {
    const sheet = await readOne({
      sheet: row('<c r="A1"><v>0.10000000000000001</v></c><c r="B1"><v>1234.5600000000001</v></c>'),
    })
    expect(cellAt(sheet, 1, 1)).toEqual({ text: '0.1', type: 'number', raw: '0.10000000000000001' })
    expect(cellAt(sheet, 1, 2)).not.toHaveProperty('damaged')
  })

  it('keeps both what is stored and what was seen', async () => {
    const styles = stylesOf('0%', '[$£-809]000.00', 'yyyy"年"m"月"d"日"', '[h]:mm', '上午/下午h"时"mm"分"')
    const sheet = await readOne({
      styles,
      sheet: row(
        '<c r="A1" s="1"><v>0.2</v></c><c r="B1" s="2"><v>12.3</v></c><c r="C1" s="3"><v>45292</v></c><c r="D1" s="4"><v>1.5</v></c><c r="E1" s="5"><v>0.75</v></c>',
      ),
    })
    expect(sheet.rows.get(1)).toEqual([
      { text: '0.2', type: 'number', shown: '20%' },
      { text: '12.3', type: 'number', shown: '£012.30' },
      { text: '2024-01-01', type: 'date', raw: '45292', shown: '2024年1月1日' },
      { text: '36:00:00', type: 'date', raw: '1.5', shown: '36:00' },
      { text: '18:00:00', type: 'date', raw: '0.75', shown: '下午6时00分' },
    ])
  })

  it('counts days from 1904 where the workbook does', async () => {
    const content = {
      styles: stylesOf('yyyy-mm-dd'),
      sheet: row('<c r="A1" s="1"><v>0</v></c><c r="B1" s="1"><v>42735</v></c>'),
    }
    const sheet = await readOne({ ...content, workbookPr: '<workbookPr date1904="1"/>' })
    expect(sheet.rows.get(1)).toMatchObject([{ text: '1904-01-01' }, { text: '2021-01-01' }])
  })

  it('reads the dates of strict workbooks', async () => {
    const sheet = await readOne({
      sheet: row('<c r="A1" t="d"><v>2021-01-01T10:10:10.500</v></c><c r="B1" t="d"><v>2021-01-01</v></c>'),
    })
    expect(sheet.rows.get(1)).toMatchObject([{ text: '2021-01-01 10:10:10.500', type: 'date' }, { text: '2021-01-01' }])
  })
})

describe('streaming', () => {
  it('gives the same rows in batches of one and of a thousand, and stops when told to', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`)
    const path = writeWorkbook({ sheet: `<sheetData>${rows.join('')}</sheetData>` })
    const source = await openXlsx(path, { header: 'auto' })
    const sizes = async (batchRows: number) => {
      const found: number[] = []
      for await (const batch of source.rows('表1', { batchRows })) found.push(batch.rowNumbers.length)
      return found
    }
    expect(await sizes(1000)).toEqual([50])
    expect(await sizes(1)).toHaveLength(50)
    const stopped = source.rows('表1', { signal: AbortSignal.abort() })
    await expect(stopped[Symbol.asyncIterator]().next()).rejects.toMatchObject({ name: 'AbortError' })
    await source.close()
  })
})
