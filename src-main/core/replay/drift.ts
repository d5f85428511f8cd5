// How a file differs from the one a recipe ran on before: columns, codes, kinds, distributions, rows; with a figure for each.
// Judges by counts; reads no table.
import type { ColumnDrift, Drift, Reference, ReferenceColumn } from '../../contract/drift.ts'
import type { FacetAnswer } from '../../contract/facets.ts'
import { headerSimilarity } from '../recipe/header-similarity.ts'
import { blankOf, type ColumnFacts, classCounts, codesOf, kindsOf } from './reference.ts'
import { indexByChance, stabilityIndex } from './stability.ts'

/** A column of the new file, and what was counted of it. */
export interface PresentColumn {
  readonly facts: ColumnFacts & { readonly empty: number }
  /** Its values, where it is a column of few. */
  readonly listed: FacetAnswer | null
  /** Over the classes remembered of the column of the same name. */
  readonly compared: FacetAnswer | null
}

export interface PresentTable {
  readonly rows: number
  readonly columns: readonly PresentColumn[]
}

const NOTABLE_ROWS = 0.3
/** Percentage points of blank cells. */
const NOTABLE_BLANK = 0.05
const SHOWN_CODES = 20
/** More codes than this are compared as one class: rare ones say little each. */
const COMPARED_CODES = 50
const LEAST_LIKENESS = 0.5
/** A code of which at least so many rows were expected is missed. */
const MISSED_ROWS = 5

export function driftOf(reference: Reference, present: PresentTable): Drift {
  const names = new Set(present.columns.map(({ facts }) => facts.name))
  const known = new Map(reference.columns.map(column => [column.name, column]))
  const missing = reference.columns.filter(({ name }) => !names.has(name))
  const added = present.columns.filter(({ facts }) => !known.has(facts.name))
  const shared = present.columns.flatMap(now => {
    const before = known.get(now.facts.name)
    return before === undefined ? [] : [{ before, now }]
  })
  const renamed = renamedColumns(missing, added)
  const retyped = shared.flatMap(({ before, now }) =>
    before.type === now.facts.type ? [] : [{ column: before.name, before: before.type, after: now.facts.type }],
  )
  const values = shared.map(({ before, now }) => columnDrift(before, reference.rows, now, present.rows))
  const rows = rowDrift(reference.rows, present.rows)
  return {
    reference: { file: reference.file, at: reference.at, rows: reference.rows },
    rows,
    columns: {
      added: added.map(({ facts }) => ({
        column: facts.name,
        type: facts.type,
        role: facts.role,
        kinds: kindsOf(facts),
      })),
      missing: missing.map(({ name }) => name),
      renamed,
      retyped,
    },
    values,
    notable:
      (rows.notable ? 1 : 0) +
      added.length +
      missing.length +
      retyped.length +
      values.filter(({ notable }) => notable).length,
  }
}

function rowDrift(before: number, after: number): Drift['rows'] {
  const change = before === 0 ? null : after / before - 1
  return { before, after, change, notable: change === null ? after > 0 : Math.abs(change) >= NOTABLE_ROWS }
}

type Renamed = Drift['columns']['renamed'][number]

/** Each missing column with a different added one, the most alike first. */
function renamedColumns(missing: readonly ReferenceColumn[], added: readonly PresentColumn[]): Renamed[] {
  const pairs = missing
    .flatMap(before => added.map(now => likeness(before, now)))
    .filter(pair => pair.likeness >= LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness)
  const taken = new Set<string>()
  return pairs.filter(({ from, to }) => {
    if (taken.has(`from ${from}`) || taken.has(`to ${to}`)) return false
    taken.add(`from ${from}`)
    taken.add(`to ${to}`)
    return true
  })
}

function likeness(before: ReferenceColumn, now: PresentColumn): Renamed {
  const byName = headerSimilarity(before.name, now.facts.name)
  const byContent = contentLikeness(before, now)
  const by = byName >= byContent ? 'name' : 'content'
  return { from: before.name, to: now.facts.name, by, likeness: Math.max(byName, byContent) }
}

/** Of the same type only: by the kinds of values both hold, or by the codes they share, weighted by rows. */
function contentLikeness(before: ReferenceColumn, { facts, listed }: PresentColumn): number {
  if (before.type !== facts.type) return 0
  const kinds = kindsOf(facts)
  if (before.kinds.length > 0 && before.kinds.every(kind => kinds.includes(kind))) return 0.9
  if (before.codes === null || listed === null || before.codes.length < 2) return 0
  const codes = new Set(before.codes.map(({ value }) => value))
  const now = codesOf(listed)
  const rows = now.reduce((sum, { count }) => sum + count, 0)
  const shared = now.reduce((sum, { value, count }) => sum + (codes.has(value) ? count : 0), 0)
  return rows === 0 ? 0 : (0.9 * shared) / rows
}

function columnDrift(before: ReferenceColumn, rowsBefore: number, now: PresentColumn, rowsNow: number): ColumnDrift {
  const { facts, compared } = now
  const codes = codeDrift(before, compared, rowsBefore, rowsNow)
  const newKinds = kindsOf(facts).filter(kind => !before.kinds.includes(kind))
  const shares = distributions(before, compared)
  const psi = shares === null ? null : stabilityIndex(shares.before, shares.after)
  const psiByChance = shares === null ? null : indexByChance(shares.before, shares.after)
  const shift = shiftOf(psi, psiByChance)
  const share = (count: number, rows: number) => (rows === 0 ? 0 : count / rows)
  const blankNow = compared === null ? facts.empty : blankOf(compared)
  const blank = { before: share(before.blank, rowsBefore), after: share(blankNow, rowsNow) }
  const notable =
    codes.newCodeCount > 0 ||
    newKinds.length > 0 ||
    shift !== 'none' ||
    Math.abs(blank.after - blank.before) >= NOTABLE_BLANK
  return { column: before.name, ...codes, newKinds, psi, psiByChance, shift, blank, notable }
}

function shiftOf(psi: number | null, byChance: number | null): ColumnDrift['shift'] {
  if (psi === null || byChance === null || psi < 0.1 || psi <= byChance) return 'none'
  return psi < 0.25 ? 'some' : 'large'
}

function codeDrift(
  { codes }: ReferenceColumn,
  compared: FacetAnswer | null,
  rowsBefore: number,
  rowsNow: number,
): Pick<ColumnDrift, 'newCodes' | 'newCodeCount' | 'newCodeRows' | 'goneCodes'> {
  if (codes === null || compared === null) return { newCodes: [], newCodeCount: 0, newCodeRows: 0, goneCodes: [] }
  const known = new Set(codes.map(({ value }) => value))
  const now = codesOf(compared)
  const fresh = now.filter(({ value }) => !known.has(value))
  const present = new Set(now.map(({ value }) => value))
  const gone = codes.filter(
    ({ value, count }) => !present.has(value) && (count * rowsNow) / Math.max(1, rowsBefore) >= MISSED_ROWS,
  )
  // Values beyond those listed are new ones too: a code list is always listed whole.
  const unlisted = compared.distinct - compared.choices.length
  return {
    newCodes: fresh.slice(0, SHOWN_CODES),
    newCodeCount: fresh.length + unlisted,
    newCodeRows:
      compared.rows - blankOf(compared) - now.reduce((sum, one) => sum + (known.has(one.value) ? one.count : 0), 0),
    goneCodes: gone.slice(0, SHOWN_CODES).map(({ value }) => value),
  }
}

/** Counts over the same classes, blank cells as one of them; null = nothing to compare by. */
function distributions(
  { codes, classes, blank }: ReferenceColumn,
  compared: FacetAnswer | null,
): { before: number[]; after: number[] } | null {
  if (compared === null) return null
  if (classes?.unit === 'date') {
    // Next month's dates lie later than this month's: only whether they are dates is compared.
    const other = classes.counts.at(-1) ?? 0
    const dated = classes.counts.reduce((sum, count) => sum + count, 0) - other
    const filled = compared.rows - blankOf(compared) - compared.other
    return { before: [dated, other, blank], after: [filled, compared.other, blankOf(compared)] }
  }
  if (classes !== null) {
    return { before: [...classes.counts, blank], after: [...classCounts(compared), blankOf(compared)] }
  }
  if (codes === null) return null
  const named = codes.slice(0, COMPARED_CODES)
  const rest = codes.slice(COMPARED_CODES).reduce((sum, { count }) => sum + count, 0)
  const now = new Map(codesOf(compared).map(({ value, count }) => [value, count]))
  const counted = named.map(({ value }) => now.get(value) ?? 0)
  const others = compared.rows - blankOf(compared) - counted.reduce((sum, count) => sum + count, 0)
  return {
    before: [...named.map(({ count }) => count), rest, blank],
    after: [...counted, others, blankOf(compared)],
  }
}
