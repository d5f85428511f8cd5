// Where problems are: from the profile's row numbers to cells that can be marked and visited one after another.
// Pure; finds no problem itself.
import type { ColumnProfile, TableProfile } from '../../../src-main/contract/profile.ts'

export interface ProblemTour {
  column: string
  code: string
  count: number
  rows: readonly number[]
  at: number
}

/** Row numbers known to have a problem, and spellings of "empty", per column. */
export interface ProblemPlaces {
  rows: ReadonlyMap<string, ReadonlySet<number>>
  tokens: ReadonlyMap<string, ReadonlySet<string>>
}

export function problemPlaces(profile: TableProfile): ProblemPlaces {
  return {
    rows: new Map(
      profile.columns.map(column => [column.name, new Set(column.issues.flatMap(issue => issue.rows))] as const),
    ),
    tokens: new Map(
      profile.columns.map(column => [column.name, new Set(column.emptyTokens.map(({ token }) => token))] as const),
    ),
  }
}

export function isProblem(places: ProblemPlaces, column: string, rowNumber: number, value: string): boolean {
  if (places.rows.get(column)?.has(rowNumber) === true) return true
  return value !== '' && places.tokens.get(column)?.has(value) === true
}

export function startTour(column: ColumnProfile, code: string): ProblemTour | null {
  const issue = column.issues.find(other => other.code === code)
  return issue === undefined ? null : { column: column.name, code, count: issue.count, rows: issue.rows, at: 0 }
}

/** One place on or back, round at the ends. */
export function moveTour(tour: ProblemTour, by: 1 | -1): ProblemTour {
  const places = tour.rows.length
  return places === 0 ? tour : { ...tour, at: (tour.at + by + places) % places }
}
