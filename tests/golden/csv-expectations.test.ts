// Delimited files of public test suites, each against what its source says it holds.
// Reads the shared files in place; each deviation is listed with its reason.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { encodingName } from '../../src-main/files/delimited/encoding-names.ts'
import { inspectFile } from '../../src-main/files/inspect.ts'
import { readRows } from '../../src-main/files/read-table.ts'

const folder = join(import.meta.dirname, '../../../shared/data/csv')

const Rows = z.array(z.array(z.string()))
const Records = z.array(z.record(z.string(), z.string()))
const Expectation = z.object({
  encoding: z.string().optional(),
  bom: z.boolean().optional(),
  delimiter: z.string().optional(),
  rows: z.union([z.number(), Rows, Records]).optional(),
  columns: z.number().optional(),
  first: Rows.optional(),
  last: z.array(z.string()).optional(),
  records: Records.optional(),
  invalid: z.boolean().optional(),
  parameters: z.object({ delimiter: z.string(), column_names: z.array(z.string()), n_columns: z.number() }).optional(),
  clean_rows: z.number().optional(),
  clean_first: Rows.optional(),
  clean_last: Rows.optional(),
})
type Expectation = z.infer<typeof Expectation>

const Index = z.object({ files: z.array(z.object({ file: z.string(), expectation: z.string().nullish() })) })
const index = Index.parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))

/** What we read differently, and why. */
const deviations: Readonly<Record<string, string>> = {
  'pollock__file_header_multirow_3.csv':
    'three equal header rows: we keep one and set the repeated ones aside; the names are DATE, not DATE DATE DATE',
  'pollock__file_multitable_less.csv':
    'a second table follows without a blank row: we read one table and set its header aside',
  'pollock__file_multitable_same.csv': 'the same header again is a page break to us: the rows below it are records too',
  'pollock__file_quotation_char_0x27.csv':
    'cells are in apostrophes, yet double quotes inside them are doubled: we keep both characters as written',
}

const auto = { header: 'auto' as const }
const everyRow = { header: 'none' as const }

/** All rows that hold anything, as text; absent cells as ''. */
async function allRows(path: string): Promise<string[][]> {
  const { rows } = await readRows(path, everyRow)
  return rows.map(row => row.map(cell => cell ?? ''))
}

async function refusal(path: string): Promise<string | null> {
  try {
    await readRows(path, everyRow)
    return null
  } catch (thrown) {
    if (thrown instanceof OpenprepError) return thrown.code
    throw thrown
  }
}

async function checkRows(path: string, { rows, records }: Expectation): Promise<void> {
  const expected = Array.isArray(rows) ? rows : (records ?? [])
  if (Rows.safeParse(expected).success) return expect(await allRows(path)).toEqual(expected)
  const table = await readRows(path, auto)
  const found = table.rows.map(row => Object.fromEntries(table.columns.map((name, at) => [name, row[at] ?? ''])))
  return expect(found).toEqual(expected)
}

async function checkStatedForm(path: string, expectation: Expectation): Promise<void> {
  const inspection = await inspectFile(path, auto)
  const { encoding, bom, delimiter } = expectation
  if (encoding !== undefined) expect(inspection.encoding).toBe(encodingName(encoding))
  if (bom !== undefined) expect(inspection.bom).toBe(bom)
  if (delimiter !== undefined) expect(inspection.delimiter).toBe(delimiter)
  expect(inspection.encodingConfidence).toBeGreaterThan(0.9)
}

async function checkEnds(path: string, { rows, columns, first, last }: Expectation): Promise<void> {
  const found = await allRows(path)
  expect(found).toHaveLength(Number(rows))
  expect(found.every(row => row.length === columns)).toBe(true)
  expect(found.slice(0, first?.length ?? 0)).toEqual(first)
  expect(found.at(-1)).toEqual(last)
}

async function checkClean(path: string, expectation: Expectation): Promise<void> {
  if (expectation.clean_rows === 0) return expect(await refusal(path)).toBe('FILE_EMPTY')
  const found = (await allRows(path)).filter(row => row.some(cell => cell !== ''))
  const width = expectation.parameters?.n_columns ?? 0
  const ofWidth = (row: string[]) => row.slice(0, width)
  const { clean_first: first = [], clean_last: last = [] } = expectation
  expect(found).toHaveLength(expectation.clean_rows ?? -1)
  expect(found.slice(0, first.length).map(ofWidth)).toEqual(first)
  expect(found.slice(-last.length).map(ofWidth)).toEqual(last)
  const { columns } = await readRows(path, auto)
  return expect(columns.slice(0, width)).toEqual(expectation.parameters?.column_names)
}

async function checkTolerance(path: string): Promise<void> {
  const code = await refusal(path)
  if (code !== null) return expect(code).toBe('FILE_EMPTY')
  return expect((await allRows(path)).length).toBeGreaterThan(0)
}

async function check(path: string, expectation: Expectation): Promise<void> {
  if (expectation.invalid === true) return checkTolerance(path)
  if (expectation.parameters !== undefined) return checkClean(path, expectation)
  if (expectation.first !== undefined) await checkEnds(path, expectation)
  else if (expectation.rows !== undefined || expectation.records !== undefined) await checkRows(path, expectation)
  if (expectation.encoding !== undefined) await checkStatedForm(path, expectation)
}

const stated = index.files.filter(({ file }) => existsSync(join(folder, `${file}.expect.json`)))
const load = (file: string) => Expectation.parse(JSON.parse(readFileSync(join(folder, `${file}.expect.json`), 'utf8')))

describe('delimited files with a stated expectation', () => {
  it('are many', () => {
    expect(stated.length).toBeGreaterThan(30)
  })

  it.each(stated.map(({ file }) => file).filter(file => deviations[file] === undefined))('%s', async file => {
    await check(join(folder, file), load(file))
  })

  it.each(Object.entries(deviations))('%s deviates: %s', async file => {
    await expect(check(join(folder, file), load(file))).rejects.toThrow()
  })
})

describe('delimited files without a stated expectation', () => {
  const others = index.files.map(({ file }) => file).filter(file => !stated.some(one => one.file === file))

  it.each(others)('%s is read completely, row by row', async file => {
    const path = join(folder, file)
    const inspection = await inspectFile(path, auto)
    const sheet = inspection.sheets[0]!
    const all = await allRows(path)
    const table = await readRows(path, auto)
    expect(all).toHaveLength(sheet.rows)
    expect(table.rows.length + sheet.setAside.length).toBe(sheet.rows)
    expect(all.flat().join('')).not.toContain('\ufffd')
  })

  it('warns about quotes, ragged rows, NUL characters and a guessed encoding', async () => {
    const codes = async (file: string) => (await inspectFile(join(folder, file), auto)).warnings.map(({ code }) => code)
    expect(await codes('csv-test-data__bad-missing-quote.csv')).toEqual(['UNCLOSED_QUOTE'])
    expect(await codes('csv-test-data__bad-header-less-fields.csv')).toEqual(['RAGGED_ROWS'])
    expect(await codes('csvkit__bad.csv')).toEqual(['RAGGED_ROWS'])
    expect(await codes('csvkit__null_byte.csv')).toEqual(['NUL_CHARACTERS'])
    expect(await codes('frictionless-py__latin1.csv')).toEqual(['ENCODING_UNCERTAIN'])
    expect(await codes('papaparse__long-sample.csv')).toEqual(['HEADER_NOT_FOUND'])
  })

  it('keeps a long row whole and leaves the cells of a short one absent', async () => {
    const { columns, rows } = await readRows(join(folder, 'csvkit__bad.csv'), auto)
    expect(columns).toEqual(['column_a', 'column_b', 'column_c', '列4'])
    expect(rows[0]).toEqual(['1', '27', '', "I'm too long!"])
    expect(rows[1]).toEqual(['', "I'm too short!", null, null])
  })
})
