// 公民身份号码, 18 digits.
// Must not report permits of Hong Kong, Macau and Taiwan residents: they are a kind of their own.
//
// Check, ISO 7064 MOD 11-2: (1) the first 17 digits are weighted 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 and added up; (2) the sum is taken
// modulo 11; (3) the check character stands at that place of `10X98765432`. Besides: a province, and a date that exists.
import { judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { GLUED, searchGlued } from '../../identifiers/glued-numbers.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Match } from '../detector.ts'

const IN_TEXT = /(?<![0-9A-Za-z])[1-7](?:[ -]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])/g
/** Written so that a plain search misses it: other signs between the digits, letters in front. Only a right check character counts then. */
const JOINT = '[ .·_()\\[\\],/*~-]{0,2}'
const DISGUISED = new RegExp(`(?<!\\d)(?<!\\d[ .·_-])[1-7](?:${JOINT}\\d){16}${JOINT}[\\dXx](?![0-9A-Za-z])`, 'g')
const DISGUISING = /[.·_()[\],/*~]|[A-Za-z][1-7]\d|[ -]{2}/
const SIGNS = /[^\dXx]/g

export const ID_HEADERS = [
  '身份证',
  '身份证号',
  '身份证号码',
  '身份证件号码',
  '公民身份号码',
  '居民身份证号',
  '居民身份号码',
  '身份号码',
  '证件号码',
  '证件号',
  '证照号码',
  '社会保障号',
  '社会保障号码',
  'sfz',
  'sfzh',
  'sfzhm',
  'zjh',
  'zjhm',
  'gmsfhm',
  'gmsfzhm',
  'idcard',
  'idcardno',
  'idno',
  'id_no',
  'id_card',
  'cardno',
  'card_no',
  'idnumber',
  'certno',
] as const

export const citizenId18: Detector = {
  kind: 'citizenId18',
  source: 'GB 11643-1999',
  headers: ID_HEADERS,
  evidence: 'checksum',
  fits: { min: 18, max: 26, alphabet: 'ascii' },
  form: likeCompact(/^\d{17}[\dXx]$/),
  judge: judgeCitizenId18,
  minDigits: 17,
  trace: like(IN_TEXT, DISGUISED, GLUED),
  search: searchIds,
}

function searchIds(text: string): Match[] {
  const plain = findAll(text, IN_TEXT, judgeCitizenId18)
  const glued = searchGlued(text).ids.map(place => ({ ...place, valid: true }))
  if (plain.length > 0 || glued.length > 0 || !DISGUISING.test(text)) return [...plain, ...glued]
  return findAll(text, DISGUISED, value => (judgeCitizenId18(value.replace(SIGNS, '')) === 'valid' ? 'valid' : null))
}
