// 港澳台居民居住证, 18 digits built like citizen numbers.
// Must not accept other prefixes than 81, 82 and 83 with four zeros.
//
// Check, ISO 7064 MOD 11-2: (1) the first 17 digits are weighted 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 and added up; (2) the sum is taken
// modulo 11; (3) the check character stands at that place of `10X98765432`. Besides: a date that exists.
import { judgeHmtPermit } from '../../identifiers/citizen-id.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector } from '../detector.ts'
import { ID_HEADERS } from './citizen-id-18.ts'

const IN_TEXT = /(?<![0-9A-Za-z])8[123]0000(?:[ -]?\d){11}[ -]?[\dXx](?![0-9A-Za-z])/g

export const hmtResidencePermit: Detector = {
  kind: 'hmtResidencePermit',
  source: '国务院《港澳台居民居住证申领发放办法》（2018）',
  headers: [...ID_HEADERS, '居住证号', '居住证号码', '居住证'],
  evidence: 'checksum',
  fits: { min: 18, max: 26, alphabet: 'ascii' },
  form: likeCompact(/^\d{17}[\dXx]$/),
  judge: judgeHmtPermit,
  minDigits: 17,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, judgeHmtPermit),
}
