// Numbers spread over neighbouring columns: 区号 beside 电话, a mobile number in two or three pieces, an ID cut after six digits, after
// fourteen, or after both. Must not look at whole tables: the profiles of neighbouring columns say enough.
import type { ColumnProfile, Semantics } from '../../contract/profile.ts'
import { gradeColumn } from './grade-column.ts'
import { highestGrade } from './grade-order.ts'

/** One of the columns a number is spread over. */
interface Part {
  readonly patterns: readonly string[]
  readonly value: RegExp
  /** Gives as much away as the whole: it holds the birth date. */
  readonly tells?: boolean
}

interface SplitKind {
  readonly kind: string
  /** In the order of the columns. */
  readonly parts: readonly Part[]
  /** Other numbers have the form of the parts too. */
  readonly convinces?: (columns: readonly ColumnProfile[]) => boolean
}

const BIRTH = '(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])'
const DIVISION = '[1-9]\\d(?!00)\\d{4}'
const MOBILE_HEAD: Part = {
  patterns: ['999'],
  value: /^1(?:3\d|4[579]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])$/,
}
const FOUR_DIGITS: Part = { patterns: ['9999'], value: /^\d{4}$/ }
const DIVISION_PART: Part = { patterns: ['999999'], value: new RegExp(`^${DIVISION}$`) }
const SEQUENCE_PART: Part = { patterns: ['9999', '999A'], value: /^\d{3}[\dXx]$/ }

/** Parts of an ID number are those of GB 11643: six digits of a division, eight of the birth date, three of a sequence, one check. */
const SPLITS: readonly SplitKind[] = [
  {
    kind: 'citizenId18',
    parts: [
      DIVISION_PART,
      {
        patterns: ['999999999999', '99999999999A'],
        value: new RegExp(`^${BIRTH}\\d{3}[\\dXx]$`),
      },
    ],
    convinces: isNoSerial,
  },
  {
    kind: 'citizenId18',
    parts: [DIVISION_PART, { patterns: ['99999999'], value: new RegExp(`^${BIRTH}$`), tells: true }, SEQUENCE_PART],
    convinces: isNoSerial,
  },
  {
    kind: 'citizenId18',
    parts: [{ patterns: ['99999999999999'], value: new RegExp(`^${DIVISION}${BIRTH}$`), tells: true }, SEQUENCE_PART],
  },
  {
    kind: 'landline',
    parts: [
      { patterns: ['999', '9999', '(999)', '(9999)'], value: /^\(?0(?:10|2\d|[3-9]\d{2})\)?$/ },
      { patterns: ['9999999', '99999999'], value: /^[2-9]\d{6,7}$/ },
    ],
  },
  { kind: 'mobile', parts: [MOBILE_HEAD, { patterns: ['99999999'], value: /^\d{8}$/ }], convinces: isNoDate },
  { kind: 'mobile', parts: [MOBILE_HEAD, FOUR_DIGITS, FOUR_DIGITS], convinces: isNoDate },
]
/** Of the values, spelled empties left out. */
const NEARLY_ALL = 0.9
const FEWEST = 3

/**
 * Columns that hold the last part of a number get its kind, `likely`, and its grade; so does a part that holds a birth date. All others
 * come back as they are.
 */
export function joinSplitNumbers(columns: readonly ColumnProfile[]): ColumnProfile[] {
  const splits = columns.map((_, at) => splitEndingAt(columns, at))
  return columns.map((column, at) => {
    const own = splits[at]
    if (own != null) return withKind(column, own.kind, namesBefore(columns, at, own))
    const told = splits.find((split, end) => split?.parts[at - end + split.parts.length - 1]?.tells === true)
    return told == null ? column : withKind(column, told.kind)
  })
}

function namesBefore(columns: readonly ColumnProfile[], at: number, { parts }: SplitKind): string[] {
  return columns.slice(at - parts.length + 1, at).map(({ name }) => name)
}

/** null unless the column continues and ends the numbers of those before it. */
function splitEndingAt(columns: readonly ColumnProfile[], at: number): SplitKind | null {
  const last = columns[at]
  if (last === undefined || last.semantics.some(({ confidence }) => confidence !== 'possible')) return null
  const fits = ({ parts, convinces }: SplitKind) => {
    const used = columns.slice(Math.max(0, at - parts.length + 1), at + 1)
    if (used.length < parts.length) return false
    const alike = parts.every((part, i) => {
      const column = used[i]
      return column !== undefined && holds(column, part)
    })
    return alike && convinces?.(used) !== false
  }
  return SPLITS.find(fits) ?? null
}

/** Patterns speak for all values, the listed ones for what stands in them. */
function holds(column: ColumnProfile, { patterns, value }: Part): boolean {
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

function withKind(column: ColumnProfile, kind: string, after?: string[]): ColumnProfile {
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
function isNoSerial(columns: readonly ColumnProfile[]): boolean {
  const last = columns.at(-1)
  const dated = columns[1]
  if (last === undefined || dated === undefined) return false
  if (last.patterns.some(({ pattern }) => pattern.endsWith('A'))) return true
  if (filledOf(last) >= SURE_TO_HOLD_X) return false
  const [first, latest] = [dated.min, dated.max].map(value => Number(value?.slice(0, 4)))
  if (first === undefined || latest === undefined) return false
  return latest - first >= LIFETIMES || latest < NO_SERIALS_BEFORE
}

const YEAR = /^(?:19|20)\d{2}$/

/** Heights of 170 beside days or years: 170 20200609 is no telephone number. */
function isNoDate(columns: readonly ColumnProfile[]): boolean {
  return columns.slice(1).every(column => column.type !== 'date' && !column.top.every(({ value }) => YEAR.test(value)))
}
