// What an aggregate table gives away about few people: cells below the least count, sums ruled by one contributor,
// hidden cells that the totals show again (R72; deidentification.md §6.9).
// Reads a table that is held whole: aggregate tables are short; beyond MOST_ROWS the job says so instead.
import type { Aggregate } from '../../contract/catalogue.ts'
import { type AggregateTable, columnOf, numberOf } from './aggregate-table.ts'
import { determinedCells } from './hidden-cells.ts'
import { type AggregateCell, cellName, isHiddenText, sumLines, summedColumns } from './sum-lines.ts'

export interface CellPlace {
  /** Source row number. */
  readonly row: number
  readonly column: string
}

export interface AggregateFacts {
  /** Counts of at least one and fewer than the least. */
  readonly small: readonly CellPlace[]
  readonly dominated: readonly (CellPlace & { share: number })[]
  readonly revealed: readonly CellPlace[]
  /** Declared columns that the table does not have. */
  readonly missing: readonly string[]
  readonly hidden: number
}

export function judgeAggregate(
  table: AggregateTable,
  declared: Aggregate,
  limits: { minimumCount: number; dominantShare: number },
): AggregateFacts {
  const named = [
    ...declared.dimensions,
    ...declared.counts,
    ...declared.sums.flatMap(({ total, largest }) => [total, largest]),
    ...declared.totals.flatMap(({ total, parts }) => [total, ...parts]),
  ]
  const hidden = hiddenCells(table, declared)
  return {
    missing: [...new Set(named.filter(name => !table.names.includes(name)))],
    small: declared.counts.flatMap(column => smallCounts(table, column, limits.minimumCount)),
    dominated: declared.sums.flatMap(sum => dominated(table, sum, limits.dominantShare)),
    revealed: revealedCells(table, declared, hidden),
    hidden: hidden.length,
  }
}

/** Hidden cells of the columns that stand in sums. */
function hiddenCells(table: AggregateTable, declared: Aggregate): AggregateCell[] {
  return summedColumns(table, declared).flatMap(column =>
    columnOf(table, column).flatMap((text, index) => (isHiddenText(text) ? [{ column, index }] : [])),
  )
}

/** Those of them that the sums give away again. */
function revealedCells(table: AggregateTable, declared: Aggregate, hidden: readonly AggregateCell[]): CellPlace[] {
  if (hidden.length === 0) return []
  const numbers = new Map(hidden.map((cell, number) => [cellName(cell), number]))
  const lines = sumLines(table, declared).map(line => line.flatMap(cell => numbers.get(cellName(cell)) ?? []))
  return determinedCells(hidden.length, lines).flatMap(number => {
    const cell = hidden[number]
    return cell === undefined ? [] : [{ row: table.rowNumbers[cell.index] ?? 0, column: cell.column }]
  })
}

function smallCounts(table: AggregateTable, column: string, least: number): CellPlace[] {
  return columnOf(table, column).flatMap((text, index) => {
    const count = numberOf(text)
    return count !== null && count > 0 && count < least ? [{ row: table.rowNumbers[index] ?? 0, column }] : []
  })
}

/** (1, k) rule: the greatest contributor's share of the sum. */
function dominated(
  table: AggregateTable,
  { total, largest }: Aggregate['sums'][number],
  limit: number,
): (CellPlace & { share: number })[] {
  return dominatedRows(table, { total, largest }, limit).map(({ index, share }) => ({
    row: table.rowNumbers[index] ?? 0,
    column: total,
    share,
  }))
}

/** The same by place in the table. */
export function dominatedRows(
  table: AggregateTable,
  { total, largest }: Aggregate['sums'][number],
  limit: number,
): { index: number; share: number }[] {
  const greatest = columnOf(table, largest)
  return columnOf(table, total).flatMap((text, index) => {
    const sum = numberOf(text)
    const most = numberOf(greatest[index])
    if (sum === null || most === null || sum <= 0) return []
    const share = most / sum
    return share > limit ? [{ index, share }] : []
  })
}
