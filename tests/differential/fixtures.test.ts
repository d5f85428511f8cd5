// Our xlsx reader beside SheetJS and LibreOffice on every workbook of the collection; openpyxl is in tests/golden.
// Where they differ stands in a table with the reason and the number of cells.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ReadSheet, readSpreadsheet } from '../golden/read-spreadsheet.ts'
import { differencesOf } from './compare-cells.ts'
import { EXPLAINED_FIXTURES } from './explained-fixtures.ts'
import { type OracleBook, readWithLibreOffice, readWithSheetjs } from './oracles.ts'

const FOLDER = '../shared/data/spreadsheets'
const folder = mkdtempSync(join(tmpdir(), 'openprep-differential-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = (JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as { files: { file: string }[] }).files
  .map(({ file }) => file)
  .filter(file => /\.xls[xm]$/.test(file) && !refused(file) && file !== 'roo__type_excel.xlsx')

function refused(file: string): boolean {
  const expectation = `${FOLDER}/${file}.expect.json`
  return existsSync(expectation) && readFileSync(expectation, 'utf8').includes('expect_error')
}

let office: OracleBook[]
beforeAll(async () => {
  office = await readWithLibreOffice(
    files.map(file => `${FOLDER}/${file}`),
    folder,
  )
})

describe.each(files.map((file, at) => ({ file, at })))('$file', ({ file, at }) => {
  it('holds the same cells for us as for SheetJS and LibreOffice, but for what is explained', async () => {
    const sheets = await readSpreadsheet(`${FOLDER}/${file}`)
    compare(file, 'sheetjs', sheets, readWithSheetjs(`${FOLDER}/${file}`))
    compare(file, 'libreoffice', sheets, office[at] ?? {})
  })
})

function compare(file: string, oracle: 'sheetjs' | 'libreoffice', sheets: ReadSheet[], book: OracleBook): void {
  let left = differencesOf(sheets, book)
  for (const { difference, count, reason } of EXPLAINED_FIXTURES[file]?.[oracle] ?? []) {
    const covered = left.filter(line => difference.test(line))
    const [least, most] = typeof count === 'number' ? [count, count] : count
    expect(covered.length, reason).toBeGreaterThanOrEqual(least)
    expect(covered.length, reason).toBeLessThanOrEqual(most)
    left = left.filter(line => !difference.test(line))
  }
  expect(left, oracle).toEqual([])
}
