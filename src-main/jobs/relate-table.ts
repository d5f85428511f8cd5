// Says what the columns of a stored table say about one another: keys, dependencies, columns that give others away.
// Stores nothing; finds on numbers, and reads from the table only the few values it shows.
import type { Progress } from '../contract/call.ts'
import type { TableProfile } from '../contract/profile.ts'
import type { DependencyReport, LeakReport, NearKeyReport, Relations } from '../contract/relations.ts'
import type { KeyReport } from '../core/profiling/candidate-keys.ts'
import type { ColumnLeak } from '../core/profiling/column-leaks.ts'
import type { Contradiction, Dependency } from '../core/profiling/dependencies.ts'
import { directDependencies } from '../core/profiling/implied-dependencies.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { allOrStop } from './all-or-stop.ts'
import { codeTable } from './shared-columns.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface RelateTableInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  versionId: number
  /** Of the same version. */
  profile: TableProfile
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Rows compared text by text for columns that give others away. */
const COMPARED_ROWS = 20_000
const PARTNERS_SHOWN = 4

/** Throws CANCELLED, STORE_CORRUPT. */
export async function relateTable(input: RelateTableInput): Promise<Relations> {
  const { folder, pool, versionId, profile, onProgress } = input
  const table = folder.tables.open(versionId)
  const place = { access: folder.access, versionId }
  const names = table.columns
  const total = names.length * 2 + 2
  let done = 0
  const step = () => {
    done += 1
    onProgress({ stage: 'relate', done, total, unit: 'steps' })
  }
  return allOrStop(input.signal, async signal => {
    const compared = pool.run(
      { kind: 'compareColumns', place, profiles: profile.columns.map(essentials), wanted: COMPARED_ROWS },
      { signal },
    )
    const coded = await codeTable({ table, place, pool, columns: names, signal, onColumn: step })
    const { columns } = coded
    const stepped = async <T>(answer: Promise<T>): Promise<T> => {
      const value = await answer
      step()
      return value
    }
    const [keys, found, comparison] = await Promise.all([
      stepped(pool.run({ kind: 'findKeys', columns }, { signal })),
      Promise.all(names.map((_, from) => stepped(pool.run({ kind: 'relateColumn', columns, from }, { signal })))),
      stepped(compared),
    ])
    const reading = new CellReading(table, coded.rowOf)
    const all = found.flat()
    const dependencies = directDependencies(all)
    return {
      rows: table.rows,
      usedRows: coded.rows,
      comparedRows: comparison.rows,
      keys: keys.keys.map(key => key.map(at => names[at] ?? '')),
      nearKeys: nearKeysOf(keys, names, reading),
      combined: keys.combined.map(at => names[at] ?? ''),
      dependencies: dependencies.map(one => dependencyOf(one, all, names, reading)).sort(byError),
      implied: all.length - dependencies.length,
      leaks: comparison.leaks.map(leak => leakOf(leak, table)),
      correlations: comparison.correlations,
    }
  })
}

function essentials({ name, type, semantics, role, distinct }: TableProfile['columns'][number]) {
  return { name, type, semantics, role, distinct }
}

function byError(left: DependencyReport, right: DependencyReport): number {
  return left.error - right.error || right.supported - left.supported
}

/** Cells by coded row, for the few that are shown. */
class CellReading {
  readonly #table: TableReader
  readonly #rowOf: (coded: number) => number

  constructor(table: TableReader, rowOf: (coded: number) => number) {
    this.#table = table
    this.#rowOf = rowOf
  }

  cell(coded: number, column: string): { value: string; rowNumber: number } {
    const page = this.#table.page(this.#rowOf(coded), 1, [column])
    return { value: page.columns[0]?.[0] ?? '', rowNumber: page.rowNumbers[0] ?? 0 }
  }
}

function nearKeysOf({ nearKeys }: KeyReport, names: readonly string[], reading: CellReading): NearKeyReport[] {
  return nearKeys.map(({ column, missing, repeated, examples }) => {
    const name = names[column] ?? ''
    return {
      column: name,
      missing,
      repeated,
      examples: examples.map(rows => ({
        value: reading.cell(rows[0] ?? 0, name).value,
        rowNumbers: rows.map(row => reading.cell(row, name).rowNumber),
      })),
    }
  })
}

function dependencyOf(
  found: Dependency,
  all: readonly Dependency[],
  names: readonly string[],
  reading: CellReading,
): DependencyReport {
  const { rows, supported, wrong, contradicting } = found
  const [from, to] = [names[found.from] ?? '', names[found.to] ?? '']
  return {
    from,
    to,
    rows,
    supported,
    wrong,
    error: rows === 0 ? 0 : wrong / rows,
    contradicting,
    mutual: all.some(other => other.from === found.to && other.to === found.from),
    examples: found.examples.map(example => exampleOf(example, from, to, reading)),
  }
}

function exampleOf({ partners }: Contradiction, from: string, to: string, reading: CellReading) {
  return {
    value: reading.cell(partners[0]?.firstRow ?? 0, from).value,
    partners: partners.slice(0, PARTNERS_SHOWN).map(({ rows, firstRow }) => ({ rows, ...reading.cell(firstRow, to) })),
  }
}

function leakOf(
  { kind, from, to, compared, agreeing, agreeingRows, otherRows }: ColumnLeak,
  table: TableReader,
): LeakReport {
  const numberOf = (row: number) => table.page(row, 1, [from]).rowNumbers[0] ?? 0
  return {
    kind,
    from,
    to,
    compared,
    agreeing,
    rowNumbers: agreeingRows.map(numberOf),
    otherRowNumbers: otherRows.map(numberOf),
  }
}
