// Messy agency tables in every form their generator knows: read, cleaned by the standard recipe, and held against the truth.
// Generated anew for each run; every person and number in them is made up.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { RecipeSchema } from '../../src-main/contract/recipe.ts'
import { compileRunnable } from '../../src-main/core/recipe/compile-recipe.ts'
import { runAlone } from '../../src-main/core/recipe/run-alone.ts'
import { columnOf, type TableChunk } from '../../src-main/core/table/chunk.ts'
import { openTableSource } from '../../src-main/files/open-source.ts'
import { readTable } from '../../src-main/files/read-table.ts'
import { sharedFile } from './openprep.ts'

const ROWS = '1000'
const recipe = RecipeSchema.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'messy-recipe.json'), 'utf8')))
const Clean = z.object({ clean: z.union([z.string(), z.array(z.string())]).nullish() })
const Truth = z.object({
  columns: z.array(z.string()),
  rows: z.object({ total_rows: z.number(), data_records: z.number() }),
  first: z.array(z.looseObject({ file_row: z.number() })),
})

const folder = mkdtempSync(join(tmpdir(), 'messy-forms-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const FORMS: [name: string, options: string[]][] = [
  ['two-rows.csv', []],
  ['one-row.csv', ['--header', 'single']],
  ['plain.csv', ['--plain']],
  ['gb18030.csv', ['--encoding', 'gb18030']],
  ['gbk.csv', ['--encoding', 'gbk']],
  ['utf16.csv', ['--encoding', 'utf-16']],
  ['mark.csv', ['--encoding', 'utf-8-sig']],
  ['tabs.tsv', ['--delimiter', '\\t']],
  ['semicolons.csv', ['--delimiter', ';', '--subtotal-every', '13']],
  ['bars.csv', ['--delimiter', '|', '--dup', '0.2']],
  ['utf16-no-mark.csv', ['--encoding', 'utf-16-le', '--header', 'single']],
  ['two-rows.xlsx', ['--subtotal-every', '50']],
  ['one-row.xlsx', ['--header', 'single']],
  ['plain.xlsx', ['--plain']],
]

const COLUMNS = ['姓名', '性别', '民族', '身份证号', '出生日期', '手机号', '统一社会信用代码', '金额（元）', '办件时间']

describe.each(FORMS)('%s', (name, options) => {
  it('gives, cleaned, every value the truth states of the first thousand records', async () => {
    const path = join(folder, name)
    const words = ['--rows', ROWS, '--truth-rows', ROWS, '--seed', '5', '--out', path, ...options]
    execFileSync('python3', [sharedFile('generate_messy.py'), ...words])
    const truth = Truth.parse(JSON.parse(readFileSync(`${path}.truth.json`, 'utf8')))
    const { table, summary } = await readChunk(path, truth.columns)
    expect(summary).toMatchObject({ read: truth.rows.total_rows, kept: truth.rows.data_records })
    expect(table.rowNumbers).toEqual(truth.first.map(({ file_row }) => file_row))
    const context = {
      seed: 1,
      key: (key: string) => {
        throw new Error(`no key ${key} is needed here`)
      },
    }
    compileRunnable(recipe.steps, table.names, context)
    const cleaned = runAlone(recipe.steps, table, context).chunk
    for (const column of COLUMNS) expect(differences(cleaned, column, truth.first), column).toEqual([])
  })
})

/** Under the plain names of the columns: their groups are compared in messy-structure.test.ts. */
async function readChunk(path: string, names: string[]) {
  const source = await openTableSource(path, { header: 'auto' })
  try {
    const read = await readTable(source, null, { header: 'auto' })
    const columns: string[][] = names.map(() => [])
    const numbers: number[] = []
    for await (const { cells, rowNumbers } of read.batches) {
      numbers.push(...rowNumbers)
      for (const row of cells) {
        for (const [at, column] of columns.entries()) {
          const cell = row[at] ?? ''
          column.push(typeof cell === 'string' ? cell : cell.text)
        }
      }
    }
    const table: TableChunk = { names, columns, rows: numbers.length, rowNumbers: numbers }
    return { table, summary: read.summary() }
  } finally {
    await source.close()
  }
}

function differences(cleaned: TableChunk, column: string, truth: z.infer<typeof Truth>['first']): string[] {
  const values = columnOf(cleaned, column) ?? []
  return truth.flatMap((record, at) => {
    const { clean } = Clean.parse(record[column])
    if (clean === null || clean === undefined) return []
    const wanted = Array.isArray(clean) ? clean.join('、') : column === '办件时间' ? clean.replace('T', ' ') : clean
    return values[at] === wanted ? [] : [`record ${at + 1}: ${values[at]} instead of ${wanted}`]
  })
}
