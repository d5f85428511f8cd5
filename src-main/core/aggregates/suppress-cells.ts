// Which cells of an aggregate table to hide: the small ones, sums ruled by one, and then as many more as keep the sums from giving
// them away (secondary suppression; deidentification.md §6.9). Greedy: the smallest neighbour first; not the least possible number.
// Changes no table.
import type { Aggregate } from '../../contract/catalogue.ts'
import { type AggregateTable, columnOf, numberOf } from './aggregate-table.ts'
import { determinedCells } from './hidden-cells.ts'
import { dominatedRows } from './small-cells.ts'
import { type AggregateCell, cellName, isHiddenText, isTotalWord, sumLines, summedColumns } from './sum-lines.ts'

export interface Suppression {
  /** Small, or ruled by one. */
  readonly primary: readonly AggregateCell[]
  /** Hidden so that the others stay hidden. */
  readonly secondary: readonly AggregateCell[]
  /** Cells the sums still give away because nothing beside them is left to hide: totals have to go. */
  readonly revealed: readonly AggregateCell[]
}

export interface SuppressionLimits {
  readonly minimumCount: number
  readonly dominantShare: number
}

export function suppressAggregate(
  table: AggregateTable,
  declared: Aggregate,
  limits: SuppressionLimits,
  stopped: () => boolean = () => false,
): Suppression {
  const primary = primaryCells(table, declared, limits)
  const search = new SecondaryCells(table, declared, primary)
  return { primary, ...search.run(stopped) }
}

function primaryCells(
  table: AggregateTable,
  { counts, sums }: Aggregate,
  { minimumCount, dominantShare }: SuppressionLimits,
): AggregateCell[] {
  const small = counts.flatMap(column =>
    columnOf(table, column).flatMap((text, index) => {
      const count = numberOf(text)
      return count !== null && count > 0 && count < minimumCount ? [{ column, index }] : []
    }),
  )
  const ruled = sums.flatMap(sum =>
    dominatedRows(table, sum, dominantShare).flatMap(({ index }) => [
      { column: sum.total, index },
      { column: sum.largest, index },
    ]),
  )
  // A count of too few beside its sums: what the few have together is shown by them.
  const beside = sums.flatMap(({ total, largest }) =>
    small.flatMap(({ index }) => [
      { column: total, index },
      { column: largest, index },
    ]),
  )
  return distinct([...small, ...ruled, ...beside])
}

function distinct(cells: readonly AggregateCell[]): AggregateCell[] {
  return [...new Map(cells.map(cell => [cellName(cell), cell])).values()]
}

/** Hides one more cell at a time beside one that is still given away, until none is, or nothing is left to hide. */
class SecondaryCells {
  readonly #table: AggregateTable
  readonly #lines: readonly (readonly AggregateCell[])[]
  readonly #linesOf = new Map<string, number[]>()
  readonly #dimensions: readonly (readonly (string | null)[])[]
  readonly #totals: ReadonlySet<string>
  readonly #hidden = new Map<string, AggregateCell>()
  readonly #secondary: AggregateCell[] = []

  constructor(table: AggregateTable, declared: Aggregate, primary: readonly AggregateCell[]) {
    this.#table = table
    this.#lines = sumLines(table, declared)
    this.#dimensions = declared.dimensions.map(name => columnOf(table, name))
    this.#totals = new Set(declared.totals.map(({ total }) => total))
    for (const [number, line] of this.#lines.entries())
      for (const cell of line) this.#linesOf.set(cellName(cell), [...(this.#linesOf.get(cellName(cell)) ?? []), number])
    const summed = new Set(summedColumns(table, declared))
    const already = [...summed].flatMap(column =>
      columnOf(table, column).flatMap((text, index) => (isHiddenText(text) ? [{ column, index }] : [])),
    )
    for (const cell of [...already, ...primary.filter(({ column }) => summed.has(column))])
      this.#hidden.set(cellName(cell), cell)
  }

  run(stopped: () => boolean): Pick<Suppression, 'secondary' | 'revealed'> {
    let revealed = this.#revealed()
    while (revealed.length > 0 && !stopped()) {
      const before = this.#hidden.size
      for (const cell of revealed) this.#hideBeside(cell, false)
      // Several sums together give it away: then one more cell of any of them.
      if (this.#hidden.size === before) for (const cell of revealed) this.#hideBeside(cell, true)
      if (this.#hidden.size === before) break
      revealed = this.#revealed()
    }
    return { secondary: this.#secondary, revealed }
  }

  #revealed(): AggregateCell[] {
    const cells = [...this.#hidden.values()]
    const numbers = new Map([...this.#hidden.keys()].map((name, number) => [name, number]))
    const lines = this.#lines.map(line => line.flatMap(cell => numbers.get(cellName(cell)) ?? []))
    return determinedCells(cells.length, lines).flatMap(number => cells[number] ?? [])
  }

  /** In each sum where this cell is the only hidden one, the smallest other cell; a part before a total. */
  #hideBeside(cell: AggregateCell, everywhere: boolean): void {
    for (const number of this.#linesOf.get(cellName(cell)) ?? []) {
      const line = this.#lines[number] ?? []
      const alone = line.filter(other => this.#hidden.has(cellName(other))).length <= 1
      const [next] =
        alone || everywhere ? line.filter(other => !this.#hidden.has(cellName(other))).sort(this.#cheapest) : []
      if (next === undefined) continue
      this.#hidden.set(cellName(next), next)
      this.#secondary.push(next)
    }
  }

  readonly #cheapest = (left: AggregateCell, right: AggregateCell): number =>
    Number(this.#isTotal(left)) - Number(this.#isTotal(right)) ||
    this.#cost(left) - this.#cost(right) ||
    left.index - right.index

  #isTotal({ column, index }: AggregateCell): boolean {
    return this.#totals.has(column) || this.#dimensions.some(values => isTotalWord(values[index]))
  }

  /** A zero hides nobody and is often known: it comes last among the parts. */
  #cost({ column, index }: AggregateCell): number {
    const value = numberOf(columnOf(this.#table, column)[index])
    return value === null || value === 0 ? Number.MAX_SAFE_INTEGER : Math.abs(value)
  }
}
