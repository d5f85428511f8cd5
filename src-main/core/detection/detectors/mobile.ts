// 手机号码.
// Must not tell private numbers from office ones: both lead to a person.
import { GLUED, searchGlued } from '../../identifiers/glued-numbers.ts'
import { judgeMobile, MOBILES_IN_TEXT, searchMobiles } from '../../identifiers/phone.ts'
import { like } from '../../values/sign-pattern.ts'
import type { Detector } from '../detector.ts'

export const PHONE_HEADERS = [
  '电话',
  '电话号码',
  '联系电话',
  '联系方式',
  '联系号码',
  'lxdh',
  'lxfs',
  'dh',
  'tel',
  'telephone',
  'phone',
] as const

/** Eleven digits, or thirteen of a machine card. */
const ALONE = like(/^\d{11}(?:\d\d)?$/)
const NUMBERS_ONLY = like(/^[\d+ .·_/、;,|\\和或及-]+$/)
const IN_TEXT = like(...MOBILES_IN_TEXT)
const MAY_BE_IN_TEXT = like(...MOBILES_IN_TEXT, GLUED)

export const mobile: Detector = {
  kind: 'mobile',
  source: '工业和信息化部《电信网编号计划》',
  headers: [
    ...PHONE_HEADERS,
    '手机',
    '手机号',
    '手机号码',
    '移动电话',
    '移动号码',
    'sj',
    'sjh',
    'sjhm',
    'yddh',
    'mobile',
    'mobilephone',
    'cellphone',
    'phone_no',
    'phonenumber',
  ],
  evidence: 'shape',
  fits: { min: 11, max: 80, alphabet: 'any' },
  form: signs => ALONE(signs) || (NUMBERS_ONLY(signs) && IN_TEXT(signs)),
  judge: judgeMobile,
  minDigits: 11,
  trace: MAY_BE_IN_TEXT,
  search: text =>
    [...searchMobiles(text).filter(match => match.assigned), ...searchGlued(text).mobiles].map(({ start, end }) => ({
      start,
      end,
      valid: true,
    })),
}
