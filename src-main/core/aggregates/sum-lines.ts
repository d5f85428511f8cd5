// The sums an aggregate table holds: rows that add up to a total row, and columns that add up to another.
// Knows which cells stand in one sum; judges and hides none.
import type { Aggregate } from '../../contract/catalogue.ts'
import { type AggregateTable, columnOf } from './aggregate-table.ts'

export interface AggregateCell {
  readonly column: string
  /** Place of the row in the table, from 0. */
  readonly index: number
}

const TOTAL = /^(?:合计|总计|小计|总数|全部|全市|全区|全县|全省|total|sum)$/i
const HIDDEN = new Set(['*', '**', '***', 'x', 'X', '…', '<3', '<5', '<10', '＜3', '＜5', '＜10'])

export function isHiddenText(text: string | null | undefined): boolean {
  const shown = (text ?? '').trim()
  return shown === '' || HIDDEN.has(shown)
}

export function isTotalWord(text: string | null | undefined): boolean {
  return TOTAL.test((text ?? '').trim())
}

export function cellName({ column, index }: AggregateCell): string {
  return `${column}\u0000${index}`
}

/** Columns whose cells stand in sums. */
export function summedColumns({ names }: AggregateTable, { counts, sums, totals }: Aggregate): string[] {
  const all = [...counts, ...sums.map(({ total }) => total), ...totals.flatMap(({ total, parts }) => [total, ...parts])]
  return [...new Set(all)].filter(name => names.includes(name))
}

/** Each line: one sum, its total among its cells. Memory: the cells of the summed columns, once for each dimension. */
export function sumLines(table: AggregateTable, declared: Aggregate): AggregateCell[][] {
  return [...downwards(table, declared), ...across(table, declared)]
}

/** A total row sums the rows that agree with it in every other dimension. */
function downwards(table: AggregateTable, declared: Aggregate): AggregateCell[][] {
  const dimensions = declared.dimensions.map(name => columnOf(table, name))
  const columns = summedColumns(table, declared)
  return dimensions
    .flatMap((_, free) => rowGroups(table, dimensions, free))
    .flatMap(rows => columns.map(column => rows.map(index => ({ column, index }))))
}

type Texts = readonly (string | null)[]

/** Groups with a total among them; without one nothing is said of their sum. */
function rowGroups({ rowNumbers }: AggregateTable, dimensions: readonly Texts[], free: number): number[][] {
  const groups = new Map<string, { rows: number[]; total: boolean }>()
  for (let index = 0; index < rowNumbers.length; index += 1) {
    const key = dimensions.map((values, at) => (at === free ? '' : (values[index] ?? ''))).join('\u0000')
    const group = groups.get(key) ?? { rows: [], total: false }
    group.rows.push(index)
    group.total ||= isTotalWord(dimensions[free]?.[index])
    groups.set(key, group)
  }
  return [...groups.values()].filter(({ total }) => total).map(({ rows }) => rows)
}

function across({ rowNumbers, names }: AggregateTable, { totals }: Aggregate): AggregateCell[][] {
  return totals
    .filter(({ total, parts }) => [total, ...parts].every(name => names.includes(name)))
    .flatMap(({ total, parts }) => rowNumbers.map((_, index) => [total, ...parts].map(column => ({ column, index }))))
}
