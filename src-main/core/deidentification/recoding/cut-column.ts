// How one column is measured, cut and named in a group of records: numbers by their size, other values along their hierarchy.
// Knows no condition.
import type { LevelTable } from '../encoding/level-table.ts'

export interface CutColumn {
  /** How widely the group spreads, 0–1 of the whole table; 0 = one value. */
  width(group: Int32Array): number
  /** null where it cannot be cut. `relaxed`: items of the same value may be parted. */
  cut(group: Int32Array, counts: Int32Array, relaxed: boolean): Int32Array[] | null
  /** What all records of the group are published as, and how many rows of the hierarchy that covers. */
  label(group: Int32Array): { label: string; rows: number }
}

const NUMBER = /^[+-]?\d+(\.\d+)?$/

export function cutColumn(codes: Int32Array, table: LevelTable): CutColumn {
  const values = table.labels[0]!
  const used = new Set(codes)
  const numeric = [...used].every(code => NUMBER.test(values[code]!))
  return numeric ? numberColumn(codes, table) : hierarchyColumn(codes, table)
}

function numberColumn(codes: Int32Array, { labels, covered }: LevelTable): CutColumn {
  const values = labels[0]!
  const size = values.map(Number)
  const sortedRows = values
    .map((value, code) => ({ value: Number(value), rows: covered[0]![code]! }))
    .filter(({ value }) => !Number.isNaN(value))
  const [lowest, highest] = extent(
    codes,
    Int32Array.from(codes, (_, at) => at),
    size,
  )
  const span = size[highest]! - size[lowest]!
  return {
    width(group) {
      const [low, high] = extent(codes, group, size)
      return span === 0 ? 0 : (size[high]! - size[low]!) / span
    },
    cut: (group, counts, relaxed) => cutAtMedian(group, item => size[codes[item]!]!, counts, relaxed),
    label(group) {
      const [low, high] = extent(codes, group, size)
      const [from, to] = [size[low]!, size[high]!]
      let rows = 0
      for (const row of sortedRows) if (row.value >= from && row.value <= to) rows += row.rows
      return { label: rangeLabel(values[low]!, values[high]!), rows }
    },
  }
}

/** Codes of the least and the greatest value. */
function extent(codes: Int32Array, group: Int32Array, size: readonly number[]): [number, number] {
  let low = codes[group[0]!]!
  let high = low
  for (const item of group) {
    const code = codes[item]!
    if (size[code]! < size[low]!) low = code
    if (size[code]! > size[high]!) high = code
  }
  return [low, high]
}

/** A minus sign between bounds would be read as a range. */
function rangeLabel(low: string, high: string): string {
  if (Number(low) === Number(high)) return low
  return low.startsWith('-') || high.startsWith('-') ? `[${low},${high}]` : `${low}-${high}`
}

/**
 * Left: up to the median value; right: above it. Where the median is the greatest value, the cut is below it. Relaxed: records with the
 * median value fill the left side up to half.
 */
function cutAtMedian(
  group: Int32Array,
  sizeOf: (item: number) => number,
  counts: Int32Array,
  relaxed: boolean,
): Int32Array[] | null {
  const sorted = Int32Array.from([...group].sort((one, other) => sizeOf(one) - sizeOf(other) || one - other))
  const [least, greatest] = [sizeOf(sorted[0]!), sizeOf(sorted.at(-1)!)]
  if (least === greatest) return null
  let records = 0
  for (const item of sorted) records += counts[item]!
  let before = 0
  let middle = 0
  while (middle < sorted.length - 1 && 2 * (before + counts[sorted[middle]!]!) < records) {
    before += counts[sorted[middle]!]!
    middle += 1
  }
  if (relaxed) return [sorted.subarray(0, middle + 1), sorted.subarray(middle + 1)]
  const median = sizeOf(sorted[middle]!)
  const end = sorted.findIndex(item => (median === greatest ? sizeOf(item) >= median : sizeOf(item) > median))
  return [sorted.subarray(0, end), sorted.subarray(end)]
}

function hierarchyColumn(codes: Int32Array, table: LevelTable): CutColumn {
  const { height, rows: all } = table
  /** The lowest level at which the group has one label; `height` = none, the table's top has several. */
  const common = (group: Int32Array): number => {
    let level = 0
    for (const item of group) {
      while (level < height && table.codes[level]![codes[item]!] !== table.codes[level]![codes[group[0]!]!]) level += 1
    }
    return level
  }
  const covers = (group: Int32Array, level: number) =>
    level === height ? all : table.covered[level]![table.codes[level]![codes[group[0]!]!]!]!
  return {
    width(group) {
      const level = common(group)
      return level === 0 || all < 2 ? 0 : (covers(group, level) - 1) / (all - 1) || Number.MIN_VALUE
    },
    cut(group) {
      const level = common(group) - 1
      if (level < 0) return null
      const parts = Map.groupBy(group, item => table.codes[level]![codes[item]!]!)
      return [...parts.values()].map(items => Int32Array.from(items))
    },
    label(group) {
      const level = common(group)
      const label = level === height ? '*' : table.labels[level]![table.codes[level]![codes[group[0]!]!]!]!
      return { label, rows: covers(group, level) }
    },
  }
}
