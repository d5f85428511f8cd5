// Our readers of older spreadsheet formats beside LibreOffice, cell by cell over every such file of the collection.
// Where the two differ stands in a table with the reason; a difference that has gone fails the test too.
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'
import { type Cell, type ReadSheet, readSpreadsheet } from './read-spreadsheet.ts'

const FOLDER = '../shared/data/spreadsheets'
const PYTHON = '/usr/bin/python3'
const ORACLE = 'tests/golden/openpyxl-cells.py'

interface OracleSheet {
  hidden: boolean
  cells: Record<string, [kind: string, value: string | number]>
}
interface Exception {
  /** Matches the cell and what is said about it. */
  difference: RegExp
  /** How many cells it covers, so that it cannot hide more than it says. */
  count: number
  reason: string
}

const LEAP_1900 =
  'LibreOffice has no 29 February 1900: the dates that Excel shows before 1 March 1900 are a day earlier there'

const EXCEPTIONS: Readonly<Record<string, readonly Exception[]>> = {
  'calamine__issues.xls': [
    {
      difference: /^\w+!A4 .*"FALSE".* instead of \["number","0"\]/,
      count: 2,
      reason: 'LibreOffice calculates the formula anew and has no truth values of their own',
    },
  ],
  'readxl__dates-leap-year-1900-xls.xls': [{ difference: /1900-0[12]-\d\d 08:00:00/, count: 10, reason: LEAP_1900 }],
  'sheetjs__ErrorTypes.xlsb': [
    {
      difference: /^RawErrors!(?:F2|G13) /,
      count: 2,
      reason: 'LibreOffice calculates ERROR.TYPE anew and numbers two errors otherwise',
    },
  ],
}

/** Files LibreOffice does not open as the table they are. */
const SKIPPED: Readonly<Record<string, string>> = {
  'sheetjs__write.dif': 'a format we do not read, and say so',
  'phpspreadsheet__corruptMeta.ods': 'LibreOffice refuses it for its broken description; we read the table',
}

const files = readdirSync(FOLDER).filter(
  file => /\.(?:xls|xlsb|ods|et|xml)$/.test(file) && SKIPPED[file] === undefined && !refused(file),
)

function refused(file: string): boolean {
  const expectation = `${FOLDER}/${file}.expect.json`
  return existsSync(expectation) && readFileSync(expectation, 'utf8').includes('expect_error')
}

const work = mkdtempSync(join(tmpdir(), 'openprep-legacy-'))
const plainName = (file: string) => file.replaceAll('.', '-')
const oracle = new Map<string, Record<string, OracleSheet>>()

beforeAll(() => {
  const copies = files.map(file => {
    const copy = join(work, `${plainName(file)}${file.slice(file.lastIndexOf('.'))}`)
    copyFileSync(`${FOLDER}/${file}`, copy)
    return copy
  })
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`
  try {
    execFileSync('soffice', ['--headless', profile, '--convert-to', 'xlsx', '--outdir', join(work, 'out'), ...copies], {
      stdio: 'pipe',
    })
  } catch (thrown) {
    throw new Error('the oracle is missing: install LibreOffice Calc (Debian: libreoffice-calc)', { cause: thrown })
  }
  const converted = files.map(file => join(work, 'out', `${plainName(file)}.xlsx`))
  const lines = execFileSync(PYTHON, [ORACLE, ...converted], { encoding: 'utf8', maxBuffer: 1 << 28 })
    .trim()
    .split('\n')
  for (const [at, file] of files.entries()) {
    oracle.set(file, (JSON.parse(lines[at] ?? '') as { sheets: Record<string, OracleSheet> }).sheets)
  }
}, 60_000)

afterAll(() => rmSync(work, { recursive: true }))

describe.each(files)('%s', file => {
  it('holds the same cells for us as for LibreOffice', async () => {
    const sheets = await readSpreadsheet(`${FOLDER}/${file}`)
    const differences: Record<string, string> = {}
    const others = Object.values(oracle.get(file) ?? {})
    for (const [at, sheet] of sheets.entries()) compareSheet(sheet, others[at], differences)
    for (const { difference, count, reason } of EXCEPTIONS[file] ?? []) {
      const covered = Object.keys(differences).filter(cell => difference.test(`${cell} ${differences[cell]}`))
      expect(covered, reason).toHaveLength(count)
      for (const cell of covered) delete differences[cell]
    }
    expect(differences).toEqual({})
    expect(sheets).toHaveLength(others.length)
  })
})

function compareSheet(sheet: ReadSheet, other: OracleSheet | undefined, found: Record<string, string>): void {
  const left = new Map(Object.entries(other?.cells ?? {}))
  if (other !== undefined && sheet.hidden !== other.hidden) found[`${sheet.name} hidden`] = String(sheet.hidden)
  for (const [rowNumber, cells] of sheet.rows) {
    for (const [at, cell] of cells.entries()) {
      const reference = `${columnLetters(at + 1)}${rowNumber}`
      const wanted = left.get(reference)
      left.delete(reference)
      if (!sameCell(cell, wanted)) {
        found[`${sheet.name}!${reference}`] = `${JSON.stringify(cell)} instead of ${JSON.stringify(wanted)}`
      }
    }
  }
  for (const [reference, wanted] of left)
    found[`${sheet.name}!${reference}`] = `nothing instead of ${JSON.stringify(wanted)}`
}

function sameCell(cell: Cell, wanted: [kind: string, value: string | number] | undefined): boolean {
  const text = cell === null || typeof cell === 'string' ? (cell ?? '') : cell.text
  if (wanted === undefined) return text === ''
  const [kind, value] = wanted
  if (cell === null || typeof cell === 'string' || cell.type === 'text') return kind === 'text' && text === value
  switch (kind) {
    case 'number':
      return cell.type === 'number' && Math.abs(Number(text) - Number(value)) <= Math.abs(Number(value)) * 1e-14
    case 'elapsed':
      return cell.type === 'date' && Math.abs(secondsOf(text) - Number(value)) < 0.002
    default:
      return cell.type === kind && text === value
  }
}

function secondsOf(elapsed: string): number {
  const [, sign, hours, minutes, seconds] = /^(-?)(\d+):(\d+):([\d.]+)$/.exec(elapsed) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
}
