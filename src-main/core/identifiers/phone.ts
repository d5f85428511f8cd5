// Telephone numbers: mobile numbers by the assigned prefixes (工信部 numbering plan), landlines by area code.
// Must not name operators: since number portability (2019) the prefix no longer tells.
import { everyMatch } from '../values/every-match.ts'
import { foldInPlace, judgedForm } from '../values/normalize-text.ts'
import type { IdVerdict } from './citizen-id.ts'

/** Assigned prefixes of mobile numbers. */
export const ASSIGNED = /^1(?:3\d|4[579]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])/
const PLAIN = /^1\d{10}$/
/** Machine cards with 13 digits. */
const MACHINE = /^14(?:10|00|4[01]|[68]\d)\d{9}$/

/** A mobile number in any spelling: country code, blanks or dashes, the `.0` a spreadsheet adds. Works on folded text. */
const MOBILE = /(?<![0-9A-Za-z.])(?:(?:\+|00)?86[ -]*)?(1[3-9]\d[ -]?\d{4}[ -]?\d{4})(?:\.0+(?!\d))?(?![0-9A-Za-z])/g
// Without brackets or a dash after the area code, twelve digits are a serial unless a word says otherwise.
export const LANDLINE_IN_TEXT =
  /(?<![0-9A-Za-z-])(?:(?:\+|00)?86[ -]*)?(?:\(0(?:10|2\d|[3-9]\d{2})\) ?-?|0(?:10|2\d|[3-9]\d{2})[ -]|(?<=(?:电话|座机|固话|传真|热线|致电|拨打|联系|tel)[^0-9A-Za-z]{0,4})0(?:10|2\d|[3-9]\d{2}))[2-9]\d{6,7}(?:(?:-|转|x)\d{1,6})?(?![0-9A-Za-z])/gi
const LANDLINE_WHOLE =
  /^(?:(?:\+|00)?86[ -]*)?(?:\(0(?:10|2\d|[3-9]\d{2})\) ?-?|0(?:10|2\d|[3-9]\d{2})[ -]?)?[2-9]\d{6,7}(?:(?:-|转|x)\d{1,6})?$/
const SERVICE = /^(?:[48]00[- ]?\d{3}[- ]?\d{4}|1(?:1\d|2[0-3])\d{0,2}|12345|9[56]\d{3,4})$/
/** The same with other signs or groups: 138.0000.0000, 138_0000_0000, 1 3 8 0 …, 138 00 00 00 00, TEL13800000000. */
const DISGUISED =
  /(?<!\d)(?<!\d[ .·_-])(?<![0-9A-Za-z]{1,12}[A-Za-z])(?:1[3-9]\d([.·_ -]{1,2})\d{4}\1\d{4}|1[3-9]\d([.·_ -]{1,2})\d{2}\2\d{2}\2\d{2}\2\d{2}|1[3-9]\d{2}([.·_ -]{1,2})\d{3}\3\d{4}|1[3-9]\d{2}([.·_ -]{1,2})\d{4}\4\d{3}|1([.·_ -]{1,2})[3-9](?:\5\d){9}|1[3-9]\d[ .·_-]{1,3}\d{8}|1[3-9]\d{5}(?:[ ·_-]{1,3}|[ .·_-]{2,3})\d{4})(?![0-9A-Za-z]|[.·_-]\d)/g
const LABELLED = /(?<=(?<![A-Za-z])(?:tel|phone|mobile|mob|sjh?|dh|wx|vx|weixin)[.:]?)1[3-9]\d{9}(?![0-9A-Za-z])/gi
/** Any signs between the digits, where a word says what it is. */
const CALLED =
  /(?<=(?:电话|手机|号码|联系方式|联系人|热线|致电|拨打|tel|phone|\+86)[^0-9A-Za-z]{0,4}?)[([【]?1(?:[ .·_()[\]【】,/*~-]{0,2}\d){10}(?![0-9A-Za-z]|[.,]\d)/gi
/** A cell that is nothing but three groups with one sign between them, or with the first in brackets. */
const WHOLE_GROUPS = /^ ?(?:1[3-9]\d([/,*~])\d{4}\1\d{4}|[([【]1[3-9]\d[)\]】][ -]?\d{4}[ -]?\d{4}) ?$/g
const LANDLINE_PARTS =
  /^(?:(?:\+|00)?86[ -]*)?\(?(0(?:10|2\d|[3-9]\d{2}))\)?[ -]*([2-9]\d{6,7})(?:(?:-|转|x)(\d{1,6}))?$/
/** All spellings of a whole value. */
export const LANDLINES = [LANDLINE_WHOLE, SERVICE, LANDLINE_PARTS] as const
/** All spellings found in text. */
export const MOBILES_IN_TEXT = [MOBILE, DISGUISED, LABELLED, CALLED, WHOLE_GROUPS] as const
const MAY_BE_DISGUISED = /1[ .·_()[\]【】,/*~-]{0,2}[3-9][ .·_()[\]【】,/*~-]{0,2}\d/
/** Rules out nearly every other value before the exact pattern looks around. */
const MAY_HOLD_MOBILE = /1[3-9]\d[ -]?\d{4}[ -]?\d{4}/
const ONLY_SEPARATORS = /^[ /、;,|\\和或及]*$/

export interface PhoneMatch {
  start: number
  end: number
  /** Eleven digits. */
  number: string
  assigned: boolean
}

/** Mobile numbers inside any text, with UTF-16 offsets of the text given. */
export function searchMobiles(text: string): PhoneMatch[] {
  const folded = foldInPlace(text)
  const matches = MAY_HOLD_MOBILE.test(folded) ? everyMatch(MOBILE, folded).map(match => toPhone(match, match[1])) : []
  if (!MAY_BE_DISGUISED.test(folded) || (matches.length > 0 && digitsOutside(folded, matches) < MOBILE_DIGITS))
    return matches
  const free = (match: RegExpExecArray) =>
    matches.every(({ start, end }) => match.index >= end || match.index + match[0].length <= start)
  for (const pattern of [DISGUISED, LABELLED, CALLED, WHOLE_GROUPS])
    for (const match of everyMatch(pattern, folded)) if (free(match)) matches.push(toPhone(match, match[0]))
  return matches.sort((a, b) => a.start - b.start)
}

const MOBILE_DIGITS = 11

/** Digits that belong to no number found so far. */
function digitsOutside(text: string, matches: readonly PhoneMatch[]): number {
  let digits = 0
  let from = 0
  for (const { start, end } of [...matches, { start: text.length, end: text.length }]) {
    for (let at = from; at < start; at += 1) {
      const code = text.charCodeAt(at)
      if (code >= 48 && code <= 57) digits += 1
    }
    from = end
  }
  return digits
}

function toPhone(match: RegExpExecArray, written = ''): PhoneMatch {
  const number = written.replace(/\D/g, '')
  return { start: match.index, end: match.index + match[0].length, number, assigned: ASSIGNED.test(number) }
}

/** Landlines with area code inside any text. */
export function searchLandlines(text: string): { start: number; end: number }[] {
  const folded = foldInPlace(text)
  return everyMatch(LANDLINE_IN_TEXT, folded).map(match => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** `value` in judged form. Several numbers in one cell are valid when each of them is. lookalike = eleven digits of no assigned prefix. */
export function judgeMobile(value: string): IdVerdict {
  if (PLAIN.test(value)) {
    if (ASSIGNED.test(value)) return 'valid'
    return value.charCodeAt(1) > 50 ? 'lookalike' : null
  }
  if (value.length < 11 || !MAY_BE_DISGUISED.test(value)) return null
  if (MACHINE.test(value)) return 'valid'
  const found = searchMobiles(value)
  if (found.length === 0 || !ONLY_SEPARATORS.test(restOf(value, found))) return null
  return found.every(match => match.assigned) ? 'valid' : 'lookalike'
}

function restOf(value: string, found: readonly PhoneMatch[]): string {
  let rest = ''
  let from = 0
  for (const match of found) {
    rest += value.slice(from, match.start)
    from = match.end
  }
  return rest + value.slice(from)
}

/** The eleven-digit numbers of a cell in any spelling, or null when the cell is not just mobile numbers. */
export function parseMobiles(text: string): string[] | null {
  const value = judgedForm(text)
  return judgeMobile(value) === 'valid' ? searchMobiles(value).map(match => match.number) : null
}

/** `value` in judged form: with or without area code, extension allowed, service numbers too. */
export function judgeLandline(value: string): IdVerdict {
  return LANDLINE_WHOLE.test(value) || SERVICE.test(value) ? 'valid' : null
}

/** `0510-80000000` (area code, dash, local number, extension) for a landline with area code, else null. */
export function parseLandline(text: string): string | null {
  const value = judgedForm(text)
  const parts = LANDLINE_PARTS.exec(value)
  if (parts === null) return null
  const [, area = '', local = '', extension] = parts
  return extension === undefined ? `${area}-${local}` : `${area}-${local}-${extension}`
}
