// 营业执照注册号 of the time before the 统一社会信用代码, 15 digits.
// Must not be trusted without a header: a tenth of all 15-digit numbers passes.
//
// Check, ISO 7064 MOD 11,10: (1) P = 10; (2) for each of the 14 digits s = (P + digit) mod 10, 0 taken as 10, then P = 2s mod 11;
// (3) the check digit is (11 - P) mod 10.
import { judgeBusinessRegistration } from '../../identifiers/organisation-code.ts'
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const CUES = ['注册号', '营业执照']
const IN_TEXT = behindCue(CUES.join('|'), '\\d{15}')

export const bizRegNo: Detector = {
  kind: 'bizRegNo',
  source: 'GS 15-2006',
  headers: ['营业执照号', '营业执照号码', '营业执照注册号', '注册号', '工商注册号', 'yyzzh', 'yyzzzch', 'zch'],
  evidence: 'weak',
  fits: { min: 15, max: 15, alphabet: 'ascii' },
  form: like(/^\d{15}$/),
  judge: judgeBusinessRegistration,
  cues: CUES,
  search: text => findAll(text, IN_TEXT, judgeBusinessRegistration),
}
