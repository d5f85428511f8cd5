// Columns of a chunk as one run of bytes that can change threads, and back: what plans for the whole table observe with.
// Keeps text code unit by code unit; compresses nothing.
import type { Column } from './chunk.ts'
import { type ColumnUnits, spreadCodes, textsOf, unitsOfColumn } from './column-units.ts'

const NARROW = 1

/** Per column six numbers: rows, texts, unit width, code width, then the bytes of units and of codes. */
const HEAD = 6

const aligned = (bytes: number) => (bytes + 3) & ~3

function partsOf({ units, starts, codes }: ColumnUnits): { head: number[]; parts: ArrayBufferView[] } {
  const texts = starts.length - 1
  const head = [
    codes?.length ?? texts,
    texts,
    units.BYTES_PER_ELEMENT,
    codes?.BYTES_PER_ELEMENT ?? 0,
    units.byteLength,
    codes?.byteLength ?? 0,
  ]
  return { head, parts: codes === null ? [starts, units] : [starts, units, codes] }
}

export function packColumns(columns: readonly Column[]): Uint8Array {
  const packed = columns.map(column => partsOf(unitsOfColumn(column)))
  const size = packed.reduce(
    (sum, { parts }) => sum + HEAD * 4 + parts.reduce((bytes, part) => bytes + aligned(part.byteLength), 0),
    4,
  )
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, columns.length, true)
  let at = 4
  for (const { head, parts } of packed) {
    for (const number of head) {
      view.setUint32(at, number, true)
      at += 4
    }
    for (const part of parts) {
      bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at)
      at += aligned(part.byteLength)
    }
  }
  return bytes
}

/** What `packColumns` was given. */
export function unpackColumns(bytes: Uint8Array): Column[] {
  // Memory of its own begins at an even place, as arrays of wider numbers need it.
  const own = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
  const view = new DataView(own.buffer, own.byteOffset, own.byteLength)
  const columns: Column[] = []
  let at = 4
  for (let count = view.getUint32(0, true); count > 0; count -= 1) {
    const [rows = 0, texts = 0, unitWidth = 0, codeWidth = 0, unitBytes = 0, codeBytes = 0] = Array.from(
      { length: HEAD },
      (_, number) => view.getUint32(at + number * 4, true),
    )
    at += HEAD * 4
    const place = (length: number) => {
      const from = own.byteOffset + at
      at += aligned(length)
      return from
    }
    const starts = new Uint32Array(own.buffer, place((texts + 1) * 4), texts + 1)
    const unitsAt = place(unitBytes)
    const units =
      unitWidth === NARROW
        ? new Uint8Array(own.buffer, unitsAt, unitBytes)
        : new Uint16Array(own.buffer, unitsAt, unitBytes / 2)
    const entries = textsOf({ units, starts })
    if (codeWidth === 0) {
      columns.push(entries)
      continue
    }
    const codesAt = place(codeBytes)
    const codes =
      codeWidth === NARROW ? new Uint8Array(own.buffer, codesAt, rows) : new Uint16Array(own.buffer, codesAt, rows)
    columns.push(spreadCodes({ entries, codes }))
  }
  return columns
}
