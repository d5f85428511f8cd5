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

/** In row order, columns of one row in the table's order. */
function inRowOrder(scanned: readonly ScannedColumn[], limit: number | undefined): Finding[] {
  const findings = scanned.flatMap(({ findings: found }) => found)
  // A stable sort keeps the columns of a row, and the places in a cell, as they are.
  findings.sort((a, b) => a.row - b.row)
  return limit === undefined ? findings : findings.slice(0, limit)
}

function sumByKind(scanned: readonly ScannedColumn[]): Record<string, number> {
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
  let done = 0
  const scanned = await allOrStop(input.signal, signal =>
    overLanes(pool, table.columns, async column => {
      const semantics = profile?.columns.find(one => one.name === column)?.semantics
      const typeColumn = typeColumnOf(column, table.columns)
      const answer = await pool.run({ kind: 'scanColumn', place, column, semantics, limit, typeColumn }, { signal })
      done += 1
      onProgress({ stage: 'scan', done, total, unit: 'columns' })
      return answer
    }),
  )
  const byColumn = table.columns.map((column, at): [string, number] => [column, scanned[at]?.total ?? 0])
  return {
    rows: table.rows,
    findings: inRowOrder(scanned, limit),
    byKind: sumByKind(scanned),
    byColumn: Object.fromEntries(byColumn.filter(([, count]) => count > 0)),
  }
}
