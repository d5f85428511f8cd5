// What a generalised table is still good for: information kept per column, relations between columns, and answers to range counts.
// Must not know how the records were recoded. Chance comes from a seed, so that the same table gives the same figures.
import type { UtilityReport } from '../../../contract/deidentify-window.ts'

export interface UtilityColumn {
  readonly column: string
  /** Per row the value, 0 … `order.length` − 1. */
  readonly codes: Int32Array
  /** Per row the label it is published as; not read where it is not published. */
  readonly labelOfRow: Int32Array
  /** Per label the values it may stand for. */
  readonly covers: readonly Int32Array[]
  /** Values in order: numbers by size, others as texts. */
  readonly order: Int32Array
}

export interface UtilityInput {
  readonly columns: readonly UtilityColumn[]
  /** Per row: 1 = published. */
  readonly kept: Uint8Array
  readonly seed: number
}

const QUERIES = 200
/** Below this share of the records a wrong answer is measured against the share, not against nearly nothing (Xiao and Tao 2006). */
const SANITY = 0.001

export function measureUtility({ columns, kept, seed }: UtilityInput): UtilityReport {
  return {
    byColumn: columns.map(column => columnUtility(column, kept)),
    correlations: pairs(columns).map(([left, right]) => ({
      left: left.column,
      right: right.column,
      before: cramersV(left.codes, left.order.length, right.codes, right.order.length, null),
      after: cramersV(left.labelOfRow, left.covers.length, right.labelOfRow, right.covers.length, kept),
    })),
    queries: queryError(columns, kept, seed),
  }
}

function pairs(columns: readonly UtilityColumn[]): [UtilityColumn, UtilityColumn][] {
  return columns.flatMap((left, at) =>
    columns.slice(at + 1).map((right): [UtilityColumn, UtilityColumn] => [left, right]),
  )
}

/** `kept`: entropy of the labels ÷ entropy of the values. `distance`: ½Σ|p − q| of the values with and without the suppressed records. */
function columnUtility(column: UtilityColumn, kept: Uint8Array): UtilityReport['byColumn'][number] {
  const all = tally(column.codes, column.order.length, null)
  const left = tally(column.codes, column.order.length, kept)
  const labels = tally(column.labelOfRow, column.covers.length, kept)
  const [rows, keptRows] = [column.codes.length, sum(left)]
  const before = entropy(all, rows)
  const distance =
    keptRows === 0
      ? 1
      : all.reduce((total, count, value) => total + Math.abs(count / rows - (left[value] ?? 0) / keptRows), 0) / 2
  return { column: column.column, kept: before === 0 ? 1 : entropy(labels, keptRows) / before, distance }
}

function tally(codes: Int32Array, distinct: number, kept: Uint8Array | null): Float64Array {
  const counts = new Float64Array(distinct)
  for (const [row, code] of codes.entries())
    if (kept === null || kept[row] === 1) counts[code] = (counts[code] ?? 0) + 1
  return counts
}

function sum(counts: Float64Array): number {
  return counts.reduce((total, count) => total + count, 0)
}

function entropy(counts: Float64Array, rows: number): number {
  return counts.reduce((total, count) => (count === 0 ? total : total - (count / rows) * Math.log2(count / rows)), 0)
}

/** √(χ²/(n·(min(r, c) − 1))) over the values that occur (Cramér 1946); 0 where one column has one value. */
function cramersV(
  left: Int32Array,
  leftDistinct: number,
  right: Int32Array,
  rightDistinct: number,
  kept: Uint8Array | null,
): number {
  const [rows, columns] = [tally(left, leftDistinct, kept), tally(right, rightDistinct, kept)]
  const total = sum(rows)
  const least = Math.min(...[rows, columns].map(counts => counts.filter(count => count > 0).length))
  if (total === 0 || least < 2) return 0
  const cells = new Map<number, number>()
  for (let row = 0; row < left.length; row += 1) {
    if (kept !== null && kept[row] === 0) continue
    const cell = (left[row] ?? 0) * rightDistinct + (right[row] ?? 0)
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  // χ² = n·(Σ n_ij²/(n_i·n_j) − 1): empty cells need no look.
  let ratio = 0
  for (const [cell, count] of cells)
    ratio += (count * count) / ((rows[Math.floor(cell / rightDistinct)] ?? 1) * (columns[cell % rightDistinct] ?? 1))
  return Math.sqrt(Math.max(0, ratio - 1) / (least - 1))
}

/** How far counts over random ranges of up to two columns are off when every label stands evenly for its values. */
function queryError(columns: readonly UtilityColumn[], kept: Uint8Array, seed: number): UtilityReport['queries'] {
  const rows = kept.length
  if (columns.length === 0 || rows === 0) return { count: 0, median: 0, mean: 0 }
  const next = generator(seed)
  const errors: number[] = []
  for (let query = 0; query < QUERIES; query += 1) {
    const ranges = chosenColumns(columns, next).map(column => randomRange(column, next))
    let [truth, estimate] = [0, 0]
    for (let row = 0; row < rows; row += 1) {
      let [inside, share] = [1, kept[row] ?? 0]
      for (const { column, holds, shareOf } of ranges) {
        const code = column.codes[row] ?? 0
        inside *= holds[code] ?? 0
        share *= shareOf[column.labelOfRow[row] ?? 0] ?? 0
      }
      truth += inside
      estimate += share
    }
    errors.push(Math.abs(estimate - truth) / Math.max(truth, rows * SANITY))
  }
  errors.sort((a, b) => a - b)
  return {
    count: QUERIES,
    median: errors[Math.floor(QUERIES / 2)] ?? 0,
    mean: errors.reduce((total, error) => total + error, 0) / QUERIES,
  }
}

function chosenColumns(columns: readonly UtilityColumn[], next: () => number): UtilityColumn[] {
  const first = Math.floor(next() * columns.length)
  const second = Math.floor(next() * columns.length)
  return [...new Set([first, second])].flatMap(at => columns[at] ?? [])
}

interface Range {
  column: UtilityColumn
  /** Per value: 1 = in the range. */
  holds: Uint8Array
  /** Per label: share of its values that are in the range. */
  shareOf: Float64Array
}

/** Half of the values in a row, or fewer. */
function randomRange(column: UtilityColumn, next: () => number): Range {
  const { order, covers } = column
  const width = 1 + Math.floor(next() * Math.ceil(order.length / 2))
  const from = Math.floor(next() * (order.length - width + 1))
  const holds = new Uint8Array(order.length)
  for (const code of order.subarray(from, from + width)) holds[code] = 1
  const shareOf = Float64Array.from(covers, values => {
    const inside = values.reduce((count, code) => count + (holds[code] ?? 0), 0)
    return inside / Math.max(1, values.length)
  })
  return { column, holds, shareOf }
}

/** mulberry32: enough for choosing ranges. */
function generator(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
