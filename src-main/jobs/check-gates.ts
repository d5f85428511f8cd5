// Judges every gate on the present result and catalogue entry of a dataset.
// Stores nothing: the caller keeps the report under `gateStateKey`.
import { setImmediate as breathe } from 'node:timers/promises'
import type { Progress } from '../contract/call.ts'
import type { Catalogue } from '../contract/catalogue.ts'
import type { GateReport } from '../contract/gates.ts'
import type { PolicyVerdict } from '../contract/policy.ts'
import type { TableProfile } from '../contract/profile.ts'
import type { RunReport } from '../contract/run.ts'
import { summarizeScan } from '../core/gates/leak-summary.ts'
import { runGates } from '../core/gates/registry.ts'
import { type ResultFacts, ResultFactsCollector } from '../core/gates/result-facts.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { ColumnProfileCache } from '../store/repositories/column-profiles.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { profileTable } from './profile-table.ts'
import { scanTable } from './scan-table.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface CheckGatesInput {
  folder: { readonly dbPath: string; readonly tables: TableStore }
  pool: WorkerPool
  /** Of the result table. */
  versionId: number
  report: RunReport
  catalogue: Catalogue
  policy: PolicyVerdict
  /** Of the same version if there is one; it is made otherwise and given back. */
  profile: TableProfile | null
  columns?: ColumnProfileCache
  /** `YYYY-MM-DD`; dates after it are wrong. */
  today: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Raised when the gates would judge the same state differently, so that no stored report outlives a rule. */
const GATES_VERSION = 2

/** Findings kept of the scan; counts beyond them stay exact. */
const LISTED_FINDINGS = 100_000

/** Everything the gates judge, as one key: the run's digest, the entry, and how the recipe stands against the policy. */
export function gateStateKey(report: RunReport, catalogue: Catalogue, policy: PolicyVerdict): string {
  return digestOf({ digest: report.digest, catalogue, policy, gates: GATES_VERSION })
}

/** Throws CANCELLED, STORE_CORRUPT. */
export async function checkGates(input: CheckGatesInput): Promise<{ report: GateReport; profile: TableProfile }> {
  const { folder, pool, versionId, columns, today, signal, onProgress } = input
  const table = folder.tables.open(versionId)
  const profile = input.profile ?? (await profileTable({ folder, pool, versionId, columns, today, signal, onProgress }))
  const scan = await scanTable({ folder, pool, versionId, profile, limit: LISTED_FINDINGS, signal, onProgress })
  const facts = await collectFacts(table, input, profile)
  const report = runGates({
    catalogue: input.catalogue,
    columns: table.columns,
    counts: input.report.counts,
    profile,
    leaks: summarizeScan(scan),
    facts,
    policy: input.policy,
  })
  return { report, profile }
}

async function collectFacts(
  table: TableReader,
  { catalogue, signal, onProgress }: CheckGatesInput,
  profile: TableProfile,
): Promise<ResultFacts> {
  // Rows that are equal have equal hashes: where the profile counted none, there are none.
  const collector = new ResultFactsCollector(table.columns, catalogue.fields, profile.duplicateRows === 0)
  for (const { no, firstRow } of table.chunks) {
    signal.throwIfAborted()
    onProgress({ stage: 'gates', done: firstRow, total: table.rows, unit: 'rows' })
    collector.observe(table.readChunk(no))
    // Other calls of the engine must be answered between chunks.
    await breathe()
  }
  return collector.facts()
}
