// The canonical text written in bytes is the canonical text of the cells, whatever they hold.
// The reference is the text form, encoded by the platform.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes } from '../../../src-main/core/table/canonical-bytes.ts'
import { canonicalRows } from '../../../src-main/core/table/canonical-csv.ts'
import { keepRows, toTableChunk, toWorkChunk, UnitsColumn } from '../../../src-main/core/table/chunk-column.ts'
import { unitsOfColumn } from '../../../src-main/core/table/column-units.ts'

const cell = fc.oneof(
  fc.constantFrom('', '张三', 'é', '"', ',', '\r\n', '𠮷', '\ud842', '\udfb7x', '他说"好"', 'a,b', 'abc'),
  fc.string({ unit: 'binary' }),
)
const rows = fc
  .integer({ min: 0, max: 5 })
  .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 40 }))

function chunkOf(records: readonly (readonly string[])[]) {
  const columns = (records[0] ?? []).map((_, at) => records.map(record => record[at] ?? ''))
  const names = columns.map((_, at) => `列${at}`)
  return { names, columns, rows: records.length, rowNumbers: records.map((_, row) => row + 2) }
}

describe('canonical bytes', () => {
  it('are the canonical text in UTF-8, lone surrogates replaced as every encoder does', () => {
    fc.assert(
      fc.property(rows, records => {
        const chunk = chunkOf(records)
        const bytes = canonicalBytes(chunk.columns.map(unitsOfColumn), chunk.rows)
        expect(new TextDecoder().decode(bytes)).toBe(new TextDecoder().decode(Buffer.from(canonicalRows(chunk))))
      }),
    )
  })

  it('show a record of one empty field as quotes', () => {
    expect(new TextDecoder().decode(canonicalBytes([unitsOfColumn(['a', '', 'é'])], 3))).toBe('a\r\n""\r\né\r\n')
  })
})

describe('rows taken out of a chunk', () => {
  it('leave the same cells however its columns are held', () => {
    const keeps = fc.array(fc.constantFrom(0, 1), { minLength: 40, maxLength: 40 })
    const values = fc.oneof(
      fc.array(cell, { maxLength: 40 }),
      fc.array(fc.constantFrom('男', '女', ''), { maxLength: 40 }),
    )
    fc.assert(
      fc.property(values, keeps, (column, keep) => {
        const chunk = chunkOf(column.map(value => [value]))
        const bytes = Uint8Array.from(keep)
        const kept = toTableChunk(keepRows(toWorkChunk(chunk), bytes))
        const stored = {
          ...toWorkChunk(chunk),
          columns: chunk.columns.map(c => new UnitsColumn(() => unitsOfColumn(c))),
        }
        const left = keepRows(stored, bytes)
        const expected = column.filter((_, row) => keep[row] !== 0)
        expect(kept.columns[0] ?? []).toEqual(expected)
        expect(toTableChunk(left)).toEqual(kept)
        const text = canonicalBytes(
          left.columns.map(c => c.units()),
          left.rows,
        )
        expect(Buffer.from(text).toString()).toBe(Buffer.from(canonicalRows(kept)).toString())
      }),
    )
  })
})
