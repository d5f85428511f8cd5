// Hashes of stored cells: the same as those of the cells themselves, however the store wrote them.
import { expect, it } from 'vitest'
import { TextHasher } from '../../../src-main/core/profiling/hash-text.ts'
import { hashColumn } from '../../../src-main/jobs/hash-column.ts'
import { encodeColumn } from '../../../src-main/store/chunk-codec.ts'

const rows = Array.from({ length: 1200 }, (_, row) => row)
const columns: [string, string[]][] = [
  ['distinct Latin cells', rows.map(row => `SL${row}`)],
  ['distinct Chinese cells', rows.map(row => `第${row}号，梁溪区`)],
  ['few Chinese cells', rows.map(row => ['梁溪区', '', '滨湖区'][row % 3] ?? '')],
  ['more repeated cells than a byte counts', rows.map(row => `窗口${row % 400}`)],
  ['halves of surrogate pairs', rows.map(row => `\ud842${row}`)],
  ['no cell', []],
]

it.each(columns)('are those of the texts for %s', (_, cells) => {
  const { lows, highs } = hashColumn(encodeColumn(cells), cells.length)
  const hasher = new TextHasher()
  const wanted = cells.map(cell => {
    hasher.hash(cell)
    return [hasher.low, hasher.high]
  })
  expect(cells.map((_cell, row) => [lows[row], highs[row]])).toEqual(wanted)
})

it('are refused for a column that has not the rows it should', () => {
  expect(() => hashColumn(encodeColumn(['a', 'b']), 3)).toThrow('STORE_CORRUPT')
})
