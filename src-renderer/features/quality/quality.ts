// Figures of quality out of a profile: per column 有效/空值/错值, and the five dimensions of a table.
// Pure sums over what the engine counted; guesses nothing that was not counted.
import type { ColumnProfile, TableProfile } from '../../../src-main/contract/profile.ts'
import { dimensionOf, type IssueDimension, TOLD_TWICE } from './issue-dimensions.ts'

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

export function tableQuality(profile: TableProfile): Record<Dimension, Share> {
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
    // Needs the promised update cycle, which only the catalogue knows.
    timely: null,
  }
}

export function problemCount(column: ColumnProfile): number {
  return column.issues.reduce((sum, { count }) => sum + count, 0)
}
