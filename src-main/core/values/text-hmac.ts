// HMAC-SHA-256 (RFC 2104) of many short texts under one key.
// Computes no hash itself: see sha256 and keyed-words.
import type { KeyObject } from 'node:crypto'
import { bytesOfWords, createKeyedWords } from '../ciphers/keyed-words.ts'
import { SHA256 } from '../ciphers/sha256.ts'

/** Returns a function from a text to the 32 bytes of its HMAC as a string of as many characters 0–255. The text counts as UTF-8. */
export function createTextHmac(secret: KeyObject): (text: string) => string {
  const words = createKeyedWords(SHA256, secret)
  return text => bytesOfWords(words(text))
}
