// Files made to break a reader: each is refused by name of its fault, in bounded time and memory.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openLegacySpreadsheet } from '../../../src-main/files/spreadsheets/open-legacy.ts'
import { openXlsx } from '../../../src-main/files/spreadsheets/open-xlsx.ts'
import { sniffFormat } from '../../../src-main/files/spreadsheets/sniff.ts'
import type { ReadLimits } from '../../../src-main/files/table-source.ts'
import { readSpreadsheet } from '../../golden/read-spreadsheet.ts'
import { MAIN, makeArchive, type WorkbookParts, workbookParts, writeFile, writeWorkbook } from './make-archive.ts'

const MIB = 1024 * 1024
const cell = '<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'

async function readAll(path: string, limits: Partial<ReadLimits> = {}): Promise<number> {
  const source = await openXlsx(path, { header: 'auto' }, limits)
  try {
    let rows = 0
    for (const { name } of source.sheets) {
      await source.head(name)
      for await (const batch of source.rows(name)) rows += batch.rowNumbers.length
    }
    return rows
  } finally {
    await source.close()
  }
}

async function faultOf(content: WorkbookParts, limits?: Partial<ReadLimits>): Promise<unknown> {
  return readAll(writeWorkbook(content), limits).catch((thrown: unknown) =>
    thrown instanceof Error ? thrown.message : thrown,
  )
}

describe('archives', () => {
  it('refuses a part that expands out of all proportion', async () => {
    const bomb = Buffer.concat([Buffer.from(`<worksheet xmlns="${MAIN}"><sheetData>`), Buffer.alloc(64 * MIB, 32)])
    expect(await faultOf({ sheet: '', worksheet: bomb })).toBe('FILE_HOSTILE')
  })

  it('refuses a part larger than allowed, whatever size it claims', async () => {
    const parts = (part: { name: string; size?: number }) =>
      part.name.includes('sheet1') ? { ...part, size: 10 } : part
    const content = {
      sheet: `${cell}${' '.repeat(4 * MIB)}`,
      change: (all: ReturnType<typeof workbookParts>) => all.map(part => ({ ...part, ...parts(part) })),
    }
    expect(await faultOf(content, { maxPartBytes: MIB })).toBe('FILE_HOSTILE')
    expect(await faultOf(content)).toBe('FILE_CORRUPT')
  })

  it('refuses two different parts under one name, but not a part written twice', async () => {
    const twin = { name: 'XL/worksheets/sheet1.xml', content: `<worksheet xmlns="${MAIN}">${cell}</worksheet>` }
    expect(await faultOf({ sheet: '<sheetData/>', extra: [twin] })).toBe('FILE_HOSTILE')
    expect(await faultOf({ sheet: cell, extra: [twin] })).toBe(1)
  })

  it('refuses names that climb out of the archive', async () => {
    expect(await faultOf({ sheet: cell, extra: [{ name: '../../evil.xml', content: 'x' }] })).toBe('FILE_HOSTILE')
  })

  it('notices a flipped byte and an archive cut short', async () => {
    const wrongSum = (parts: ReturnType<typeof workbookParts>) =>
      parts.map(part => (part.name.includes('sheet1') ? { ...part, crc: 1 } : part))
    expect(await faultOf({ sheet: cell, change: wrongSum })).toBe('FILE_CORRUPT')
    const whole = makeArchive(workbookParts({ sheet: cell }))
    await expect(sniffFormat(writeFile('cut.xlsx', whole.subarray(0, whole.length - 30)))).rejects.toThrow(
      'FILE_CORRUPT',
    )
  })

  it('asks for the password of an encrypted archive', async () => {
    const content = {
      sheet: cell,
      change: (parts: ReturnType<typeof workbookParts>) =>
        parts.map(part => ({ ...part, encrypted: part.name.includes('sheet1') })),
    }
    expect(await faultOf(content)).toBe('FILE_PASSWORD')
  })
})

describe('XML', () => {
  it('refuses every DTD, in small parts, strings and sheets alike', async () => {
    const dtd = '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]>'
    expect(await faultOf({ sheet: '', worksheet: `${dtd}<worksheet xmlns="${MAIN}">${cell}</worksheet>` })).toBe(
      'FILE_HOSTILE',
    )
    expect(await faultOf({ sheet: cell, shared: `${dtd}<sst xmlns="${MAIN}"/>` })).toBe('FILE_HOSTILE')
    expect(await faultOf({ sheet: cell, styles: `${dtd}<styleSheet xmlns="${MAIN}"/>` })).toBe('FILE_HOSTILE')
  })

  it('calls broken XML damaged: wrong nesting, an early end, an unknown entity, bytes that are no UTF-8', async () => {
    for (const sheet of [
      '<sheetData><row></sheetData></row>',
      '<sheetData><row r="1">',
      '<sheetData>&nope;</sheetData',
    ]) {
      expect(await faultOf({ sheet })).toBe('FILE_CORRUPT')
    }
    const entity = '<sheetData><row r="1"><c r="A1" t="str"><v>&nope;</v></c></row></sheetData>'
    expect(await faultOf({ sheet: entity })).toBe('FILE_CORRUPT')
    const bytes = Buffer.from(`<worksheet xmlns="${MAIN}">${cell}\xff</worksheet>`, 'latin1')
    expect(await faultOf({ sheet: '', worksheet: bytes })).toBe('FILE_CORRUPT')
  })

  it('refuses rows, columns, cells and nesting beyond the limits', async () => {
    expect(await faultOf({ sheet: '<sheetData><row r="9999999"><c r="A9999999"><v>1</v></c></row></sheetData>' })).toBe(
      'FILE_HOSTILE',
    )
    expect(await faultOf({ sheet: '<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>' })).toBe(
      'FILE_HOSTILE',
    )
    const long = `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>${'甲'.repeat(2000)}</t></is></c></row></sheetData>`
    expect(await faultOf({ sheet: long }, { maxCellChars: 1000 })).toBe('FILE_HOSTILE')
    expect(await faultOf({ sheet: `${'<a>'.repeat(100)}${'</a>'.repeat(100)}` })).toBe('FILE_HOSTILE')
  })

  it('refuses an OpenDocument row repeated beyond all reason', async () => {
    const row = (rows: number, columns: number) =>
      `<table:table-row table:number-rows-repeated="${rows}"><table:table-cell table:number-columns-repeated="${columns}" office:value-type="float" office:value="1"/></table:table-row>`
    const document = (rows: number, columns: number) =>
      `<office:document-content><office:body><office:spreadsheet><table:table table:name="a">${row(rows, columns)}</table:table></office:spreadsheet></office:body></office:document-content>`
    const file = (rows: number, columns: number) =>
      writeFile(
        'a.ods',
        makeArchive([
          { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
          { name: 'content.xml', content: document(rows, columns) },
        ]),
      )
    await expect(readSpreadsheet(file(1_000_000, 16_000))).rejects.toThrow('FILE_HOSTILE')
    await expect(readSpreadsheet(file(99_999_999, 1))).rejects.toThrow('FILE_HOSTILE')
    const [sheet] = await readSpreadsheet(file(3, 2))
    expect([...(sheet?.rows.keys() ?? [])]).toEqual([1, 2, 3])
  })
})

describe('xls', () => {
  const original = () => readFileSync('../shared/data/spreadsheets/sheetjs__write.et')
  const openDamaged = (bytes: Buffer) => openLegacySpreadsheet(writeFile('a.xls', bytes), { header: 'auto' })

  it('refuses a workbook whose sectors go round in a circle', async () => {
    const bytes = original()
    const table = (bytes.readUInt32LE(76) + 1) * 512
    // The workbook stream of this file starts in sector 2.
    bytes.writeUInt32LE(2, table + 4 * 2)
    await expect(openDamaged(bytes)).rejects.toThrow('FILE_CORRUPT')
  })

  it('refuses a record that reaches beyond the end', async () => {
    const bytes = original()
    // The length of the stream's second record, behind the 20 bytes of the first and its own number.
    bytes.writeUInt16LE(0xffff, 3 * 512 + 20 + 2)
    await expect(openDamaged(bytes)).rejects.toThrow('FILE_CORRUPT')
  })

  it('reads the same file as long as it is whole, twice at a time too', async () => {
    const source = await openDamaged(original())
    const count = async () => {
      let rows = 0
      for await (const batch of source.rows('Sheet1', { batchRows: 1 })) rows += batch.rowNumbers.length
      return rows
    }
    expect(await Promise.all([count(), count()])).toEqual([4, 4])
    await source.close()
  })
})

describe('other files', () => {
  it('knows what is no table at all', async () => {
    await expect(sniffFormat(writeFile('a.xlsx', ''))).rejects.toThrow('FILE_EMPTY')
    await expect(sniffFormat(writeFile('a.xlsx', '%PDF-1.7\n'))).rejects.toThrow('FORMAT_UNKNOWN')
    const word = makeArchive([{ name: 'word/document.xml', content: '<a/>' }])
    await expect(sniffFormat(writeFile('a.xlsx', word))).rejects.toThrow('FORMAT_UNKNOWN')
    await expect(sniffFormat('no/such/file.xlsx')).rejects.toThrow('FILE_NOT_FOUND')
  })

  it('goes by contents, not by name', async () => {
    const book = makeArchive(workbookParts({ sheet: cell }))
    expect(await sniffFormat(writeFile('a.csv', book))).toBe('xlsx')
    expect(await sniffFormat(writeFile('a.xls', '姓名,年龄\n'))).toBe('text')
    expect(await sniffFormat(writeFile('a.xls', '<html><body><table><tr><td>1</td></tr></table>'))).toBe('html')
  })

  it('reads an HTML table saved as xls in GB18030 and keeps its leading zeros', async () => {
    const html = Buffer.concat([
      Buffer.from('<html><table><tr><td>'),
      Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
      Buffer.from('</td><td>007</td></tr></table></html>'),
    ])
    const [sheet] = await readSpreadsheet(writeFile('a.xls', html))
    expect(sheet?.rows.get(1)).toEqual(['姓名', '007'])
  })

  it('refuses a DTD in spreadsheets that are one XML file', async () => {
    const xml =
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    await expect(openLegacySpreadsheet(writeFile('a.xls', xml), { header: 'auto' })).rejects.toThrow('FILE_HOSTILE')
  })
})
