// 公民身份号码, 18 digits.
// Must not report permits of Hong Kong, Macau and Taiwan residents: they are a kind of their own.
import { judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { foldInPlace } from '../../values/normalize-text.ts'
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const IN_TEXT = /(?<![0-9A-Za-z])[1-7](?:[ -]?\d){16}[ -]?[\dXx](?![0-9A-Za-z])/g

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
  role: 'direct',
  grade: 'g4',
  headers: ID_HEADERS,
  evidence: 'checksum',
  fits: { min: 18, max: 26, alphabet: 'ascii' },
  judge: judgeCitizenId18,
  minDigits: 17,
  search: text => findAll(foldInPlace(text), IN_TEXT, judgeCitizenId18),
}
