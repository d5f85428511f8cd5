// What a person has chosen in facets and the condition that follows from it; pure functions.
// Counts nothing: the engine does.
import type { FacetAnswer, FacetAsk, FacetKind } from '../../../src-main/contract/facets.ts'
import type { ColumnProfile, ColumnType } from '../../../src-main/contract/profile.ts'
import type { ColumnCondition, Condition } from '../../../src-main/contract/recipe.ts'

export interface Facet extends Omit<FacetAsk, 'edges'> {
  /** Of this panel only. */
  readonly id: number
  readonly edges?: string[] | undefined
}

const NUMBERS: ReadonlySet<ColumnType> = new Set(['integer', 'decimal'])
const DATES: ReadonlySet<ColumnType> = new Set(['date', 'datetime'])

/** What one first wants to see of a column. */
export function usualKind(profile: Pick<ColumnProfile, 'type'> | undefined): FacetKind {
  if (profile === undefined) return 'text'
  if (NUMBERS.has(profile.type)) return 'number'
  return DATES.has(profile.type) ? 'date' : 'text'
}

export function newFacet(id: number, column: string, profile: ColumnProfile | undefined, kind?: FacetKind): Facet {
  const judged =
    profile === undefined
      ? {}
      : {
          type: profile.type,
          kinds: profile.semantics.filter(({ confidence }) => confidence !== 'possible').map(one => one.kind),
        }
  return { id, column, kind: kind ?? usualKind(profile), search: '', sort: 'count', chosen: [], ...judged }
}

export function withKind(facet: Facet, kind: FacetKind): Facet {
  return { ...facet, kind, chosen: [], edges: undefined, search: '' }
}

/** The values chosen in a list, whatever stands behind them. */
export function chosenValues({ kind, chosen }: Facet): readonly string[] {
  const [one] = chosen
  if (one === undefined) return []
  if (kind === 'blank') return [one.test === 'empty' ? '' : 'filled']
  return one.values ?? []
}

export function isInverted({ chosen }: Facet): boolean {
  return chosen[0]?.test === 'notIn'
}

/** Chooses a value of a list, or takes it back. Of blank and filled only one can be chosen. */
export function toggled(facet: Facet, value: string): Facet {
  const known = chosenValues(facet)
  const has = known.includes(value)
  if (facet.kind === 'blank') {
    return { ...facet, chosen: has ? [] : [{ column: facet.column, test: value === '' ? 'empty' : 'notEmpty' }] }
  }
  return withValues(facet, has ? known.filter(other => other !== value) : [...known, value], isInverted(facet))
}

export function inverted(facet: Facet): Facet {
  return withValues(facet, chosenValues(facet), !isInverted(facet))
}

function withValues(facet: Facet, values: readonly string[], not: boolean): Facet {
  const { column, kind, type, kinds } = facet
  if (values.length === 0) return { ...facet, chosen: [] }
  const problem: ColumnCondition = { column, test: 'hasProblem', values: [...values], type, kinds }
  const value: ColumnCondition = { column, test: not ? 'notIn' : 'in', values: [...values] }
  return { ...facet, chosen: [kind === 'problem' ? problem : value] }
}

export type BarKind = 'number' | 'date'

/** Bars `first` to `last` of the answer, both included. */
export function withBars(facet: Facet, kind: BarKind, { edges }: FacetAnswer, first: number, last: number): Facet {
  const from = edges?.[Math.min(first, last)]
  const to = edges?.[Math.max(first, last) + 1]
  if (from === undefined || to === undefined) return facet
  // A column of one value has one bar without width.
  const single = edges?.length === 2
  return withRange(facet, kind, { from, to, closed: single })
}

export interface Range {
  /** '' = open. */
  readonly from: string
  readonly to: string
  /** The upper limit is part of it. */
  readonly closed: boolean
}

export function withRange(facet: Facet, kind: BarKind, { from, to, closed }: Range): Facet {
  const { column } = facet
  const upper: ColumnCondition['test'] =
    kind === 'number' ? (closed ? 'atMost' : 'lessThan') : closed ? 'upTo' : 'before'
  const chosen: ColumnCondition[] = [
    ...(from === ''
      ? []
      : [{ column, test: kind === 'number' ? ('atLeast' as const) : ('since' as const), value: from }]),
    ...(to === '' ? [] : [{ column, test: upper, value: to }]),
  ]
  return { ...facet, chosen }
}

/** The range chosen; null = none, or something beside the bars. */
export function rangeOf({ chosen }: Facet): Range | null {
  const lower = chosen.find(({ test }) => test === 'atLeast' || test === 'since')
  const upper = chosen.find(({ test }) => ['lessThan', 'atMost', 'before', 'upTo'].includes(test))
  if (lower === undefined && upper === undefined) return null
  const closed = upper?.test === 'atMost' || upper?.test === 'upTo'
  return { from: lower?.value ?? '', to: upper?.value ?? '', closed }
}

/** Beside the bars: what is blank, or no number or date. */
export function besideChosen({ chosen }: Facet): 'blank' | 'other' | null {
  const test = chosen[0]?.test
  if (test === 'empty') return 'blank'
  return test === 'notNumber' || test === 'notDate' ? 'other' : null
}

export function withBeside(facet: Facet, kind: BarKind, which: 'blank' | 'other'): Facet {
  if (besideChosen(facet) === which) return { ...facet, chosen: [] }
  const other = kind === 'number' ? 'notNumber' : 'notDate'
  return { ...facet, chosen: [{ column: facet.column, test: which === 'blank' ? 'empty' : other }] }
}

/** What all facets together ask of a row; null = nothing is chosen. */
export function filterOf(facets: readonly Facet[]): Condition | null {
  const conditions = facets.flatMap(({ chosen }) => chosen)
  return conditions.length === 0 ? null : { match: 'all', conditions }
}

export function askOf({ id: _, edges, ...facet }: Facet): FacetAsk {
  return { ...facet, ...(edges === undefined ? {} : { edges }) }
}
