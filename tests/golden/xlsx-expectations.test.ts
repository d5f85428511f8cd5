// Every expectation that public test suites state about their spreadsheets, checked against our readers.
// What we do not meet is listed cell by cell with its reason; an exception that is no longer needed fails too.
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'
import { type Cell, cellAt, type ReadSheet, readSpreadsheet, shownOf } from './read-spreadsheet.ts'

const FOLDER = '../shared/data/spreadsheets'

interface ExpectedCell {
  type: string
  value?: string | number | boolean
  serial?: number
}
interface StoredSheet {
  dims: [number, number]
  rows: (ExpectedCell | null)[][]
}
interface ShownSheet {
  index: number
  shown_text?: string[][]
}
interface Expectation {
  sheets?: Record<string, StoredSheet> | ShownSheet[]
  cells?: { sheet: string | null; row0: number; col0: number; cell: ExpectedCell }[]
  sheet_list?: { name: string; type: string; visible: string }[]
  expect_error?: string
}
interface Index {
  files: { file: string; tests: string; expectation?: string }[]
}

interface Exception {
  cells: RegExp
  /** How many cells it covers, so that it cannot hide more than it says. */
  count: number
  reason: string
}

/** Where we differ from what the suite states, and why that is right or at least known. */
const EXCEPTIONS: Readonly<Record<string, readonly Exception[]>> = {
  'sheetjs__formula_stress_test.xlsx': [
    { cells: /^Date!B[67]$/, count: 2, reason: 'NOW() and TODAY(): Excel calculated them anew when it wrote the CSV' },
    { cells: /^Information!B3$/, count: 1, reason: 'INFO("release"): calculated anew by a later Excel' },
  ],
  'sheetjs__LONumbers.xlsx': [
    {
      cells: /^Sheet1![C-J]38$/,
      count: 8,
      reason: 'the file holds empty texts as cached results; Excel calculated them anew',
    },
  ],
  'sheetjs__number_format.xlsm': [
    {
      cells: /^2011![B-K](?:18|19|20)$/,
      count: 30,
      reason: 'the CSV is in a Macintosh code page: • stands for ¥, Ä for €',
    },
    {
      cells: /^ImpliedNegative!D(?:[3-9]|10|11|28)$/,
      count: 10,
      reason: 'results of a macro function, empty in the file; Excel ran the macro',
    },
  ],
}

const index = JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as Index

describe.each(index.files.filter(({ file }) => existsSync(`${FOLDER}/${file}.expect.json`)))(
  '$file ($tests)',
  ({ file }) => {
    const expected = JSON.parse(readFileSync(`${FOLDER}/${file}.expect.json`, 'utf8')) as Expectation

    if (expected.expect_error !== undefined) {
      it(`is refused with a clear message or read as far as it goes: ${expected.expect_error}`, async () => {
        await expectRefusal(file, expected.expect_error ?? '')
      })
      return
    }

    it('is read as its suite states', async () => {
      const sheets = await readSpreadsheet(`${FOLDER}/${file}`)
      const differences = differencesOf(sheets, expected)
      for (const { cells, count, reason } of EXCEPTIONS[file] ?? []) {
        const covered = Object.keys(differences).filter(cell => cells.test(cell))
        expect(covered, reason).toHaveLength(count)
        for (const cell of covered) delete differences[cell]
      }
      expect(differences).toEqual({})
    })
  },
)

async function expectRefusal(file: string, statement: string): Promise<void> {
  if (file === 'calamine__too_small.xls') {
    // An error message saved under a spreadsheet's name: text, and read as text.
    await expect(readSpreadsheet(`${FOLDER}/${file}`)).rejects.toThrow('not a spreadsheet')
    return
  }
  const thrown: unknown = await readSpreadsheet(`${FOLDER}/${file}`).then(
    () => null,
    (error: unknown) => error,
  )
  expect(thrown).toBeInstanceOf(OpenprepError)
  const code = thrown instanceof OpenprepError ? thrown.code : ''
  if (statement.startsWith('password')) expect(code).toBe('FILE_PASSWORD')
  else expect(['FILE_CORRUPT', 'FILE_HOSTILE']).toContain(code)
}

function differencesOf(sheets: ReadSheet[], expected: Expectation): Record<string, string> {
  const found: Record<string, string> = {}
  if (Array.isArray(expected.sheets)) {
    for (const sheet of expected.sheets) compareShown(sheets[sheet.index], sheet, found)
  } else {
    for (const [name, stored] of Object.entries(expected.sheets ?? {}))
      compareStored(named(sheets, name), stored, found)
  }
  for (const { sheet, row0, col0, cell } of expected.cells ?? []) {
    const read = sheet === null ? sheets[0] : named(sheets, sheet)
    const top = firstUsed(read)
    compareCell(read, top.row + row0, top.column + col0, cell, found)
  }
  if (expected.sheet_list) compareList(sheets, expected.sheet_list, found)
  return found
}

function named(sheets: ReadSheet[], name: string): ReadSheet | undefined {
  return name === '(first)' ? sheets[0] : sheets.find(sheet => sheet.name === name)
}

function compareList(
  sheets: ReadSheet[],
  list: NonNullable<Expectation['sheet_list']>,
  found: Record<string, string>,
): void {
  const wanted = list
    .filter(({ type }) => type === 'WorkSheet')
    .map(({ name, visible }) => `${name} ${visible !== 'Visible'}`)
  const read = sheets.map(({ name, hidden }) => `${name} ${hidden}`)
  if (wanted.join() !== read.join()) found.sheets = `${read.join()} instead of ${wanted.join()}`
}

/** The suites count from the first used row and column. */
function firstUsed(sheet: ReadSheet | undefined): { row: number; column: number } {
  let row = Number.POSITIVE_INFINITY
  let column = Number.POSITIVE_INFINITY
  for (const [rowNumber, cells] of sheet?.rows ?? []) {
    const at = cells.findIndex(cell => cell !== null && cell !== undefined)
    if (at < 0) continue
    row = Math.min(row, rowNumber)
    column = Math.min(column, at + 1)
  }
  return Number.isFinite(row) ? { row, column } : { row: 1, column: 1 }
}

function compareStored(sheet: ReadSheet | undefined, stored: StoredSheet, found: Record<string, string>): void {
  const top = firstUsed(sheet)
  for (const [row0, cells] of stored.rows.entries()) {
    for (const [column0, cell] of cells.entries()) {
      if (cell) compareCell(sheet, top.row + row0, top.column + column0, cell, found)
    }
  }
}

function compareCell(
  sheet: ReadSheet | undefined,
  row: number,
  column: number,
  expected: ExpectedCell,
  found: Record<string, string>,
): void {
  const cell = cellAt(sheet, row, column)
  if (!fits(cell, expected)) {
    found[`${sheet?.name}!${columnLetters(column)}${row}`] =
      `${JSON.stringify(cell)} instead of ${JSON.stringify(expected)}`
  }
}

const ERROR_NAMES: Readonly<Record<string, string>> = {
  Div0: '#DIV/0!',
  Name: '#NAME?',
  Value: '#VALUE!',
  Null: '#NULL!',
  Ref: '#REF!',
  Num: '#NUM!',
  NA: '#N/A',
}

function fits(cell: Cell, expected: ExpectedCell): boolean {
  if (cell === null) return expected.type === 'empty'
  if (typeof cell === 'string') return expected.type === 'string' && cell === expected.value
  switch (expected.type) {
    case 'string':
      return cell.type === 'text' && cell.text === expected.value
    case 'number':
      return cell.type === 'number' && Number(cell.text) === expected.value
    case 'boolean':
      return cell.type === 'boolean' && cell.text === (expected.value === true ? 'TRUE' : 'FALSE')
    case 'error':
      return cell.type === 'error' && cell.text === ERROR_NAMES[String(expected.value)]
    case 'DateTime':
    case 'TimeDelta':
      return cell.type === 'date' && Math.abs(Number(cell.raw) - (expected.serial ?? Number.NaN)) < 1e-9
    case 'DateTimeIso':
      return cell.type === 'date' && cell.text === String(expected.value).replace('T', ' ')
    case 'DurationIso':
      return cell.type === 'date' && cell.text === durationText(String(expected.value))
    default:
      return false
  }
}

function durationText(iso: string): string {
  const [, hours = '', minutes = '', seconds = ''] = /^PT(\d+)H(\d+)M([\d.]+)S$/.exec(iso) ?? []
  return `${hours}:${minutes}:${seconds.replace(/(\.\d{3})\d+$/, '$1')}`
}

function compareShown(sheet: ReadSheet | undefined, expected: ShownSheet, found: Record<string, string>): void {
  const offset = expected.shown_text === undefined ? 0 : 1
  for (const [row0, cells] of (expected.shown_text ?? []).entries()) {
    for (const [column0, text] of cells.entries()) {
      const shown = shownOf(cellAt(sheet, row0 + offset, column0 + 1))
      if (!looksLike(shown, text)) {
        found[`${sheet?.name}!${columnLetters(column0 + 1)}${row0 + 1}`] =
          `${JSON.stringify(shown)} instead of ${JSON.stringify(text)}`
      }
    }
  }
}

/** The CSV was written in a code page: `_` and `?` stand for letters it lacks. A column too narrow shows only `#`. */
function looksLike(shown: string, expected: string): boolean {
  if (shown === expected) return true
  if (/^#+$/.test(expected)) return /^#+$/.test(shown)
  const pattern = expected.replace(/[\\^$.*+()[\]{}|]/g, '\\$&').replace(/[_?]/g, '[^]')
  return new RegExp(`^${pattern}$`, 'u').test(shown.replaceAll('\r\n', '\n'))
}
