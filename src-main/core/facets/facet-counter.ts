// Counts what stands in one column, for the rows it is told to count: values, bars of numbers or dates, problems, blanks.
// Holds counts only, never a row; knows nothing of other facets.
import { FACET_LISTED, FACET_VALUES, type FacetAnswer, type FacetAsk } from '../../contract/facets.ts'
import { distributionOf } from '../profiling/distribution.ts'
import { createProblemFinder } from '../profiling/problem-finder.ts'
import { boundedMemo } from '../recipe/bounded-memo.ts'
import { certainKinds } from '../recipe/condition.ts'
import type { ChunkColumn } from '../table/chunk-column.ts'
import { dayNumber } from '../values/calendar.ts'
import { parseCivilDate } from '../values/civil-date.ts'
import { parseNumberText } from '../values/number-text.ts'

export interface FacetCounter {
  /** `counted` 1 = the row counts. */
  add(column: ChunkColumn, counted: Uint8Array): void
  finish(): FacetAnswer
}

type Tally = (value: string, count: number) => void

const NOTHING = {
  choices: [],
  distinct: 0,
  cut: false,
  edges: null,
  bins: [],
  below: 0,
  above: 0,
  other: 0,
  blank: 0,
} satisfies Omit<FacetAnswer, 'column' | 'kind' | 'rows'>

/** Hands each value to `tally` with the number of counted rows that have it: once a chunk where values are coded. Returns the rows. */
function tallyColumn(column: ChunkColumn, counted: Uint8Array, tally: Tally): number {
  const dictionary = column.dictionary()
  let rows = 0
  if (dictionary === null) {
    for (const [row, value] of column.values().entries()) {
      if (counted[row] === 0) continue
      rows += 1
      tally(value, 1)
    }
    return rows
  }
  const { entries, codes } = dictionary
  const counts = new Uint32Array(entries.length)
  for (let row = 0; row < codes.length; row += 1) {
    if (counted[row] === 0) continue
    rows += 1
    const code = codes[row] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  for (const [code, count] of counts.entries()) if (count > 0) tally(entries[code] ?? '', count)
  return rows
}

function counterOf(ask: FacetAsk, tally: Tally, answer: () => Partial<FacetAnswer>): FacetCounter {
  let rows = 0
  return {
    add(column, counted) {
      rows += tallyColumn(column, counted, tally)
    },
    finish: () => ({ column: ask.column, kind: ask.kind, rows, ...NOTHING, ...answer() }),
  }
}

interface Choice {
  value: string
  count: number
}

/** Most rows first, or by name; equal ones by code unit. */
function sorted(choices: Choice[], sort: FacetAsk['sort']): Choice[] {
  const byName = (a: Choice, b: Choice) => (a.value < b.value ? -1 : a.value > b.value ? 1 : 0)
  return choices.sort(sort === 'name' ? byName : (a, b) => b.count - a.count || byName(a, b))
}

function textCounter(ask: FacetAsk): FacetCounter {
  const counts = new Map<string, number>()
  let cut = false
  const tally: Tally = (value, count) => {
    const known = counts.get(value)
    if (known === undefined && counts.size >= FACET_VALUES) cut = true
    else counts.set(value, (known ?? 0) + count)
  }
  return counterOf(ask, tally, () => {
    const needle = ask.search.toLowerCase()
    const all = [...counts].map(([value, count]) => ({ value, count }))
    const found = needle === '' ? all : all.filter(({ value }) => value.toLowerCase().includes(needle))
    const listed = sorted(found, ask.sort).slice(0, FACET_LISTED)
    return { choices: [...listed, ...chosenElsewhere(ask, listed, counts)], distinct: found.length, cut }
  })
}

/** What is chosen stays in the list, so that it can be taken back, also when no row has it any more. */
function chosenElsewhere(ask: FacetAsk, listed: readonly Choice[], counts: ReadonlyMap<string, number>): Choice[] {
  const shown = new Set(listed.map(({ value }) => value))
  return ask.chosen
    .flatMap(({ values = [] }) => values)
    .filter(value => !shown.has(value))
    .map(value => ({ value, count: counts.get(value) ?? 0 }))
}

/** The number a bar is chosen by; NaN = none. Partial dates stand at their first day. */
export function facetNumber(kind: 'number' | 'date', value: string): number {
  if (kind === 'number') {
    const text = parseNumberText(value)
    return text === null ? Number.NaN : Number(text)
  }
  const date = parseCivilDate(value)
  if (date === null) return Number.NaN
  const [year = 0, month = 1, day = 1] = date.date.split('-').map(Number)
  return dayNumber(year, month, day)
}

/** Limits of bars over these values; null when none is a number or date. */
export function facetEdges(kind: 'number' | 'date', values: readonly string[]): string[] | null {
  const numbers = Float64Array.from(
    values,
    boundedMemo(value => facetNumber(kind, value)),
  )
  const counts = new Uint32Array(numbers.length).fill(1)
  const found = distributionOf([{ values: numbers, counts }], kind === 'date' ? 'day' : 'number')
  return found === null ? null : found.edges
}

function barCounter(ask: FacetAsk, kind: 'number' | 'date'): FacetCounter {
  const edges = (ask.edges ?? []).map(edge => facetNumber(kind, edge))
  const bins = new Array<number>(Math.max(0, edges.length - 1)).fill(0)
  const rest = { below: 0, above: 0, other: 0, blank: 0 }
  const single = bins.length === 1
  const numberOf = boundedMemo(value => facetNumber(kind, value))
  const tally: Tally = (value, count) => {
    const number = value === '' ? Number.NaN : numberOf(value)
    if (Number.isNaN(number)) rest[value === '' ? 'blank' : 'other'] += count
    else if (number < (edges[0] ?? Number.POSITIVE_INFINITY)) rest.below += count
    else if (number > (edges.at(-1) ?? 0) || (!single && number === edges.at(-1))) rest.above += count
    else bins[binOf(edges, number)] = (bins[binOf(edges, number)] ?? 0) + count
  }
  return counterOf(ask, tally, () => ({ edges: ask.edges ?? null, bins, ...rest }))
}

/** The last bar whose lower limit is not above the number. */
function binOf(edges: readonly number[], number: number): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= number) low = middle
    else high = middle - 1
  }
  return low
}

function problemCounter(ask: FacetAsk): FacetCounter {
  const finder = createProblemFinder({
    name: ask.column,
    type: ask.type ?? 'text',
    semantics: certainKinds(ask.kinds ?? []),
  })
  const counts = new Map<string, number>()
  const tally: Tally = (value, count) => {
    for (const code of finder.problemsOf(value)) counts.set(code, (counts.get(code) ?? 0) + count)
  }
  return counterOf(ask, tally, () => {
    const found = sorted(
      [...counts].map(([value, count]) => ({ value, count })),
      'count',
    )
    return { choices: [...found, ...chosenElsewhere(ask, found, counts)], distinct: found.length }
  })
}

function blankCounter(ask: FacetAsk): FacetCounter {
  let blank = 0
  let filled = 0
  const tally: Tally = (value, count) => {
    if (value === '') blank += count
    else filled += count
  }
  return counterOf(ask, tally, () => ({
    choices: [
      { value: '', count: blank },
      { value: 'filled', count: filled },
    ],
    distinct: 2,
    blank,
  }))
}

/** For number and date the `edges` must be known. */
export function createFacetCounter(ask: FacetAsk): FacetCounter {
  switch (ask.kind) {
    case 'text':
      return textCounter(ask)
    case 'number':
    case 'date':
      return barCounter(ask, ask.kind)
    case 'problem':
      return problemCounter(ask)
    case 'blank':
      return blankCounter(ask)
    default:
      return ask.kind satisfies never
  }
}
