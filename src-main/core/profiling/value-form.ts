// One pass over the characters of a value: its pattern, and the oddities of its spelling.
// Must not interpret the value: see value-shape.
import { isBlankCode, isFullWidthCode, isHanCode, isInvisibleCode, isLineBreakCode } from '../values/characters.ts'

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
  /** 52 bits over the signs of {@link patternOf}. */
  patternHash: number
  flags: number
  /** Unicode characters. */
  characters: number
  digits: number
  han: number
}

const PATTERN_LIMIT = 64
const DIGIT = 57
const LETTER = 65
const HAN = 0x6c49
const FULL_DIGIT = 0xff19
const FULL_LETTER = 0xff21

/** One pass, no allocation but the result: it runs for every distinct value. */
export function formOf(value: string): ValueForm {
  let low = 0x2545f491
  let high = 0x9e3779b9
  let flags = 0
  let characters = 0
  let digits = 0
  let han = 0
  const end = value.length
  for (let at = 0; at < end; at++) {
    const code = value.charCodeAt(at)
    if (code >= 0xdc00 && code <= 0xdfff) continue
    characters += 1
    const sign = signOf(code)
    if (sign === DIGIT) digits += 1
    else if (sign === HAN) han += 1
    else if (sign === LETTER) flags |= code >= 97 ? FORM.smallLetter : 0
    else if (code < 33 || code > 126) flags |= oddityOf(value, at, code)
    if (characters > PATTERN_LIMIT) continue
    low = Math.imul(low ^ sign, 2_654_435_761)
    high = Math.imul(high ^ sign, 1_597_334_677)
  }
  flags |= wholeValueFlags(value, digits)
  const patternHash = ((high ^ (low >>> 15)) >>> 12) * 4_294_967_296 + (low >>> 0)
  return { patternHash, flags, characters, digits, han }
}

/** 9 digit, A letter, 汉 Chinese character, ９ and Ａ their full-width forms, others themselves; cut after 64 characters. */
export function patternOf(value: string): string {
  const signs: number[] = []
  for (let at = 0; at < value.length && signs.length < PATTERN_LIMIT; at++) {
    const code = value.charCodeAt(at)
    if (code < 0xdc00 || code > 0xdfff) signs.push(signOf(code))
  }
  return String.fromCharCode(...signs)
}

function wholeValueFlags(value: string, digits: number): number {
  const first = value.charCodeAt(0)
  const quoted = first === 39 || first === 0x2018 || first === 0x2019 || first === 96
  const rounded = digits === 18 && value.endsWith('000')
  return (quoted ? FORM.quoteMark | FORM.needsJudging : 0) | (rounded ? FORM.roundedTail : 0)
}

function signOf(code: number): number {
  if (code >= 48 && code <= 57) return DIGIT
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return LETTER
  if (isHanCode(code)) return HAN
  if (code >= 0xff10 && code <= 0xff19) return FULL_DIGIT
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return FULL_LETTER
  return code
}

function oddityOf(value: string, at: number, code: number): number {
  const judging = FORM.needsJudging
  if (isLineBreakCode(code)) return FORM.lineBreak | judging | (isEdge(value, at) ? FORM.edgeBlank : 0)
  if (isBlankCode(code)) return blankOddity(value, at, code) | judging
  if (isInvisibleCode(code)) return FORM.invisible | judging
  if (isFullWidthCode(code)) return (isPairedPunctuation(code) ? 0 : FORM.fullWidth) | judging
  if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) return FORM.garbled
  return code === 0xffe5 ? judging : 0
}

/** Full-width punctuation is ordinary in Chinese text; full-width digits, letters and signs are not. */
function isPairedPunctuation(code: number): boolean {
  return (
    code === 0xff0c ||
    code === 0xff1a ||
    code === 0xff1b ||
    code === 0xff01 ||
    code === 0xff1f ||
    code === 0xff08 ||
    code === 0xff09
  )
}

function isEdge(value: string, at: number): boolean {
  return at === 0 || at === value.length - 1
}

function blankOddity(value: string, at: number, code: number): number {
  if (isEdge(value, at)) return FORM.edgeBlank
  const before = value.charCodeAt(at - 1)
  const after = value.charCodeAt(at + 1)
  const odd = code !== 32 || isBlankCode(after) || (isHanCode(before) && isHanCode(after))
  return odd ? FORM.innerBlank : 0
}
