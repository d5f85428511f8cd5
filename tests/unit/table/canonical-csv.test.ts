// Canonical CSV, the text whose digest names a result: exact, minimal quoting.
import fc from 'fast-check'
import Papa from 'papaparse'
import { expect, it } from 'vitest'
import { canonicalHeader, canonicalRows } from '../../../src-main/core/table/canonical-csv.ts'
import type { TableChunk } from '../../../src-main/core/table/chunk.ts'

function chunkOf(rows: readonly (readonly string[])[], width = rows[0]?.length ?? 0): TableChunk {
  const names = Array.from({ length: width }, (_, at) => `列${at}`)
  return {
    names,
    columns: names.map((_, at) => rows.map(row => row[at] ?? '')),
    rows: rows.length,
    rowNumbers: rows.map((_, row) => row + 1),
  }
}

it('quotes only fields that need it and ends every record with CR LF', () => {
  const chunk = chunkOf([
    ['张三', ' 留白 ', '1,234'],
    ['他说"好"', '第一行\n第二行', ''],
  ])
  expect(canonicalHeader(['姓名', '备注', '金额,元'])).toBe('姓名,备注,"金额,元"\r\n')
  expect(canonicalRows(chunk)).toBe('张三, 留白 ,"1,234"\r\n"他说""好""","第一行\n第二行",\r\n')
})

it('writes a lonely empty field as quotes, because readers skip blank lines', () => {
  const chunk = chunkOf([['a'], [''], ['b']])
  expect(canonicalRows(chunk)).toBe('a\r\n""\r\nb\r\n')
})

const cells = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '汉', '䶮', '𠅤', 'é', '\ud842'), maxLength: 8 }),
)
const tables = fc
  .integer({ min: 1, max: 4 })
  .chain(width => fc.array(fc.array(cells, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }))

it('is read back to the same cells by another reader', () => {
  fc.assert(
    fc.property(tables, rows => {
      const text = canonicalRows(chunkOf(rows))
      // A reader that guesses line ends needs the true one; the last line end starts no record.
      const { data } = Papa.parse<string[]>(text.slice(0, -2), { newline: '\r\n', delimiter: ',' })
      expect(data).toEqual(rows)
    }),
  )
})

it('writes nothing for a chunk without rows', () => {
  expect(canonicalRows(chunkOf([], 2))).toBe('')
})
