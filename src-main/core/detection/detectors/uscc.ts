// 统一社会信用代码.
// Must not treat it as personal: it names an organisation, and only 92… points to one person's business.
//
// Check: (1) each of the first 17 characters has its place in `0123456789ABCDEFGHJKLMNPQRTUWXY` as value; (2) weighted with
// 3^(i-1) mod 31 and added up; (3) the check character is the one at (31 - sum mod 31) mod 31. Besides: a province in characters 3 and 4.
import { judgeUscc } from '../../identifiers/organisation-code.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'

const IN_TEXT = /(?<![0-9A-Za-z])[1-9ANY][1-59]\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])/g

export const uscc: Detector = {
  kind: 'uscc',
  source: 'GB 32100-2015',
  headers: [
    '统一社会信用代码',
    '社会信用代码',
    '信用代码',
    '统一代码',
    '统一信用代码',
    '税号',
    '纳税人识别号',
    'tyshxydm',
    'shxydm',
    'xydm',
    'uscc',
    'creditcode',
    'credit_code',
    'nsrsbh',
  ],
  evidence: 'checksum',
  fits: { min: 18, max: 24, alphabet: 'ascii' },
  form: likeCompact(/^[0-9A-Z]{18}$/),
  judge: judgeUscc,
  // N2320200K…: a letter at either end of the seven digits that every code has.
  minDigits: 7,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, value => (judgeUscc(value) === 'valid' ? 'valid' : null)),
}
