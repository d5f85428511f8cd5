// 外国人永久居留证 of 2004 and 2017: three letters of the country and twelve digits, valid until they expire.
// Must not accept small letters.
import { patternDetector } from '../build.ts'
import { FOREIGN_HEADERS } from './foreign-pr.ts'

export const foreignPrOld = patternDetector(
  {
    kind: 'foreignPrOld',
    source: '外国人永久居留证（2004、2017 年式）',
    role: 'direct',
    grade: 'g4',
    headers: FOREIGN_HEADERS,
    evidence: 'shape',
    fits: { min: 15, max: 15, alphabet: 'ascii' },
  },
  /^[A-Z]{3}\d{12}$/,
  value => /^\d{2}(?:0[1-9]|[1-9]\d)/.test(value.slice(3)) || value.slice(3, 5) !== '00',
)
