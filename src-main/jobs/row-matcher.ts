// Pairs the rows of two tables by the hashes of their keys; rows of one key are paired in the order they stand.
// Holds 64-bit hashes in typed arrays, never a cell: some 40 bytes per row of the larger table.
import type { HashedColumn } from '../core/profiling/duplicate-counter.ts'

/** 64 bits per row. */
export class RowHashes {
  readonly lows: Int32Array
  readonly highs: Int32Array

  constructor(rows: number) {
    this.lows = new Int32Array(rows)
    this.highs = new Int32Array(rows)
  }

  /** Mixes one more column into the rows from `first` on. */
  mix({ lows, highs }: HashedColumn, first: number): void {
    for (let row = 0; row < lows.length; row += 1) {
      const at = first + row
      this.lows[at] = mixed(this.lows[at] ?? 0, lows[row] ?? 0, 0x9e3779b1)
      this.highs[at] = mixed(this.highs[at] ?? 0, highs[row] ?? 0, 0x85ebca77)
    }
  }

  equal(row: number, other: RowHashes, otherRow: number): boolean {
    return this.lows[row] === other.lows[otherRow] && this.highs[row] === other.highs[otherRow]
  }
}

/** The order of columns matters: the old value is turned before the new one comes in. */
function mixed(old: number, value: number, factor: number): number {
  const turned = Math.imul((old << 13) | (old >>> 19), factor)
  return Math.imul(turned ^ value ^ (value >>> 15), factor) | 0
}

export interface Pairs {
  /** For every row of the new table: its row in the old one; -1 = none. */
  before: Int32Array
  /** Rows of the old table without a partner, in order. */
  removed: number[]
  removedCount: number
}

const NONE = -1

/** `removed` lists at most `most` rows; all are counted. */
export function pairRows(before: RowHashes, after: RowHashes, most: number): Pairs {
  const index = new KeyIndex(before)
  const pairs = new Int32Array(after.lows.length)
  for (let row = 0; row < pairs.length; row += 1) pairs[row] = index.take(after, row)
  const removed: number[] = []
  let removedCount = 0
  for (const row of index.left()) {
    removedCount += 1
    if (removed.length < most) removed.push(row)
  }
  return { before: pairs, removed, removedCount }
}

/** How many rows have the hash of an earlier row. */
export function repeatedRows(hashes: RowHashes): number {
  return hashes.lows.length - new KeyIndex(hashes).distinct
}

/** Rows by hash: open addressing over the first row of each key, the others chained behind it in order. */
class KeyIndex {
  readonly #hashes: RowHashes
  readonly #slots: Int32Array
  readonly #mask: number
  /** The next row of the same key; NONE at the end. */
  readonly #next: Int32Array
  /** Per first row: the last row of its key, and the next one without a partner. */
  readonly #last: Int32Array
  readonly #free: Int32Array
  distinct = 0

  constructor(hashes: RowHashes) {
    const rows = hashes.lows.length
    this.#hashes = hashes
    let size = 16
    while (size < rows * 2) size *= 2
    this.#slots = new Int32Array(size).fill(NONE)
    this.#mask = size - 1
    this.#next = new Int32Array(rows).fill(NONE)
    this.#last = new Int32Array(rows)
    this.#free = new Int32Array(rows).fill(NONE)
    for (let row = 0; row < rows; row += 1) this.#add(row)
  }

  /** The next row without a partner under this key, which then has one; NONE when there is none. */
  take(other: RowHashes, otherRow: number): number {
    const first = this.#slots[this.#slotOf(other, otherRow)] ?? NONE
    if (first === NONE) return NONE
    const row = this.#free[first] ?? NONE
    if (row !== NONE) this.#free[first] = this.#next[row] ?? NONE
    return row
  }

  /** Rows without a partner, in order. */
  *left(): Generator<number> {
    const open = new Uint8Array(this.#next.length)
    for (const first of this.#slots) {
      if (first === NONE) continue
      for (let row = this.#free[first] ?? NONE; row !== NONE; row = this.#next[row] ?? NONE) open[row] = 1
    }
    for (let row = 0; row < open.length; row += 1) if (open[row] === 1) yield row
  }

  #add(row: number): void {
    const slot = this.#slotOf(this.#hashes, row)
    const first = this.#slots[slot] ?? NONE
    if (first === NONE) {
      this.#slots[slot] = row
      this.#free[row] = row
      this.#last[row] = row
      this.distinct += 1
      return
    }
    this.#next[this.#last[first] ?? first] = row
    this.#last[first] = row
  }

  #slotOf(hashes: RowHashes, row: number): number {
    let slot = ((hashes.lows[row] ?? 0) ^ Math.imul(hashes.highs[row] ?? 0, 0x27d4eb2f)) & this.#mask
    for (;;) {
      const first = this.#slots[slot] ?? NONE
      if (first === NONE || this.#hashes.equal(first, hashes, row)) return slot
      slot = (slot + 1) & this.#mask
    }
  }
}
