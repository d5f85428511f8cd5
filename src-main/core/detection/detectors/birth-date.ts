// 出生日期 in any spelling.
// Must not know today: a birth after the processing date is for callers that know it. Years beyond 2099 are refused here.
import { looksLikeDate, parseCivilDate } from '../../values/civil-date.ts'
import type { Detector } from '../detector.ts'

export const birthDate: Detector = {
  kind: 'birthDate',
  source: 'GB/T 7408，GB/T 42460-2023 附录 B',
  role: 'quasi',
  grade: 'g3',
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
  judge: value => {
    const date = parseCivilDate(value, { serials: '1900' })
    if (date === null) return looksLikeDate(value) ? 'lookalike' : null
    const year = Number(date.date.slice(0, 4))
    return year >= 1850 && year <= 2099 ? 'valid' : 'lookalike'
  },
}
