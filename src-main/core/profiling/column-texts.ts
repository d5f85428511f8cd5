// The texts of a column side by side as UTF-16 units: what counting needs, without a string for every cell.
// Knows nothing of storage; the units must not be changed.
import type { Column } from '../table/chunk.ts'

export interface ColumnTexts {
  /** Text `n` is `units` from `starts[n]` up to `starts[n + 1]`. */
  readonly units: Uint8Array | Uint16Array
  readonly starts: Uint32Array
  /** Which text each row has, texts in the order of their first rows; null = every row its own. */
  readonly codes: ArrayLike<number> | null
}

export function textsOfColumn(column: Column): ColumnTexts {
  const starts = new Uint32Array(column.length + 1)
  for (let row = 0; row < column.length; row += 1) starts[row + 1] = (starts[row] ?? 0) + (column[row]?.length ?? 0)
  return { units: unitsOf(column.join('')), starts, codes: null }
}

export function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) units[at] = text.charCodeAt(at)
  return units
}

/** All units as one string, of which the texts are pieces. */
export function joinedText({ units }: ColumnTexts): string {
  const bytes = Buffer.from(units.buffer, units.byteOffset, units.byteLength)
  return bytes.toString(units.BYTES_PER_ELEMENT === 1 ? 'latin1' : 'utf16le')
}
