// 残疾人证号: the holder's citizen number, one digit for the category, one for the degree.
// Must not be told apart from its citizen number: whoever sees it sees the number, the category and the degree.
//
// Check: (1) the first eighteen characters are a citizen number and carry its check character, ISO 7064 MOD 11-2, see citizen-id-18;
// (2) character 19 is a category from 1 to 7, character 20 a degree from 1 to 4; (3) B and a digit may follow on a certificate given anew.
import { judgeCitizenId18 } from '../../identifiers/citizen-id.ts'
import { like } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'

const ID_LENGTH = 18
const WHOLE = /^[1-7]\d{16}[\dXx][1-7][1-4](?:B\d?)?$/i
const IN_TEXT = /(?<![0-9A-Za-z])[1-7]\d{16}[\dXx][1-7][1-4](?:B\d?)?(?![0-9A-Za-z])/gi

function judgeCertificate(value: string): Verdict {
  return WHOLE.test(value) ? judgeCitizenId18(value.slice(0, ID_LENGTH)) : null
}

export const disabilityCertNo: Detector = {
  kind: 'disabilityCertNo',
  source: '中国残联《中华人民共和国残疾人证管理办法》，前 18 位为 GB 11643-1999',
  headers: ['残疾证', '残疾证号', '残疾人证', '残疾人证号', '残疾人证号码', '残疾证件号', 'cjzh', 'cjrzh'],
  evidence: 'checksum',
  fits: { min: 20, max: 22, alphabet: 'ascii' },
  form: like(WHOLE),
  judge: judgeCertificate,
  minDigits: 17,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, value => (judgeCertificate(value) === 'valid' ? 'valid' : null)),
}
