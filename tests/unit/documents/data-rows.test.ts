// Data rows written in bytes are the rows that would be written as text, whatever their cells hold.
// The reference builds every cell as a string.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { unitsOfColumn } from '../../../src-main/core/table/column-units.ts'
import { isFormulaLike } from '../../../src-main/core/table/formula-like.ts'
import { DataRows } from '../../../src-main/files/documents/data-rows.ts'
import { rowXml, type StyledCell } from '../../../src-main/files/documents/sheet-part.ts'

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '甲',
    'é',
    '=1+1',
    '-3.5',
    '＋1',
    '@a',
    ' 前',
    '后\u3000',
    'a\nb',
    '\r',
    '<&>"',
    '_x0041_',
    '𠮷',
    '\ud842',
  ),
  fc.constantFrom('\u0085', '\u00a0x', 'x\ufeff', '\uffff', '\t=1', '+86', '"', "'", '\u007f', '\u2003'),
  fc.string({ unit: 'binary' }),
)
const rows = fc
  .integer({ min: 1, max: 30 })
  .chain(width => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 40 }))

function textRow(cells: readonly string[], number: number): string {
  const styled = cells.map((text): StyledCell | null =>
    text === '' ? null : { text, style: isFormulaLike(text) ? 'dataQuoted' : 'data' },
  )
  const letters = cells.map((_, i) => (i < 26 ? String.fromCharCode(65 + i) : `A${String.fromCharCode(39 + i)}`))
  return rowXml({ cells: styled }, number, letters)
}

it('are the same as text, in one go or in two', () => {
  fc.assert(
    fc.property(rows, fc.nat(), fc.integer({ min: 2, max: 1_048_000 }), (records, cut, first) => {
      const writer = new DataRows(records[0]?.length ?? 0)
      writer.take((records[0] ?? []).map((_, at) => unitsOfColumn(records.map(record => record[at] ?? ''))))
      const middle = cut % (records.length + 1)
      const bytes = Buffer.concat([
        writer.write(0, middle, first),
        writer.write(middle, records.length, first + middle),
      ])
      expect(bytes.toString()).toBe(records.map((cells, row) => textRow(cells, first + row)).join(''))
    }),
  )
})
