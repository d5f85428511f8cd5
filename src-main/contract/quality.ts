// Figures of quality out of a profile: per column 有效/空值/错值, and the five dimensions of a table; for the window and for reports.
// Pure sums over what the engine counted; guesses nothing that was not counted.
import type { ColumnProfile, TableProfile } from './profile.ts'
import type { IssueCode } from './text/zh-CN/issues.ts'
import type { Timeliness } from './timeliness.ts'

export type IssueDimension = 'complete' | 'accurate' | 'consistent'

const dimensions = {
  emptyToken: 'complete',
  errorValue: 'accurate',
  garbled: 'accurate',
  documentTypeMismatch: 'consistent',
  precisionLost: 'accurate',
  invalidDate: 'accurate',
  futureDate: 'accurate',
  invalidId: 'accurate',
  lookalikeId: 'accurate',
  invalidUscc: 'accurate',
  invalidMobile: 'accurate',
  invalidBankCard: 'accurate',
  edgeBlanks: 'consistent',
  innerBlanks: 'consistent',
  fullWidth: 'consistent',
  invisibleCharacters: 'consistent',
  lineBreaks: 'consistent',
  quoteMark: 'consistent',
  mixedTypes: 'consistent',
  dateFormats: 'consistent',
  dateSerial: 'consistent',
  partialDate: 'consistent',
  numberFormats: 'consistent',
  oldId: 'consistent',
  idFormats: 'consistent',
  oldOrganisationCode: 'consistent',
  codeFormats: 'consistent',
  phoneFormats: 'consistent',
  // A matter of protection, not of quality.
  sensitiveInFreeText: null,
} as const satisfies Record<IssueCode, IssueDimension | null>

/** null = lowers none. */
export function dimensionOf(code: string): IssueDimension | null {
  const known: Readonly<Record<string, IssueDimension | null | undefined>> = dimensions
  return known[code] ?? null
}

/** An ID a spreadsheet rounded is told of twice: lost digits, and a check that fails. Of each group only the largest counts. */
const TOLD_TWICE: readonly (readonly string[])[] = [['precisionLost', 'lookalikeId']]

export interface ColumnQuality {
  rows: number
  empty: number
  wrong: number
  valid: number
}

export function emptyCells(column: ColumnProfile): number {
  return column.empty + column.emptyTokens.reduce((sum, { count }) => sum + count, 0)
}

/** Problems of that dimension; what is known to be told twice counts once. Never more than there are filled cells. */
function problemsOf(column: ColumnProfile, dimension: IssueDimension): number {
  const found = column.issues.filter(({ code }) => dimensionOf(code) === dimension)
  const total = found.reduce((sum, { count }) => sum + count, 0)
  const twice = TOLD_TWICE.reduce((sum, group) => {
    const counts = found.filter(({ code }) => group.includes(code)).map(({ count }) => count)
    return sum + counts.reduce((all, count) => all + count, 0) - Math.max(0, ...counts)
  }, 0)
  return Math.min(total - twice, column.rows - emptyCells(column))
}

export function columnQuality(column: ColumnProfile): ColumnQuality {
  const empty = emptyCells(column)
  const wrong = problemsOf(column, 'accurate')
  return { rows: column.rows, empty, wrong, valid: column.rows - empty - wrong }
}

export const DIMENSIONS = ['complete', 'accurate', 'consistent', 'unique', 'timely'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** `part` of `whole` is in order; null = not known yet. */
export type Share = { part: number; whole: number } | null

/** Update cycle ÷ age of the newest date, whole as long as the cycle is not over. */
function timelyShare(timeliness: Timeliness | null): Share {
  if (timeliness === null || !timeliness.known) return null
  const { cycleDays, age } = timeliness
  return age <= cycleDays ? { part: 1, whole: 1 } : { part: cycleDays, whole: age }
}

/** `timeliness` null or unknown leaves the fifth dimension open. */
export function tableQuality(profile: TableProfile, timeliness: Timeliness | null = null): Record<Dimension, Share> {
  const cells = profile.columns.reduce((sum, column) => sum + column.rows, 0)
  const empty = profile.columns.reduce((sum, column) => sum + emptyCells(column), 0)
  const filled = cells - empty
  const lacking = (dimension: IssueDimension) =>
    profile.columns.reduce((sum, column) => sum + problemsOf(column, dimension), 0)
  return {
    complete: { part: filled, whole: cells },
    accurate: { part: filled - lacking('accurate'), whole: filled },
    consistent: { part: filled - lacking('consistent'), whole: filled },
    unique: { part: profile.rows - profile.duplicateRows, whole: profile.rows },
    timely: timelyShare(timeliness),
  }
}

export function problemCount(column: ColumnProfile): number {
  return column.issues.reduce((sum, { count }) => sum + count, 0)
}
