// 外国人永久居留身份证, form of 2023, 18 digits.
// Must not accept the old form with letters: see foreign-pr-old.
//
// Check, ISO 7064 MOD 11-2: (1) the first 17 digits are weighted 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 and added up; (2) the sum is taken
// modulo 11; (3) the check character stands at that place of `10X98765432`. Besides: a province of application
// and a date that exists.
import { judgeForeignPermit } from '../../identifiers/citizen-id.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'
import { ID_HEADERS } from './citizen-id-18.ts'

const IN_TEXT = /(?<![0-9A-Za-z])9\d{16}[\dXx](?![0-9A-Za-z])/g

export const FOREIGN_HEADERS = [...ID_HEADERS, '永居证号', '永久居留证号', '永久居留身份证号', '外国人居留证'] as const

export const foreignPr: Detector = {
  kind: 'foreignPr',
  source: '国家移民管理局，2023 年式外国人永久居留身份证',
  headers: FOREIGN_HEADERS,
  evidence: 'checksum',
  fits: { min: 18, max: 26, alphabet: 'ascii' },
  form: likeCompact(/^\d{17}[\dXx]$/),
  judge: judgeForeignPermit,
  // In text only whole numbers count: a wrong check there is far more often a 统一社会信用代码.
  minDigits: 17,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, value => (judgeForeignPermit(value) === 'valid' ? 'valid' : null)),
}
