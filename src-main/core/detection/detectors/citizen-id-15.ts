// 公民身份号码 of the first generation, 15 digits without a check character.
// Must not report bare 15-digit numbers in text unless a word before them says what they are.
//
// Check: none. A province (without a header a division that exists or existed) and a date of the twentieth century that exists.
import { compactNumber, judgeCitizenId15 } from '../../identifiers/citizen-id.ts'
import { isKnownDivision } from '../../identifiers/divisions.ts'
import { like, likeCompact } from '../../values/sign-pattern.ts'
import { findAll } from '../build.ts'
import type { Detector, Verdict } from '../detector.ts'
import { ID_HEADERS } from './citizen-id-18.ts'

const IN_TEXT =
  /(?<=(?:身份证|身份号|证件)[^0-9A-Za-z,;。，；]{0,8})(?<![0-9A-Za-z])[1-7](?:[ -]?\d){14}(?![0-9A-Za-z])/g

/** Where nothing else speaks for it, the place must be one that exists or existed: a third of random numbers has a real province. */
function judgeKnownPlace(value: string): Verdict {
  return isKnownDivision(compactNumber(value).slice(0, 6)) ? judgeCitizenId15(value) : null
}

export const citizenId15: Detector = {
  kind: 'citizenId15',
  source: 'GB 11643-1989',
  headers: ID_HEADERS,
  evidence: 'weak',
  fits: { min: 15, max: 20, alphabet: 'ascii' },
  unnamed: { judge: judgeKnownPlace, share: 0.8 },
  companionOf: ['citizenId18'],
  form: likeCompact(/^\d{15}$/),
  judge: judgeCitizenId15,
  minDigits: 15,
  trace: like(IN_TEXT),
  search: text => findAll(text, IN_TEXT, judgeKnownPlace),
}
