// Telephone numbers spread over two columns: 区号 beside 电话, or the first three digits of a mobile number beside the rest.
// Must not look at whole tables: the profiles of neighbouring columns say enough.
import type { ColumnProfile, Semantics } from '../../contract/profile.ts'
import { gradeColumn } from './grade-column.ts'
import { highestGrade } from './grade-order.ts'

interface SplitKind {
  readonly kind: string
  readonly headPatterns: readonly string[]
  readonly head: RegExp
  readonly tailPatterns: readonly string[]
  readonly tail: RegExp
}

const SPLITS: readonly SplitKind[] = [
  {
    kind: 'landline',
    headPatterns: ['999', '9999', '(999)', '(9999)'],
    head: /^\(?0(?:10|2\d|[3-9]\d{2})\)?$/,
    tailPatterns: ['9999999', '99999999'],
    tail: /^[2-9]\d{6,7}$/,
  },
  {
    kind: 'mobile',
    headPatterns: ['999'],
    head: /^1(?:3\d|4[579]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])$/,
    tailPatterns: ['99999999'],
    tail: /^\d{8}$/,
  },
]
/** Of the values, spelled empties left out. */
const NEARLY_ALL = 0.9
const FEWEST = 3

/** Columns that hold the second half of a number get its kind, `likely`, and its grade; all others come back as they are. */
export function joinSplitNumbers(columns: readonly ColumnProfile[]): ColumnProfile[] {
  return columns.map((column, at) => {
    const before = columns[at - 1]
    if (before === undefined || column.semantics.some(({ confidence }) => confidence !== 'possible')) return column
    const split = SPLITS.find(
      one => holds(before, one.headPatterns, one.head) && holds(column, one.tailPatterns, one.tail),
    )
    return split === undefined ? column : withKind(column, split.kind)
  })
}

/** Patterns speak for all values, the listed ones for what stands in them. */
function holds(column: ColumnProfile, patterns: readonly string[], value: RegExp): boolean {
  const filled = filledOf(column)
  const fitting = column.patterns.filter(({ pattern }) => patterns.includes(pattern))
  const count = fitting.reduce((sum, one) => sum + one.count, 0)
  return filled >= FEWEST && count >= filled * NEARLY_ALL && column.top.every(one => value.test(one.value.trim()))
}

function filledOf(column: ColumnProfile): number {
  return column.rows - column.empty - column.emptyTokens.reduce((sum, { count }) => sum + count, 0)
}

function withKind(column: ColumnProfile, kind: string): ColumnProfile {
  const filled = filledOf(column)
  const found: Semantics = { kind, header: false, matched: filled, valid: filled, lookalike: 0, confidence: 'likely' }
  const semantics = [found, ...column.semantics.filter(one => one.kind !== kind)]
  const graded = gradeColumn({ name: column.name, semantics, found: [], soleTraders: false, birthYears: false })
  const stricter = highestGrade([graded.grade, column.grade]) === column.grade ? {} : graded
  return { ...column, ...stricter, semantics }
}
