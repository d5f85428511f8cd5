// Puts rows into classes by the values of several columns, one column after the other.
// Must not know why: keys and the search for telling combinations both use it.
import type { CodedColumn } from './coded-column.ts'

/** Rows with the same values so far have the same class; classes are 0 … `count` − 1 in order of appearance. */
export interface RowClasses {
  readonly ids: Uint32Array
  readonly count: number
}

/** All rows are alike as long as nothing is known of them. */
export function oneClass(rows: number): RowClasses {
  return { ids: new Uint32Array(rows), count: rows === 0 ? 0 : 1 }
}

const MULTIPLIER = 2_654_435_761
const SPREAD = 40_503

/**
 * The classes after one more column; no value is a value of its own here. Open addressing over (class, code) pairs that are compared in
 * full, so that two pairs never meet by chance. `taken` = classes beyond which the caller has seen enough.
 */
export function refineClasses(classes: RowClasses, { codes }: CodedColumn): RowClasses {
  const rows = codes.length
  const slots = slotsFor(rows)
  const mask = slots - 1
  const first = new Uint32Array(slots)
  const ids = new Uint32Array(rows)
  let count = 0
  for (let row = 0; row < rows; row += 1) {
    const id = classes.ids[row] ?? 0
    const code = codes[row] ?? 0
    let slot = (Math.imul(id, MULTIPLIER) ^ Math.imul(code + 1, SPREAD * 65_537)) >>> 0
    slot = (slot ^ (slot >>> 15)) & mask
    for (;;) {
      const stored = first[slot] ?? 0
      if (stored === 0) {
        first[slot] = row + 1
        ids[row] = count
        count += 1
        break
      }
      const other = stored - 1
      if ((classes.ids[other] ?? 0) === id && (codes[other] ?? 0) === code) {
        ids[row] = ids[other] ?? 0
        break
      }
      slot = (slot + 1) & mask
    }
  }
  return { ids, count }
}

/** Twice as many slots as there can be classes, a power of two. */
function slotsFor(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(rows, 2) * 2))
}

/** Rows per class. */
export function classSizes({ ids, count }: RowClasses): Uint32Array {
  const sizes = new Uint32Array(count)
  for (const id of ids) sizes[id] = (sizes[id] ?? 0) + 1
  return sizes
}
