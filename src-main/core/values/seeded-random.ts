// A fixed sequence of numbers that looks like chance, for drawing lots that can be drawn again.
// No source of secrets: whoever knows the seed knows the sequence.
import { createHash } from 'node:crypto'

/** From 0 up to, not including, 1; 53 bits. SHA-256 of seed and count, four numbers to a digest. */
export function seededRandom(seed: string): () => number {
  let digest = Buffer.alloc(0)
  let count = 0
  return () => {
    const place = count % 4
    if (place === 0) digest = createHash('sha256').update(`${seed}/${count}`).digest()
    count += 1
    const high = digest.readUInt32LE(place * 8) >>> 5
    const low = digest.readUInt32LE(place * 8 + 4) >>> 6
    return (high * 67_108_864 + low) / 9_007_199_254_740_992
  }
}
