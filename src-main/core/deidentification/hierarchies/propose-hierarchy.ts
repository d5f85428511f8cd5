// Proposes the hierarchy of a column from its profile and its values, and makes edges from amounts.
// A proposal: the person may take any other. Must not look at rows: values with their counts are enough.
import type { DateUnit, DivisionLevelName, HierarchySpec } from '../../../contract/hierarchies.ts'
import type { ColumnProfile } from '../../../contract/profile.ts'
import { citiesHolding } from '../../identifiers/division-parents.ts'
import { parseCivilDate } from '../../values/civil-date.ts'
import { parseNumberText } from '../../values/number-text.ts'
import { buildHierarchy } from './build-hierarchy.ts'
import { uncoveredValues } from './coverage.ts'

export interface ValueCount {
  readonly value: string
  readonly count: number
}

export interface ProposedHierarchy {
  readonly spec: HierarchySpec
  /** Values of the column that it does not cover; a few slips do not make another kind of hierarchy better. */
  readonly uncovered: readonly string[]
}

type Column = Pick<ColumnProfile, 'name' | 'type' | 'semantics'>

/** Up to this share of distinct values may be slips. */
const SLIPS = 0.1
/** Below so many values there is nothing between the value and `*`. */
const FEW = 4
const LISTED = 5000

export function proposeHierarchy(column: Column, values: readonly ValueCount[]): ProposedHierarchy {
  const given = values.filter(({ value }) => value !== '')
  for (const spec of candidates(column, given)) {
    const uncovered = uncoveredValues(
      buildHierarchy(spec, column.name),
      given.map(({ value }) => value),
    )
    if (uncovered.length <= given.length * SLIPS) return { spec, uncovered }
  }
  return { spec: fallback(given), uncovered: [] }
}

/** Most telling first. */
function* candidates(column: Column, values: readonly ValueCount[]): Generator<HierarchySpec> {
  if (values.length === 0) return
  const kinds = new Set(column.semantics.map(({ kind }) => kind))
  if (values.length < FEW) {
    yield plainTable(values)
    return
  }
  if (kinds.has('age')) yield ages()
  if (kinds.has('birthDate') || column.type === 'date' || column.type === 'datetime') yield dates(kinds, values)
  if (kinds.has('divisionCode')) yield* divisions(values)
  if (kinds.has('address')) yield { kind: 'division', levels: ['town', 'county', 'city', 'province'], within: '' }
  if (kinds.has('postcode')) yield { kind: 'prefix', keeps: [4, 3, 2] }
  yield* byContent(column, values)
}

function* byContent(column: Column, values: readonly ValueCount[]): Generator<HierarchySpec> {
  if (looksLikeAges(column, values)) yield ages()
  if (column.type === 'integer' || column.type === 'decimal') {
    const edges = amountEdges(values)
    if (edges !== null) yield edges
  }
  yield* divisions(values)
  if (column.type === 'code') yield codes(values)
}

function ages(): HierarchySpec {
  return { kind: 'age', widths: [5, 10, 20], top: 90 }
}

function looksLikeAges({ name, type }: Column, values: readonly ValueCount[]): boolean {
  return /年龄|周岁|岁数/.test(name) && (type === 'integer' || values.every(({ value }) => /岁|^\d{1,3}$/.test(value)))
}

/** Only units that the coarsest of the usual values can tell. */
function dates(kinds: ReadonlySet<string>, values: readonly ValueCount[]): HierarchySpec {
  const known = values.map(({ value }) => parseCivilDate(value)?.date.length ?? (/^\d{4}-Q[1-4]$/.test(value) ? 6 : 0))
  const told = known.filter(length => length > 0)
  const least = told.length === 0 ? 10 : Math.min(...told)
  const fine: DateUnit[] = least >= 7 ? ['month', 'quarter'] : least === 6 ? ['quarter'] : []
  const coarse: DateUnit[] = kinds.has('birthDate') ? ['year', 'fiveYears', 'decade'] : ['year', 'decade']
  return { kind: 'date', units: [...fine, ...coarse] }
}

function* divisions(values: readonly ValueCount[]): Generator<HierarchySpec> {
  const texts = values.slice(0, LISTED).map(({ value }) => value)
  const codes = texts.filter(text => /^\d{6}(?:\d{3}){0,2}$/.test(text)).length
  const fine: DivisionLevelName[] = texts.some(text => text.length > 6) ? ['town', 'county'] : ['county']
  if (codes > texts.length * (1 - SLIPS)) {
    yield { kind: 'division', levels: levelsAbove(texts, [...fine, 'city', 'province']), within: '' }
    return
  }
  const [city, another] = citiesHolding(texts)
  if (city !== undefined && another === undefined)
    yield { kind: 'division', levels: ['city', 'province'], within: city }
  yield { kind: 'division', levels: ['county', 'city', 'province'], within: '' }
}

/** A level that leaves every value as it is makes nothing coarser. */
function levelsAbove(codes: readonly string[], levels: readonly DivisionLevelName[]): DivisionLevelName[] {
  const sixDigits = codes.every(code => code.length <= 6)
  return levels.filter(level => !(sixDigits && (level === 'county' || level === 'town')))
}

function codes(values: readonly ValueCount[]): HierarchySpec {
  const longest = Math.max(...values.slice(0, LISTED).map(({ value }) => [...value].length))
  const keeps = [0.75, 0.5, 0.25].map(share => Math.max(1, Math.round(longest * share)))
  return { kind: 'prefix', keeps: keeps.filter((keep, at) => at === 0 || keep < (keeps[at - 1] ?? 0)) }
}

function plainTable(values: readonly ValueCount[]): HierarchySpec {
  return { kind: 'table', rows: [...values.map(({ value }) => [value, '*']), ['', '*']] }
}

/** Frequent values stay; half as many at each level. */
function fallback(values: readonly ValueCount[]): HierarchySpec {
  if (values.length < FEW) return plainTable(values)
  return frequencyHierarchy(values)
}

export function frequencyHierarchy(values: readonly ValueCount[]): Extract<HierarchySpec, { kind: 'priority' }> {
  const sorted = values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const first = Math.min(20, Math.ceil(sorted.length / 2))
  const keeps: number[] = []
  for (let keep = first; keep >= 1 && keeps.length < 4; keep = Math.floor(keep / 2)) keeps.push(keep)
  return { kind: 'priority', values: sorted.slice(0, first).map(({ value }) => value), keeps }
}

/**
 * Bands that hold about equally many rows: sixteen, eight, four and two of them, at figures rounded to two digits.
 * null when fewer than three different edges are left.
 */
export function amountEdges(values: readonly ValueCount[]): Extract<HierarchySpec, { kind: 'edges' }> | null {
  const amounts = values
    .flatMap(({ value, count }) => {
      const number = parseNumberText(value)
      return number === null ? [] : [{ amount: Number(number), count }]
    })
    .sort((a, b) => a.amount - b.amount)
  const quantiles = quantileEdges(amounts, 16)
  const finest = [...new Set(quantiles.map(roundTwoDigits))].sort((a, b) => a - b)
  const lowest = amounts[0]?.amount ?? 0
  const usable = finest.filter(edge => edge > lowest)
  if (usable.length < 3) return null
  const levels = [usable]
  for (let edges = halved(usable); edges.length >= 1; edges = halved(edges)) levels.push(edges)
  return { kind: 'edges', levels }
}

/** `parts` − 1 amounts that cut the rows into equal parts. */
function quantileEdges(amounts: readonly { amount: number; count: number }[], parts: number): number[] {
  const total = amounts.reduce((sum, { count }) => sum + count, 0)
  const edges: number[] = []
  let before = 0
  for (const { amount, count } of amounts) {
    before += count
    while (edges.length < parts - 1 && before > (total * (edges.length + 1)) / parts) edges.push(amount)
  }
  return edges
}

function roundTwoDigits(value: number): number {
  return Number(value.toPrecision(2))
}

/** Every second edge. */
function halved(edges: readonly number[]): number[] {
  return edges.filter((_, at) => at % 2 === 1)
}
