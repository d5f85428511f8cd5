// The same workbooks as three readers of other families see them: SheetJS, openpyxl and LibreOffice.
// Decides nothing about who is right.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { read } from 'xlsx'
import { columnLetters } from '../../src-main/files/spreadsheets/cell-reference.ts'
import { type Cell, readSpreadsheet } from '../golden/read-spreadsheet.ts'

/** `serial`: a number of which the oracle does not say whether it stands for a date; `elapsed`: seconds. */
export type OracleKind = 'text' | 'number' | 'serial' | 'boolean' | 'error' | 'date' | 'elapsed'

export interface OracleSheet {
  hidden: boolean
  merged: string[]
  cells: Record<string, [kind: OracleKind, value: string | number]>
}

export type OracleBook = Record<string, OracleSheet>
export const ORACLES = ['sheetjs', 'openpyxl', 'libreoffice'] as const
export type OracleName = (typeof ORACLES)[number]

const PYTHON = '/usr/bin/python3'
const SCRIPT = join(import.meta.dirname, '../golden/openpyxl-cells.py')
const MOST = 1 << 28

export function readWithOpenpyxl(paths: readonly string[]): OracleBook[] {
  const output = execFileSync(PYTHON, [SCRIPT, ...paths], { encoding: 'utf8', maxBuffer: MOST })
  return output
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as { sheets: OracleBook }).sheets)
}

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

export function readWithSheetjs(path: string): OracleBook {
  const book = read(readFileSync(path), { dense: true, cellText: false, cellDates: false })
  const sheets = book.SheetNames.map((name, at): [string, OracleSheet] => {
    const sheet = book.Sheets[name]
    const cells: OracleSheet['cells'] = {}
    for (const [row, stored] of (sheet?.['!data'] ?? []).entries()) {
      for (const [column, cell] of (stored ?? []).entries()) {
        const seen = cell === undefined || cell === null ? undefined : sheetjsCell(cell.t, cell.v)
        if (seen !== undefined) cells[`${columnLetters(column + 1)}${row + 1}`] = seen
      }
    }
    const merged = (sheet?.['!merges'] ?? [])
      .map(({ s, e }) => `${columnLetters(s.c + 1)}${s.r + 1}:${columnLetters(e.c + 1)}${e.r + 1}`)
      .sort()
    return [name, { hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) > 0, merged, cells }]
  })
  return Object.fromEntries(sheets)
}

function sheetjsCell(type: string, value: unknown): [OracleKind, string | number] | undefined {
  switch (type) {
    case 's':
      return ['text', String(value)]
    case 'n':
      return typeof value === 'number' ? ['serial', value] : undefined
    case 'b':
      return ['boolean', value === true ? 'TRUE' : 'FALSE']
    case 'e':
      return ['error', ERRORS[Number(value)] ?? String(value)]
    default:
      return undefined
  }
}

/** LibreOffice writes what it read as flat OpenDocument, with types and values; our reader of that is only the way here. */
export async function readWithLibreOffice(paths: readonly string[], folder: string): Promise<OracleBook[]> {
  const out = join(folder, 'fods')
  mkdirSync(out, { recursive: true })
  const profile = pathToFileURL(join(folder, 'office-profile')).href
  const options = ['--headless', `-env:UserInstallation=${profile}`, '--convert-to', 'fods', '--outdir', out]
  execFileSync('soffice', [...options, ...paths], { stdio: 'pipe', maxBuffer: MOST })
  const books: OracleBook[] = []
  for (const path of paths) {
    const sheets = await readSpreadsheet(join(out, `${basename(path, extname(path))}.fods`))
    books.push(
      Object.fromEntries(
        sheets.map(({ name, hidden, head, rows }) => {
          const cells: OracleSheet['cells'] = {}
          for (const [row, stored] of rows) {
            for (const [at, cell] of stored.entries()) {
              const seen = officeCell(cell)
              if (seen !== undefined) cells[`${columnLetters(at + 1)}${row}`] = seen
            }
          }
          return [name, { hidden, merged: [...head.mergedRegions].sort(), cells }]
        }),
      ),
    )
  }
  return books
}

function officeCell(cell: Cell): [OracleKind, string | number] | undefined {
  if (cell === null) return undefined
  if (typeof cell === 'string') return ['text', cell]
  if (cell.type === 'number') return ['number', Number(cell.text)]
  return [cell.type, cell.text]
}
