// Scans a stored table for sensitive values that are left in it, column by column on the workers.
// Reports places and masked excerpts, never a value.
import type { Progress } from '../contract/call.ts'
import type { Finding, ScanReport, TableProfile } from '../contract/profile.ts'
import { typeColumnOf } from '../core/detection/document-types.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { TableStore } from '../store/table-store.ts'
import { allOrStop } from './all-or-stop.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { ScannedColumn } from './worker-tasks.ts'

export interface ScanTableInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  versionId: number
  /** Findings listed; absent = all. Counts are always of all. */
  limit?: number
  /** A profile of the same version: kinds without a check digit are then found by what the columns hold, not only by header. */
  profile?: TableProfile
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Row order, columns of one row in the table's order; never more than `limit` of all columns together. */
class FirstFindings {
  readonly #columns: ReadonlyMap<string, number>
  readonly #limit: number
  #findings: Finding[] = []

  constructor(columns: readonly string[], limit = Number.POSITIVE_INFINITY) {
    this.#columns = new Map(columns.map((name, at) => [name, at]))
    this.#limit = limit
  }

  add(found: readonly Finding[]): void {
    const place = ({ column }: Finding) => this.#columns.get(column) ?? 0
    const all = this.#findings.concat(found)
    // A stable sort keeps the places in a cell as they are.
    all.sort((a, b) => a.row - b.row || place(a) - place(b))
    if (all.length > this.#limit) all.length = this.#limit
    this.#findings = all
  }

  list(): Finding[] {
    return this.#findings
  }
}

function sumByKind(scanned: readonly Omit<ScannedColumn, 'findings'>[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const { byKind } of scanned) {
    for (const [kind, count] of Object.entries(byKind)) sums[kind] = (sums[kind] ?? 0) + count
  }
  return sums
}

/** Throws CANCELLED, STORE_CORRUPT. */
export async function scanTable(input: ScanTableInput): Promise<ScanReport> {
  const { folder, pool, versionId, limit, profile, onProgress } = input
  const table = folder.tables.open(versionId)
  const place = { access: folder.access, versionId }
  const total = table.columns.length
  const findings = new FirstFindings(table.columns, limit)
  let done = 0
  const scanned = await allOrStop(input.signal, signal =>
    overLanes(pool, table.columns, async column => {
      const semantics = profile?.columns.find(one => one.name === column)?.semantics
      const typeColumn = typeColumnOf(column, table.columns)
      const answer = await pool.run({ kind: 'scanColumn', place, column, semantics, limit, typeColumn }, { signal })
      done += 1
      onProgress({ stage: 'scan', done, total, unit: 'columns' })
      findings.add(answer.findings)
      return { total: answer.total, byKind: answer.byKind }
    }),
  )
  const byColumn = table.columns.map((column, at): [string, number] => [column, scanned[at]?.total ?? 0])
  return {
    rows: table.rows,
    findings: findings.list(),
    byKind: sumByKind(scanned),
    byColumn: Object.fromEntries(byColumn.filter(([, count]) => count > 0)),
  }
}
