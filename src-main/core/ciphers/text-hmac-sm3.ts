// HMAC-SM3 (GB/T 32905-2016 with RFC 2104) of many short texts under one key.
// Computes no hash itself: see sm3 and keyed-words.
import type { KeyObject } from 'node:crypto'
import { bytesOfWords, createKeyedWords } from './keyed-words.ts'
import { SM3 } from './sm3.ts'

/** Returns a function from a text to the 32 bytes of its HMAC as a string of as many characters 0–255. The text counts as UTF-8. */
export function createTextHmacSm3(secret: KeyObject): (text: string) => string {
  const words = createKeyedWords(SM3, secret)
  return text => bytesOfWords(words(text))
}
