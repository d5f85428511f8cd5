// Every sensitive value inside one free text, with its place; overlapping claims settled.
// Must not judge columns or mask anything.
import { like } from '../values/sign-pattern.ts'
import { createCueMask } from './cue-mask.ts'
import type { Detector, Match } from './detector.ts'
import { foldForSearch } from './fold-for-search.ts'
import { DETECTORS } from './registry.ts'

export interface TextMatch extends Match {
  kind: string
}

const SEARCHING = DETECTORS.filter(detector => detector.search !== undefined)
const BY_CUES = SEARCHING.flatMap(detector =>
  detector.cues === undefined ? [] : [{ detector, cue: cuePattern(detector.cues) }],
)
const cueMask = createCueMask(BY_CUES.map(({ detector: { cues = [] } }) => cues))
const BY_WORDS = SEARCHING.filter(({ minDigits, cues }) => minDigits === undefined && cues === undefined)
const BY_DIGITS = SEARCHING.filter(({ minDigits, cues }) => minDigits !== undefined && cues === undefined)
const NOTHING: readonly TextMatch[] = []

/** UTF-16 offsets of `text`, in order, never overlapping. Valid beats lookalike, then longer beats shorter, then registry order. */
export function searchText(text: string): readonly TextMatch[] {
  if (text.length < 2) return NOTHING
  const folded = foldForSearch(text)
  const digits = longestDigitRow(folded)
  const found: TextMatch[] = []
  for (const detector of BY_WORDS) collect(detector, folded, found)
  if (digits > 0) {
    for (const detector of BY_DIGITS) if (digits >= (detector.minDigits ?? 0)) collect(detector, folded, found)
  }
  // Most texts hold none of the words or one: a pass over the text spares asking each kind.
  const mask = cueMask(folded)
  for (let at = 0; mask >>> at !== 0; at += 1) {
    const asked = BY_CUES[at]
    if (asked !== undefined && (mask >>> at) % 2 === 1 && asked.cue.test(folded)) {
      collect(asked.detector, folded, found)
    }
  }
  const settled = found.length < 2 ? found : settle(found)
  return settled.map(match => (endsInPair(text, match.end) ? { ...match, end: match.end + 1 } : match))
}

/** A digit of two units is found by its first. */
function endsInPair(text: string, end: number): boolean {
  const code = text.charCodeAt(end)
  return code >= 0xdc00 && code <= 0xdfff
}

const PRINTABLE = /^[ -~]*$/

/**
 * Whether a text with these signs (9 digit, A letter, others themselves) could hold anything that {@link searchText} finds. Only texts of
 * printable ASCII are ruled out: in others a character may be a digit in disguise.
 */
export function mayHoldMatches(signs: string): boolean {
  if (!PRINTABLE.test(signs)) return true
  const digits = longestDigitRow(signs)
  return SEARCHING.some(detector => {
    const { minDigits, cues, trace } = detector
    if (minDigits !== undefined && cues === undefined && digits < minDigits) return false
    return (cues === undefined || CUE_SIGNS.get(detector)?.(signs) !== false) && trace?.(signs) !== false
  })
}

const CUE_SIGNS = new Map(BY_CUES.map(({ detector, cue }) => [detector, like(cue)]))

function cuePattern(cues: readonly string[]): RegExp {
  return new RegExp([...new Set(cues)].join('|'), 'i')
}

// Folding keeps every place, so what is found in the folded text lies there in the original.
function collect(detector: Detector, folded: string, found: TextMatch[]): void {
  for (const match of detector.search?.(folded) ?? []) found.push({ kind: detector.kind, ...match })
}

function longestDigitRow(folded: string): number {
  let [longest, row, gap] = [0, 0, 0]
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at)
    if (code >= 48 && code <= 57) {
      row += 1
      gap = 0
      if (row > longest) longest = row
    } else if (row > 0 && gap < MAX_GAP && isJoint(code)) gap += 1
    else row = 0
  }
  return longest
}

/** `(0510) -8…` has the widest gap any search allows. */
const MAX_GAP = 3

/** Blank, dash, brackets, dots, underscore, comma, slash, star, tilde. */
const JOINTS = new Set([...' -()[]【】.·_,/*~'].map(sign => sign.charCodeAt(0)))

function isJoint(code: number): boolean {
  return JOINTS.has(code)
}

function settle(found: readonly TextMatch[]): TextMatch[] {
  const ranked = found
    .map((match, order) => ({ match, order }))
    .sort((a, b) => Number(b.match.valid) - Number(a.match.valid) || size(b.match) - size(a.match) || a.order - b.order)
  const kept: TextMatch[] = []
  for (const { match } of ranked) {
    if (kept.every(other => match.end <= other.start || match.start >= other.end)) kept.push(match)
  }
  return kept.sort((a, b) => a.start - b.start)
}

function size(match: Match): number {
  return match.end - match.start
}
