// What an aggregate table gives away about few people: cells below the least count, sums ruled by one contributor,
// hidden cells that the totals show again (R72; deidentification.md §6.9).
// Reads a table that is held whole: aggregate tables are short; beyond MOST_ROWS the job says so instead.
import type { Aggregate } from '../../contract/catalogue.ts'
import { determinedCells, type SumLine } from './hidden-cells.ts'

/** Lines of an aggregate table that are looked at together. */
export const MOST_ROWS = 20_000

export interface AggregateTable {
  readonly names: readonly string[]
  readonly columns: readonly (readonly (string | null)[])[]
  readonly rowNumbers: readonly number[]
}

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

const TOTAL = /^(?:合计|总计|小计|总数|全部|全市|全区|全县|全省|total|sum)$/i
const HIDDEN = new Set(['*', '**', '***', 'x', 'X', '…', '<3', '<5', '<10', '＜3', '＜5', '＜10'])

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
  const hidden = new HiddenCells(table, declared)
  return {
    missing: [...new Set(named.filter(name => !table.names.includes(name)))],
    small: declared.counts.flatMap(column => smallCounts(table, column, limits.minimumCount)),
    dominated: declared.sums.flatMap(sum => dominated(table, sum, limits.dominantShare)),
    revealed: hidden.revealed(),
    hidden: hidden.size,
  }
}

function columnOf({ names, columns }: AggregateTable, name: string): readonly (string | null)[] {
  return columns[names.indexOf(name)] ?? []
}

function numberOf(text: string | null | undefined): number | null {
  const plain = (text ?? '').trim()
  return /^-?\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : null
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
  const greatest = columnOf(table, largest)
  return columnOf(table, total).flatMap((text, index) => {
    const sum = numberOf(text)
    const most = numberOf(greatest[index])
    if (sum === null || most === null || sum <= 0) return []
    const share = most / sum
    return share > limit ? [{ row: table.rowNumbers[index] ?? 0, column: total, share }] : []
  })
}

/** The hidden cells of the count columns and the sums they stand in: lines that differ in one dimension, and columns that add up. */
class HiddenCells {
  readonly #table: AggregateTable
  readonly #declared: Aggregate
  readonly #numbers = new Map<string, number>()
  readonly #places: CellPlace[] = []

  constructor(table: AggregateTable, declared: Aggregate) {
    this.#table = table
    this.#declared = declared
    for (const column of this.#summed()) this.#collect(column)
  }

  get size(): number {
    return this.#places.length
  }

  revealed(): CellPlace[] {
    if (this.#places.length === 0) return []
    const lines = [...this.#downwards(), ...this.#across()]
    return determinedCells(this.#places.length, lines).flatMap(index => this.#places[index] ?? [])
  }

  #summed(): string[] {
    const { counts, totals } = this.#declared
    const all = [...counts, ...totals.flatMap(({ total, parts }) => [total, ...parts])]
    return [...new Set(all)].filter(name => this.#table.names.includes(name))
  }

  #collect(column: string): void {
    columnOf(this.#table, column).forEach((text, index) => {
      const shown = (text ?? '').trim()
      if (shown !== '' && !HIDDEN.has(shown)) return
      this.#numbers.set(`${column}\u0000${index}`, this.#places.length)
      this.#places.push({ row: this.#table.rowNumbers[index] ?? 0, column })
    })
  }

  #line(cells: readonly { column: string; index: number }[]): SumLine {
    return cells.flatMap(({ column, index }) => this.#numbers.get(`${column}\u0000${index}`) ?? [])
  }

  /** A total row sums the rows that agree with it in every other dimension. */
  #downwards(): SumLine[] {
    const dimensions = this.#declared.dimensions.map(name => columnOf(this.#table, name))
    return dimensions
      .flatMap((_, free) => this.#groups(dimensions, free))
      .flatMap(indexes => this.#summed().map(column => this.#line(indexes.map(index => ({ column, index })))))
  }

  /** Groups with a total among them; without one nothing is said of their sum. */
  #groups(dimensions: readonly (readonly (string | null)[])[], free: number): number[][] {
    const groups = new Map<string, { indexes: number[]; total: boolean }>()
    for (let index = 0; index < this.#table.rowNumbers.length; index += 1) {
      const key = dimensions.map((values, at) => (at === free ? '' : (values[index] ?? ''))).join('\u0000')
      const group = groups.get(key) ?? { indexes: [], total: false }
      group.indexes.push(index)
      group.total ||= TOTAL.test((dimensions[free]?.[index] ?? '').trim())
      groups.set(key, group)
    }
    return [...groups.values()].filter(({ total }) => total).map(({ indexes }) => indexes)
  }

  #across(): SumLine[] {
    return this.#declared.totals.flatMap(({ total, parts }) =>
      this.#table.rowNumbers.map((_, index) => this.#line([total, ...parts].map(column => ({ column, index })))),
    )
  }
}
