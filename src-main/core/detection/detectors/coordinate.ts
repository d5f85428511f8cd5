// 经纬度: a pair in one cell, or one of the two by header.
// Must not guess the coordinate system.
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

export const coordinate: Detector = {
  kind: 'coordinate',
  source: 'CGCS2000 / WGS-84 经纬度范围',
  role: 'quasi',
  grade: 'g2',
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
  judge: judgeCoordinate,
}
