// One pass over the characters of a value: its pattern, and the oddities of its spelling.
// Must not interpret the value: see value-shape.
import { isBlankCode, isFullWidthCode, isHanCode, isInvisibleCode, isLineBreakCode } from '../values/characters.ts'
import { DIGIT_SIGN, HAN_SIGN, LETTER_SIGN, signOf, signsOf } from '../values/signs.ts'

/** Oddities of spelling, as bits. */
export const FORM = {
  edgeBlank: 1,
  /** A blank between Chinese characters, several blanks in a row, or an unusual blank. */
  innerBlank: 2,
  fullWidth: 4,
  invisible: 8,
  quoteMark: 16,
  lineBreak: 32,
  /** Replacement character or private use: the file was decoded wrongly somewhere before. */
  garbled: 64,
  /** The judged form differs from the raw value. */
  needsJudging: 128,
  /** A date after the processing date. */
  future: 256,
  /** Eighteen digits ending in 000, as a spreadsheet leaves them. */
  roundedTail: 512,
  smallLetter: 1024,
} as const

export interface ValueForm {
  /** Two 32-bit halves of a hash over the signs of {@link patternOf}. */
  readonly low: number
  readonly high: number
  readonly flags: number
  /** Unicode characters. */
  readonly characters: number
  readonly digits: number
}

/** Signs of a pattern; what lies behind them in the value is not part of it. */
export const PATTERN_LIMIT = 64
const ZERO = 48

/** What the pass asks of a unit, in one look at a table: the ranges would be asked one by one for every Chinese character. */
const PLAIN = 0
const IS_DIGIT = 1
const IS_SMALL = 2
const IS_ODD = 3
const IS_LOW_SURROGATE = 4
const SIGNS = Uint16Array.from({ length: 0x10000 }, (_, code) => signOf(code))
const ASKED = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  if (code >= 0xdc00 && code <= 0xdfff) return IS_LOW_SURROGATE
  if (SIGNS[code] === DIGIT_SIGN) return IS_DIGIT
  if (SIGNS[code] === LETTER_SIGN) return code >= 97 ? IS_SMALL : PLAIN
  return SIGNS[code] !== HAN_SIGN && (code < 33 || code > 126) ? IS_ODD : PLAIN
})

/** Results stay in the object: it runs for every distinct value and allocates nothing. */
export class FormReader implements ValueForm {
  low = 0
  high = 0
  flags = 0
  characters = 0
  digits = 0

  /** The value that is `units` from `from` up to `to`. */
  read(units: Uint8Array | Uint16Array, from: number, to: number): void {
    let low = 0x2545f491
    let high = 0x9e3779b9 | 0
    let flags = 0
    let characters = 0
    let digits = 0
    for (let at = from; at < to; at++) {
      const code = units[at] ?? 0
      const asked = ASKED[code] ?? PLAIN
      if (asked !== PLAIN) {
        if (asked === IS_LOW_SURROGATE) continue
        if (asked === IS_DIGIT) digits += 1
        else if (asked === IS_SMALL) flags |= FORM.smallLetter
        else flags |= oddityOf(units, from, to, at, code)
      }
      characters += 1
      if (characters > PATTERN_LIMIT) continue
      const sign = SIGNS[code] ?? 0
      low = Math.imul(low ^ sign, 2_654_435_761)
      high = Math.imul(high ^ sign, 1_597_334_677)
    }
    this.low = low
    this.high = high ^ (low >>> 15)
    this.flags = flags | wholeValueFlags(units, from, to, digits)
    this.characters = characters
    this.digits = digits
  }
}

/** 9 digit, A letter, 汉 Chinese character, ９ and Ａ their full-width forms, others themselves; cut after 64 characters. */
export function patternOf(value: string): string {
  return signsOf(value, PATTERN_LIMIT)
}

function wholeValueFlags(units: Uint8Array | Uint16Array, from: number, to: number, digits: number): number {
  const first = units[from]
  const quoted = first === 39 || first === 0x2018 || first === 0x2019 || first === 96
  const rounded = digits === 18 && units[to - 1] === ZERO && units[to - 2] === ZERO && units[to - 3] === ZERO
  return (quoted ? FORM.quoteMark | FORM.needsJudging : 0) | (rounded ? FORM.roundedTail : 0)
}

function oddityOf(units: Uint8Array | Uint16Array, from: number, to: number, at: number, code: number): number {
  const judging = FORM.needsJudging
  const edge = at === from || at === to - 1
  if (isLineBreakCode(code)) return FORM.lineBreak | judging | (edge ? FORM.edgeBlank : 0)
  if (isBlankCode(code)) {
    return judging | (edge ? FORM.edgeBlank : innerOddity(units[at - 1] ?? 0, code, units[at + 1] ?? 0))
  }
  if (isInvisibleCode(code)) return FORM.invisible | judging
  if (isFullWidthCode(code)) return (isChinesePunctuation(code) ? 0 : FORM.fullWidth) | judging
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return FORM.garbled
  return code === 0xffe5 ? judging : 0
}

/** ，：；！？（） and the ～ between two ends of a range (GB/T 15834-2011). */
const CHINESE_PUNCTUATION: ReadonlySet<number> = new Set([
  0xff0c, 0xff1a, 0xff1b, 0xff01, 0xff1f, 0xff08, 0xff09, 0xff5e,
])

/** Full-width punctuation is ordinary in Chinese text; full-width digits, letters and signs are not. */
function isChinesePunctuation(code: number): boolean {
  return CHINESE_PUNCTUATION.has(code)
}

function innerOddity(before: number, code: number, after: number): number {
  const odd = code !== 32 || isBlankCode(after) || (isHanCode(before) && isHanCode(after))
  return odd ? FORM.innerBlank : 0
}
