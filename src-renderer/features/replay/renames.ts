// Which column of the former table goes by which name in the new file, and why that is thought so; pure functions.
// Proposes only: the person can change every pair.
import type { Drift } from '../../../src-main/contract/drift.ts'
import type { SurveyedPart } from '../../../src-main/contract/sources.ts'

export interface Rename {
  /** In the table so far. */
  readonly from: string
  /** In the new file. */
  readonly to: string
  readonly by: 'name' | 'content' | 'person'
}

export function surveyRenames({ proposed }: Pick<SurveyedPart, 'proposed'>): Rename[] {
  return Object.entries(proposed).map(([to, from]) => ({ from, to, by: 'name' }))
}

export function contentRenames(drift: Drift | null): Rename[] {
  return (drift?.columns.renamed ?? []).map(({ from, to, by }) => ({ from, to, by }))
}

/** Every column of the table so far that the file does not have under its own name. */
export function openColumns({ missing }: Pick<SurveyedPart, 'missing'>): string[] {
  return [...missing]
}

/** `to` null = the file does not have it. A name given to one column is taken from another. */
export function matched(renames: readonly Rename[], from: string, to: string | null): Rename[] {
  const others = renames.filter(rename => rename.from !== from && rename.to !== to)
  return to === null ? others : [...others, { from, to, by: 'person' }]
}

/** Columns of the file that are no column of the table so far. */
export function newColumns({ extra }: Pick<SurveyedPart, 'extra'>, renames: readonly Rename[]): string[] {
  const taken = new Set(renames.map(({ to }) => to))
  return extra.filter(column => !taken.has(column))
}
