// 固定电话 with or without area code.
// Must not find bare seven or eight digits in text: without an area code they may be any serial.
import { judgeLandline, LANDLINE_IN_TEXT, LANDLINES, parseLandline, searchLandlines } from '../../identifiers/phone.ts'
import { like } from '../../values/sign-pattern.ts'
import type { Detector } from '../detector.ts'
import { PHONE_HEADERS } from './mobile.ts'

export const landline: Detector = {
  kind: 'landline',
  source: '工业和信息化部《电信网编号计划》',
  headers: [
    ...PHONE_HEADERS,
    '固定电话',
    '座机',
    '座机号',
    '办公电话',
    '传真',
    '传真号码',
    '家庭电话',
    '宅电',
    'gddh',
    'bgdh',
    'fax',
  ],
  evidence: 'weak',
  fits: { min: 5, max: 24, alphabet: 'any' },
  unnamed: { judge: value => (parseLandline(value) === null ? null : 'valid'), share: 0.8 },
  companionOf: ['mobile'],
  form: like(...LANDLINES),
  judge: judgeLandline,
  minDigits: 10,
  trace: like(LANDLINE_IN_TEXT),
  search: text => searchLandlines(text).map(({ start, end }) => ({ start, end, valid: true })),
}
