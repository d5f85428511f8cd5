// 机动车驾驶证号, which is the holder's citizen number.
// Must not be recognised without the header: without one it is a citizen number.
//
// Check: that of the citizen number, ISO 7064 MOD 11-2, see citizen-id-18; the old form of fifteen digits has none.
import { judgeCitizenId15, judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { likeCompact } from '../../values/sign-pattern.ts'
import type { Detector } from '../detector.ts'

export const driverLicenceNo: Detector = {
  kind: 'driverLicenceNo',
  source: 'GA 482 机动车驾驶证件，证号即公民身份号码（GB 11643-1999）',
  headers: [
    '驾驶证',
    '驾驶证号',
    '驾驶证号码',
    '驾驶证编号',
    '驾驶证件号',
    'jszh',
    'jszhm',
    'drivinglicence',
    'driverlicense',
  ],
  evidence: 'weak',
  fits: { min: 15, max: 26, alphabet: 'ascii' },
  form: likeCompact(/^(?:\d{15}|\d{17}[\dXx])$/),
  judge: value => judgeCitizenId18(value) ?? judgeCitizenId15(value),
}
