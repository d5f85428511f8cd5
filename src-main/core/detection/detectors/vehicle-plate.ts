// 机动车号牌, ordinary and new energy.
// Must not accept I and O, which plates never use.
import { like } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const ORDINARY = '[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳领使]'
const ENERGY = '(?:[DABCEFGHJK][A-HJ-NP-Z0-9]\\d{4}|\\d{5}[DABCEFGHJK])'
const PLATE = `[${PROVINCES}][A-HJ-NP-Z][·・•.\\- ]?(?:${ENERGY}|${ORDINARY})`
const SPECIAL = `[${PROVINCES}][A-HJ-NP-Z][·・•]?[XS]\\d{4}应急|WJ[${PROVINCES}]?\\d{4,5}[A-Z0-9]?|使\\d{6}|\\d{6}使`
const WHOLE = new RegExp(`^(?:${PLATE}|${SPECIAL})$`, 'i')
const IN_TEXT = new RegExp(`(?<![0-9A-Za-z])${PLATE}(?![0-9A-Za-z])`, 'g')

// Letters alone (苏BABCDE) are words more often than plates.
function judgePlate(value: string): Verdict {
  return WHOLE.test(value) && /\d/.test(value) ? 'valid' : null
}

export const vehiclePlate: Detector = {
  kind: 'vehiclePlate',
  source: 'GA 36-2018',
  headers: [
    '车牌',
    '车牌号',
    '车牌号码',
    '号牌号码',
    '车辆号牌',
    '车号',
    '车辆牌照',
    'cph',
    'cphm',
    'hphm',
    'plate',
    'plateno',
  ],
  evidence: 'shape',
  fits: { min: 7, max: 10, alphabet: 'wide' },
  form: like(WHOLE),
  judge: judgePlate,
  minDigits: 1,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, judgePlate),
}
