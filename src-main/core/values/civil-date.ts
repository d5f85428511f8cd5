// Dates in every spelling found in Chinese tables, read into `YYYY-MM-DD`, `YYYY-MM` or `YYYY` and a time.
// Must not guess: two-digit years, day-first order and Excel serials are read only when the caller states them.
import { dateOfDayNumber, dayNumber, isoDate, isRealDate, twoDigits } from './calendar.ts'
import { parseChineseNumber, parseDigitRow } from './chinese-number.ts'
import { parseTimeText } from './civil-time.ts'
import { judgedForm } from './normalize-text.ts'
import { like } from './sign-pattern.ts'

export interface CivilDate {
  /** `YYYY-MM-DD`, or `YYYY-MM` / `YYYY` where the text says no more. */
  date: string
  /** `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff`; only with a full date. */
  time?: string
  precision: 'year' | 'month' | 'day' | 'minute' | 'second'
}

export interface DateRules {
  /** Reads bare numbers 1–60000 as Excel day counts of that date system; absent = never. */
  serials?: '1900' | '1904'
  /** Two-digit years below the pivot are 20xx, the others 19xx; absent = two-digit years are no dates. */
  pivot?: number
  /** Order of `1/2/2020`; absent = only year-first dates are read. */
  order?: 'dayFirst' | 'monthFirst'
}

/** By far the most frequent spelling, read without the rest. */
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2})?))?$/
// 2020-06-09, 2020/6/9, 2020.06.09, 2020年6月9日, 2020 6 9, with anything behind it that starts like a time.
const YEAR_FIRST =
  /^(\d{4}|\d{2}) ?[-/.年 ] ?(\d{1,2})(?: ?[-/.月 ] ?(\d{1,2})(?: ?[日号])?|月)?(?=$|[T ,上下凌早中晚午])(.*)$/
// 日 needs no separator before the time: 2024年3月5日14时22分.
const CHINESE_WITH_TIME = /^(\d{4}|\d{2})年 ?(\d{1,2})月 ?(\d{1,2}) ?[日号](.*)$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:[T ]?(\d{2})(\d{2})(\d{2})?)?$/
const COMPACT_SHORT = /^(\d{2})(\d{2})(\d{2})$/
const COMPACT_MONTH = /^((?:18|19|20)\d{2})(0[1-9]|1[0-2])$/
const YEAR_ONLY = /^(\d{4})年?$/
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?=$|[T ])(.*)$/
const SERIAL = /^\d{1,5}(?:\.\d+)?$/
const CHINESE_NUMERALS = /[〇零○◯一二三四五六七八九十廿卅]/
const CHINESE_DATE =
  /^([〇零○◯Oo0一二三四五六七八九]{4})年(?:([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿卅]{1,3})[日号])?)?(.*)$/
/** What most tables hold beside ISO, read in one go: 1.6 µs become 0.4 µs for `2020/6/9 14:22`. */
const SEPARATED = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?: (\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const DASHES = /[\u2010-\u2015\u2212]/g
const MAY_NAME_WEEKDAY = /[周星礼]/
const WEEKDAY = / ?\(?(?:星期|周|礼拜)[一二三四五六日天]\)?/

/** null when the text is no date or an impossible one (2020-02-30). */
export function parseCivilDate(text: string, rules: DateRules = {}): CivilDate | null {
  const iso = ISO.exec(text)
  if (iso !== null) {
    if (!isRealDate(Number(iso[1]), Number(iso[2]), Number(iso[3]))) return null
    return joinTime(text.slice(0, 10), iso[4] ?? '')
  }
  const usual = SEPARATED.exec(text)
  if (usual !== null) {
    const date = parseSeparated(usual)
    if (date !== undefined) return date
  }
  const judged = judgedForm(text).replace(DASHES, '-')
  if (judged.length < 1 || judged.length > 40) return null
  const plain = MAY_NAME_WEEKDAY.test(judged) ? judged.replace(WEEKDAY, ' ').trim() : judged
  if (CHINESE_NUMERALS.test(plain)) return parseChineseDate(plain)
  return parseWestern(plain, rules)
}

/** undefined = the time is not one of the plain kind; the full rules then decide. */
function parseSeparated(parts: RegExpExecArray): CivilDate | null | undefined {
  const [, year, , month, day, hour, minute, second] = parts
  if (Number(hour ?? 0) > 23 || Number(minute ?? 0) > 59 || Number(second ?? 0) > 59) return undefined
  if (!isRealDate(Number(year), Number(month), Number(day))) return null
  const date = `${year}-${padded(month)}-${padded(day)}`
  if (hour === undefined) return { date, precision: 'day' }
  const time = `${padded(hour)}:${minute}`
  return second === undefined
    ? { date, time, precision: 'minute' }
    : { date, time: `${time}:${second}`, precision: 'second' }
}

function padded(digits = ''): string {
  return digits.length === 1 ? `0${digits}` : digits
}

function parseWestern(text: string, rules: DateRules): CivilDate | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return parseDigits(text, rules)
  const withTime = CHINESE_WITH_TIME.exec(text)
  const parts = withTime ?? YEAR_FIRST.exec(text)
  if (parts !== null) {
    const year = fullYear(parts[1] ?? '', rules.pivot)
    return year === null ? null : assemble(year, parts[2], parts[3], parts[4])
  }
  const compact = COMPACT.exec(text)
  if (compact !== null) return parseCompact(compact)
  const yearOnly = YEAR_ONLY.exec(text)
  if (yearOnly !== null) return yearOf(Number(yearOnly[1]))
  return parseYearLast(text, rules)
}

/** Digits only: compact dates, years, year and month, serials. `2020.06` is year and month; `2020.5123` is not. */
function parseDigits(text: string, rules: DateRules): CivilDate | null {
  const compact = COMPACT.exec(text)
  if (compact !== null) return parseCompact(compact)
  const dotted = /^(\d{4})\.(\d{1,2})$/.exec(text)
  if (dotted !== null) {
    const month = assemble(Number(dotted[1]), dotted[2], undefined, '')
    if (month !== null) return month
  }
  const month = COMPACT_MONTH.exec(text)
  if (month !== null) return assemble(Number(month[1]), month[2], undefined, '')
  const short = rules.pivot === undefined ? null : COMPACT_SHORT.exec(text)
  if (short !== null) {
    const year = fullYear(short[1] ?? '', rules.pivot)
    return year === null ? null : assemble(year, short[2], short[3], '')
  }
  if (YEAR_ONLY.test(text)) {
    const year = Number(text)
    if (rules.serials === undefined || (year >= 1900 && year <= 2100)) return yearOf(year)
  }
  return rules.serials !== undefined && SERIAL.test(text) ? dateOfSerial(text, rules.serials) : null
}

function yearOf(year: number): CivilDate | null {
  return year >= 1000 && year <= 2999 ? { date: String(year), precision: 'year' } : null
}

function fullYear(digits: string, pivot: number | undefined): number | null {
  if (digits.length === 4) return Number(digits)
  if (pivot === undefined) return null
  const short = Number(digits)
  return short < pivot ? 2000 + short : 1900 + short
}

function parseCompact(parts: RegExpExecArray): CivilDate | null {
  const [, year = '', month = '', day = '', hour, minute, second] = parts
  const time = hour === undefined ? '' : [hour, minute, second].filter(part => part !== undefined).join(':')
  return assemble(Number(year), month, day, time)
}

function parseYearLast(text: string, rules: DateRules): CivilDate | null {
  const parts = rules.order === undefined ? null : YEAR_LAST.exec(text)
  if (parts === null) return null
  const [, first, second, year, time] = parts
  const [month, day] = rules.order === 'dayFirst' ? [second, first] : [first, second]
  return assemble(Number(year), month, day, time)
}

function parseChineseDate(text: string): CivilDate | null {
  const parts = CHINESE_DATE.exec(text)
  if (parts === null) return null
  const [, yearText = '', monthText, dayText, rest = ''] = parts
  // The letter O and the digit 0 are typed for 〇.
  const year = Number(parseDigitRow(yearText.replace(/[Oo0]/g, '〇')))
  const number = (part: string | undefined) => (part === undefined ? undefined : (parseChineseNumber(part) ?? '0'))
  return assemble(year, number(monthText), number(dayText), rest)
}

function assemble(year: number, month: string | undefined, day: string | undefined, rest = ''): CivilDate | null {
  const after = rest.replace(/^[T ,]+/, '').trim()
  if (day === undefined) {
    if (after !== '') return null
    if (month === undefined) return yearOf(year)
    return isRealDate(year, Number(month), 1)
      ? { date: `${year}-${twoDigits(Number(month))}`, precision: 'month' }
      : null
  }
  if (!isRealDate(year, Number(month), Number(day))) return null
  return joinTime(isoDate(year, Number(month), Number(day)), after)
}

/** `date` `YYYY-MM-DD`; `after` what stands behind it. */
function joinTime(date: string, after: string): CivilDate | null {
  if (after === '') return { date, precision: 'day' }
  const time = parseTimeText(after)
  if (time === null) return null
  return { date, time, precision: time.length === 5 ? 'minute' : 'second' }
}

const EPOCH_1900 = dayNumber(1899, 12, 31)
const EPOCH_1904 = dayNumber(1904, 1, 1)
export const LAST_SERIAL = 60_000
const PHANTOM_DAY = 60

/**
 * Excel day count with an optional fraction of a day, e.g. `45292.75`. In the 1900 system day 60 is 1900-02-29, which never was: null,
 * and later days are one less. Seconds are rounded, since the fraction is a rounded binary number.
 */
export function dateOfSerial(text: string, system: '1900' | '1904'): CivilDate | null {
  const [whole = '', fraction = ''] = text.split('.')
  let days = Number(whole)
  let seconds = Math.round(Number(`0.${fraction || '0'}`) * 86_400)
  if (seconds === 86_400) {
    days += 1
    seconds = 0
  }
  const first = system === '1904' ? 0 : 1
  if (days < first || days > LAST_SERIAL || (system === '1900' && days === PHANTOM_DAY)) return null
  const epoch = system === '1904' ? EPOCH_1904 : EPOCH_1900 - (days > PHANTOM_DAY ? 1 : 0)
  const date = dateOfDayNumber(epoch + days)
  if (fraction === '' || seconds === 0) return { date, precision: 'day' }
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(twoDigits).join(':')
  return { date, time: clock, precision: 'second' }
}

const DATE_SHAPE = /^\d{4}(?: ?[-/.年] ?\d{1,2}){1}(?: ?[-/.月] ?\d{1,2})日?(?:$|[T 上下凌早中晚\d])/
const COMPACT_SHAPE = /^(?:1[89]|20)\d{6}$/

/** Whether the text is written like a date, possible or not: `2020-02-30` and `20201341` are. */
export function looksLikeDate(text: string): boolean {
  const judged = judgedForm(text)
  return DATE_SHAPE.test(judged) || COMPACT_SHAPE.test(judged)
}

const WRITTEN = like(
  ISO,
  YEAR_FIRST,
  CHINESE_WITH_TIME,
  COMPACT,
  YEAR_ONLY,
  YEAR_LAST,
  /^\d+(?:\.\d+)?$/,
  DATE_SHAPE,
  COMPACT_SHAPE,
)
const PLAIN_SIGNS = /^[ -~]*$/

/** Whether a text in judged form with these signs could be read by {@link parseCivilDate} or {@link looksLikeDate}. */
export function mayBeDate(signs: string): boolean {
  return !PLAIN_SIGNS.test(signs) || WRITTEN(signs)
}
