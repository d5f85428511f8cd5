// Our xlsx reader beside openpyxl, a reader of another family, cell by cell over every workbook of the collection.
// Where the two differ stands in a table with the reason; a difference that has gone fails the test too.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'
import { type Cell, type ReadSheet, readSpreadsheet } from './read-spreadsheet.ts'

const FOLDER = '../shared/data/spreadsheets'
const PYTHON = '/usr/bin/python3'
const ORACLE = 'tests/golden/openpyxl-cells.py'

interface OracleSheet {
  hidden: boolean
  merged: string[]
  cells: Record<string, [kind: string, value: string | number]>
}
interface Exception {
  /** Matches the cell and what is said about it. */
  difference: RegExp
  /** How many cells it covers, so that it cannot hide more than it says. */
  count: number
  reason: string
}

/** Files the oracle itself cannot read, or that are no xlsx at all. */
const SKIPPED: Readonly<Record<string, string>> = {
  'roo__type_excel.xlsx': 'an xls under the name of an xlsx',
  'poi__SimpleStrict.xlsx': 'openpyxl does not know strict namespaces and finds no sheet',
}

const NEGATIVE = 'a negative serial is no date in the 1900 system: spreadsheets show ####, and we keep the number'
const ESCAPES = 'openpyxl leaves _xHHHH_ escapes in place'

const EXCEPTIONS: Readonly<Record<string, readonly Exception[]>> = {
  'sheetjs__crlf.xlsx': [{ difference: /^Sheet1!B2 .*_x000D_/, count: 1, reason: ESCAPES }],
  'calamine__has_x000D_.xlsx': [{ difference: /^Sheet1!A1 .*_x000D_/, count: 1, reason: ESCAPES }],
  'sheetjs__number_format.xlsm': [
    {
      difference: /^\S+ \{"text":"-[^}]*"shown":"########"[^}]*\} instead of \["(?:date|elapsed)"/,
      count: 136,
      reason: NEGATIVE,
    },
  ],
  'sheetjs__LONumbers.xlsx': [
    {
      difference: /^Sheet1![B-J]\d+ \{"text":"[^"]*","type":"date".* instead of \["number"/,
      count: 70,
      reason: 'openpyxl overlooks date formats in capital letters (YYYY, D, [H])',
    },
    {
      difference: /^Sheet1![B-J]2[01] .* instead of \["elapsed"/,
      count: 18,
      reason: 'HH[M] is void, Excel shows General',
    },
    { difference: /^Sheet1![B-J]\d+ .*"shown":"########"/, count: 60, reason: NEGATIVE },
  ],
  'sheetjs__formula_stress_test.xlsx': [
    { difference: /^Finance!H36 /, count: 1, reason: 'serial 0 under a date format is 1900-01-00, not midnight' },
    { difference: /^Text!C38 .*_x0007_/, count: 1, reason: ESCAPES },
  ],
}

const files = (JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as { files: { file: string }[] }).files
  .map(({ file }) => file)
  .filter(file => /\.xls[xm]$/.test(file) && !refused(file))

function refused(file: string): boolean {
  const expectation = `${FOLDER}/${file}.expect.json`
  return existsSync(expectation) && readFileSync(expectation, 'utf8').includes('expect_error')
}

beforeAll(() => {
  try {
    execFileSync(PYTHON, ['-c', 'import openpyxl'], { stdio: 'pipe' })
  } catch (thrown) {
    throw new Error(`the oracle is missing: install openpyxl for ${PYTHON} (Debian: python3-openpyxl)`, {
      cause: thrown,
    })
  }
})

describe.each(files.filter(file => SKIPPED[file] === undefined))('%s', file => {
  it('holds the same cells for us as for openpyxl', async () => {
    const output = execFileSync(PYTHON, [ORACLE, `${FOLDER}/${file}`], { encoding: 'utf8', maxBuffer: 1 << 28 })
    const oracle = (JSON.parse(output) as { sheets: Record<string, OracleSheet> }).sheets
    const sheets = await readSpreadsheet(`${FOLDER}/${file}`)
    const differences: Record<string, string> = {}
    for (const sheet of sheets) compareSheet(sheet, oracle[sheet.name], differences)
    for (const { difference, count, reason } of EXCEPTIONS[file] ?? []) {
      const covered = Object.keys(differences).filter(cell => difference.test(`${cell} ${differences[cell]}`))
      expect(covered, reason).toHaveLength(count)
      for (const cell of covered) delete differences[cell]
    }
    expect(differences).toEqual({})
    expect(sheets.map(sheet => sheet.name).sort()).toEqual(Object.keys(oracle).sort())
  })
})

function compareSheet(sheet: ReadSheet, oracle: OracleSheet | undefined, found: Record<string, string>): void {
  if (oracle === undefined) {
    found[sheet.name] = 'a sheet openpyxl does not have'
    return
  }
  if (sheet.hidden !== oracle.hidden) found[`${sheet.name} hidden`] = String(sheet.hidden)
  if ([...sheet.head.mergedRegions].sort().join() !== oracle.merged.join()) {
    found[`${sheet.name} merged`] = `${sheet.head.mergedRegions.join()} instead of ${oracle.merged.join()}`
  }
  const left = new Map(Object.entries(oracle.cells))
  for (const [rowNumber, cells] of sheet.rows) {
    for (const [at, cell] of cells.entries()) {
      const reference = `${columnLetters(at + 1)}${rowNumber}`
      const wanted = left.get(reference)
      left.delete(reference)
      if (!sameCell(cell, wanted))
        found[`${sheet.name}!${reference}`] = `${JSON.stringify(cell)} instead of ${JSON.stringify(wanted)}`
    }
  }
  for (const [reference, wanted] of left)
    found[`${sheet.name}!${reference}`] = `nothing instead of ${JSON.stringify(wanted)}`
}

function sameCell(cell: Cell | undefined, wanted: [kind: string, value: string | number] | undefined): boolean {
  if (cell === null || cell === undefined) return wanted === undefined
  // openpyxl gives an empty text as no value at all.
  if (wanted === undefined) return (typeof cell === 'string' ? cell : cell.text) === ''
  const [kind, value] = wanted
  if (typeof cell === 'string' || cell.type === 'text')
    return kind === 'text' && (typeof cell === 'string' ? cell : cell.text) === value
  switch (kind) {
    case 'number':
      return cell.type === 'number' && Number(cell.text) === Number(value)
    case 'elapsed':
      return cell.type === 'date' && Math.abs(secondsOf(cell.text) - Number(value)) < 0.002
    case 'boolean':
    case 'error':
    case 'date':
      return cell.type === kind && cell.text === value
    default:
      return false
  }
}

function secondsOf(elapsed: string): number {
  const [, sign, hours, minutes, seconds] = /^(-?)(\d+):(\d+):([\d.]+)$/.exec(elapsed) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}
