// Numbers spread over two neighbouring columns: 区号 beside 电话, a mobile number cut after three digits, an ID cut after six or fourteen.
// Must not look at whole tables: the profiles of neighbouring columns say enough.
import type { ColumnProfile, Semantics } from '../../contract/profile.ts'
import { gradeColumn } from './grade-column.ts'
import { highestGrade } from './grade-order.ts'

interface SplitKind {
  readonly kind: string
  /** The first half gives as much away as the whole: it holds the birth date. */
  readonly headTells?: boolean
  readonly headPatterns: readonly string[]
  readonly head: RegExp
  readonly tailPatterns: readonly string[]
  readonly tail: RegExp
  /** Other numbers have the form of the second half too. */
  readonly convinces?: (tail: ColumnProfile) => boolean
}

const BIRTH = '(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const DIVISION = '[1-9]\\d(?!00)\\d{4}'

/** Parts of an ID number are those of GB 11643: six digits of a division, eight of the birth date, three of a sequence, one check. */
const SPLITS: readonly SplitKind[] = [
  {
    kind: 'citizenId18',
    headPatterns: ['999999'],
    head: new RegExp(`^${DIVISION}$`),
    tailPatterns: ['999999999999', '99999999999A'],
    tail: new RegExp(`^${BIRTH}\\d{3}[\\dXx]$`),
    convinces: isNoSerial,
  },
  {
    kind: 'citizenId18',
    headTells: true,
    headPatterns: ['99999999999999'],
    head: new RegExp(`^${DIVISION}${BIRTH}$`),
    tailPatterns: ['9999', '999A'],
    tail: /^\d{3}[\dXx]$/,
  },
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

/**
 * Columns that hold the second half of a number get its kind, `likely`, and its grade; so does a first half that holds a birth date.
 * All others come back as they are.
 */
export function joinSplitNumbers(columns: readonly ColumnProfile[]): ColumnProfile[] {
  const splits = columns.map((column, at) => splitOf(columns[at - 1], column))
  return columns.map((column, at) => {
    const own = splits[at]
    if (own != null) return withKind(column, own.kind, columns[at - 1]?.name)
    const next = splits[at + 1]
    return next?.headTells === true ? withKind(column, next.kind) : column
  })
}

/** null unless `column` continues the numbers of the column before it. */
function splitOf(before: ColumnProfile | undefined, column: ColumnProfile): SplitKind | null {
  if (before === undefined || column.semantics.some(({ confidence }) => confidence !== 'possible')) return null
  const fits = (one: SplitKind) =>
    holds(before, one.headPatterns, one.head) &&
    holds(column, one.tailPatterns, one.tail) &&
    one.convinces?.(column) !== false
  return SPLITS.find(fits) ?? null
}

/** Patterns speak for all values, the listed ones for what stands in them. */
function holds(column: ColumnProfile, patterns: readonly string[], value: RegExp): boolean {
  const filled = filledOf(column)
  const fitting = column.patterns.filter(({ pattern }) => patterns.includes(pattern))
  const count = fitting.reduce((sum, one) => sum + one.count, 0)
  const spelled = new Set(column.emptyTokens.map(({ token }) => token))
  const shown = column.top.map(one => one.value.trim()).filter(text => !spelled.has(text))
  return filled >= FEWEST && count >= filled * NEARLY_ALL && shown.every(text => value.test(text))
}

function filledOf(column: ColumnProfile): number {
  return column.rows - column.empty - column.emptyTokens.reduce((sum, { count }) => sum + count, 0)
}

function withKind(column: ColumnProfile, kind: string, after?: string): ColumnProfile {
  const filled = filledOf(column)
  const counted = { kind, header: false, matched: filled, valid: filled, lookalike: 0 }
  const found: Semantics = { ...counted, confidence: 'likely', ...(after !== undefined && { after }) }
  const semantics = [found, ...column.semantics.filter(one => one.kind !== kind)]
  const graded = gradeColumn({ name: column.name, semantics, found: [], soleTraders: false, birthYears: false })
  const stricter = highestGrade([graded.grade, column.grade]) === column.grade ? {} : graded
  return { ...column, ...stricter, semantics }
}

/** Every eleventh check character is an X: among this many numbers one is missing once in ten thousand tables. */
const SURE_TO_HOLD_X = 100
const LIFETIMES = 10
const NO_SERIALS_BEFORE = 2000

/** 202001010012 beside a division code is the number of a file: such numbers have no X, and dates of a few recent years. */
function isNoSerial(column: ColumnProfile): boolean {
  if (column.patterns.some(({ pattern }) => pattern.endsWith('A'))) return true
  if (filledOf(column) >= SURE_TO_HOLD_X) return false
  const [first, last] = [column.min, column.max].map(value => Number(value?.slice(0, 4)))
  if (first === undefined || last === undefined) return false
  return last - first >= LIFETIMES || last < NO_SERIALS_BEFORE
}
