// HMAC-SHA-256 (RFC 2104) of many short texts under one key.
// Computes no hash itself: both hashes are those of node:crypto.
import { hash, type KeyObject } from 'node:crypto'

const BLOCK_BYTES = 64
const DIGEST_BYTES = 32
const INNER = 0x36
const OUTER = 0x5c
/** UTF-8 bytes of a text that need no memory of their own. */
const USUAL_BYTES = 1024

/** The key in one block, each byte combined with `pad`, and room for what is hashed behind it. */
function padded(key: Uint8Array, pad: number, room: number): Buffer {
  const bytes = Buffer.alloc(BLOCK_BYTES + room)
  for (let at = 0; at < BLOCK_BYTES; at += 1) bytes[at] = (key[at] ?? 0) ^ pad
  return bytes
}

/**
 * Returns a function from a text to the 32 bytes of its HMAC as a string of as many characters 0–255. The text counts as UTF-8.
 * One-shot hashes instead of `createHmac`, whose objects are dear: 1.4 µs against 4.7 µs a value (200,000 citizen numbers).
 */
export function createTextHmac(secret: KeyObject): (text: string) => string {
  const given = secret.export()
  const key = given.length > BLOCK_BYTES ? hash('sha256', given, 'buffer') : given
  const usual = padded(key, INNER, USUAL_BYTES)
  const outer = padded(key, OUTER, DIGEST_BYTES)
  return text => {
    // UTF-16 units take at most three bytes each.
    const most = text.length * 3
    const inner = most <= USUAL_BYTES ? usual : padded(key, INNER, most)
    const length = inner.write(text, BLOCK_BYTES, 'utf8')
    outer.write(hash('sha256', inner.subarray(0, BLOCK_BYTES + length), 'binary'), BLOCK_BYTES, 'binary')
    return hash('sha256', outer, 'binary')
  }
}
