// Profiles a stored table: whole columns go to the workers, one of which also counts repeated rows.
// Stores nothing but columns by their content: the caller keeps the profile with the version it was made of.
import type { Progress } from '../contract/call.ts'
import type { ColumnProfile, TableProfile } from '../contract/profile.ts'
import { typeColumnOf } from '../core/detection/document-types.ts'
import { GRADE_RULES_VERSION } from '../core/grading/grade-rules.ts'
import { gradeTable } from '../core/grading/grade-table.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { ColumnProfileCache } from '../store/repositories/column-profiles.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { allOrStop } from './all-or-stop.ts'
import { columnKeys } from './column-key.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface ProfileTableInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  versionId: number
  /** Profiles of columns by their content, to be used instead of making them anew, and added to. */
  columns?: ColumnProfileCache
  /** Processing date `YYYY-MM-DD`; with it, dates after it are reported. */
  today?: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Columns in the table's order, graded in the light of one another. Throws CANCELLED, STORE_CORRUPT. */
export async function profileTable(input: ProfileTableInput): Promise<TableProfile> {
  const { folder, pool, versionId, today, onProgress } = input
  const table = folder.tables.open(versionId)
  const place = { access: folder.access, versionId }
  const total = table.columns.length
  const known = knownColumns(input, table)
  const made = new Map<string, ColumnProfile>()
  let done = 0
  return allOrStop(input.signal, async signal => {
    const columns: ColumnProfile[] = []
    const profileOne = async (at: number, { column, key, typeColumn, profile: kept }: KnownColumn) => {
      const profile = kept ?? (await pool.run({ kind: 'profileColumn', place, column, today, typeColumn }, { signal }))
      if (kept === null) made.set(key, profile)
      columns[at] = profile
      done += 1
      onProgress({ stage: 'profile', done, total, unit: 'columns' })
    }
    let duplicateRows = 0
    const countRepeated = async () => {
      const apart =
        columns.some(tellsRowsApart) || known.some(({ profile }) => profile !== null && tellsRowsApart(profile))
      if (!apart) duplicateRows = await pool.run({ kind: 'countDuplicates', place }, { signal })
    }
    const tasks = known.map((column, at) => () => profileOne(at, column))
    tasks.splice(Math.floor(total * BEFORE_COUNTING), 0, countRepeated)
    await overLanes(pool, tasks, task => task())
    input.columns?.save(made)
    return { rows: table.rows, duplicateRows, gradeRules: GRADE_RULES_VERSION, columns: gradeTable(columns) }
  })
}

/**
 * Counting repeated rows reads every column, so it takes longest: late enough that a column which tells all rows apart has mostly been
 * found by then and nothing is to be counted, early enough that the rest fills the time beside it.
 */
const BEFORE_COUNTING = 0.6

interface KnownColumn {
  readonly column: string
  readonly typeColumn: string | null
  readonly key: string
  /** null where it has to be made. */
  readonly profile: ColumnProfile | null
}

function knownColumns({ columns, today }: ProfileTableInput, table: TableReader): KnownColumn[] {
  const keyOf = columns === undefined ? null : columnKeys(table)
  return table.columns.map(column => {
    const typeColumn = typeColumnOf(column, table.columns)
    const key = keyOf?.(column, { today, typeColumn }) ?? ''
    return { column, typeColumn, key, profile: columns?.find(key) ?? null }
  })
}

/** No two rows are the same where no two of their cells are: a changed column then costs that column only. */
function tellsRowsApart({ rows, empty, distinct }: ColumnProfile): boolean {
  return distinct + empty === rows && empty <= 1
}
