// Every form of file gives back the cells it was given, whatever stands in them, and is refused when it cannot.
// Where a schema says how a document looks, xmllint has the last word.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { CatalogueSchema, DataFieldSchema } from '../../../src-main/contract/catalogue.ts'
import { EXPORT_FORMS, type ExportForm, FURTHER_FORMS } from '../../../src-main/contract/export-forms.ts'
import { toWorkChunk } from '../../../src-main/core/table/chunk-column.ts'
import { gb18030Bytes, missingInGb18030 } from '../../../src-main/files/delimited/gb18030.ts'
import { dataWorkbook } from '../../../src-main/files/documents/xlsx-writer.ts'
import { firstDifference, rowsOfChunks } from '../../../src-main/files/exporters/compare-rows.ts'
import { exportedFile } from '../../../src-main/files/exporters/exported-file.ts'
import type { ExportTable } from '../../../src-main/files/exporters/exporter.ts'
import { elementNames, recordKeys } from '../../../src-main/files/exporters/field-keys.ts'
import { exporterOf, exportersOf } from '../../../src-main/files/exporters/registry.ts'
import { NotCanonicalError } from '../../../src-main/files/packages/package-table.ts'
import { chunksOf } from '../packages/sample-package.ts'

const folder = mkdtempSync(join(tmpdir(), 'exporters-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const COLUMNS = ['编号', '名称', '备注']
const NAMES = ['bh', 'mc', 'bz']
const AWKWARD = [
  ['0001', '崇安寺"停车场"', '=1+1'],
  ['0002', '人民路,停车场', '第一行\r\n第二行'],
  ['0003', ' 站前 ', 'a<b & c>d ]]> &amp;'],
  ['0004', '𠮷野家㐂', '\u0001\u001f\u007f\u0085\ufffe\uffff'],
  ['0005', '\ud800孤立', '\t制表\n换行\r'],
  ['320200190001010018', '_x0041_', '\u2028\u2029\ufeff{"a":[1]}\\'],
  ['', '', ''],
]

function tableOf(rows: readonly string[][], columns: readonly string[] = COLUMNS, names = NAMES): ExportTable {
  const fields = columns.map((label, at) =>
    DataFieldSchema.parse({ label, name: names[at], type: 'C', length: '20', description: '说明 <一>' }),
  )
  const chunks = () => chunksOf(columns, rows, 3).map(toWorkChunk)
  return { title: '停车场 & 车位', columns, rows: rows.length, fields, longest: [], chunks }
}

async function written(form: ExportForm, table: ExportTable): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of exporterOf(form).write(table)) pieces.push(piece)
  return Buffer.concat(pieces)
}

let files = 0
async function readBack(form: ExportForm, table: ExportTable, bytes: Uint8Array) {
  files += 1
  const path = join(folder, `${files}${exporterOf(form).ending}`)
  writeFileSync(path, bytes)
  return firstDifference(rowsOfChunks(table.chunks()), exporterOf(form).read(exportedFile(path), table))
}

describe.each(EXPORT_FORMS)('a table as %s', form => {
  it('reads back as exactly the same cells, whatever stands in them', async () => {
    const table = tableOf(AWKWARD)
    expect(await readBack(form, table, await written(form, table))).toBeNull()
  })

  it('may be empty', async () => {
    const table = tableOf([])
    expect(await readBack(form, table, await written(form, table))).toBeNull()
  })

  it('comes out the same twice', async () => {
    const table = tableOf(AWKWARD)
    expect((await written(form, table)).equals(await written(form, table))).toBe(true)
  })

  it('names the first cell that differs', async () => {
    const bytes = await written(form, tableOf(AWKWARD))
    const changed = AWKWARD.map((row, at) => (at === 3 ? ['0004', '改过', row[2] ?? ''] : row))
    expect(await readBack(form, tableOf(changed), bytes)).toEqual({ row: 4, column: 1 })
  })

  it('tells when rows are missing or too many', async () => {
    const bytes = await written(form, tableOf(AWKWARD.slice(0, 4)))
    const fewer = await readBack(form, tableOf(AWKWARD.slice(0, 3)), bytes)
    expect(fewer).toEqual({ row: 4, column: -1 })
    const more = await readBack(form, tableOf(AWKWARD.slice(0, 6)), bytes)
    expect(more).toMatchObject({ row: 5 })
  })

  it('is refused when its columns are others', async () => {
    const table = tableOf(AWKWARD)
    const bytes = await written(form, table)
    const other = tableOf(AWKWARD, ['编号', '名字', '备注'], ['bh', 'mz', 'bz'])
    await expect(readBack(form, other, bytes)).rejects.toBeInstanceOf(NotCanonicalError)
  })

  it('holds any text', async () => {
    const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant(''))
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 7 })
    await fc.assert(
      fc.asyncProperty(rows, async made => {
        const table = tableOf(made)
        expect(await readBack(form, table, await written(form, table))).toBeNull()
      }),
      { numRuns: form === 'xlsx' ? 30 : 80 },
    )
  })
})

describe('the machine formats', () => {
  it('are read by any program: JSON as one array of records, JSON Lines record by record', async () => {
    const rows = [
      ['0001', '停车场', ''],
      ['0002', '"引号"', '换\n行'],
    ]
    const records = [
      { 编号: '0001', 名称: '停车场', 备注: null },
      { 编号: '0002', 名称: '"引号"', 备注: '换\n行' },
    ]
    expect(JSON.parse((await written('json', tableOf(rows))).toString())).toEqual(records)
    const lines = (await written('jsonLines', tableOf(rows))).toString().trimEnd().split('\n')
    expect(lines.map(line => JSON.parse(line))).toEqual(records)
  })

  it('carry a byte order mark only where it is asked for', async () => {
    const [marked, plain] = await Promise.all([written('csv', tableOf(AWKWARD)), written('csvPlain', tableOf(AWKWARD))])
    expect(marked.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(marked.subarray(3).equals(plain)).toBe(true)
  })

  it('in XML stand under the names of the catalogue, beside a schema that holds for them', async () => {
    const table = tableOf(AWKWARD)
    writeFileSync(join(folder, 'data.xml'), await written('xml', table))
    const [schema] = exporterOf('xml').companions ?? []
    writeFileSync(join(folder, 'data.xsd'), schema?.bytes(table) ?? '')
    const words = ['--noout', '--schema', join(folder, 'data.xsd'), join(folder, 'data.xml')]
    expect(execFileSync('xmllint', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe('')
    expect(readFileSync(join(folder, 'data.xml'), 'utf8')).toContain('<record><bh>0001</bh><mc>')
    // The schema is no rubber stamp: another element is refused.
    writeFileSync(join(folder, 'other.xml'), '<dataset><record><bh>1</bh><xx>2</xx></record></dataset>')
    const refused = () =>
      execFileSync('xmllint', [...words.slice(0, 3), join(folder, 'other.xml')], { stdio: ['ignore', 'pipe', 'pipe'] })
    expect(refused).toThrow()
  })

  it('is split into further sheets where one is full, and reads back as one table', async () => {
    const table = tableOf(AWKWARD)
    const { columns, rows, chunks } = table
    const pieces: Uint8Array[] = []
    for await (const piece of dataWorkbook({ sheetName: '数据', columns, rows, chunks, rowsPerSheet: 4 }))
      pieces.push(piece)
    expect(await readBack('xlsx', table, Buffer.concat(pieces))).toBeNull()
  })
})

describe('GB 18030', () => {
  it('gives back every character of Unicode, those the edition of 2022 moved included', () => {
    const points = Array.from({ length: 0x110000 }, (_, point) => point)
      .filter(point => (point < 0xd800 || point > 0xdfff) && (point < 0x20000 || point % 97 === 0))
      .filter(point => missingInGb18030(String.fromCodePoint(point)) === null)
    expect(points.length).toBeGreaterThan(130_000)
    const decoder = new TextDecoder('gb18030', { fatal: true })
    const text = points.map(point => String.fromCodePoint(point)).join('')
    const back = decoder.decode(gb18030Bytes(text))
    const [found, wanted] = [[...back], [...text]]
    expect(wanted.filter((char, at) => found[at] !== char)).toEqual([])
  })

  it('writes the ten vertical forms of 2022 where the standard has them', () => {
    expect(Buffer.from(gb18030Bytes('︐︒龴'))).toEqual(Buffer.from([0xa6, 0xd9, 0xa6, 0xda, 0xfe, 0x59]))
  })
})

describe('a private character of an older system', () => {
  it('is refused by name and place in GB 18030, where it would come back as another', async () => {
    const table = tableOf([...AWKWARD.slice(0, 4), ['0009', '街道\ue78d', '']])
    await expect(written('csvGb18030', table)).rejects.toMatchObject({
      code: 'GB18030_CHARACTER_MISSING',
      at: { column: '名称', row: 6 },
    })
  })
})

describe('the formats of a catalogue entry', () => {
  const forms = (entry: object) => exportersOf(CatalogueSchema.parse(entry)).map(({ form }) => form)

  it('always bring the CSV, because the others are compared with it', () => {
    expect(forms({ formats: ['XML'] })).toEqual(['csv', 'xml'])
  })

  it('bring further forms where they are asked for', () => {
    expect(forms({ formats: ['CSV', 'XLSX', 'JSON', 'XML'], fileForms: [...FURTHER_FORMS] })).toEqual([...EXPORT_FORMS])
  })
})

describe('names of fields in files', () => {
  it('are all different and none is empty', () => {
    expect(recordKeys(['名称', '名称', '', '名称_2'])).toEqual(['名称', '名称_3', 'column_3', '名称_2'])
  })

  it('are XML names even when the catalogue has none yet', () => {
    const field = (label: string, name: string) =>
      DataFieldSchema.parse({ label, name, type: 'C', length: '', description: '' })
    expect(elementNames(['甲', '乙', '丙'], [field('甲', 'xmlData'), field('乙', '9x')])).toEqual([
      '_xmlData',
      'field_2',
      'field_3',
    ])
  })
})
