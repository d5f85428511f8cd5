// Makes detectors of passports and travel permits: no check character, so a header or a word before them has to name them.
// Must not hold any kind. E00000000 may be any serial.
import { like } from '../values/sign-pattern.ts'
import { behindCue, findAll, patternDetector } from './build.ts'
import type { Detector } from './detector.ts'

const SOURCE = '国家移民管理局证件号码编排规则'
const COMMON = ['证件号码', '证件号', 'zjhm'] as const

/** Words before a document's number in text; 证件 speaks only for numbers with a letter. */
const ANY_DOCUMENT = '证件'

/** Among citizen numbers a letter and eight digits are a passport or permit; alone they may be any serial. */
export function travelDocument(
  kind: string,
  body: string,
  headers: readonly string[],
  words: readonly string[],
): Detector {
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
