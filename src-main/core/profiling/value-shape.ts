// What a single value looks like by itself: number, date, time, yes/no, code or text.
// Must not decide the type of a column: see column-type.
import { isDigitCode } from '../values/characters.ts'
import { LAST_SERIAL, looksLikeDate, mayBeDate, parseCivilDate } from '../values/civil-date.ts'
import { parseTimeText } from '../values/civil-time.ts'
import { isEmptyToken } from '../values/empty-tokens.ts'
import { mayBeNumber, parseNumberText } from '../values/number-text.ts'
import { like } from '../values/sign-pattern.ts'

export const SHAPES = [
  'token',
  'integer',
  'decimal',
  /** A number with thousands, unit, currency, brackets, percent or in Chinese characters. */
  'numberText',
  /** 20200609: a date or an integer, as the rest of the column has it. */
  'compactDate',
  'date',
  /** A full date in another spelling than YYYY-MM-DD. */
  'dateText',
  'datetime',
  'datetimeText',
  'partialDate',
  'impossibleDate',
  'time',
  'boolean',
  /** Digits that are no quantity: leading zeros, or 16 and more. */
  'digitCode',
  'code',
  /** 3.20205E+17: digits beyond the fifteenth are gone. */
  'scientific',
  'error',
  'text',
] as const
export type Shape = (typeof SHAPES)[number]

/** A full date that is no number at the same time. */
export function isDateShape(shape: Shape): boolean {
  return shape === 'date' || shape === 'dateText' || shape === 'datetime' || shape === 'datetimeText'
}

export interface ShapedValue {
  shape: Shape
  /** Number value for integer, decimal and numberText. */
  number?: string
  /** `YYYY-MM-DD`, with a time behind a space, for full dates. */
  date?: string
  /** Could be an Excel day count of 1927–2064. */
  serial?: true
}

const FIRST_PLAUSIBLE_SERIAL = 10_000
const INTEGER = /^-?\d+$/
const DECIMAL = /^-?\d+\.\d+$/
const SCIENTIFIC = /^[1-9](?:\.\d+)?E\+(\d{2})$/i
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/
const ISO_DATETIME = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/
const DATE_START = /^\d{2,4} ?[-/.年]|^[〇零○一二][〇零○Oo0一二三四五六七八九]{3}年/
const COMPACT_TIME = /^20\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{4}(?:\d{2})?$/
const TIME = /^(?:上午|下午|凌晨|晚上)? ?\d{1,2}(?::|时|点)\d{0,2}/
const NUMBER_START = /^[-+(¥$€£约大近人\d.零壹贰叁肆伍陆柒捌玖拾负一二三四五六七八九十百千万R]/
const NUMBER_END = /[\d)%‰元圆块整正角分万亿千百十拾佰仟左右余币-]$/
const CODE = /^[0-9A-Za-z][0-9A-Za-z_./#:-]*$/
const LIKE_SCIENTIFIC = like(SCIENTIFIC)
const LIKE_DATE_START = like(DATE_START)
const LIKE_TIME = like(TIME)
const LIKE_NUMBER_START = like(NUMBER_START)
const LIKE_NUMBER_END = like(NUMBER_END)
const YES_NO = new Set(['是', '否', '对', '错', 'true', 'false', 'yes', 'no', 'y', 'n', 't', 'f', '√', '×', '✓', '✗'])
const ERRORS = new Set(['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NUM!', '#NULL!', '#SPILL!', '#CALC!'])

/** Which shapes values of one pattern of signs may have; what they may not have need not be tried. */
export interface ShapeRoute {
  readonly word: boolean
  readonly integer: boolean
  readonly decimal: boolean
  readonly scientific: boolean
  readonly date: boolean
  readonly time: boolean
  readonly number: boolean
  readonly code: boolean
}

const EVERY_ROUTE: ShapeRoute = {
  word: true,
  integer: true,
  decimal: true,
  scientific: true,
  date: true,
  time: true,
  number: true,
  code: true,
}

/** `signs` of values in judged form (9 digit, A letter, 汉 Chinese character, others themselves). */
export function shapeRoute(signs: string): ShapeRoute {
  return {
    word: signs.length <= 8 && !startsWithDigit(signs),
    integer: INTEGER.test(signs),
    decimal: DECIMAL.test(signs),
    scientific: LIKE_SCIENTIFIC(signs),
    date: LIKE_DATE_START(signs) && mayBeDate(signs),
    time: LIKE_TIME(signs),
    number: LIKE_NUMBER_START(signs) && LIKE_NUMBER_END(signs) && mayBeNumber(signs),
    code: CODE.test(signs),
  }
}

/** `value` in judged form, not blank. `hasDigits` saves work for plain words; `route` is that of its signs. */
export function shapeOf(value: string, hasDigits: boolean, route: ShapeRoute = EVERY_ROUTE): ShapedValue {
  if (route.word && value.length <= 8 && !startsWithDigit(value)) {
    if (ERRORS.has(value)) return { shape: 'error' }
    if (isEmptyToken(value)) return { shape: 'token' }
    if (value.length <= 5 && YES_NO.has(value.toLowerCase())) return { shape: 'boolean' }
  }
  if (route.integer && INTEGER.test(value)) return shapeOfInteger(value)
  if (route.decimal && DECIMAL.test(value)) return shapeOfDecimal(value)
  return shapeOfMixed(value, hasDigits, route)
}

function startsWithDigit(value: string): boolean {
  return isDigitCode(value.charCodeAt(0))
}

function shapeOfInteger(value: string): ShapedValue {
  const length = value.length
  if (length === 8) {
    const date = parseCivilDate(value)
    if (date !== null && /^(?:18|19|20)/.test(value)) return { shape: 'compactDate', number: value, date: date.date }
    if (looksLikeDate(value)) return { shape: 'integer', number: value }
  }
  if ((length === 12 || length === 14) && COMPACT_TIME.test(value)) return shapeOfDate(value)
  if (length >= 16 || (value.charCodeAt(0) === 48 && length > 1)) return { shape: 'digitCode' }
  return withSerial({ shape: 'integer', number: value }, value)
}

function shapeOfDecimal(value: string): ShapedValue {
  return withSerial({ shape: 'decimal', number: value }, value)
}

/** Counts below 10000 (1927) are left out: far more often they are quantities. */
function withSerial(shaped: ShapedValue, value: string): ShapedValue {
  const number = Number(value)
  if (number >= FIRST_PLAUSIBLE_SERIAL && number < LAST_SERIAL + 1) shaped.serial = true
  return shaped
}

function shapeOfMixed(value: string, hasDigits: boolean, route: ShapeRoute): ShapedValue {
  const scientific = route.scientific ? SCIENTIFIC.exec(value) : null
  if (scientific !== null && Number(scientific[1]) >= 14) return { shape: 'scientific' }
  if (route.date && DATE_START.test(value)) {
    const date = shapeOfDate(value)
    if (date.shape !== 'text') return date
  }
  if (route.time && hasDigits && TIME.test(value) && parseTimeText(value) !== null) return { shape: 'time' }
  if (route.number && value.length <= 40 && NUMBER_START.test(value) && NUMBER_END.test(value)) {
    const number = parseNumberText(value, { approximate: true })
    if (number !== null) return { shape: 'numberText', number }
  }
  return { shape: hasDigits && route.code && CODE.test(value) ? 'code' : 'text' }
}

function shapeOfDate(value: string): ShapedValue {
  const date = parseCivilDate(value)
  if (date === null) return { shape: looksLikeDate(value) ? 'impossibleDate' : 'text' }
  if (date.time !== undefined) {
    const shape = ISO_DATETIME.test(value) ? 'datetime' : 'datetimeText'
    return { shape, date: `${date.date} ${date.time}` }
  }
  if (date.precision !== 'day') return { shape: 'partialDate' }
  return { shape: ISO_DATE.test(value) ? 'date' : 'dateText', date: date.date }
}
