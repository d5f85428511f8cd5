// The texts of a whole column in memory that all threads see, for decisions that give rows the values of other rows.
// Never written to after it has been handed on. Two bytes a UTF-16 unit and four a row.
import { sharedBytes, sharedNumbers } from './shared-array.ts'

export interface SharedTexts {
  /** UTF-16, little-endian. */
  readonly units: Uint8Array<SharedArrayBuffer>
  /** Byte where each text begins; one more than there are texts. */
  readonly starts: Uint32Array<SharedArrayBuffer>
}

/** `at(row)` for each of `rows` rows. Throws RangeError beyond four gigabytes. */
export function shareTexts(rows: number, at: (row: number) => string): SharedTexts {
  const starts = sharedNumbers(rows + 1)
  let bytes = 0
  for (let row = 0; row < rows; row += 1) {
    bytes += at(row).length * 2
    if (bytes > 0xffff_ffff) throw new RangeError('a column of more than four gigabytes')
    starts[row + 1] = bytes
  }
  const units = sharedBytes(bytes)
  const buffer = Buffer.from(units.buffer)
  for (let row = 0; row < rows; row += 1) buffer.write(at(row), starts[row] ?? 0, 'utf16le')
  return { units, starts }
}

export function textAt({ units, starts }: SharedTexts, row: number): string {
  return Buffer.from(units.buffer).toString('utf16le', starts[row], starts[row + 1])
}
