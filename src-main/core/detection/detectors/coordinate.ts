// 经纬度: a pair in one cell, or one of the two by header.
// Must not guess the coordinate system.
import { like } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

const PAIR = /^(-?\d{1,3}(?:\.\d+)?) ?[,;/ ] ?(-?\d{1,3}(?:\.\d+)?)$/
const SINGLE = /^-?\d{1,3}\.\d{2,}$/
const HEMISPHERE = { longitude: 180, latitude: 90 }

function judgeCoordinate(value: string): Verdict {
  const pair = PAIR.exec(value)
  if (pair !== null) {
    if (!value.includes('.')) return null
    const inside = Math.abs(Number(pair[1])) <= HEMISPHERE.longitude && Math.abs(Number(pair[2])) <= HEMISPHERE.latitude
    return inside ? 'valid' : 'lookalike'
  }
  if (!SINGLE.test(value)) return null
  return Math.abs(Number(value)) <= HEMISPHERE.longitude ? 'valid' : 'lookalike'
}

/** Inside China and fine enough to find a house; in either order. */
const LONGITUDE = '(?:7[3-9]|[89]\\d|1[0-2]\\d|13[0-5])\\.\\d{3,}'
const LATITUDE = '(?:[3-9]|[1-4]\\d|5[0-3])\\.\\d{3,}'
const BETWEEN = '°?[EeNn]? ?[,;/、 ] ?(?:北纬|纬度|东经|经度|[NnEe])?[:：]? ?'
const PAIR_IN_TEXT = new RegExp(
  `(?<![\\d.])(?:${LONGITUDE}${BETWEEN}${LATITUDE}|${LATITUDE}${BETWEEN}${LONGITUDE})(?![\\d])`,
  'g',
)
const WHOLE_PAIR = new RegExp(`^(?:${LONGITUDE}[,;/ ] ?${LATITUDE}|${LATITUDE}[,;/ ] ?${LONGITUDE})$`)
const DEGREES = /(?:东经|北纬) ?\d{1,3}°\d{1,2}[′'](?:\d{1,2}(?:\.\d+)?[″"])?/g
const HINT = /\d{1,3}\.\d{3}.*\d{1,3}\.\d{3}|[东北][经纬]/

export const coordinate: Detector = {
  kind: 'coordinate',
  source: 'CGCS2000 / WGS-84 经纬度范围',
  headers: [
    '经度',
    '纬度',
    '经纬度',
    '坐标',
    '坐标x',
    '坐标y',
    'x坐标',
    'y坐标',
    'lng',
    'lon',
    'lat',
    'longitude',
    'latitude',
    'jd',
    'wd',
  ],
  evidence: 'weak',
  fits: { min: 4, max: 48, alphabet: 'ascii' },
  unnamed: { judge: value => (WHOLE_PAIR.test(value) ? 'valid' : null), share: 0.9 },
  form: like(PAIR, SINGLE, WHOLE_PAIR),
  judge: judgeCoordinate,
  minDigits: 2,
  trace: like(PAIR_IN_TEXT, DEGREES),
  search: text =>
    HINT.test(text) ? [...findAll(text, PAIR_IN_TEXT, () => 'valid'), ...findAll(text, DEGREES, () => 'valid')] : [],
}
