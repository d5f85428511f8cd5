// Dates in spellings that few tables hold: English month names, years of the Republic, numerals of cheques, a stated Beijing offset.
// Must not guess: dates of the lunar calendar are none of these, and a time of another zone would be another day.
import { parseChineseNumber, parseDigitRow } from './chinese-number.ts'
import { type CivilDate, type DateRules, parseCivilDate } from './civil-date.ts'
import { judgedForm } from './normalize-text.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/
/** 9-Jun-2020, 9 June 2020, 09Jun2020; then June 9, 2020 and Jun. 9th 2020. */
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]{3,9})\.?,?[ -]?(\d{4})(?=$|[ t,])(.*)$/
const MONTH_FIRST = /^([a-z]{3,9})\.? ?(\d{1,2})(?:st|nd|rd|th)?,? ?(\d{4})(?=$|[ t,])(.*)$/
const WEEKDAY = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /
const REPUBLIC = /^(?:中华)?民国 ?([^年]{1,6})年(.*)$/
const REPUBLIC_BEGAN = 1911
const CHEQUE = /^([零壹贰叁肆伍陆柒捌玖]{4})年([零壹贰叁肆伍陆柒捌玖拾]{1,3})月([零壹贰叁肆伍陆柒捌玖拾]{1,4})[日号]?$/
const BEIJING = /^(.+\d) ?\+08:?00$/

function englishDate(text: string): CivilDate | null {
  const plain = text.toLowerCase().replace(WEEKDAY, '')
  const dayFirst = DAY_FIRST.exec(plain)
  const monthFirst = dayFirst === null ? MONTH_FIRST.exec(plain) : null
  const [, first = '', second = '', year = '', rest = ''] = dayFirst ?? monthFirst ?? []
  const [day, name] = dayFirst === null ? [second, first] : [first, second]
  if (!MONTH.test(name)) return null
  return parseCivilDate(`${year}-${MONTHS.indexOf(name.slice(0, 3)) + 1}-${day} ${rest.replace(/^[ t,]+/, '')}`.trim())
}

/** 一百零九, 109, 一〇九, 元. */
function yearOfRepublic(text: string): number | null {
  if (text === '元') return 1
  const digits = /^\d{1,3}$/.test(text) ? text : (parseDigitRow(text) ?? parseChineseNumber(text))
  const year = Number(digits ?? 0)
  return Number.isInteger(year) && year >= 1 && year <= 200 ? year : null
}

function republicanDate(text: string): CivilDate | null {
  const [, yearText = '', rest = ''] = REPUBLIC.exec(text) ?? []
  const year = yearOfRepublic(yearText.trim())
  if (year === null) return null
  // What stands behind decides which digits the year is written in: both are read.
  const whole = REPUBLIC_BEGAN + year
  const chinese = [...String(whole)].map(digit => '〇一二三四五六七八九'[Number(digit)]).join('')
  return parseCivilDate(`${whole}年${rest}`) ?? parseCivilDate(`${chinese}年${rest}`)
}

/** 贰零贰零年零陆月零玖日, as on cheques (《正确填写票据和结算凭证的基本规定》): 零 before small numbers, 壹拾 for 10. */
function chequeDate(text: string): CivilDate | null {
  const parts = CHEQUE.exec(text)
  if (parts === null) return null
  const [year, month, day] = parts.slice(1).map((part, at) => {
    const number = at === 0 ? parseDigitRow(part) : parseChineseNumber(part.replace(/^零/, ''))
    return number ?? ''
  })
  return parseCivilDate(`${year}年${month}月${day}日`)
}

function beijingTime(text: string, rules: DateRules): CivilDate | null {
  const [, local] = BEIJING.exec(text) ?? []
  const date = local === undefined ? null : parseCivilDate(local, rules)
  // Without a time the offset would belong to nothing.
  return date?.time === undefined ? null : date
}

/** As {@link parseCivilDate}, and the rare spellings besides. */
export function parseAnyDate(text: string, rules: DateRules = {}): CivilDate | null {
  const usual = parseCivilDate(text, rules)
  if (usual !== null) return usual
  const judged = judgedForm(text)
  if (judged.length > 40) return null
  if (/[a-z]{3}/i.test(judged)) return englishDate(judged)
  if (judged.includes('民国')) return republicanDate(judged)
  if (judged.startsWith('公元')) return parseCivilDate(judged.slice(2).trim(), rules)
  return chequeDate(judged) ?? beijingTime(judged, rules)
}
