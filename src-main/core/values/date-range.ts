// Ranges of dates as tables have them (2020年1月至6月, 2020.01.01-2021.03.05, 2019—2020, 2021-05-01起), read into two dates.
// Guesses nothing: what the second date leaves out is taken from the first only where the words say so.
import { parseCivilDate } from './civil-date.ts'
import { judgedForm } from './normalize-text.ts'

export interface DateRange {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly from: string
  /** '' = still going on (至今, 起). */
  readonly to: string
}

const OPEN_END = /^(?:今|至今|现在|目前|长期)$/
const SINCE = /^(.+?)(?:起|以来|至今|到今|-今)$/
const SEPARATORS = [/\s*(?:至|到|~|〜|∼)\s*/, /\s*(?:--|[\u2010-\u2015\u2212])\s*/, /\s+-\s+/]

/** 6月 behind 2020年1月 is 2020年6月; 15日 behind 2020年1月3日 is 2020年1月15日. */
function completed(second: string, first: string): string {
  const [year = '', month = ''] = first.split('-')
  if (/^\d{1,2}月/.test(second)) return `${year}年${second}`
  if (/^\d{1,2}[日号]$/.test(second) && month !== '') return `${year}年${Number(month)}月${second}`
  return second
}

function fromHalves(left: string, right: string): DateRange | null {
  const from = parseCivilDate(left)?.date
  if (from === undefined) return null
  if (OPEN_END.test(right)) return { from, to: '' }
  const to = parseCivilDate(completed(right, from))?.date
  if (to === undefined) return null
  const length = Math.min(from.length, to.length)
  return from.slice(0, length) <= to.slice(0, length) ? { from, to } : null
}

/** One hyphen may part the dates or the parts of a date: the one place where both sides are dates of the same precision. */
function atHyphen(text: string): DateRange | null {
  const found: DateRange[] = []
  for (let at = text.indexOf('-', 4); at > 0; at = text.indexOf('-', at + 1)) {
    const range = fromHalves(text.slice(0, at).trim(), text.slice(at + 1).trim())
    if (range !== null && range.from.length === range.to.length) found.push(range)
  }
  return found.length === 1 ? (found[0] ?? null) : null
}

/** null when the text is no range, or ends before it begins. */
export function parseDateRange(text: string): DateRange | null {
  const judged = judgedForm(text)
  if (judged === '' || judged.length > 80) return null
  for (const separator of SEPARATORS) {
    const [left, right, more] = judged.split(separator)
    if (left === undefined || right === undefined || more !== undefined) continue
    const range = fromHalves(left.trim(), right.trim())
    if (range !== null) return range
  }
  const since = SINCE.exec(judged)?.[1]
  const from = since === undefined ? undefined : parseCivilDate(since.trim())?.date
  if (from !== undefined) return { from, to: '' }
  // A date is no range: 2020-06-09.
  return parseCivilDate(judged) === null ? atHyphen(judged) : null
}
