// The signs of a text: 9 for every digit, A for every letter, 汉 for every Chinese character, others themselves.
// Must not interpret the text: texts of one pattern of signs may mean quite different things.
import { isHanCode } from './characters.ts'

export const DIGIT_SIGN = 57
export const LETTER_SIGN = 65
export const HAN_SIGN = 0x6c49
const FULL_DIGIT = 0xff19
const FULL_LETTER = 0xff21

/** Full-width digits and letters have signs of their own. Halves of surrogate pairs are Chinese characters, which pairs mostly are. */
export function signOf(code: number): number {
  if (code >= 48 && code <= 57) return DIGIT_SIGN
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LETTER_SIGN
  if (isHanCode(code)) return HAN_SIGN
  if (code >= 0xff10 && code <= 0xff19) return FULL_DIGIT
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return FULL_LETTER
  return code
}

/** At most `limit` signs; a surrogate pair has one. */
export function signsOf(text: string, limit: number): string {
  const signs: number[] = []
  for (let at = 0; at < text.length && signs.length < limit; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xdc00 || code > 0xdfff) signs.push(signOf(code))
  }
  return String.fromCharCode(...signs)
}
