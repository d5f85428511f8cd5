// 64-bit hashes of texts as two signed 32-bit numbers, for counting without keeping the texts.
// Must not be used where someone could choose texts to collide: it is no cryptographic hash.
import type { ColumnUnits } from '../table/column-units.ts'

const LOW = 2_654_435_761
const HIGH = 1_597_334_677

/** Two multiplicative hashes in one pass (cyrb53's scheme); results stay in the object, so that hashing a cell allocates nothing. */
export class TextHasher {
  low = 0
  high = 0

  reset(): void {
    // Signed, here and below: numbers beyond 31 bits would be objects.
    this.low = 0xdeadbeef | 0
    this.high = 0x41c6ce57
  }

  hash(text: string): void {
    this.reset()
    let low = this.low
    let high = this.high
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      low = Math.imul(low ^ code, LOW)
      high = Math.imul(high ^ code, HIGH)
    }
    this.low = low
    this.high = high
    this.finish()
  }

  /** The same for UTF-16 units in memory, which is several times faster than asking a string for them. */
  hashUnits(units: Uint8Array | Uint16Array, from: number, to: number): void {
    this.reset()
    let low = this.low
    let high = this.high
    for (let at = from; at < to; at++) {
      const code = units[at] ?? 0
      low = Math.imul(low ^ code, LOW)
      high = Math.imul(high ^ code, HIGH)
    }
    this.low = low
    this.high = high
    this.finish()
  }

  /** For a row of cells, between `reset` and `finish`: their hashes in order. */
  feedHash(low: number, high: number): void {
    this.low = Math.imul(this.low ^ low, LOW)
    this.high = Math.imul(this.high ^ high, HIGH)
  }

  finish(): void {
    const low = this.low
    const high = this.high
    this.low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
    this.high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  }
}

/** 64 bits per text, as `TextHasher` makes them. */
export interface HashedTexts {
  readonly lows: Int32Array
  readonly highs: Int32Array
}

/** The texts of a column where they lie; a dictionary's are hashed once each. */
export function hashTexts({ units, starts }: Pick<ColumnUnits, 'units' | 'starts'>): HashedTexts {
  const hasher = new TextHasher()
  const texts = starts.length - 1
  const lows = new Int32Array(texts)
  const highs = new Int32Array(texts)
  for (let text = 0; text < texts; text += 1) {
    hasher.hashUnits(units, starts[text] ?? 0, starts[text + 1] ?? 0)
    lows[text] = hasher.low
    highs[text] = hasher.high
  }
  return { lows, highs }
}
