// HMAC (RFC 2104) of many short texts under one key: the key's two blocks are hashed once, and no text is copied into a buffer.
// Must not be used for long texts or files: a library that uses the processor's own instructions is faster there.
import type { KeyObject } from 'node:crypto'
import { BLOCK_BYTES, BLOCK_WORDS, STATE_WORDS, type WordHash } from './word-hash.ts'

const INNER = 0x36
const OUTER = 0x5c
const DIGEST_BITS = (BLOCK_BYTES + STATE_WORDS * 4) * 8
const REPLACEMENT = 0xfffd

/** The eight words of the HMAC of a text, which counts as UTF-8. The array is the same for every text: read it before the next. */
export type KeyedWords = (text: string) => Int32Array

/** The state after the block of the key, which is the same for every text. */
function keyedState({ initial, room, compress }: WordHash, key: Uint8Array, pad: number): Int32Array {
  const state = Int32Array.from(initial)
  const words = new Int32Array(room)
  for (let at = 0; at < BLOCK_BYTES; at += 1) words[at >> 2] = (words[at >> 2]! << 8) | ((key[at] ?? 0) ^ pad)
  compress(state, words)
  return state
}

/** A message that is put in byte by byte. */
class Message {
  readonly state = new Int32Array(STATE_WORDS)
  readonly #words: Int32Array
  readonly #hash: WordHash
  #bytes = 0
  #word = 0

  constructor(hash: WordHash) {
    this.#hash = hash
    this.#words = new Int32Array(hash.room)
  }

  /** `start` stands behind one block that was hashed before. */
  begin(start: Int32Array): void {
    this.state.set(start)
    this.#bytes = BLOCK_BYTES
  }

  byte(byte: number): void {
    this.#word = (this.#word << 8) | byte
    this.#bytes += 1
    if ((this.#bytes & 3) !== 0) return
    const at = ((this.#bytes >> 2) - 1) & (BLOCK_WORDS - 1)
    this.#words[at] = this.#word
    if (at === BLOCK_WORDS - 1) this.#hash.compress(this.state, this.#words)
  }

  text(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit < 0x80) this.byte(unit)
      else at += this.#wide(text, at, unit)
    }
  }

  /** One character beyond ASCII; returns how many units it took besides the first. Half a pair counts as U+FFFD, as everywhere. */
  #wide(text: string, at: number, unit: number): number {
    if (unit < 0x800) {
      this.byte(0xc0 | (unit >> 6))
      this.byte(0x80 | (unit & 63))
      return 0
    }
    const code = unit < 0xd800 || unit > 0xdfff ? unit : (text.codePointAt(at) ?? unit)
    const paired = code > 0xffff
    const whole = paired || unit < 0xd800 || unit > 0xdfff ? code : REPLACEMENT
    if (paired) {
      this.byte(0xf0 | (whole >> 18))
      this.byte(0x80 | ((whole >> 12) & 63))
    } else this.byte(0xe0 | (whole >> 12))
    this.byte(0x80 | ((whole >> 6) & 63))
    this.byte(0x80 | (whole & 63))
    return paired ? 1 : 0
  }

  /** One bit, zeros, and the length in bits. Texts are far below 512 MB: the upper word of the length stays 0. */
  end(): void {
    const bits = this.#bytes * 8
    this.byte(0x80)
    while ((this.#bytes & 3) !== 0) this.byte(0)
    let at = (this.#bytes >> 2) & (BLOCK_WORDS - 1)
    if (at > BLOCK_WORDS - 2) {
      this.#words.fill(0, at, BLOCK_WORDS)
      this.#hash.compress(this.state, this.#words)
      at = 0
    }
    this.#words.fill(0, at, BLOCK_WORDS - 1)
    this.#words[BLOCK_WORDS - 1] = bits
    this.#hash.compress(this.state, this.#words)
  }
}

/** Signs that fit in one block with the bit and the length behind them. */
const ONE_BLOCK = BLOCK_BYTES - 9

/** Lays a text of ASCII out as the last block of a message that began with one other; false = it does not fit, and `words` is spoilt. */
function lay(text: string, words: Int32Array): boolean {
  const length = text.length
  if (length > ONE_BLOCK) return false
  let signs = 0
  let at = 0
  for (; at + 4 <= length; at += 4) {
    const a = text.charCodeAt(at)
    const b = text.charCodeAt(at + 1)
    const c = text.charCodeAt(at + 2)
    const d = text.charCodeAt(at + 3)
    signs |= a | b | c | d
    words[at >> 2] = (a << 24) | (b << 16) | (c << 8) | d
  }
  let last = 0
  for (let next = at; next < length; next += 1) {
    const sign = text.charCodeAt(next)
    signs |= sign
    last = (last << 8) | sign
  }
  words[at >> 2] = ((last << 8) | 0x80) << (8 * (3 - (length & 3)))
  for (let word = (at >> 2) + 1; word < BLOCK_WORDS - 1; word += 1) words[word] = 0
  words[BLOCK_WORDS - 1] = (BLOCK_BYTES + length) * 8
  return signs < 0x80
}

function copy(from: Int32Array, to: Int32Array): void {
  for (let word = 0; word < STATE_WORDS; word += 1) to[word] = from[word]!
}

export function createKeyedWords(hash: WordHash, secret: KeyObject): KeyedWords {
  const given = secret.export()
  const key = given.length > BLOCK_BYTES ? hash.digest(given) : given
  const innerStart = keyedState(hash, key, INNER)
  const outerStart = keyedState(hash, key, OUTER)
  const message = new Message(hash)
  const state = new Int32Array(STATE_WORDS)
  const words = new Int32Array(hash.room)
  /** The outer hash over the inner one, which stands in `state`. */
  const finish = () => {
    copy(state, words)
    words[STATE_WORDS] = 0x8000_0000
    for (let word = STATE_WORDS + 1; word < BLOCK_WORDS - 1; word += 1) words[word] = 0
    words[BLOCK_WORDS - 1] = DIGEST_BITS
    copy(outerStart, state)
    hash.compress(state, words)
    return state
  }
  return text => {
    if (lay(text, words)) {
      copy(innerStart, state)
      hash.compress(state, words)
    } else {
      message.begin(innerStart)
      message.text(text)
      message.end()
      copy(message.state, state)
    }
    return finish()
  }
}

/** The 32 bytes as a string of as many characters 0–255. */
export function bytesOfWords(words: Int32Array): string {
  let bytes = ''
  for (let at = 0; at < STATE_WORDS; at += 2) {
    const [a, b] = [words[at]!, words[at + 1]!]
    bytes += String.fromCharCode(
      a >>> 24,
      (a >>> 16) & 255,
      (a >>> 8) & 255,
      a & 255,
      b >>> 24,
      (b >>> 16) & 255,
      (b >>> 8) & 255,
      b & 255,
    )
  }
  return bytes
}
