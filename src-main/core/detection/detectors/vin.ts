// 车辆识别代号（VIN）.
// Must not be searched in text: seventeen letters and digits are also serials.
import { judgeVin } from '../../identifiers/vin.ts'
import type { Detector } from '../detector.ts'

export const vin: Detector = {
  kind: 'vin',
  source: 'GB 16735',
  role: 'direct',
  grade: 'g3',
  headers: ['车架号', '车架号码', '车辆识别代号', '车辆识别代码', '车辆识别码', 'vin', 'vin码', 'clsbdh', 'cjh'],
  evidence: 'checksum',
  fits: { min: 17, max: 17, alphabet: 'ascii' },
  judge: judgeVin,
}
