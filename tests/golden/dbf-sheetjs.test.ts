// Our dbf reader beside SheetJS, cell by cell: over every dbf table of the collection, and over a hundred that are made here.
// Where the two differ stands in a table with the reason. LibreOffice is no oracle here: without its database part it opens no dbf.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import * as XLSX from 'xlsx'
import * as codePages from 'xlsx/dist/cpexcel.full.mjs'
import { openTableSource } from '../../src-main/files/open-source.ts'
import { type Chance, chanceFor } from '../fuzz/random.ts'

XLSX.set_cptable(codePages)

const FOLDER = '../shared/data/spreadsheets'
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter(file => file.endsWith('.dbf')) : []
const work = mkdtempSync(join(tmpdir(), 'openprep-dbf-'))
afterAll(() => rmSync(work, { recursive: true }))

interface Exception {
  /** Matches `row:column ours instead of theirs`. */
  difference: RegExp
  count: number
  reason: string
}

const EXCEPTIONS: Readonly<Record<string, readonly Exception[]>> = {
  'sheetjs__vfp3.dbf': [
    { difference: /instead of "_NullFlags"$/, count: 1, reason: 'a field of the system, which FoxPro never shows' },
    {
      difference: /^\d+:\d+ "" instead of "##MEMO##\d+"$/,
      count: 6,
      reason: 'the place of a text whose file is missing',
    },
    { difference: /^\d+:\d+ "" instead of "1899-11-30"$/, count: 1, reason: 'an empty date is no date' },
  ],
}

/** Rows from 1 as texts, blank cells as ''. */
async function ours(path: string): Promise<Map<number, string[]>> {
  const source = await openTableSource(path, { header: 'auto' })
  const rows = new Map<number, string[]>()
  try {
    for await (const { rowNumbers, cells } of source.rows('')) {
      for (const [at, row] of cells.entries()) {
        rows.set(
          rowNumbers[at] ?? 0,
          row.map(cell => (cell === null ? '' : typeof cell === 'string' ? cell : cell.text)),
        )
      }
    }
  } finally {
    await source.close()
  }
  return rows
}

function theirs(path: string): string[][] {
  const book = XLSX.read(readFileSync(path), { type: 'buffer', raw: true })
  const sheet = book.Sheets[book.SheetNames[0] ?? '']
  if (sheet === undefined) throw new RangeError('no sheet')
  const rows: unknown[][] = XLSX.utils.sheet_to_json(sheet, {
    header: 1,
    raw: true,
    defval: '',
    blankrows: true,
    UTC: true,
  })
  return rows.map(row => row.map(plain))
}

/** In our spelling: civil dates, truth values as words. */
function plain(value: unknown): string {
  if (value instanceof Date) {
    // They lose a millisecond on the way.
    const text = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString()
    return text.replace('T00:00:00.000Z', '').replace('T', ' ').replace('.000Z', '')
  }
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return value === null ? '' : String(value)
}

async function differencesIn(path: string): Promise<string[]> {
  const [own, others] = [await ours(path), theirs(path)]
  const found = others.flatMap((row, at) =>
    row.flatMap((wanted, column) => {
      const cell = own.get(at + 1)?.[column] ?? ''
      return cell === wanted ? [] : [`${at + 1}:${column} ${JSON.stringify(cell)} instead of ${JSON.stringify(wanted)}`]
    }),
  )
  const cells = [...own.values()].flat().length
  expect(cells).toBeGreaterThan(0)
  return own.size === others.length ? found : [...found, `${own.size} rows instead of ${others.length}`]
}

describe.each(files)('%s', file => {
  it('holds the same cells for us as for SheetJS', async () => {
    let differences = await differencesIn(join(FOLDER, file))
    for (const { difference, count, reason } of EXCEPTIONS[file] ?? []) {
      expect(
        differences.filter(text => difference.test(text)),
        reason,
      ).toHaveLength(count)
      differences = differences.filter(text => !difference.test(text))
    }
    expect(differences).toEqual([])
  })
})

const WORDS = ['Dongqu', 'a b', 'x', 'No. 7', "O'Neil", '0012', '1.50', '-', 'TRUE', '2024-01-02']

function cellOf(kind: number, chance: Chance): string | number | boolean | null {
  if (chance.once(6)) return null
  switch (kind) {
    case 0:
      return chance.pick(WORDS)
    case 1:
      return chance.between(0, 200_000) - 100_000
    case 2:
      return (chance.between(0, 20_000_000) - 10_000_000) / 100
    default:
      return chance.once(2)
  }
}

function madeTable(no: number): string {
  const chance = chanceFor(77, no)
  const kinds = Array.from({ length: chance.between(1, 12) }, () => chance.below(4))
  const rows = Array.from({ length: chance.between(1, 60) }, () => kinds.map(kind => cellOf(kind, chance)))
  // A column without any value has no type to be written with, and a row without any is left out by their writer.
  const first = kinds.map((kind, at) => cellOf(kind, chance) ?? (kind === 0 ? `t${at}` : kind === 3 ? true : at))
  const full = rows.map((row, at) => (row.every(cell => cell === null) ? first : [...row, at]))
  const sheet = XLSX.utils.aoa_to_sheet([[...kinds.map((_, at) => `F${at}`), 'NO'], [...first, -1], ...full])
  const book = XLSX.utils.book_new()
  XLSX.utils.book_append_sheet(book, sheet, 'a')
  const path = join(work, `${no}.dbf`)
  writeFileSync(path, XLSX.write(book, { bookType: 'dbf', type: 'buffer' }))
  return path
}

it('reads a hundred made tables of texts, figures and truth values as SheetJS does', async () => {
  for (let no = 0; no < 100; no += 1) expect(await differencesIn(madeTable(no)), `table ${no}`).toEqual([])
})
