// Columns of cells as one run of bytes that can change threads, without looking for repeated values: that is for whoever gets them.
// Keeps text code unit by code unit; compresses nothing.
import type { Column } from './chunk.ts'
import type { ColumnUnits } from './column-units.ts'

/** Per column three numbers: cells, unit width, units; then where each text ends, then the units. */
const HEAD = 3

const aligned = (bytes: number) => (bytes + 3) & ~3

/** Longer texts are cheaper written one by one than joined first. */
const LONG_TEXT = 64

interface Measured {
  readonly values: Column
  /** Of all values together, in UTF-16 units. */
  readonly length: number
  /** null = the values are long enough to be written one by one. */
  readonly joined: string | null
  readonly width: 1 | 2
}

const wide = /[\u0100-\uffff]/

function measure(values: Column): Measured {
  let length = 0
  for (const value of values) length += value.length
  const joined = length < values.length * LONG_TEXT ? values.join('') : null
  const isWide = joined === null ? values.some(value => wide.test(value)) : wide.test(joined)
  return { values, length, joined, width: isWide ? 2 : 1 }
}

const sizeOf = ({ values, length, width }: Measured) => (HEAD + values.length) * 4 + aligned(length * width)

export function packCells(columns: readonly Column[]): Uint8Array<ArrayBuffer> {
  const measured = columns.map(measure)
  const bytes = Buffer.allocUnsafeSlow(measured.reduce((sum, column) => sum + sizeOf(column), 4))
  const numbers = new Uint32Array(bytes.buffer)
  numbers[0] = columns.length
  let at = 1
  for (const { values, length, joined, width } of measured) {
    numbers[at] = values.length
    numbers[at + 1] = width
    numbers[at + 2] = length
    at += HEAD
    let end = 0
    for (const value of values) {
      end += value.length
      numbers[at] = end
      at += 1
    }
    const encoding = width === 1 ? 'latin1' : 'utf16le'
    let place = at * 4
    for (const text of joined === null ? values : [joined]) place += bytes.write(text, place, encoding)
    at += aligned(length * width) / 4
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
