// What steps share that need all numbers of a column before they change any: observing them, and writing the new ones.
// Knows no method.
import { columnOf, type TableChunk } from '../../table/chunk.ts'
import { withColumns } from '../../table/column-edits.ts'
import { sharedBytes } from '../../table/shared-array.ts'
import { parseNumberText, roundDecimal } from '../../values/number-text.ts'
import type { RowTally } from '../operation.ts'

/** Eight bytes a row and column, column after column; NaN where a cell holds no number. */
export function observeNumbers(chunk: TableChunk, columns: readonly string[]): Uint8Array {
  const numbers = new Float64Array(chunk.rows * columns.length)
  for (const [at, name] of columns.entries()) {
    const values = columnOf(chunk, name) ?? []
    for (let row = 0; row < chunk.rows; row += 1) {
      const text = parseNumberText(values[row] ?? '')
      numbers[at * chunk.rows + row] = text === null ? Number.NaN : Number(text)
    }
  }
  return new Uint8Array(numbers.buffer)
}

/** The numbers of one column over all chunks. */
export function numbersOfColumn(own: readonly Uint8Array[], sizes: readonly number[], column: number): Float64Array {
  const numbers = new Float64Array(sizes.reduce((sum, size) => sum + size, 0))
  let at = 0
  for (const [chunk, bytes] of own.entries()) {
    const rows = sizes[chunk] ?? 0
    numbers.set(new Float64Array(bytes.buffer, bytes.byteOffset + column * rows * 8, rows), at)
    at += rows
  }
  return numbers
}

export function sharedDoubles(rows: number): Float64Array<SharedArrayBuffer> {
  return new Float64Array(sharedBytes(rows * 8).buffer)
}

export interface NewNumbers {
  readonly chosen: readonly string[]
  readonly decimals: number
  readonly onFail: 'stop' | 'empty'
  /** Per chosen column one number a row; NaN = the cell held none. */
  readonly numbers: readonly Float64Array[]
}

export function writeNumbers(chunk: TableChunk, first: number, given: NewNumbers, tally: RowTally): TableChunk {
  const fresh = given.chosen.map((name, at) => {
    const values = columnOf(chunk, name) ?? []
    const numbers = given.numbers[at]
    return {
      name,
      values: values.map((value, row) => {
        const number = numbers?.[first + row] ?? Number.NaN
        if (!Number.isNaN(number)) return roundDecimal(number.toFixed(12), given.decimals)
        if (value !== '' && given.onFail === 'stop') {
          tally.failed(1, { column: name, rowNumber: chunk.rowNumbers[row] ?? 0 })
        }
        return ''
      }),
    }
  })
  return withColumns(chunk, chunk.names, fresh)
}
