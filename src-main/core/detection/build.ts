// Makes detectors out of a pattern or a list of values, so that a kind's file holds only its facts.
// Must not hold any kind.
import { everyMatch } from '../values/every-match.ts'
import { like } from '../values/sign-pattern.ts'
import { signsOf } from '../values/signs.ts'
import type { Detector, Match, Verdict } from './detector.ts'

const LONGEST_WORD = 64

type Facts = Omit<Detector, 'judge' | 'search'>

/** Whole value must match; `plausible` (default always) separates valid from lookalike. */
export function patternDetector(
  facts: Facts,
  pattern: RegExp,
  plausible: (value: string) => boolean = () => true,
): Detector {
  return {
    form: like(pattern),
    ...facts,
    judge: value => (pattern.test(value) ? (plausible(value) ? 'valid' : 'lookalike') : null),
  }
}

/** Values of a code list; compared without blanks. */
export function listDetector(facts: Facts, values: readonly string[]): Detector {
  const known = new Set(values)
  const forms = new Set(values.map(value => signsOf(value, LONGEST_WORD)))
  const form = (signs: string) => forms.has(signs.replaceAll(' ', '').slice(0, LONGEST_WORD))
  return { form, ...facts, judge: value => (known.has(value.replaceAll(' ', '')) ? 'valid' : null) }
}

/**
 * A pattern for values behind a word that says what they are, as in 护照号码：E00000000. `cues` and `body` are pattern sources; a comma
 * or full stop ends what the word speaks of.
 */
export function behindCue(cues: string, body: string): RegExp {
  const between = '(?:号码|编号|代码|号|证)?[^0-9A-Za-z,，。;；]{0,6}'
  return new RegExp(`(?<=(?:${cues})${between})(?:${body})(?![0-9A-Za-z])`, 'gi')
}

/** Every match of a global pattern over folded text, judged one by one; matches judged null are left out. */
export function findAll(folded: string, pattern: RegExp, judge: (value: string) => Verdict): Match[] {
  const matches: Match[] = []
  for (const match of everyMatch(pattern, folded)) {
    const verdict = judge(match[0])
    if (verdict === null) continue
    matches.push({ start: match.index, end: match.index + match[0].length, valid: verdict === 'valid' })
  }
  return matches
}
