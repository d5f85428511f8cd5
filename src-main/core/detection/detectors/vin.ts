// 车辆识别代号（VIN）.
// Must not take a serial in text for one: there a word before it has to say so.
//
// Check: (1) letters have the values of ISO 3779 (A 1 … H 8, J 1 … R 9, S 2 … Z 9; no I, O, Q); (2) weighted
// 8 7 6 5 4 3 2 10 0 9 8 7 6 5 4 3 2 and added up; (3) character 9 is the sum modulo 11, 10 written X.
import { judgeVin } from '../../identifiers/vin.ts'
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const CUES = ['车架号', '识别代[号码]', 'vin']
const IN_TEXT = behindCue(CUES.join('|'), '[A-HJ-NPR-Z0-9]{17}')

export const vin: Detector = {
  kind: 'vin',
  source: 'GB 16735',
  headers: ['车架号', '车架号码', '车辆识别代号', '车辆识别代码', '车辆识别码', 'vin', 'vin码', 'clsbdh', 'cjh'],
  evidence: 'checksum',
  fits: { min: 17, max: 17, alphabet: 'ascii' },
  form: like(/^[A-Z0-9]{17}$/),
  judge: judgeVin,
  cues: CUES,
  search: text => findAll(text, IN_TEXT, judgeVin),
}
