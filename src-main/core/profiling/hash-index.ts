// Gives every distinct 64-bit hash a number 0, 1, 2 … in order of appearance.
// Must not keep the hashed texts: memory is 16–24 bytes per distinct value, whatever its length.

const FIRST_SLOTS = 1 << 12
const MAX_LOAD = 0.6

/**
 * Open addressing over typed arrays. Two texts share a number only when all 64 bits agree: at ten million distinct values the chance
 * that this happens anywhere is below 3 in a million.
 */
export class HashIndex {
  size = 0
  #slots = new Uint32Array(FIRST_SLOTS)
  #lows = new Uint32Array(FIRST_SLOTS)
  #highs = new Uint32Array(FIRST_SLOTS)

  /** The number of the hash; equal to the former `size` when it is new. */
  add(low: number, high: number): number {
    const mask = this.#slots.length - 1
    let slot = low & mask
    for (;;) {
      const stored = this.#slots[slot] ?? 0
      if (stored === 0) break
      if (this.#lows[stored - 1] === low && this.#highs[stored - 1] === high) return stored - 1
      slot = (slot + 1) & mask
    }
    const number = this.size
    this.#lows[number] = low
    this.#highs[number] = high
    this.#slots[slot] = number + 1
    this.size += 1
    if (this.size > this.#slots.length * MAX_LOAD) this.#grow()
    return number
  }

  #grow(): void {
    const length = this.#slots.length * 2
    this.#lows = grown(this.#lows, length)
    this.#highs = grown(this.#highs, length)
    const slots = new Uint32Array(length)
    for (let number = 0; number < this.size; number++) {
      let slot = (this.#lows[number] ?? 0) & (length - 1)
      while (slots[slot] !== 0) slot = (slot + 1) & (length - 1)
      slots[slot] = number + 1
    }
    this.#slots = slots
  }
}

function grown(old: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length)
  wider.set(old)
  return wider
}
