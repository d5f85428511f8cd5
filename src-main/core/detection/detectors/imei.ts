// 设备号 IMEI of a telephone.
// Must not trust the check alone: every tenth number passes it, so a header or a word before it has to speak.
//
// Check, Luhn: (1) from the right every second digit is doubled, 9 taken off when above 9; (2) all are added up; (3) the sum ends in 0.
import { passesLuhn } from '../../identifiers/luhn.ts'
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const IMEI_IN_TEXT = behindCue('imei|串号|设备号', '\\d{15}')

export const imei: Detector = {
  cues: ['imei', '串号', '设备号'],
  trace: like(IMEI_IN_TEXT),
  search: text => findAll(text, IMEI_IN_TEXT, value => (passesLuhn(value) ? 'valid' : null)),
  ...patternDetector(
    {
      kind: 'imei',
      source: '3GPP TS 23.003',
      headers: ['imei', '串号', '设备号', '终端编号', '设备串号'],
      evidence: 'weak',
      fits: { min: 15, max: 15, alphabet: 'ascii' },
    },
    /^\d{15}$/,
    passesLuhn,
  ),
}
