// 出生日期 in any spelling.
// Must not know today: a birth after the processing date is for callers that know it. Years beyond 2099 are refused here.
import { looksLikeDate, parseCivilDate } from '../../values/civil-date.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

/** A date behind or before a word for birth; folding has already made a spelled row of digits digits. */
const DATE =
  '(?:\\d{4} ?[-/.年] ?\\d{1,2} ?[-/.月] ?\\d{1,2} ?[日号]?|\\d{4}年\\d{1,2}月|(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}[日号])?)'
const IN_TEXT = new RegExp(
  `(?<=(?:出生(?:日期|年月日?|时间)?|生于|生日)[为是于:： ]{0,3})(?<!\\d)${DATE}(?!\\d)|(?<!\\d)${DATE}(?=(?:出生|生(?!产|效|活|成)))`,
  'g',
)

function judgeBirthDate(value: string): Verdict {
  const date = parseCivilDate(value, { serials: '1900' })
  if (date === null) return looksLikeDate(value) ? 'lookalike' : null
  const year = Number(date.date.slice(0, 4))
  return year >= 1850 && year <= 2099 ? 'valid' : 'lookalike'
}

export const birthDate: Detector = {
  kind: 'birthDate',
  source: 'GB/T 7408，GB/T 42460-2023 附录 B',
  headers: [
    '出生日期',
    '出生年月',
    '出生年月日',
    '出生时间',
    '生日',
    '出生',
    'csrq',
    'csny',
    'birth',
    'birthday',
    'birthdate',
    'birth_date',
    'dob',
  ],
  evidence: 'weak',
  fits: { min: 4, max: 30, alphabet: 'any' },
  judge: judgeBirthDate,
  cues: ['出生', '生于', '生日', '年生'],
  search: text => findAll(text, IN_TEXT, judgeBirthDate),
}
