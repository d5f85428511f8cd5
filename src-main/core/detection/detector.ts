// What a detector is: one file per kind of sensitive value, with its source standard, behind one registry.
// Holds no kind itself.
import type { GradeRule } from '../grading/grade-rules.ts'

export type Verdict = 'valid' | 'lookalike' | null

export interface Match {
  /** UTF-16 offsets in the original text, end exclusive. */
  start: number
  end: number
  valid: boolean
}

export interface UnnamedColumn {
  /** Stricter than the detector's own: nothing but the values speaks here. */
  judge(value: string): Verdict
  /** Share of the non-empty values that have to be valid. Absent = it counts only beside a companion. */
  readonly share?: number
  /** Different values the column must hold; a list of a few words is no column of names. */
  readonly distinct?: number
}

export interface Detector {
  /** Code name of shared vocabulary, e.g. `citizenId18`. */
  readonly kind: string
  /** Standard or source of the rule, e.g. `GB 11643-1999`. */
  readonly source: string
  /** Headers that name the kind: Chinese synonyms and pinyin initials, lower case. */
  readonly headers: readonly string[]
  /** Headers that may mean the kind and much else besides, such as `name`: they count only where nearly all values agree. */
  readonly vagueHeaders?: readonly string[]
  /** How much a matching value proves without a header: `checksum` alone is enough, `weak` needs the header. */
  readonly evidence: 'checksum' | 'shape' | 'weak'
  /** Lengths a whole value can have and whether it holds other than ASCII; saves calling `judge` in vain. Absent = any. */
  readonly fits?: { readonly min: number; readonly max: number; readonly alphabet: 'ascii' | 'wide' | 'any' }
  /** How a column is recognised whose header says nothing. Absent = by `evidence` alone. */
  readonly unnamed?: UnnamedColumn
  /** Kinds kept in one column: where one of these is found, valid values of this kind are believed too. */
  readonly companionOf?: readonly string[]
  /**
   * Whether a value with these signs (9 digit, A letter, 汉 Chinese character, others themselves) could be the kind. Asked once per
   * pattern of signs, so it may be dear; must never say no to a value that `judge` would take. Absent = any.
   */
  readonly form?: (signs: string) => boolean
  /** Judges a whole, normalised value (NFKC, trimmed, zero-width removed). */
  judge(value: string): Verdict
  /** Digits in a row (blanks, dashes, dots and brackets between them allowed) a text must have before `search` can find anything. */
  readonly minDigits?: number
  /** Words one of which a text must hold before `search` can find anything. */
  readonly cues?: readonly string[]
  /** As `form`, for a text in which `search` could find something. Asked for texts of printable ASCII only. */
  readonly trace?: (signs: string) => boolean
  /** Finds the kind inside free text, which comes folded: half width, every unit in its place. Absent = the kind is only recognised as a whole cell. */
  search?(text: string): Match[]
}

/** A detector with its role and the grade of an identified value in open data, which are rules of their own. */
export type GradedDetector = Detector & GradeRule
