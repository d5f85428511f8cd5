// Passports and travel permits: no check character, so the header has to name them.
// Must not be found in text without a word before it: E00000000 may be any serial.
import { like } from '../../values/sign-pattern.ts'
import { behindCue, findAll, patternDetector } from '../build.ts'
import type { Detector } from '../detector.ts'

const SOURCE = '国家移民管理局证件号码编排规则'
const COMMON = ['证件号码', '证件号', 'zjhm'] as const

/** Words before a document's number in text; 证件 speaks only for numbers with a letter. */
const ANY_DOCUMENT = '证件'

/** Among citizen numbers a letter and eight digits are a passport or permit; alone they may be any serial. */
function travelDocument(kind: string, body: string, headers: readonly string[], words: readonly string[]): Detector {
  const pattern = new RegExp(`^(?:${body})$`)
  const lettered = (value: string) => /^[A-Z]/.test(value) && pattern.test(value)
  const own = behindCue(words.join('|'), body)
  const general = behindCue(ANY_DOCUMENT, body)
  return {
    ...patternDetector(
      {
        kind,
        source: SOURCE,
        headers: [...COMMON, ...headers],
        evidence: 'weak',
        unnamed: { judge: value => (lettered(value) ? 'valid' : null) },
        companionOf: ['citizenId18'],
        fits: { min: 8, max: 13, alphabet: 'ascii' },
      },
      pattern,
    ),
    cues: [...words, ANY_DOCUMENT],
    trace: like(own, general),
    search: text => [
      ...findAll(text, own, value => (pattern.test(value.toUpperCase()) ? 'valid' : null)),
      ...findAll(text, general, value => (lettered(value) ? 'valid' : null)),
    ],
  }
}

export const passportCn = travelDocument(
  'passportCn',
  'E(?:\\d{8}|[A-HJ-NP-Z]\\d{7})|G\\d{8}|1[45]\\d{7}',
  ['护照', '护照号', '护照号码', 'hzhm', 'passport', 'passport_no'],
  ['护照'],
)
export const passportCnOfficial = travelDocument(
  'passportCnOfficial',
  '(?:PE|SE|DE|[PSD])\\d{7,8}',
  ['护照', '护照号', '护照号码'],
  ['护照'],
)
export const hkMacauExitPermit = travelDocument(
  'hkMacauExitPermit',
  'C(?:\\d{8}|[A-HJ-NP-Z]\\d{7})|W\\d{8}',
  ['通行证号', '通行证号码', '港澳通行证'],
  ['通行证'],
)
export const hkMacauHomePermit = travelDocument(
  'hkMacauHomePermit',
  '[HM]\\d{8}(?:\\d{2})?',
  ['通行证号', '通行证号码', '回乡证', '回乡证号'],
  ['回乡证', '通行证'],
)
export const taiwanPermit = travelDocument(
  'taiwanPermit',
  '\\d{8}|\\d{10}(?:\\([A-Z]\\)|[A-Z])?',
  ['台胞证', '台胞证号', '台湾居民来往大陆通行证'],
  ['台胞证', '大陆通行证'],
)
export const taiwanExitPermit = travelDocument(
  'taiwanExitPermit',
  '[LT]\\d{8}',
  ['通行证号', '通行证号码', '往来台湾通行证'],
  ['通行证'],
)
