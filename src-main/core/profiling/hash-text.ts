// 64-bit hashes of texts as two unsigned 32-bit numbers, for counting without keeping the texts.
// Must not be used where someone could choose texts to collide: it is no cryptographic hash.

/** Two multiplicative hashes in one pass (cyrb53's scheme); results stay in the object, so that hashing a cell allocates nothing. */
export class TextHasher {
  low = 0
  high = 0

  reset(): void {
    this.low = 0xdeadbeef
    this.high = 0x41c6ce57
  }

  /** Texts fed one after another are told apart from their concatenation. */
  feed(text: string): void {
    let low = this.low
    let high = this.high
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      low = Math.imul(low ^ code, 2_654_435_761)
      high = Math.imul(high ^ code, 1_597_334_677)
    }
    this.low = Math.imul(low ^ 0x1f0000, 2_654_435_761)
    this.high = Math.imul(high ^ 0x1f0000, 1_597_334_677)
  }

  finish(): void {
    const low = this.low
    const high = this.high
    const mixed = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
    const other = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
    this.low = mixed >>> 0
    this.high = other >>> 0
  }
}
