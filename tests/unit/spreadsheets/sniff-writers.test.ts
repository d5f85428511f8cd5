// Telling spreadsheet formats apart by content, whoever wrote the file.
// The files are made here by a real writer; nothing is read from disk but them.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { utils, write } from 'xlsx'
import { sniffFormat } from '../../../src-main/files/spreadsheets/sniff.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'openprep-sniff-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function workbook(bookType: 'xlsx' | 'xlsb'): string {
  const book = utils.book_new(
    utils.aoa_to_sheet([
      ['姓名', '金额'],
      ['张三', 12],
    ]),
    '补贴',
  )
  const path = join(folder, `表.${bookType}`)
  writeFileSync(path, write(book, { type: 'buffer', bookType }))
  return path
}

it('knows an xlsx written by SheetJS as xlsx, though it declares the binary type for parts it does not have', async () => {
  expect(await sniffFormat(workbook('xlsx'))).toBe('xlsx')
})

it('knows a binary workbook as xlsb', async () => {
  expect(await sniffFormat(workbook('xlsb'))).toBe('xlsb')
})
