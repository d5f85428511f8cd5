// Renders a date section of a number format for a serial.
// Decides nothing about which section applies (number-format.ts does).
import { type ChineseStyle, spellDigits, spellNumber } from './chinese-digits.ts'
import type { FormatSection, FormatToken } from './format-code.ts'
import { type CivilDay, civilDay, LAST_DAY, pad, type SerialParts, serialIn1900, splitSerial } from './serial-date.ts'

const MONTHS = 'January,February,March,April,May,June,July,August,September,October,November,December'.split(',')
const WEEKDAYS = 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday'.split(',')
const MONTHS_CN = '一月,二月,三月,四月,五月,六月,七月,八月,九月,十月,十一月,十二月'.split(',')
const WEEKDAYS_CN = '日一二三四五六'

/** What a spreadsheet shows when a date format meets a number that is no date. */
export const NOT_A_DATE = '########'

/** Negative elapsed time is shown in a single unit only: `[h]`, not `[h]:mm`. */
function canBeNegative(section: FormatSection): boolean {
  const parts = section.tokens.filter(token => token.is === 'unit' || token.is === 'elapsed')
  return parts.length === 1 && parts[0]?.is === 'elapsed'
}

interface Moment {
  parts: SerialParts
  day: CivilDay
  /** |serial| in the workbook's own system, for elapsed time. */
  size: number
  twelveHours: boolean
  digits: number
}

export function showDate(section: FormatSection, serial: number, date1904: boolean): string {
  const elapsed = section.tokens.some(token => token.is === 'elapsed')
  const in1900 = elapsed ? Math.abs(serial) : serialIn1900(serial, date1904)
  if ((serial < 0 && !canBeNegative(section)) || !(in1900 < LAST_DAY + 1)) return NOT_A_DATE
  const digits = Math.min(6, Math.max(0, ...section.tokens.map(token => (token.is === 'fraction' ? token.width : 0))))
  const parts = splitSerial(in1900, digits)
  const moment: Moment = {
    parts,
    day: civilDay(parts.day),
    size: Math.abs(serial),
    twelveHours: section.tokens.some(token => token.is === 'half'),
    digits,
  }
  const text = section.tokens.map(token => showToken(token, moment, section)).join('')
  return elapsed && serial < 0 ? `-${text}` : text
}

function showToken(token: FormatToken, moment: Moment, section: FormatSection): string {
  switch (token.is) {
    case 'literal':
      return token.text
    case 'unit':
      return showUnit(token, moment, section)
    case 'elapsed':
      return pad(elapsedIn(token.unit, moment.parts), token.width)
    case 'fraction':
      return `.${pad(moment.parts.fraction, moment.digits).padEnd(token.width, '0')}`
    case 'half':
      return showHalf(token.style, moment.parts.hour >= 12)
    case 'slash':
      return '/'
    case 'point':
      return '.'
    case 'comma':
      return ','
    case 'percent':
      return '%'
    case 'digit':
      return token.text
    case 'exponent':
    case 'general':
    case 'text':
      return ''
  }
}

function elapsedIn(unit: 'h' | 'm' | 's', parts: SerialParts): number {
  const hours = parts.day * 24 + parts.hour
  if (unit === 'h') return hours
  const minutes = hours * 60 + parts.minute
  return unit === 'm' ? minutes : minutes * 60 + parts.second
}

function showHalf(style: 'AM/PM' | 'A/P' | 'a/p' | '上午/下午', afternoon: boolean): string {
  const [morning = '', evening = ''] = style.split('/')
  return afternoon ? evening : morning
}

function showUnit(token: FormatToken & { is: 'unit' }, moment: Moment, section: FormatSection): string {
  const { day, parts } = moment
  const number = (value: number, width: number) => chinese(pad(value, width), value, section)
  switch (token.unit) {
    case 'y':
      return chinese(token.width === 2 ? pad(day.year % 100, 2) : pad(day.year, 4), null, section)
    case 'month':
      return token.width <= 2 ? number(day.month, token.width) : monthName(day.month, token.width, section.chineseNames)
    case 'd':
      return token.width <= 2
        ? number(day.day, token.width)
        : weekdayName(day.weekday, token.width, section.chineseNames)
    case 'h':
      return number(moment.twelveHours ? ((parts.hour + 11) % 12) + 1 : parts.hour, Math.min(token.width, 2))
    case 'minute':
      return number(parts.minute, Math.min(token.width, 2))
    case 's':
      return number(parts.second, Math.min(token.width, 2))
    case 'weekdayCn':
      return `${token.width >= 4 ? '星期' : ''}${WEEKDAYS_CN.charAt(day.weekday)}`
    case 'era':
      return ''
  }
}

/** Years are spelled digit by digit (`value` null), everything else as a number. */
function chinese(text: string, value: number | null, section: FormatSection): string {
  if (section.chineseDigits === 0) return text
  const style: ChineseStyle = section.chineseDigits
  return value === null ? spellDigits(text, style) : spellNumber(String(value), style)
}

function monthName(month: number, width: number, inChinese: boolean): string {
  const name = (inChinese ? MONTHS_CN : MONTHS)[month - 1] ?? ''
  if (inChinese) return width === 5 ? name.charAt(0) : name
  return width === 3 ? name.slice(0, 3) : width === 5 ? name.charAt(0) : name
}

function weekdayName(weekday: number, width: number, inChinese: boolean): string {
  if (inChinese) return `${width >= 4 ? '星期' : '周'}${WEEKDAYS_CN.charAt(weekday)}`
  const name = WEEKDAYS[weekday] ?? ''
  return width === 3 ? name.slice(0, 3) : name
}
