// A set of 16-byte digests in flat memory: about 32 bytes a row, where a Set of strings takes well over 100.
// Holds digests only; never sees a value.

export const DIGEST_BYTES = 16
const WORDS = DIGEST_BYTES / 4
const FIRST_SLOTS = 1 << 14

/** Little-endian. */
function wordAt(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16)
  return (low | ((bytes[at + 3] ?? 0) << 24)) >>> 0
}

export class DigestSet {
  private slots = FIRST_SLOTS
  private table = new Uint32Array(FIRST_SLOTS * WORDS)
  private used = 0

  get size(): number {
    return this.used
  }

  /** Adds the digest number `row` of `digests`; false when it was there already. The all-zero digest is always new and never kept. */
  addAt(digests: Uint8Array, row: number): boolean {
    const at = row * DIGEST_BYTES
    const a = wordAt(digests, at)
    const b = wordAt(digests, at + 4)
    const c = wordAt(digests, at + 8)
    const d = wordAt(digests, at + 12)
    if ((a | b | c | d) === 0) return true
    if (this.used * 2 >= this.slots) this.grow()
    return this.insert(a, b, c, d)
  }

  private insert(a: number, b: number, c: number, d: number): boolean {
    const table = this.table
    // Digests are uniform already: their first word is the hash.
    for (let slot = a & (this.slots - 1); ; slot = (slot + 1) & (this.slots - 1)) {
      const at = slot * WORDS
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) return false
      if (!table[at] && !table[at + 1] && !table[at + 2] && !table[at + 3]) {
        table[at] = a
        table[at + 1] = b
        table[at + 2] = c
        table[at + 3] = d
        this.used += 1
        return true
      }
    }
  }

  private grow(): void {
    const old = this.table
    this.slots *= 2
    this.table = new Uint32Array(this.slots * WORDS)
    this.used = 0
    for (let at = 0; at < old.length; at += WORDS) {
      const a = old[at] ?? 0
      const b = old[at + 1] ?? 0
      const c = old[at + 2] ?? 0
      const d = old[at + 3] ?? 0
      if ((a | b | c | d) !== 0) this.insert(a, b, c, d)
    }
  }
}
