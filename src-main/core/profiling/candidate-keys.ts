// Finds what tells every row from every other: single columns, and the smallest combinations of columns.
// Must not judge whether such a key is meant as one.
import { type CodedColumn, countCodes } from './coded-column.ts'
import { classSizes, oneClass, type RowClasses, refineClasses } from './row-classes.ts'

/** A column that is nearly a key: without its repeated and missing values it would be one. */
export interface NearKey {
  readonly column: number
  readonly missing: number
  /** Rows whose value stands in an earlier row already. */
  readonly repeated: number
  /** The most repeated values first: 0-based rows that share a value. */
  readonly examples: readonly (readonly number[])[]
}

export interface KeyReport {
  /** Column numbers; minimal: no part of a key is one. */
  readonly keys: readonly (readonly number[])[]
  readonly nearKeys: readonly NearKey[]
  /** Combinations were sought among these columns only; the others have too few values or there are too many columns. */
  readonly combined: readonly number[]
}

export interface KeyLimits {
  readonly maxSize: number
  /** Columns from which combinations are made: those with most values. */
  readonly maxColumns: number
  readonly maxKeys: number
  /** Share of rows with a value no earlier row has, from which a column counts as nearly a key. */
  readonly nearShare: number
  readonly examples: number
}

export const KEY_LIMITS: KeyLimits = { maxSize: 3, maxColumns: 24, maxKeys: 20, nearShare: 0.98, examples: 5 }
const ROWS_PER_EXAMPLE = 5
/** A combination that repeats among these rows is no key, whatever the rest holds. */
const PROBE_ROWS = 8192

/** Exact: the rows of a probe only rule out, every key found is proved on all rows. A key has no missing values. */
export function candidateKeys(columns: readonly CodedColumn[], limits: KeyLimits = KEY_LIMITS): KeyReport {
  const rows = columns[0]?.codes.length ?? 0
  if (rows < 2) return { keys: [], nearKeys: [], combined: [] }
  const whole = columns.map(column => countCodes(column)[0] === 0)
  const single = columns.flatMap((column, at) => (whole[at] === true && column.distinct === rows ? [at] : []))
  const combined = columns
    .map((column, at) => ({ at, distinct: column.distinct }))
    .filter(({ at, distinct }) => whole[at] === true && distinct > 1 && distinct < rows)
    .sort((a, b) => b.distinct - a.distinct || a.at - b.at)
    .slice(0, limits.maxColumns)
    .map(({ at }) => at)
  const keys = [...single.map(at => [at]), ...combinations(columns, combined, rows, limits)].slice(0, limits.maxKeys)
  const nearKeys = columns.flatMap((column, at) => nearKey(column, at, rows, limits) ?? [])
  return { keys, nearKeys, combined }
}

function combinations(
  columns: readonly CodedColumn[],
  combined: readonly number[],
  rows: number,
  limits: KeyLimits,
): number[][] {
  const found: number[][] = []
  const probe = probeOf(columns, rows)
  for (let size = 2; size <= limits.maxSize && found.length < limits.maxKeys; size += 1) {
    eachCombination(combined, size, chosen => {
      if (found.length >= limits.maxKeys) return
      if (found.some(key => key.every(at => chosen.includes(at)))) return
      const pieces = chosen.map(at => columns[at]).filter(column => column !== undefined)
      if (pieces.reduce((product, { distinct }) => product * distinct, 1) < rows) return
      if (!isKey(chosen.map(at => probe[at]).filter(column => column !== undefined))) return
      if (isKey(pieces)) found.push(chosen.toSorted((a, b) => a - b))
    })
  }
  return found
}

function probeOf(columns: readonly CodedColumn[], rows: number): CodedColumn[] {
  return columns.map(({ codes, distinct }) => ({ codes: codes.subarray(0, Math.min(rows, PROBE_ROWS)), distinct }))
}

function isKey(columns: readonly CodedColumn[]): boolean {
  const rows = columns[0]?.codes.length ?? 0
  const classes = columns.reduce<RowClasses>((known, column) => refineClasses(known, column), oneClass(rows))
  return classes.count === rows
}

/** Every choice of `size` items, in the order of `items`. */
function eachCombination(items: readonly number[], size: number, take: (chosen: readonly number[]) => void): void {
  const chosen: number[] = []
  const go = (from: number): void => {
    if (chosen.length === size) {
      take(chosen)
      return
    }
    for (let at = from; at <= items.length - (size - chosen.length); at += 1) {
      const item = items[at]
      if (item === undefined) continue
      chosen.push(item)
      go(at + 1)
      chosen.pop()
    }
  }
  go(0)
}

function nearKey(column: CodedColumn, at: number, rows: number, limits: KeyLimits): NearKey | null {
  if (column.distinct === rows || column.distinct < rows * limits.nearShare) return null
  const { ids, count } = refineClasses(oneClass(rows), column)
  const sizes = classSizes({ ids, count })
  const rowsOf = new Map<number, number[]>()
  let missing = 0
  for (const [row, code] of column.codes.entries()) {
    const id = ids[row] ?? 0
    if (code === 0) missing += 1
    else if ((sizes[id] ?? 0) > 1) {
      const known = rowsOf.get(id)
      if (known === undefined) rowsOf.set(id, [row])
      else known.push(row)
    }
  }
  const examples = [...rowsOf.values()]
    .sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0))
    .slice(0, limits.examples)
    .map(same => same.slice(0, ROWS_PER_EXAMPLE))
  return { column: at, missing, repeated: rows - missing - column.distinct, examples }
}
