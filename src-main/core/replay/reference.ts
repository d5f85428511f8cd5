// What is remembered of a table, from its profile and counts; and which counts are needed for it.
// Remembers no value of a column that identifies persons directly.
import { MOST_CODES, type ReferenceColumn } from '../../contract/drift.ts'
import type { FacetAnswer, FacetAsk } from '../../contract/facets.ts'
import type { ColumnProfile } from '../../contract/profile.ts'

/** Between these shares of the rows lie the classes; the ends are left out, for they are single persons' values. */
const SHARES: readonly number[] = [0.05, 0.25, 0.5, 0.75, 0.95]
/** Rows per code at least, on average: what hardly repeats is no code. */
const ROWS_PER_CODE = 3
/** Whole numbers are more often amounts than codes. */
const MOST_NUMBER_CODES = 20
const ROWS_PER_NUMBER_CODE = 10

export type ColumnFacts = Pick<
  ColumnProfile,
  'name' | 'type' | 'role' | 'semantics' | 'distinct' | 'rows' | 'distribution'
>

export function kindsOf({ semantics }: Pick<ColumnFacts, 'semantics'>): string[] {
  return semantics.filter(({ confidence }) => confidence !== 'possible').map(({ kind }) => kind)
}

/** Direct identifiers are never remembered by value, and kinds found in remarks make a remark no code list. */
function mayBeRemembered({ role, semantics }: ColumnFacts): boolean {
  return role !== 'direct' && semantics.every(({ confidence }) => confidence === 'possible')
}

export function isCoded(column: ColumnFacts): boolean {
  const { type, distinct, rows } = column
  if (!mayBeRemembered(column) || type === 'empty' || type === 'date' || type === 'datetime' || type === 'decimal') {
    return false
  }
  if (type === 'integer') return distinct <= MOST_NUMBER_CODES && distinct * ROWS_PER_NUMBER_CODE <= rows
  return distinct <= MOST_CODES && distinct * ROWS_PER_CODE <= rows
}

/** null = the column has no such classes. */
function edgesOf({ type, role, distribution }: ColumnFacts): { unit: 'number' | 'date'; edges: string[] } | null {
  const unit =
    type === 'integer' || type === 'decimal' ? 'number' : type === 'date' || type === 'datetime' ? 'date' : null
  if (unit === null || role === 'direct' || distribution === null || distribution === undefined) return null
  const limits = distribution.quantiles.filter(({ share }) => SHARES.includes(share)).map(({ value }) => value)
  const edges = limits.filter((value, at) => value !== limits[at - 1])
  return edges.length < 2 ? null : { unit, edges }
}

const listing = (column: string): FacetAsk => ({ column, kind: 'text', search: '', sort: 'count', chosen: [] })
const classing = (column: string, kind: 'number' | 'date', edges: string[]): FacetAsk => ({
  column,
  kind,
  search: '',
  sort: 'count',
  chosen: [],
  edges,
})

/** What has to be counted of a column to remember it; null = its profile says enough. */
export function askToRemember(column: ColumnFacts): FacetAsk | null {
  if (isCoded(column)) return listing(column.name)
  const classes = edgesOf(column)
  return classes === null ? null : classing(column.name, classes.unit, classes.edges)
}

/** The same count of another table's column `name`, over the classes remembered. */
export function askToCompare({ codes, classes }: ReferenceColumn, name: string): FacetAsk | null {
  if (codes !== null) return listing(name)
  return classes === null ? null : classing(name, classes.unit, [...classes.edges])
}

/** Rows below the first limit, in each class, above the last, and neither blank nor a number or date. */
export function classCounts({ below, bins, above, other }: FacetAnswer): number[] {
  return [below, ...bins, above, other]
}

export function codesOf({ choices }: FacetAnswer): { value: string; count: number }[] {
  return choices.filter(({ value }) => value !== '').map(({ value, count }) => ({ value, count }))
}

export function blankOf({ kind, blank, choices }: FacetAnswer): number {
  return kind === 'text' ? (choices.find(({ value }) => value === '')?.count ?? 0) : blank
}

export function referenceColumn(
  column: ColumnFacts & Pick<ColumnProfile, 'empty'>,
  answer: FacetAnswer | null,
): ReferenceColumn {
  const { name, type, role, distinct, empty } = column
  const unit = answer?.kind === 'number' || answer?.kind === 'date' ? answer.kind : null
  return {
    name,
    type,
    role,
    kinds: kindsOf(column),
    distinct,
    blank: answer === null ? empty : blankOf(answer),
    codes: answer?.kind === 'text' ? codesOf(answer) : null,
    classes:
      answer === null || unit === null || answer.edges === null
        ? null
        : { unit, edges: answer.edges, counts: classCounts(answer) },
  }
}
