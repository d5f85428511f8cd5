// Which rows of a whole table belong together, from the digests of their keys (see row-digests).
// Keeps no key and no value: about 40 bytes a group and 4 bytes a row.
import { DIGEST_BYTES } from './digest-set.ts'
import { sharedNumbers } from './shared-array.ts'

/** The group of a row that belongs to none, because its digest is all zero. */
export const NO_GROUP = 0xffff_ffff

export interface RowGroups {
  /** Per row; groups are numbered from 0 in the order of their first rows. */
  readonly groupOf: Uint32Array<SharedArrayBuffer>
  /** Rows per group. */
  readonly sizes: Uint32Array
  /** First row of each group. */
  readonly firsts: Uint32Array
}

const WORDS = DIGEST_BYTES / 4

/** Digest → number of its group, in flat memory. */
class DigestNumbers {
  #slots = 1 << 14
  #table = new Uint32Array(this.#slots * (WORDS + 1))
  #used = 0

  numberOf(a: number, b: number, c: number, d: number): number {
    if (this.#used * 2 >= this.#slots) this.#grow()
    const at = this.#slotOf(a, b, c, d)
    const known = this.#table[at + WORDS] ?? 0
    if (known !== 0) return known - 1
    this.#table.set([a, b, c, d, this.#used + 1], at)
    this.#used += 1
    return this.#used - 1
  }

  get size(): number {
    return this.#used
  }

  #slotOf(a: number, b: number, c: number, d: number): number {
    const table = this.#table
    for (let slot = a & (this.#slots - 1); ; slot = (slot + 1) & (this.#slots - 1)) {
      const at = slot * (WORDS + 1)
      if (table[at + WORDS] === 0) return at
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) return at
    }
  }

  #grow(): void {
    const old = this.#table
    this.#slots *= 2
    this.#table = new Uint32Array(this.#slots * (WORDS + 1))
    for (let at = 0; at < old.length; at += WORDS + 1) {
      if (old[at + WORDS] === 0) continue
      const [a = 0, b = 0, c = 0, d = 0] = old.subarray(at, at + WORDS)
      this.#table.set(old.subarray(at, at + WORDS + 1), this.#slotOf(a, b, c, d))
    }
  }
}

/** `digests` = per chunk the digests of its rows, as `rowDigests` makes them, in row order. */
export function groupRows(digests: readonly Uint8Array[], rows: number): RowGroups {
  const numbers = new DigestNumbers()
  const groupOf = sharedNumbers(rows).fill(NO_GROUP)
  let row = 0
  for (const block of digests) {
    const words = new DataView(block.buffer, block.byteOffset, block.byteLength)
    for (let at = 0; at < block.length; at += DIGEST_BYTES) {
      const [a, b, c, d] = [0, 4, 8, 12].map(word => words.getUint32(at + word, true))
      if (a || b || c || d) groupOf[row] = numbers.numberOf(a ?? 0, b ?? 0, c ?? 0, d ?? 0)
      row += 1
    }
  }
  const sizes = new Uint32Array(numbers.size)
  const firsts = new Uint32Array(numbers.size)
  for (let at = rows - 1; at >= 0; at -= 1) {
    const group = groupOf[at] ?? NO_GROUP
    if (group === NO_GROUP) continue
    sizes[group] = (sizes[group] ?? 0) + 1
    firsts[group] = at
  }
  return { groupOf, sizes, firsts }
}
