// MD5, SHA-1, SHA-256 and SM3 of texts of at most 55 ASCII characters, for trying very many of them: three times as fast as a call of
// the library for each, and there in every runtime. Must never protect anything: it only imitates what somebody else did.
import type { HashAlgorithm } from './hash-columns.ts'

/** Hashes `words` (16 of them, padded) and leaves the state in `state`. */
type Compress = (words: Int32Array, state: Int32Array) => void

export interface OneBlockHash {
  readonly littleEndian: boolean
  readonly compress: Compress
  /** Which two words of the state the searched digest begins with. */
  readonly head: readonly [number, number]
}

const left = (word: number, by: number) => (word << by) | (word >>> (32 - by))

// RFC 1321. Four steps at a time, so that no word has to move.
const MD5_SINES = Int32Array.from({ length: 64 }, (_, round) => Math.floor(Math.abs(Math.sin(round + 1)) * 2 ** 32))

function md5(words: Int32Array, state: Int32Array): void {
  let a = 0x67452301
  let b = 0xefcdab89 | 0
  let c = 0x98badcfe | 0
  let d = 0x10325476
  for (let at = 0; at < 16; at += 4) {
    a = (b + left((a + ((b & c) | (~b & d)) + MD5_SINES[at]! + words[at]!) | 0, 7)) | 0
    d = (a + left((d + ((a & b) | (~a & c)) + MD5_SINES[at + 1]! + words[at + 1]!) | 0, 12)) | 0
    c = (d + left((c + ((d & a) | (~d & b)) + MD5_SINES[at + 2]! + words[at + 2]!) | 0, 17)) | 0
    b = (c + left((b + ((c & d) | (~c & a)) + MD5_SINES[at + 3]! + words[at + 3]!) | 0, 22)) | 0
  }
  for (let at = 16; at < 32; at += 4) {
    a = (b + left((a + ((d & b) | (~d & c)) + MD5_SINES[at]! + words[(5 * at + 1) & 15]!) | 0, 5)) | 0
    d = (a + left((d + ((c & a) | (~c & b)) + MD5_SINES[at + 1]! + words[(5 * at + 6) & 15]!) | 0, 9)) | 0
    c = (d + left((c + ((b & d) | (~b & a)) + MD5_SINES[at + 2]! + words[(5 * at + 11) & 15]!) | 0, 14)) | 0
    b = (c + left((b + ((a & c) | (~a & d)) + MD5_SINES[at + 3]! + words[(5 * at) & 15]!) | 0, 20)) | 0
  }
  for (let at = 32; at < 48; at += 4) {
    a = (b + left((a + (b ^ c ^ d) + MD5_SINES[at]! + words[(3 * at + 5) & 15]!) | 0, 4)) | 0
    d = (a + left((d + (a ^ b ^ c) + MD5_SINES[at + 1]! + words[(3 * at + 8) & 15]!) | 0, 11)) | 0
    c = (d + left((c + (d ^ a ^ b) + MD5_SINES[at + 2]! + words[(3 * at + 11) & 15]!) | 0, 16)) | 0
    b = (c + left((b + (c ^ d ^ a) + MD5_SINES[at + 3]! + words[(3 * at + 14) & 15]!) | 0, 23)) | 0
  }
  for (let at = 48; at < 64; at += 4) {
    a = (b + left((a + (c ^ (b | ~d)) + MD5_SINES[at]! + words[(7 * at) & 15]!) | 0, 6)) | 0
    d = (a + left((d + (b ^ (a | ~c)) + MD5_SINES[at + 1]! + words[(7 * at + 7) & 15]!) | 0, 10)) | 0
    c = (d + left((c + (a ^ (d | ~b)) + MD5_SINES[at + 2]! + words[(7 * at + 14) & 15]!) | 0, 15)) | 0
    b = (c + left((b + (d ^ (c | ~a)) + MD5_SINES[at + 3]! + words[(7 * at + 5) & 15]!) | 0, 21)) | 0
  }
  state[0] = a + 0x67452301
  state[1] = b + 0xefcdab89
  state[2] = c + 0x98badcfe
  state[3] = d + 0x10325476
}

// FIPS 180-4, 6.1.
const SHA1_SCHEDULE = new Int32Array(80)

function sha1(words: Int32Array, state: Int32Array): void {
  const w = SHA1_SCHEDULE
  for (let at = 0; at < 16; at += 1) w[at] = words[at]!
  for (let at = 16; at < 80; at += 1) w[at] = left(w[at - 3]! ^ w[at - 8]! ^ w[at - 14]! ^ w[at - 16]!, 1)
  let a = 0x67452301
  let b = 0xefcdab89 | 0
  let c = 0x98badcfe | 0
  let d = 0x10325476
  let e = 0xc3d2e1f0 | 0
  for (let round = 0; round < 80; round += 1) {
    let mixed: number
    if (round < 20) mixed = ((b & c) | (~b & d)) + 0x5a827999
    else if (round < 40) mixed = (b ^ c ^ d) + 0x6ed9eba1
    else if (round < 60) mixed = ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
    else mixed = (b ^ c ^ d) + 0xca62c1d6
    const next = (left(a, 5) + mixed + e + w[round]!) | 0
    e = d
    d = c
    c = left(b, 30)
    b = a
    a = next
  }
  state[0] = a + 0x67452301
  state[1] = b + 0xefcdab89
}

// FIPS 180-4, 6.2: fractions of the cube and square roots of the first primes.
const PRIMES = primes(64)
const fraction = (value: number) => ((value - Math.floor(value)) * 2 ** 32) | 0
const SHA256_ROUNDS = Int32Array.from(PRIMES, prime => fraction(Math.cbrt(prime)))
const SHA256_START = Int32Array.from(PRIMES.slice(0, 8), prime => fraction(Math.sqrt(prime)))
const SHA256_SCHEDULE = new Int32Array(64)

function primes(count: number): number[] {
  const found: number[] = []
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every(prime => candidate % prime !== 0)) found.push(candidate)
  }
  return found
}

function sha256(words: Int32Array, state: Int32Array): void {
  const w = SHA256_SCHEDULE
  for (let at = 0; at < 16; at += 1) w[at] = words[at]!
  for (let at = 16; at < 64; at += 1) {
    const [x, y] = [w[at - 15]!, w[at - 2]!]
    const low = left(x, 25) ^ left(x, 14) ^ (x >>> 3)
    const high = left(y, 15) ^ left(y, 13) ^ (y >>> 10)
    w[at] = w[at - 16]! + low + w[at - 7]! + high
  }
  let a = SHA256_START[0]!
  let b = SHA256_START[1]!
  let c = SHA256_START[2]!
  let d = SHA256_START[3]!
  let e = SHA256_START[4]!
  let f = SHA256_START[5]!
  let g = SHA256_START[6]!
  let h = SHA256_START[7]!
  for (let round = 0; round < 64; round += 1) {
    const first =
      (h + (left(e, 26) ^ left(e, 21) ^ left(e, 7)) + ((e & f) ^ (~e & g)) + SHA256_ROUNDS[round]! + w[round]!) | 0
    const second = ((left(a, 30) ^ left(a, 19) ^ left(a, 10)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  state[0] = a + SHA256_START[0]!
  state[1] = b + SHA256_START[1]!
}

// GB/T 32905-2016, 5.3.
const SM3_START = Int32Array.from([
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
])
const SM3_ROUNDS = Int32Array.from({ length: 64 }, (_, round) => left(round < 16 ? 0x79cc4519 : 0x7a879d8a, round % 32))
const SM3_SCHEDULE = new Int32Array(68)

function sm3(words: Int32Array, state: Int32Array): void {
  const w = SM3_SCHEDULE
  for (let at = 0; at < 16; at += 1) w[at] = words[at]!
  for (let at = 16; at < 68; at += 1) {
    const x = w[at - 16]! ^ w[at - 9]! ^ left(w[at - 3]!, 15)
    w[at] = x ^ left(x, 15) ^ left(x, 23) ^ left(w[at - 13]!, 7) ^ w[at - 6]!
  }
  let a = SM3_START[0]!
  let b = SM3_START[1]!
  let c = SM3_START[2]!
  let d = SM3_START[3]!
  let e = SM3_START[4]!
  let f = SM3_START[5]!
  let g = SM3_START[6]!
  let h = SM3_START[7]!
  for (let round = 0; round < 64; round += 1) {
    const turned = left(a, 12)
    const ss1 = left((turned + e + SM3_ROUNDS[round]!) | 0, 7)
    const ff = round < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = round < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + (ss1 ^ turned) + (w[round]! ^ w[round + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[round]!) | 0
    d = c
    c = left(b, 9)
    b = a
    a = tt1
    h = g
    g = left(f, 19)
    f = e
    e = tt2 ^ left(tt2, 9) ^ left(tt2, 17)
  }
  state[0] = a ^ SM3_START[0]!
  state[1] = b ^ SM3_START[1]!
}

export const ONE_BLOCK: Readonly<Record<HashAlgorithm, OneBlockHash>> = {
  md5: { littleEndian: true, compress: md5, head: [0, 1] },
  // The 16 characters in the middle of the 32.
  md5half: { littleEndian: true, compress: md5, head: [1, 2] },
  sha1: { littleEndian: false, compress: sha1, head: [0, 1] },
  sha256: { littleEndian: false, compress: sha256, head: [0, 1] },
  sm3: { littleEndian: false, compress: sm3, head: [0, 1] },
}

/** The text laid out as one padded block. */
export class Block {
  readonly words = new Int32Array(16)
  readonly #bytes: Uint8Array
  readonly #littleEndian: boolean

  /** `length` of the texts, all alike. */
  constructor(length: number, littleEndian: boolean) {
    this.#bytes = new Uint8Array(length)
    this.#littleEndian = littleEndian
    this.#place(length, 0x80)
    const bits = length * 8
    this.words[littleEndian ? 14 : 15] = bits
  }

  /** ASCII code at a place of the text. */
  set(at: number, code: number): void {
    this.#bytes[at] = code
    this.#place(at, code)
  }

  text(): string {
    return String.fromCharCode(...this.#bytes)
  }

  #place(at: number, code: number): void {
    const inWord = at & 3
    const shift = (this.#littleEndian ? inWord : 3 - inWord) * 8
    const word = at >> 2
    this.words[word] = (this.words[word]! & ~(0xff << shift)) | (code << shift)
  }
}
