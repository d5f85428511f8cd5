// Brings text to one spelling: width, blanks, invisible characters.
// Must not touch meaning: no NFKC over everything, because that also rewrites rare name characters (U+F900…), ㎡, ① and ….
import { halfWidthCode, isBlankCode, isDashCode, isInvisibleCode, isLineBreakCode } from './characters.ts'

export const PUNCTUATION_RULES = ['keep', 'half', 'full'] as const
/** What becomes of ， ： ； ！ ？ （ ）, which Chinese sentences need and codes do not. */
export type PunctuationRule = (typeof PUNCTUATION_RULES)[number]

export const BLANK_RULES = ['keep', 'collapse', 'remove'] as const
/** Blanks inside the text: left alone, every run made one space, or removed. */
export type BlankRule = (typeof BLANK_RULES)[number]

export const LINE_BREAK_RULES = ['keep', 'blank', 'remove'] as const
export type LineBreakRule = (typeof LINE_BREAK_RULES)[number]

export interface TextRules {
  /** Full-width digits, letters and signs become half width. */
  halfWidth: boolean
  punctuation: PunctuationRule
  trim: boolean
  /** Zero-width characters, byte order marks, control and direction characters are removed. */
  removeInvisible: boolean
  blanks: BlankRule
  lineBreaks: LineBreakRule
}

export const DEFAULT_TEXT_RULES: TextRules = {
  halfWidth: true,
  punctuation: 'keep',
  trim: true,
  removeInvisible: true,
  blanks: 'collapse',
  lineBreaks: 'keep',
}

/** Most cells are plain: printable ASCII without blanks, basic Han, Chinese full stops and quotes. They are returned as they are. */
const NEEDS_WORK = /[^!-~\u4e00-\u9fff\u3001-\u3029]/
const NEEDS_FOLDING = /[^ -~\u4e00-\u9fff\u3001-\u3029]/
const FOLDED = /[^ -~\u4e00-\u9fff\u3001-\u3029]/g
const HALF_PUNCTUATION = /[,:;!?()]/
const HALF_BESIDE_HAN = /(?<=\p{Script=Han})[,:;!?()]|[,:;!?()](?=\p{Script=Han})/gu
const PAIRED = new Set([0xff0c, 0xff1a, 0xff1b, 0xff01, 0xff1f, 0xff08, 0xff09])
const BLANKS = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/g
const LINE_BREAKS = /[\r\n\u0085\u2028\u2029]+/g

/** `rules` overrides {@link DEFAULT_TEXT_RULES}. */
export function normalizeText(text: string, rules: Partial<TextRules> = {}): string {
  const rewritten = NEEDS_WORK.test(text) ? rewrite(text, { ...DEFAULT_TEXT_RULES, ...rules }) : text
  return rules.punctuation === 'full' ? widenPunctuation(rewritten) : rewritten
}

function rewrite(text: string, rules: TextRules): string {
  const units: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (rules.removeInvisible && isInvisibleCode(code)) continue
    units.push(rules.halfWidth ? narrow(code, rules.punctuation) : code)
  }
  const spaced = applyBlanks(applyLineBreaks(fromUnits(units), rules.lineBreaks), rules)
  return rules.trim ? trimBlanks(spaced) : spaced
}

function applyLineBreaks(text: string, rule: LineBreakRule): string {
  switch (rule) {
    case 'keep':
      return text
    case 'blank':
      return text.replace(LINE_BREAKS, ' ')
    case 'remove':
      return text.replace(LINE_BREAKS, '')
    default:
      return rule satisfies never
  }
}

function applyBlanks(text: string, rules: TextRules): string {
  switch (rules.blanks) {
    case 'keep':
      return rules.halfWidth ? text.replace(/\u3000/g, ' ') : text
    case 'collapse':
      return text.replace(BLANKS, ' ')
    case 'remove':
      return text.replace(BLANKS, '')
    default:
      return rules.blanks satisfies never
  }
}

function narrow(code: number, punctuation: PunctuationRule): number {
  return punctuation !== 'half' && PAIRED.has(code) ? code : halfWidthCode(code)
}

function widenPunctuation(text: string): string {
  if (!HALF_PUNCTUATION.test(text)) return text
  return text.replace(HALF_BESIDE_HAN, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
}

/** String.fromCharCode takes its arguments on the stack, so long texts go in pieces. */
function fromUnits(units: readonly number[]): string {
  if (units.length <= 4096) return String.fromCharCode(...units)
  let text = ''
  for (let at = 0; at < units.length; at += 4096) text += String.fromCharCode(...units.slice(at, at + 4096))
  return text
}

/** Removes blanks and line breaks at both ends, U+3000 and no-break spaces included. */
export function trimBlanks(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isEdge(text.charCodeAt(start))) start++
  while (end > start && isEdge(text.charCodeAt(end - 1))) end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

function isEdge(code: number): boolean {
  return isBlankCode(code) || isLineBreakCode(code)
}

/** `''` for a cell that holds nothing a person could see. */
export function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!isEdge(code) && !isInvisibleCode(code)) return false
  }
  return true
}

const PLAIN_ASCII = /^[!-&(-~]*$/

/**
 * The form in which values are judged: half width throughout, invisible characters gone, trimmed, blanks inside collapsed, and the
 * apostrophe gone that spreadsheets put before numbers kept as text.
 */
export function judgedForm(text: string): string {
  if (PLAIN_ASCII.test(text)) return text
  const normal = normalizeText(text, { punctuation: 'half', lineBreaks: 'blank' })
  return /^['‘’`]/.test(normal) ? trimBlanks(normal.slice(1)) : normal
}

/**
 * The same text with every UTF-16 unit in its place: full width made half width, every blank, line break and invisible character a
 * space, every dash `-`. Offsets found in it are offsets of the original.
 */
export function foldInPlace(text: string): string {
  // Most texts that need it hold two or three such signs.
  return NEEDS_FOLDING.test(text) ? text.replace(FOLDED, foldedSign) : text
}

function foldedSign(sign: string): string {
  const code = sign.charCodeAt(0)
  if (isEdge(code) || isInvisibleCode(code)) return ' '
  return isDashCode(code) ? '-' : String.fromCharCode(halfWidthCode(code))
}
