// Generated messy agency tables in every form, against the truth their generator writes beside them.
// Needs python3; every person and number in these tables is made up by the generator.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openTableSource } from '../../src-main/files/open-source.ts'
import { readTable, type TableBatch } from '../../src-main/files/read-table.ts'

const generator = join(import.meta.dirname, '../../../shared/data/generate_messy.py')
const folder = mkdtempSync(join(tmpdir(), 'messy-'))
afterAll(() => rmSync(folder, { recursive: true }))

const Truth = z.object({
  header: z.string(),
  rows: z.record(z.string(), z.number()),
  columns: z.array(z.string()),
  header_rows: z.array(z.number()),
  groups: z.array(z.object({ name: z.string(), first_column: z.number(), last_column: z.number() })),
  ids: z.object({ forms: z.record(z.string(), z.number()) }),
  first: z.array(z.looseObject({ file_row: z.number(), 姓名: z.object({ raw: z.string() }) })),
})
type Truth = z.infer<typeof Truth>

function generate(name: string, args: string[]): { path: string; truth: Truth } {
  const path = join(folder, name)
  execFileSync('python3', [generator, '--out', path, '--truth-rows', '100000', ...args])
  return { path, truth: Truth.parse(JSON.parse(readFileSync(`${path}.truth.json`, 'utf8'))) }
}

function expectedNames({ header, columns, groups }: Truth): string[] {
  return columns.map((column, at) => {
    const group = groups.find(({ first_column, last_column }) => at >= first_column && at <= last_column)
    return header === 'two' && group !== undefined && group.name !== column ? `${group.name}_${column}` : column
  })
}

async function readAll(path: string) {
  const source = await openTableSource(path, { header: 'auto' })
  const table = await readTable(source, null, { header: 'auto' })
  const batches: TableBatch[] = []
  for await (const batch of table.batches) batches.push(batch)
  await source.close()
  return { table, batches, summary: table.summary() }
}

const forms: [string, string[]][] = [
  ['two.csv', ['--rows', '2000']],
  ['single.csv', ['--rows', '2000', '--header', 'single']],
  ['plain.csv', ['--rows', '2000', '--plain']],
  ['gb18030.csv', ['--rows', '2000', '--encoding', 'gb18030']],
  ['gbk.csv', ['--rows', '2000', '--encoding', 'gbk', '--header', 'single']],
  ['utf16.csv', ['--rows', '2000', '--encoding', 'utf-16']],
  ['utf16-no-mark.csv', ['--rows', '2000', '--encoding', 'utf-16-le', '--header', 'single']],
  ['mark.csv', ['--rows', '2000', '--encoding', 'utf-8-sig']],
  ['tab.tsv', ['--rows', '2000', '--delimiter', '\\t']],
  ['semicolon.csv', ['--rows', '2000', '--delimiter', ';']],
  ['often.csv', ['--rows', '2000', '--subtotal-every', '7', '--seed', '3']],
  ['few.csv', ['--rows', '3', '--seed', '11']],
  ['one.csv', ['--rows', '1', '--header', 'single']],
  ['two.xlsx', ['--rows', '2000', '--subtotal-every', '90']],
  ['single.xlsx', ['--rows', '2000', '--header', 'single']],
  ['plain.xlsx', ['--rows', '500', '--plain']],
  ['few.xlsx', ['--rows', '4']],
]

describe.each(forms)('%s', (name, args) => {
  const { path, truth } = generate(name, args)

  it('keeps exactly the records, in order, and sets every other row aside with its reason', async () => {
    const { table, batches, summary } = await readAll(path)
    expect(table.headerRows).toEqual([truth.header_rows[0], truth.header_rows.at(-1)])
    expect(table.columns).toEqual(expectedNames(truth))
    expect(batches.flatMap(({ rowNumbers }) => rowNumbers)).toEqual(truth.first.map(({ file_row }) => file_row))
    const names = batches.flatMap(({ cells }) => cells.map(row => (typeof row[1] === 'string' ? row[1] : '')))
    expect(names).toEqual(truth.first.map(record => record.姓名.raw))
    const { title = 0, unitLine = 0, header = 0, blank = 0, subtotal = 0, total = 0, footnote = 0 } = summary.byReason
    const { rows } = truth
    expect({ title: title + unitLine, header, blank, subtotal, total, footnote }).toEqual({
      title: rows.title,
      header: rows.header,
      blank: rows.blank,
      subtotal: rows.subtotal,
      total: rows.total,
      footnote: rows.footnote,
    })
    expect(summary).toMatchObject({ read: rows.total_rows, kept: rows.data_records })
    expect(summary.read).toBe(summary.kept + summary.setAside)
  })

  it('counts the identity numbers whose last digits are lost', async () => {
    const { summary } = await readAll(path)
    expect(summary.damaged[4]).toBe(truth.ids.forms['precision lost'] ?? 0)
  })
})
