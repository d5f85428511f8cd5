// Finds which columns, alone or together, single people out: separation and distinction (Motwani & Xu 2007), and rows that stand alone.
// Must not decide roles: it measures the columns it is given.
import type { CodedColumn } from './coded-column.ts'
import { classSizes, oneClass, type RowClasses, refineClasses } from './row-classes.ts'

/** Of one set of columns. */
export interface SingleOut {
  /** Column numbers, ascending. */
  readonly columns: readonly number[]
  readonly rows: number
  /** Different combinations of values. */
  readonly classes: number
  /** Rows whose combination no other row has. */
  readonly alone: number
  /** Rows that share their combination with fewer than `SMALL_CLASS` − 1 others. */
  readonly few: number
  /** `classes` ÷ `rows`. */
  readonly distinction: number
  /** Share of all pairs of rows that differ in these columns. */
  readonly separation: number
}

/** Below this many alike, rows are counted as `few`: the least class of a controlled release (GB/T 42460-2023, see the risk report). */
export const SMALL_CLASS = 5

export function measureClasses(columns: readonly number[], classes: RowClasses): SingleOut {
  const rows = classes.ids.length
  let [alone, few, together] = [0, 0, 0]
  for (const size of classSizes(classes)) {
    if (size === 1) alone += 1
    if (size < SMALL_CLASS) few += size
    together += (size * (size - 1)) / 2
  }
  const pairs = (rows * (rows - 1)) / 2
  return {
    columns,
    rows,
    classes: classes.count,
    alone,
    few,
    distinction: rows === 0 ? 0 : classes.count / rows,
    separation: pairs === 0 ? 0 : 1 - together / pairs,
  }
}

/** Exact, on all rows of the columns. `chosen` = numbers of columns. */
export function measureSet(chosen: readonly number[], columns: readonly CodedColumn[]): SingleOut {
  const rows = columns[0]?.codes.length ?? 0
  const pieces = chosen.flatMap(at => columns[at] ?? [])
  const classes = pieces.reduce<RowClasses>((known, column) => refineClasses(known, column), oneClass(rows))
  return measureClasses(chosen, classes)
}

/**
 * Every set of up to `maxSize` columns whose first column is `first`, in lexical order. A set in which every row stands alone already
 * is not extended: more columns cannot say more.
 */
export function measureSetsFrom(first: number, columns: readonly CodedColumn[], maxSize: number): SingleOut[] {
  const found: SingleOut[] = []
  const rows = columns[0]?.codes.length ?? 0
  const go = (chosen: readonly number[], known: RowClasses): void => {
    const last = columns[chosen.at(-1) ?? 0]
    if (last === undefined) return
    const classes = refineClasses(known, last)
    found.push(measureClasses(chosen, classes))
    if (chosen.length === maxSize || classes.count === rows) return
    for (let next = (chosen.at(-1) ?? 0) + 1; next < columns.length; next += 1) go([...chosen, next], classes)
  }
  go([first], oneClass(rows))
  return found
}

/** The sets of one size that single out most, worst first. */
export function worstSets(sets: readonly SingleOut[], size: number, limit: number): SingleOut[] {
  return sets
    .filter(({ columns }) => columns.length === size)
    .toSorted((a, b) => b.alone - a.alone || b.separation - a.separation)
    .slice(0, limit)
}

/**
 * How far the separation measured on a sample of rows may be from that of all rows, with probability 1 − `risk` for one set:
 * Hoeffding's bound for averages over pairs. Shares of rows that stand alone have no such bound: a sample always shows more of them.
 */
export function separationError(sampleRows: number, risk = 0.001): number {
  return Math.sqrt(Math.log(2 / risk) / (2 * Math.floor(sampleRows / 2)))
}

/** Largest number of sets of up to `maxSize` of `columns` columns. */
export function setCount(columns: number, maxSize: number): number {
  let [total, choose] = [0, 1]
  for (let size = 1; size <= Math.min(maxSize, columns); size += 1) {
    choose = (choose * (columns - size + 1)) / size
    total += choose
  }
  return total
}
