// The usual spellings of a full date read sign by sign, for columns of millions: 2020-06-09, 2020/6/9, 2020.06.09, 20200609, 2020年6月9日.
// Must say nothing of any other text, and of these exactly what civil-date says.
import { isRealDate } from './calendar.ts'

const ZERO = 48
const YEAR = '年'.charCodeAt(0)
const MONTH = '月'.charCodeAt(0)
const DAY = '日'.charCodeAt(0)
/** 2020年12月31日 */
const LONGEST = 11

/** The digits from `from` on, `count` of them, as a number; negative where one is none. */
function digitsAt(text: string, from: number, count: number): number {
  let number = 0
  for (let at = from; at < from + count; at += 1) {
    const digit = text.charCodeAt(at) - ZERO
    // NaN behind the end.
    if (!(digit >= 0 && digit <= 9)) return -1
    number = number * 10 + digit
  }
  return number
}

const isDigit = (code: number) => code >= ZERO && code <= ZERO + 9

/** What has to stand between month and day, and behind the day (0 = nothing); -1 = no date is written so. */
function signsAfter(first: number): readonly [between: number, behind: number] | null {
  switch (first) {
    case YEAR:
      return CHINESE
    case 0x2d:
      return DASHES
    case 0x2e:
      return DOTS
    case 0x2f:
      return SLASHES
    default:
      return null
  }
}
const CHINESE = [MONTH, DAY] as const
const DASHES = [0x2d, 0] as const
const DOTS = [0x2e, 0] as const
const SLASHES = [0x2f, 0] as const

/** Year · 10,000 + month · 100 + day; 0 = not written so, or no real date: civil-date then decides. */
export function plainDate(text: string): number {
  const { length } = text
  if (length < 8 || length > LONGEST) return 0
  const year = digitsAt(text, 0, 4)
  if (year < 0) return 0
  if (isDigit(text.charCodeAt(4)))
    return length === 8 ? dateNumber(year, digitsAt(text, 4, 2), digitsAt(text, 6, 2)) : 0
  const signs = signsAfter(text.charCodeAt(4))
  if (signs === null) return 0
  const monthSigns = isDigit(text.charCodeAt(6)) ? 2 : 1
  if (text.charCodeAt(5 + monthSigns) !== signs[0]) return 0
  const dayAt = 6 + monthSigns
  const daySigns = isDigit(text.charCodeAt(dayAt + 1)) ? 2 : 1
  const end = dayAt + daySigns
  const whole = signs[1] === 0 ? end === length : end + 1 === length && text.charCodeAt(end) === signs[1]
  return whole ? dateNumber(year, digitsAt(text, 5, monthSigns), digitsAt(text, dayAt, daySigns)) : 0
}

function dateNumber(year: number, month: number, day: number): number {
  return isRealDate(year, month, day) ? year * 10_000 + month * 100 + day : 0
}
