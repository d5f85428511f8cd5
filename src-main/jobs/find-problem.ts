// Shows where the problems of a profile are: on one page of rows, or the next cell with a given one.
// Changes nothing; gives way between chunks so that it can be cancelled.
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { TableProfile } from '../contract/profile.ts'
import { createProblemFinder } from '../core/profiling/problem-finder.ts'
import type { ChunkPlace, TableReader } from '../store/table-store.ts'

export interface RowProblems {
  rowNumber: number
  /** Columns with problems only. */
  cells: { column: string; codes: string[] }[]
}

/** Rows with problems among `limit` rows of the table from the 0-based `offset`. */
export function problemsOnPage(
  table: TableReader,
  profile: TableProfile,
  offset: number,
  limit: number,
): RowProblems[] {
  const page = table.page(offset, limit)
  const rows = page.rowNumbers.map((rowNumber): RowProblems => ({ rowNumber, cells: [] }))
  for (const column of profile.columns) {
    if (column.issues.length === 0) continue
    const finder = createProblemFinder(column)
    const values = page.columns[page.names.indexOf(column.name)] ?? []
    for (const [at, value] of values.entries()) {
      const codes = finder.problemsOf(value)
      if (codes.length > 0) rows[at]?.cells.push({ column: column.name, codes: [...codes] })
    }
  }
  return rows.filter(row => row.cells.length > 0)
}

export interface FindProblemInput {
  table: TableReader
  profile: TableProfile
  column: string
  code: string
  /** 0-based row to start after; -1 = before the first. */
  from: number
  backwards: boolean
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface ProblemHit {
  index: number
  rowNumber: number
}

/** The next row whose cell has the problem, once around the table; null when there is none. Throws CANCELLED. */
export async function findProblem(input: FindProblemInput): Promise<ProblemHit | null> {
  const { table, profile, code, backwards, signal, onProgress } = input
  const column = profile.columns.find(other => other.name === input.column)
  if (column === undefined) return null
  const finder = createProblemFinder(column)
  const search = (chunk: ChunkPlace, within: (index: number) => boolean): ProblemHit | null => {
    const { columns, rowNumbers } = table.readChunk(chunk.no, [column.name])
    const has = (value: string, row: number) =>
      within(chunk.firstRow + row) && finder.problemsOf(value).some(found => found === code)
    const values = columns[0] ?? []
    const row = backwards ? values.findLastIndex(has) : values.findIndex(has)
    return row < 0 ? null : { index: chunk.firstRow + row, rowNumber: rowNumbers[row] ?? 0 }
  }
  const ordered = backwards ? table.chunks.toReversed() : table.chunks
  const ahead = (index: number) => (backwards ? index < input.from : index > input.from)
  // Ahead of the place first, then, once around, the rest and the place itself.
  for (const [lap, within] of [ahead, (index: number) => !ahead(index)].entries()) {
    for (const [done, chunk] of ordered.entries()) {
      if (signal.aborted) throw new OpenprepError('CANCELLED')
      if (!within(chunk.firstRow) && !within(chunk.firstRow + chunk.rows - 1)) continue
      const hit = search(chunk, within)
      if (hit !== null) return hit
      onProgress({ stage: 'find', done: lap * ordered.length + done + 1, total: ordered.length * 2, unit: 'steps' })
      await new Promise(resolve => setImmediate(resolve))
    }
  }
  return null
}
