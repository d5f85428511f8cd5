// SM3 (GB/T 32905-2016): over a stream of bytes in constant memory, and its compression function for whoever builds on it.
// Holds no keys; must not be used alone where a keyed hash is meant (see keyed-words).
import { BLOCK_BYTES, type WordHash } from './word-hash.ts'

const BLOCK = BLOCK_BYTES
const SCHEDULE = 68

/** Round constants T_j <<< j (GB/T 32905-2016, 4.2 and 5.3.3), computed once. */
const ROUND_CONSTANTS = Int32Array.from({ length: 64 }, (_, round) =>
  rotateLeft(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32),
)

export const SM3_INITIAL = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
]

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

/**
 * Incremental SM3. The library `sm-crypto-v2` only hashes a whole buffer at once, which would keep a package's table in memory;
 * it serves as the oracle in the tests instead.
 */
export class Sm3 {
  readonly #state = Int32Array.from(SM3_INITIAL)
  readonly #block = new Uint8Array(BLOCK)
  #held = 0
  #bytes = 0

  update(data: Uint8Array): this {
    this.#bytes += data.length
    let at = 0
    if (this.#held > 0) {
      at = Math.min(BLOCK - this.#held, data.length)
      this.#block.set(data.subarray(0, at), this.#held)
      this.#held += at
      if (this.#held < BLOCK) return this
      compressSm3(this.#state, this.#block, 0)
      this.#held = 0
    }
    for (; at + BLOCK <= data.length; at += BLOCK) compressSm3(this.#state, data, at)
    this.#block.set(data.subarray(at), 0)
    this.#held = data.length - at
    return this
  }

  /** Lower-case hexadecimal, 64 characters. The object must not be used afterwards. */
  digestHex(): string {
    const bits = BigInt(this.#bytes) * 8n
    const padding = new Uint8Array((this.#held < 56 ? 56 : 120) - this.#held + 8)
    padding[0] = 0x80
    new DataView(padding.buffer).setBigUint64(padding.length - 8, bits)
    this.update(padding)
    return Array.from(this.#state, word => (word >>> 0).toString(16).padStart(8, '0')).join('')
  }
}

const SHORT = new Uint8Array(8192)
const SHORT_VIEW = new DataView(SHORT.buffer)
const STATE = new Int32Array(8)

/** The 32 bytes of one message held whole; for short ones a third of the time of {@link Sm3}, which the audit trail has millions of. */
export function sm3Digest(message: Uint8Array): Buffer {
  const padded = (message.length + 9 + BLOCK - 1) & -BLOCK
  if (padded > SHORT.length) return Buffer.from(new Sm3().update(message).digestHex(), 'hex')
  SHORT.set(message, 0)
  SHORT.fill(0, message.length, padded)
  SHORT[message.length] = 0x80
  SHORT_VIEW.setUint32(padded - 4, message.length * 8)
  STATE.set(SM3_INITIAL)
  for (let at = 0; at < padded; at += BLOCK) compressSm3(STATE, SHORT, at)
  const digest = Buffer.allocUnsafe(32)
  for (let word = 0; word < 8; word += 1) digest.writeInt32BE(STATE[word] ?? 0, word * 4)
  return digest
}

/** Message expansion (5.3.2). */
function expand(words: Int32Array): void {
  for (let i = 16; i < SCHEDULE; i += 1) {
    const w3 = words[i - 3]!
    const w13 = words[i - 13]!
    const x = words[i - 16]! ^ words[i - 9]! ^ ((w3 << 15) | (w3 >>> 17))
    const p1 = x ^ ((x << 15) | (x >>> 17)) ^ ((x << 23) | (x >>> 9))
    words[i] = p1 ^ ((w13 << 7) | (w13 >>> 25)) ^ words[i - 6]!
  }
}

/** Room of the one message block that is being expanded: nothing here waits between two blocks. */
const WORDS = new Int32Array(SCHEDULE)

/** {@link compressWords} of the block that begins at a byte of `data`. */
export function compressSm3(state: Int32Array, data: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i += 1) {
    const at = from + i * 4
    WORDS[i] = (data[at]! << 24) | (data[at + 1]! << 16) | (data[at + 2]! << 8) | data[at + 3]!
  }
  compressWords(state, WORDS)
}

/**
 * Compression function CF (5.3), four rounds at a time, so that no word of the state has to move, with its turns and P₀ written out: as
 * functions they are too many for the compiler to put in place.
 */
function compressWords(state: Int32Array, w: Int32Array): void {
  expand(w)
  const k = ROUND_CONSTANTS
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  let t = 0
  let s = 0
  for (let i = 0; i < 16; i += 4) {
    t = (a << 12) | (a >>> 20)
    s = (t + e + k[i]!) | 0
    s = (s << 7) | (s >>> 25)
    d = ((a ^ b ^ c) + d + (s ^ t) + (w[i]! ^ w[i + 4]!)) | 0
    h = ((e ^ f ^ g) + h + s + w[i]!) | 0
    h ^= ((h << 9) | (h >>> 23)) ^ ((h << 17) | (h >>> 15))
    b = (b << 9) | (b >>> 23)
    f = (f << 19) | (f >>> 13)
    t = (d << 12) | (d >>> 20)
    s = (t + h + k[i + 1]!) | 0
    s = (s << 7) | (s >>> 25)
    c = ((d ^ a ^ b) + c + (s ^ t) + (w[i + 1]! ^ w[i + 5]!)) | 0
    g = ((h ^ e ^ f) + g + s + w[i + 1]!) | 0
    g ^= ((g << 9) | (g >>> 23)) ^ ((g << 17) | (g >>> 15))
    a = (a << 9) | (a >>> 23)
    e = (e << 19) | (e >>> 13)
    t = (c << 12) | (c >>> 20)
    s = (t + g + k[i + 2]!) | 0
    s = (s << 7) | (s >>> 25)
    b = ((c ^ d ^ a) + b + (s ^ t) + (w[i + 2]! ^ w[i + 6]!)) | 0
    f = ((g ^ h ^ e) + f + s + w[i + 2]!) | 0
    f ^= ((f << 9) | (f >>> 23)) ^ ((f << 17) | (f >>> 15))
    d = (d << 9) | (d >>> 23)
    h = (h << 19) | (h >>> 13)
    t = (b << 12) | (b >>> 20)
    s = (t + f + k[i + 3]!) | 0
    s = (s << 7) | (s >>> 25)
    a = ((b ^ c ^ d) + a + (s ^ t) + (w[i + 3]! ^ w[i + 7]!)) | 0
    e = ((f ^ g ^ h) + e + s + w[i + 3]!) | 0
    e ^= ((e << 9) | (e >>> 23)) ^ ((e << 17) | (e >>> 15))
    c = (c << 9) | (c >>> 23)
    g = (g << 19) | (g >>> 13)
  }
  for (let i = 16; i < 64; i += 4) {
    t = (a << 12) | (a >>> 20)
    s = (t + e + k[i]!) | 0
    s = (s << 7) | (s >>> 25)
    d = (((a & b) | (c & (a | b))) + d + (s ^ t) + (w[i]! ^ w[i + 4]!)) | 0
    h = ((g ^ (e & (f ^ g))) + h + s + w[i]!) | 0
    h ^= ((h << 9) | (h >>> 23)) ^ ((h << 17) | (h >>> 15))
    b = (b << 9) | (b >>> 23)
    f = (f << 19) | (f >>> 13)
    t = (d << 12) | (d >>> 20)
    s = (t + h + k[i + 1]!) | 0
    s = (s << 7) | (s >>> 25)
    c = (((d & a) | (b & (d | a))) + c + (s ^ t) + (w[i + 1]! ^ w[i + 5]!)) | 0
    g = ((f ^ (h & (e ^ f))) + g + s + w[i + 1]!) | 0
    g ^= ((g << 9) | (g >>> 23)) ^ ((g << 17) | (g >>> 15))
    a = (a << 9) | (a >>> 23)
    e = (e << 19) | (e >>> 13)
    t = (c << 12) | (c >>> 20)
    s = (t + g + k[i + 2]!) | 0
    s = (s << 7) | (s >>> 25)
    b = (((c & d) | (a & (c | d))) + b + (s ^ t) + (w[i + 2]! ^ w[i + 6]!)) | 0
    f = ((e ^ (g & (h ^ e))) + f + s + w[i + 2]!) | 0
    f ^= ((f << 9) | (f >>> 23)) ^ ((f << 17) | (f >>> 15))
    d = (d << 9) | (d >>> 23)
    h = (h << 19) | (h >>> 13)
    t = (b << 12) | (b >>> 20)
    s = (t + f + k[i + 3]!) | 0
    s = (s << 7) | (s >>> 25)
    a = (((b & c) | (d & (b | c))) + a + (s ^ t) + (w[i + 3]! ^ w[i + 7]!)) | 0
    e = ((h ^ (f & (g ^ h))) + e + s + w[i + 3]!) | 0
    e ^= ((e << 9) | (e >>> 23)) ^ ((e << 17) | (e >>> 15))
    c = (c << 9) | (c >>> 23)
    g = (g << 19) | (g >>> 13)
  }
  state[0]! ^= a
  state[1]! ^= b
  state[2]! ^= c
  state[3]! ^= d
  state[4]! ^= e
  state[5]! ^= f
  state[6]! ^= g
  state[7]! ^= h
}

export const SM3: WordHash = { initial: SM3_INITIAL, room: SCHEDULE, compress: compressWords, digest: sm3Digest }
