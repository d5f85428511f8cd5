// Gives every distinct 64-bit hash a number 0, 1, 2 … in order of appearance.
// Must not keep the hashed texts: memory is 20–40 bytes per distinct value, whatever its length.

const FIRST_SLOTS = 1 << 12
const MAX_LOAD = 0.6
/** Low half, high half, number + 1: side by side, because three tables would be three cache misses per cell. */
const WORDS = 3

/**
 * Open addressing over a typed array. Two texts share a number only when all 64 bits agree: at ten million distinct values the chance
 * that this happens anywhere is below 3 in a million.
 */
export class HashIndex {
  size = 0
  #slots = FIRST_SLOTS
  #table = new Int32Array(FIRST_SLOTS * WORDS)

  /** The number of the hash, two signed 32-bit halves; equal to the former `size` when it is new. */
  add(low: number, high: number): number {
    const table = this.#table
    const mask = this.#slots - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const at = slot * WORDS
      const stored = table[at + 2] ?? 0
      if (stored === 0) {
        this.#store(at, low, high)
        return this.size - 1
      }
      if (table[at] === low && table[at + 1] === high) return stored - 1
    }
  }

  /** The number of a hash seen before, else −1. */
  find(low: number, high: number): number {
    const table = this.#table
    const mask = this.#slots - 1
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const at = slot * WORDS
      const stored = table[at + 2] ?? 0
      if (stored === 0) return -1
      if (table[at] === low && table[at + 1] === high) return stored - 1
    }
  }

  #store(at: number, low: number, high: number): void {
    this.size += 1
    this.#table[at] = low
    this.#table[at + 1] = high
    this.#table[at + 2] = this.size
    if (this.size > this.#slots * MAX_LOAD) this.#grow()
  }

  #grow(): void {
    const old = this.#table
    this.#slots *= 2
    const mask = this.#slots - 1
    const table = new Int32Array(this.#slots * WORDS)
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 2] === 0) continue
      let slot = (old[from] ?? 0) & mask
      while (table[slot * WORDS + 2] !== 0) slot = (slot + 1) & mask
      table[slot * WORDS] = old[from] ?? 0
      table[slot * WORDS + 1] = old[from + 1] ?? 0
      table[slot * WORDS + 2] = old[from + 2] ?? 0
    }
    this.#table = table
  }
}
