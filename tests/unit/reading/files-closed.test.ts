// However reading ends — at the end, in the middle, with a refusal — no file stays open behind it.
// Looks at the open files of this process, which only Linux shows.
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import type { Reading } from '../../../src-main/contract/reading.ts'
import { inspectFile } from '../../../src-main/files/inspect.ts'
import { openTableSource } from '../../../src-main/files/open-source.ts'
import { previewFile } from '../../../src-main/files/preview.ts'
import { readTable } from '../../../src-main/files/read-table.ts'
import { encryptWorkbook } from '../spreadsheets/encrypt-workbook.ts'
import { makeArchive, workbookParts, writeFile } from '../spreadsheets/make-archive.ts'

const OPEN_FILES = '/proc/self/fd'
const auto = { header: 'auto' as const }
const ROWS = 4000

const sheet = `<sheetData>${Array.from(
  { length: ROWS },
  (_, at) =>
    `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c><c r="B${at + 1}" t="inlineStr"><is><t>第${at}号</t></is></c></row>`,
).join('')}</sheetData>`
const workbook = makeArchive(workbookParts({ sheet }))
const office = 'urn:oasis:names:tc:opendocument:xmlns'
const content = `<office:document-content xmlns:office="${office}:office:1.0" xmlns:table="${office}:table:1.0" xmlns:text="${office}:text:1.0"><office:body><office:spreadsheet><table:table table:name="一">${Array.from(
  { length: ROWS },
  (_, at) => `<table:table-row><table:table-cell><text:p>第${at}号</text:p></table:table-cell></table:table-row>`,
).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`
const openDocument = (manifest: string) =>
  makeArchive([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    { name: 'META-INF/manifest.xml', content: manifest },
    { name: 'content.xml', content },
  ])

function dbfTable(): Buffer {
  const book = XLSX.utils.book_new()
  const rows = Array.from({ length: ROWS }, (_, at) => [at, `no${at}`])
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['ID', 'NAME'], ...rows]), 'a')
  return XLSX.write(book, { bookType: 'dbf', type: 'buffer' })
}

const FILES: Record<string, () => { path: string; password?: string }> = {
  'a text': () => ({ path: writeFile('a.csv', '编号,名称\n'.concat('1,甲乙丙丁\n'.repeat(200_000))) }),
  'a workbook': () => ({ path: writeFile('a.xlsx', workbook) }),
  'a workbook cut in the middle': () => ({ path: writeFile('cut.xlsx', workbook.subarray(0, workbook.length / 2)) }),
  'a workbook with a damaged sheet': () => {
    const parts = workbookParts({ sheet }).map(part => (part.name.includes('sheet1') ? { ...part, crc: 1 } : part))
    return { path: writeFile('damaged.xlsx', makeArchive(parts)) }
  },
  'a protected workbook': () => ({
    path: writeFile('p.xlsx', encryptWorkbook(workbook, { password: 'a' })),
    password: 'a',
  }),
  'a protected workbook that holds none': () => ({
    path: writeFile('p.xlsx', encryptWorkbook(Buffer.alloc(9000, 7), { password: 'a' })),
    password: 'a',
  }),
  'a workbook without its password': () => ({
    path: writeFile('p.xlsx', encryptWorkbook(workbook, { password: 'a' })),
  }),
  'an open document': () => ({ path: writeFile('a.ods', openDocument('<manifest/>')) }),
  'an encrypted open document': () => ({
    path: writeFile('a.ods', openDocument('<manifest><encryption-data/></manifest>')),
  }),
  'a list of records': () => ({
    path: writeFile('a.json', JSON.stringify(Array.from({ length: 20_000 }, (_, at) => ({ 编号: at })))),
  }),
  'a dbf table': () => ({ path: writeFile('a.dbf', dbfTable()) }),
}

const WAYS: Record<string, (path: string, reading: Reading, password: string | undefined) => Promise<unknown>> = {
  preview: (path, reading, password) => previewFile(path, reading, 5, { password }),
  glance: (path, reading, password) => previewFile(path, reading, 5, { password, glance: true }),
  inspection: (path, reading, password) => inspectFile(path, reading, { password }),
  'stopping in the middle': async (path, reading, password) => {
    const source = await openTableSource(path, reading, {}, { password })
    try {
      const table = await readTable(source, null, reading)
      for await (const _ of table.batches) break
    } finally {
      await source.close()
    }
  },
  'being cancelled': async (path, reading, password) => {
    const stop = new AbortController()
    const looking = inspectFile(path, reading, { password, signal: stop.signal })
    setImmediate(() => stop.abort())
    await looking
  },
}

function openTimes(path: string): number {
  const links = readdirSync(OPEN_FILES).map(fd => {
    try {
      return readlinkSync(`${OPEN_FILES}/${fd}`)
    } catch {
      // It was closed while we looked.
      return ''
    }
  })
  return links.filter(link => link === path).length
}

const cases = Object.keys(FILES).flatMap(file => Object.keys(WAYS).map(way => [file, way] as const))

it.skipIf(!existsSync(OPEN_FILES)).each(cases)('%s is closed after %s', async (file, way) => {
  const made = FILES[file]?.()
  if (made === undefined) throw new RangeError(file)
  await WAYS[way]?.(made.path, auto, made.password).then(
    () => undefined,
    () => undefined,
  )
  await expect.poll(() => openTimes(made.path), { timeout: 2000 }).toBe(0)
})
