// Makes detectors of attributes that are written in words of all sorts, so that only a header can name them.
// Must not hold any kind.
import { patternDetector } from './build.ts'
import type { Detector } from './detector.ts'

export const LISTED_AS_SENSITIVE = '个人信息保护法第二十八条'
export const ANY_WORDS = /\S/

export function vocabulary(kind: string, headers: readonly string[], pattern: RegExp, source: string): Detector {
  return patternDetector(
    { kind, source, headers, evidence: 'weak', fits: { min: 1, max: 60, alphabet: 'any' } },
    pattern,
  )
}
