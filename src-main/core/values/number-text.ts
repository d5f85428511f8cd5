// Numbers as people type them (1,234.50元, 1.23万元, (500), 12%, ￥３００) turned into decimal text, exactly.
// Must not use floating point: 0.1万 is 1000 and a 20-digit amount keeps its last digit.
import { parseChineseNumber } from './chinese-number.ts'
import { judgedForm } from './normalize-text.ts'

export interface NumberRules {
  /** What 12% means: `fraction` 0.12, `points` 12, `reject` not a number. */
  percent: 'fraction' | 'points' | 'reject'
  /** Accepts 约, 大约, 近 in front and 左右, 余 behind; the number is taken as it stands. */
  approximate: boolean
  /** Further unit words that may stand behind the number, such as 人 or 平方米. */
  units: readonly string[]
  /** Keeps trailing zeros as written (1234.50) where no unit was multiplied in; otherwise 1234.5. */
  keepScale: boolean
}

export const DEFAULT_NUMBER_RULES: NumberRules = {
  percent: 'fraction',
  approximate: false,
  units: [],
  keepScale: false,
}

const PLAIN = /^-?(?:0|[1-9]\d*)$/
/** Nothing to convert; a minus sign is left out because of -0.00. */
const PLAIN_DECIMAL = /^(?:0|[1-9]\d*)\.\d+$/
/** Plain amounts of money, read without asking for all other spellings: 1.3–1.9 µs become 0.6 µs. */
const AMOUNT = /^[￥¥]?((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(元|万元)?$/
const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(\.\d*)?(?:[eE]([+-]?\d{1,3}))?$/
const MULTIPLIERS: readonly (readonly [string, number])[] = [
  ['万亿', 12],
  ['千亿', 11],
  ['百亿', 10],
  ['十亿', 9],
  ['亿', 8],
  ['億', 8],
  ['千万', 7],
  ['百万', 6],
  ['十万', 5],
  ['万', 4],
  ['萬', 4],
  ['千', 3],
  ['百', 2],
]
const CURRENCY_BEFORE = /^(?:人民币|RMB|CNY|[¥$€£])\s*/i
const CURRENCY_AFTER = /\s*(?:元人民币|元整|元正|人民币|RMB|CNY|元|圆|块)$/i
const APPROXIMATE_BEFORE = /^(?:大约|约|近|将近)\s*/
const APPROXIMATE_AFTER = /\s*(?:左右|上下|余)$/

/**
 * Canonical decimal text (`-1234.5`: no plus sign, no leading zeros, never `-0`), or null when the text is no number.
 * Thousands must be grouped by three; `1.234,50` and `1,23` are refused rather than guessed.
 */
export function parseNumberText(text: string, rules: Partial<NumberRules> = {}): string | null {
  if (PLAIN.test(text)) return text === '-0' ? '0' : text
  const all: NumberRules = { ...DEFAULT_NUMBER_RULES, ...rules }
  if (all.units.length === 0 && PLAIN_DECIMAL.test(text)) return all.keepScale ? text : trimDecimal(text)
  const amount = all.units.length === 0 ? AMOUNT.exec(text) : null
  if (amount !== null) return parseDigits(amount[1] ?? '', amount[2]?.startsWith('万') === true ? 4 : 0, all.keepScale)
  const judged = judgedForm(text).replace(/[\u2212\u2013]/g, '-')
  if (judged === '') return null
  return parseSigned(all.approximate ? stripApproximate(judged) : judged, all)
}

/** Plain numbers with whatever may stand around them; words and letters may always be a unit or a number in words. */
const WRITTEN = /^[-+(¥$€£ ]*(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?:\.\d*)?[ %‰)-]*$/
const MAY_HAVE_WORDS = /[^ -@[-`{-~¥€£‰]/

/** Whether a text in judged form with these signs (9 digit, others themselves) could be read by {@link parseNumberText}. */
export function mayBeNumber(signs: string): boolean {
  return MAY_HAVE_WORDS.test(signs) || WRITTEN.test(signs)
}

function stripApproximate(text: string): string {
  return text.replace(APPROXIMATE_BEFORE, '').replace(APPROXIMATE_AFTER, '')
}

function parseSigned(text: string, rules: NumberRules): string | null {
  const bracketed = /^\((.+)\)$/.exec(text)
  const inner = bracketed?.[1] ?? /^([^-].*)-$/.exec(text)?.[1]
  if (inner === undefined) return parseUnsigned(text, rules)
  const value = parseUnsigned(inner, rules)
  return value === null || value.startsWith('-') ? null : negate(value)
}

function parseUnsigned(text: string, rules: NumberRules): string | null {
  const minusFirst = /^-\s*(?=[¥$€£人RC])/i.exec(text)
  if (minusFirst !== null) {
    const value = parseUnsigned(text.slice(minusFirst[0].length), rules)
    return value === null || value.startsWith('-') ? null : negate(value)
  }
  const bare = stripUnits(text.replace(CURRENCY_BEFORE, ''), rules.units)
  const percent = /^(.*\d)\s*([%‰])$/.exec(bare)
  if (percent !== null) return parsePercent(percent[1] ?? '', percent[2] === '%' ? 2 : 3, rules)
  const [digits, shift] = splitMultiplier(bare)
  return parseDigits(digits, shift, rules.keepScale) ?? parseChineseNumber(text)
}

function stripUnits(text: string, units: readonly string[]): string {
  const unit = units.find(word => word !== '' && text.endsWith(word))
  const bare = unit === undefined ? text : text.slice(0, -unit.length).trimEnd()
  return bare.replace(CURRENCY_AFTER, '')
}

function parsePercent(digits: string, places: number, rules: NumberRules): string | null {
  switch (rules.percent) {
    case 'reject':
      return null
    case 'points':
      return parseDigits(digits, 0, rules.keepScale)
    case 'fraction':
      return parseDigits(digits, -places, rules.keepScale)
    default:
      return rules.percent satisfies never
  }
}

function splitMultiplier(text: string): [digits: string, shift: number] {
  for (const [word, shift] of MULTIPLIERS) {
    if (text.endsWith(word)) return [text.slice(0, -word.length).trimEnd(), shift]
  }
  return [text, 0]
}

function parseDigits(text: string, shift: number, keepScale: boolean): string | null {
  const parts = NUMBER.exec(text)
  if (parts === null) return null
  const [, sign = '', whole = '', point = '', exponent] = parts
  if (whole === '' && point.length < 2) return null
  const moved = shift + Number(exponent ?? 0)
  const value = shiftPoint(whole.replace(/[, ]/g, ''), point.slice(1), moved)
  const scaled = keepScale && moved === 0 ? value : trimDecimal(value)
  return sign === '-' ? negate(scaled) : scaled
}

/** Moves the decimal point by `places` (right when positive). */
function shiftPoint(whole: string, fraction: string, places: number): string {
  const digits = whole + fraction
  const point = whole.length + places
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const head = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const tail = padded.slice(at)
  return tail === '' ? head : `${head}.${tail}`
}

/** `1234.50` → `1234.5`, `2.00` → `2`. */
export function trimDecimal(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

function negate(value: string): string {
  if (/^[0.]*$/.test(value)) return value
  return value.startsWith('-') ? value.slice(1) : `-${value}`
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/

/** Decimal text with exactly `places` decimals, halves away from zero (四舍五入). `value` must be decimal text. */
export function roundDecimal(value: string, places: number): string {
  const [, sign = '', whole = '0', fraction = ''] = DECIMAL.exec(value) ?? []
  // Most amounts have the wanted decimals already.
  if (fraction.length === places && places > 0 && sign === '' && (whole === '0' || !whole.startsWith('0'))) return value
  const kept = BigInt(whole + fraction.slice(0, places).padEnd(places, '0'))
  const up = Number(fraction.charAt(places) || '0') >= 5 ? 1n : 0n
  const digits = (kept + up).toString().padStart(places + 1, '0')
  const split = digits.length - places
  const text = places === 0 ? digits : `${digits.slice(0, split)}.${digits.slice(split)}`
  return sign === '-' ? negate(text) : text
}

/** Exact order of two decimal texts: negative, 0 or positive. */
export function compareDecimal(left: string, right: string): number {
  const [, leftSign = '', leftWhole = '0', leftFraction = ''] = DECIMAL.exec(left) ?? []
  const [, rightSign = '', rightWhole = '0', rightFraction = ''] = DECIMAL.exec(right) ?? []
  const places = Math.max(leftFraction.length, rightFraction.length)
  const a = BigInt(`${leftSign}${leftWhole}${leftFraction.padEnd(places, '0')}`)
  const b = BigInt(`${rightSign}${rightWhole}${rightFraction.padEnd(places, '0')}`)
  return a < b ? -1 : a > b ? 1 : 0
}
