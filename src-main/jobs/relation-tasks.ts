// Worker tasks that compare columns with one another, on numbers in memory that all workers share.
// Each reads at most one column at a time from the table.
import { candidateKeys, type KeyReport } from '../core/profiling/candidate-keys.ts'
import { type CodedColumn, createColumnCoder } from '../core/profiling/coded-column.ts'
import { type ColumnLeak, findLeaks, type LeakColumn } from '../core/profiling/column-leaks.ts'
import { type Correlation, correlationsOf, type NumberColumn } from '../core/profiling/correlations.ts'
import { type Dependency, dependenciesOf } from '../core/profiling/dependencies.ts'
import { sampleRows } from '../core/profiling/row-sample.ts'
import { measureSet, measureSetsFrom, type SingleOut } from '../core/profiling/single-out.ts'
import { shapeOf } from '../core/profiling/value-shape.ts'
import type { Column } from '../core/table/chunk.ts'
import { judgedForm } from '../core/values/normalize-text.ts'
import { goOn, withTable } from './read-version.ts'
import type { SharedColumn, TaskOf } from './worker-tasks.ts'

function coded({ codes, distinct }: SharedColumn): CodedColumn {
  return { codes: new Uint32Array(codes), distinct }
}

/** The cells of the chosen rows (ascending) of one chunk. */
function chosenCells(cells: Column, firstRow: number, rows: Uint32Array, from: number): { kept: Column; next: number } {
  const kept: string[] = []
  let next = from
  for (; next < rows.length; next += 1) {
    const row = (rows[next] ?? 0) - firstRow
    if (row >= cells.length) break
    kept.push(cells[row] ?? '')
  }
  return { kept, next }
}

/** Fills `codes` and answers how many different values there are. */
export function codeStoredColumn(task: TaskOf<'codeColumn'>, stopped: () => boolean): number {
  const coder = createColumnCoder(new Uint32Array(task.codes))
  return withTable(task.place, table => {
    const rows = task.wanted < table.rows ? sampleRows(table.rows, task.wanted) : null
    let next = 0
    for (const { no, firstRow } of table.chunks) {
      goOn(stopped)
      const cells = table.readChunk(no, [task.column]).columns[0] ?? []
      if (rows === null) coder.add(cells)
      else {
        const chosen = chosenCells(cells, firstRow, rows, next)
        coder.add(chosen.kept)
        next = chosen.next
      }
    }
    return coder.finish().distinct
  })
}

export function relateColumn({ columns, from }: TaskOf<'relateColumn'>): Dependency[] {
  return dependenciesOf(from, columns.map(coded))
}

export function findKeys({ columns }: TaskOf<'findKeys'>): KeyReport {
  return candidateKeys(columns.map(coded))
}

export function searchSets({ columns, first, maxSize }: TaskOf<'searchSets'>): SingleOut[] {
  return measureSetsFrom(first, columns.map(coded), maxSize)
}

export function measureSets({ columns, sets }: TaskOf<'measureSets'>): SingleOut[] {
  const all = columns.map(coded)
  return sets.map(set => measureSet(set, all))
}

function numbersOf({ profile: { name }, cells }: LeakColumn): NumberColumn {
  const numberOf = (cell: string) => Number(shapeOf(judgedForm(cell), true).number ?? Number.NaN)
  return { name, values: Float64Array.from(cells, cell => (cell === '' ? Number.NaN : numberOf(cell))) }
}

/** Whole chunks evenly over the table, the first one among them; places are 0-based rows of the table. */
export function compareColumns(
  task: TaskOf<'compareColumns'>,
  stopped: () => boolean,
): { leaks: ColumnLeak[]; correlations: Correlation[]; rows: number } {
  return withTable(task.place, table => {
    const names = task.profiles.map(({ name }) => name)
    const cells: string[][] = names.map(() => [])
    const places: number[] = []
    const every = Math.max(1, Math.ceil(table.rows / task.wanted))
    for (const { no, firstRow, rows } of table.chunks.filter((_, at) => at % every === 0)) {
      goOn(stopped)
      const chunk = table.readChunk(no, names)
      for (const [at, column] of chunk.columns.entries()) for (const value of column) cells[at]?.push(value)
      for (let row = 0; row < rows; row += 1) places.push(firstRow + row)
    }
    const columns = task.profiles.map((profile, at): LeakColumn => ({ profile, cells: cells[at] ?? [] }))
    const inTable = (rows: readonly number[]) => rows.map(row => places[row] ?? 0)
    const leaks = findLeaks(columns).map(leak => ({
      ...leak,
      agreeingRows: inTable(leak.agreeingRows),
      otherRows: inTable(leak.otherRows),
    }))
    const numbers = columns.filter(({ profile: { type } }) => type === 'integer' || type === 'decimal').map(numbersOf)
    return { leaks, correlations: correlationsOf(numbers), rows: places.length }
  })
}
