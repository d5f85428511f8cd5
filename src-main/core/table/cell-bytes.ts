// Columns of cells as one run of bytes that can change threads, without looking for repeated values: that is for whoever gets them.
// Keeps text code unit by code unit; compresses nothing.
import type { Column } from './chunk.ts'
import type { ColumnUnits } from './column-units.ts'

/** Per column three numbers: cells, unit width, units; then where each text ends, then the units. */
const HEAD = 3

const aligned = (bytes: number) => (bytes + 3) & ~3

interface Joined {
  readonly values: Column
  readonly text: string
  readonly width: 1 | 2
}

function join(values: Column): Joined {
  const text = values.join('')
  return { values, text, width: /[\u0100-\uffff]/.test(text) ? 2 : 1 }
}

const sizeOf = ({ values, text, width }: Joined) => (HEAD + values.length) * 4 + aligned(text.length * width)

export function packCells(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const joined = columns.map(join)
  const bytes = Buffer.allocUnsafeSlow(joined.reduce((sum, column) => sum + sizeOf(column), 4))
  const numbers = new Uint32Array(bytes.buffer)
  numbers[0] = columns.length
  let at = 1
  for (const { values, text, width } of joined) {
    numbers[at] = values.length
    numbers[at + 1] = width
    numbers[at + 2] = text.length
    at += HEAD
    let end = 0
    for (const value of values) {
      end += value.length
      numbers[at] = end
      at += 1
    }
    bytes.write(text, at * 4, width === 1 ? 'latin1' : 'utf16le')
    at += aligned(text.length * width) / 4
  }
  return bytes
}

/** The units of what `packCells` was given, one text a cell, over the same memory. */
export function unpackCells(bytes: Uint8Array): ColumnUnits[] {
  const { buffer, byteOffset } = bytes
  const numbers = new Uint32Array(buffer, byteOffset, bytes.byteLength >> 2)
  let at = 1
  return Array.from({ length: numbers[0] ?? 0 }, () => {
    const [cells = 0, width = 0, length = 0] = numbers.subarray(at, at + HEAD)
    at += HEAD
    const starts = new Uint32Array(cells + 1)
    starts.set(numbers.subarray(at, at + cells), 1)
    at += cells
    const from = byteOffset + at * 4
    at += aligned(length * width) / 4
    const units = width === 1 ? new Uint8Array(buffer, from, length) : new Uint16Array(buffer, from, length)
    return { units, starts, codes: null }
  })
}
