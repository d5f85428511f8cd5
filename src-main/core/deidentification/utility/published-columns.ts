// A release as utility is measured on it: per record its value and its label, and per label the values a reader must take it for.
// The same for every way of recoding; measures nothing.
import type { LevelTable } from '../encoding/level-table.ts'
import type { StatedRelease } from '../recoding/recode-goal.ts'
import type { UtilityColumn } from './measure-utility.ts'

export function publishedColumns(release: StatedRelease, tables: readonly LevelTable[]): UtilityColumn[] {
  return tables.map((table, at) => publishedColumn(release, table, at))
}

function publishedColumn({ recoded, tuples, covered }: StatedRelease, table: LevelTable, at: number): UtilityColumn {
  const { labels, codes } = recoded.columns[at] ?? { labels: [], codes: new Int32Array(0) }
  const values = tuples.columns[at] ?? new Int32Array(0)
  const seen = labels.map(() => new Set<number>())
  const rowsOf = new Float64Array(labels.length)
  for (const [tuple, one] of recoded.classOf.entries()) {
    const label = codes[tuple] ?? 0
    if (one < 0) continue
    seen[label]?.add(values[tuple] ?? 0)
    rowsOf[label] = covered[at]?.[tuple] ?? 0
  }
  return {
    column: table.column,
    codes: tuples.ofRow.map(tuple => values[tuple] ?? 0),
    labelOfRow: tuples.ofRow.map(tuple => codes[tuple] ?? 0),
    covers: seen.map((found, label) => coveredValues([...found], rowsOf[label] ?? 0, table)),
    order: orderOf(table.labels[0] ?? []),
  }
}

/** The values below the lowest level at which the label covers as many rows as stated; where no level does, it is a range of numbers. */
function coveredValues(found: readonly number[], rows: number, { codes, covered, labels }: LevelTable): Int32Array {
  const [first] = found
  const all = Int32Array.from((labels[0] ?? []).keys())
  if (first === undefined) return new Int32Array(0)
  for (const [level, labelOf] of codes.entries()) {
    const label = labelOf[first]
    if (label === undefined || !found.every(value => labelOf[value] === label)) continue
    if (covered[level]?.[label] === rows) return all.filter(value => labelOf[value] === label)
  }
  const size = (value: number) => Number(labels[0]?.[value])
  const sizes = found.map(size)
  if (!sizes.every(Number.isFinite)) return all
  const [least, most] = sizes.reduce(
    ([low, high], one): [number, number] => [Math.min(low, one), Math.max(high, one)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
  return all.filter(value => size(value) >= least && size(value) <= most)
}

/** Codes of the values, numbers by size, else by text. */
function orderOf(values: readonly string[]): Int32Array {
  const numbers = values.map(Number)
  const numeric = numbers.every(Number.isFinite)
  const before = (a: number, b: number) =>
    numeric ? (numbers[a] ?? 0) - (numbers[b] ?? 0) : (values[a] ?? '') < (values[b] ?? '') ? -1 : 1
  return Int32Array.from(values.map((_, code) => code).sort(before))
}
