// Sorts rows by keys made elsewhere: per chunk one block of bytes, over all chunks one order of rows.
// Knows no values. In memory: all keys, and 16 bytes a row besides.
import { OpenprepError } from '../../contract/errors.ts'
import { sharedNumbers } from './shared-array.ts'

/** Keys of a chunk, one after the other, behind where each ends. */
export function keyBlock(ends: Uint32Array, keys: Uint8Array): Uint8Array {
  const block = new Uint8Array(ends.byteLength + keys.length)
  block.set(new Uint8Array(ends.buffer, ends.byteOffset, ends.byteLength))
  block.set(keys, ends.byteLength)
  return block
}

export class RowKeys {
  readonly #keys: Buffer
  readonly #starts: Float64Array
  /** The first six bytes of each key as a number, which settles most comparisons. */
  readonly #heads: Float64Array

  constructor(blocks: readonly Uint8Array[], sizes: readonly number[]) {
    const rows = sizes.reduce((sum, size) => sum + size, 0)
    const bytes = blocks.reduce((sum, block, at) => sum + block.length - (sizes[at] ?? 0) * 4, 0)
    this.#keys = Buffer.alloc(bytes)
    this.#starts = new Float64Array(rows + 1)
    let row = 0
    let filled = 0
    for (const [at, block] of blocks.entries()) {
      const size = sizes[at] ?? 0
      const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
      this.#keys.set(block.subarray(size * 4), filled)
      for (let local = 0; local < size; local += 1) {
        this.#starts[row + 1] = filled + view.getUint32(local * 4, true)
        row += 1
      }
      filled += block.length - size * 4
    }
    this.#heads = Float64Array.from({ length: rows }, (_, at) => this.#headOf(at))
  }

  get rows(): number {
    return this.#heads.length
  }

  /** Negative when row `a` comes before row `b`; rows with equal keys are equal. */
  compare(a: number, b: number): number {
    const heads = (this.#heads[a] ?? 0) - (this.#heads[b] ?? 0)
    if (heads !== 0) return heads
    const starts = this.#starts
    return this.#keys.compare(this.#keys, starts[b] ?? 0, starts[b + 1] ?? 0, starts[a] ?? 0, starts[a + 1] ?? 0)
  }

  /** Rows in the order of their keys; rows with equal keys stay as they stand. Throws CANCELLED. */
  order(stopped: () => boolean): Uint32Array<SharedArrayBuffer> {
    const order = sharedNumbers(this.rows)
    for (let row = 0; row < order.length; row += 1) order[row] = row
    let compared = 0
    return order.sort((a, b) => {
      compared += 1
      if (compared % 65_536 === 0 && stopped()) throw new OpenprepError('CANCELLED')
      const keys = this.compare(a, b)
      return keys === 0 ? a - b : keys
    })
  }

  #headOf(row: number): number {
    const from = this.#starts[row] ?? 0
    const to = this.#starts[row + 1] ?? 0
    let head = 0
    for (let at = 0; at < 6; at += 1) head = head * 256 + (from + at < to ? (this.#keys[from + at] ?? 0) : 0)
    return head
  }
}
