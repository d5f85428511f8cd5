// Judges every gate on the present result and catalogue entry of a dataset.
// Stores nothing: the caller keeps the report under `gateStateKey`.

import { setImmediate as breathe } from 'node:timers/promises'
import { type AttackReport, DEFAULT_PREFIX } from '../contract/attacks.ts'
import type { Progress } from '../contract/call.ts'
import type { Catalogue } from '../contract/catalogue.ts'
import type { GateReport } from '../contract/gates.ts'
import type { PolicyVerdict } from '../contract/policy.ts'
import type { TableProfile } from '../contract/profile.ts'
import type { Protection } from '../contract/protection.ts'
import type { RunReport } from '../contract/run.ts'
import { MOST_ROWS } from '../core/aggregates/aggregate-table.ts'
import { type AggregateFacts, judgeAggregate } from '../core/aggregates/small-cells.ts'
import type { Treatment } from '../core/attacks/attack.ts'
import { classThreshold } from '../core/deidentification/risk/effect-level.ts'
import { privacyClaim } from '../core/deidentification/risk/privacy-claim.ts'
import { MAX_QUASI_IDENTIFIERS } from '../core/deidentification/risk/release-classes.ts'
import { releaseKindOf } from '../core/gates/k-anonymity.ts'
import { summarizeScan } from '../core/gates/leak-summary.ts'
import { type PrivacyFacts, quasiColumns } from '../core/gates/privacy-facts.ts'
import { runGates } from '../core/gates/registry.ts'
import { type ResultFacts, ResultFactsCollector } from '../core/gates/result-facts.ts'
import type { GateSurroundings } from '../core/gates/surroundings.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { ColumnProfileCache } from '../store/repositories/column-profiles.ts'
import type { TableReader, TableStore } from '../store/table-store.ts'
import { type AttackInput, attackResult } from './attack-result.ts'
import { profileTable } from './profile-table.ts'
import { scanTable } from './scan-table.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface CheckGatesInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  /** Of the result table. */
  versionId: number
  report: RunReport
  /** Columns that de-identification steps of the recipe treat, and sensitive columns they protect. */
  deidentified: Deidentified
  catalogue: Catalogue
  policy: PolicyVerdict
  surroundings: GateSurroundings
  /** What the result was made of, and what the recipe did to each of its columns. */
  source: AttackInput & { readonly treatments: readonly Treatment[] }
  /** Of the same version if there is one; it is made otherwise and given back. */
  profile: TableProfile | null
  columns?: ColumnProfileCache
  /** `YYYY-MM-DD`; dates after it are wrong. */
  today: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface Deidentified {
  readonly columns: readonly string[]
  readonly protections: readonly Protection[]
  /** The rows are counts of people with noise. */
  readonly noisyCounts: { readonly epsilon: number } | null
}

/** Raised when the gates would judge the same state differently, so that no stored report outlives a rule. */
const GATES_VERSION = 5

/** Rows attacked: what holds for some people of a table is not let out for any. */
const ATTACKED_ROWS = 20_000

/** Findings kept of the scan; counts beyond them stay exact. */
const LISTED_FINDINGS = 100_000

/** Everything the gates judge, as one key: the run's digest, the entry, how the recipe stands against the policy, and what is around. */
export function gateStateKey(
  report: RunReport,
  catalogue: Catalogue,
  policy: PolicyVerdict,
  surroundings: GateSurroundings,
): string {
  return digestOf({ digest: report.digest, catalogue, policy, surroundings, gates: GATES_VERSION })
}

/** Throws CANCELLED, STORE_CORRUPT. */
export async function checkGates(input: CheckGatesInput): Promise<{ report: GateReport; profile: TableProfile }> {
  const { folder, pool, versionId, columns, today, signal, onProgress } = input
  const table = folder.tables.open(versionId)
  const profile = input.profile ?? (await profileTable({ folder, pool, versionId, columns, today, signal, onProgress }))
  const scan = await scanTable({ folder, pool, versionId, profile, limit: LISTED_FINDINGS, signal, onProgress })
  const facts = await collectFacts(table, input, profile)
  const privacy = await measurePrivacy(table, input, profile)
  const attacks = await attackQuickly(input, profile)
  const report = runGates({
    catalogue: input.catalogue,
    columns: table.columns,
    counts: input.report.counts,
    profile,
    leaks: summarizeScan(scan),
    facts,
    policy: input.policy,
    privacy,
    noisyCounts: input.deidentified.noisyCounts,
    attacks,
    surroundings: input.surroundings,
    aggregate: aggregateFacts(table, input),
  })
  return {
    report:
      privacy === null ? report : { ...report, privacy: privacyClaim(privacy.figures, input.deidentified.protections) },
    profile,
  }
}

/** Aggregate tables are short: they are held whole, up to MOST_ROWS; null = none is declared, or it is longer. */
function aggregateFacts(table: TableReader, { catalogue, surroundings }: CheckGatesInput): AggregateFacts | null {
  const { aggregate } = catalogue
  if (aggregate === null || table.rows > MOST_ROWS) return null
  const columns: (string | null)[][] = table.columns.map(() => [])
  const rowNumbers: number[] = []
  for (const { no } of table.chunks) {
    const chunk = table.readChunk(no)
    for (const [index, cells] of chunk.columns.entries()) columns[index]?.push(...Array.from(cells))
    rowNumbers.push(...Array.from(chunk.rowNumbers))
  }
  return judgeAggregate({ names: table.columns, columns, rowNumbers }, aggregate, surroundings.limits)
}

/** Everything that could single people out, together; and the treated columns alone where others are free. */
async function measurePrivacy(
  table: TableReader,
  { folder, pool, versionId, deidentified, catalogue, surroundings, signal, onProgress }: CheckGatesInput,
  profile: TableProfile,
): Promise<PrivacyFacts | null> {
  if (deidentified.noisyCounts !== null) return null
  const columns = quasiColumns(profile, deidentified.columns)
  if (columns === null) return null
  onProgress({ stage: 'risk', done: 0, total: table.rows, unit: 'rows' })
  const measure = (quasi: readonly string[]) =>
    pool.run(
      {
        kind: 'measureRisk',
        place: { access: folder.access, versionId },
        population: null,
        quasi,
        sensitive: deidentified.protections
          .filter(({ column }) => table.columns.includes(column) && !quasi.includes(column))
          .map(protection => ({ column: protection.column, protection })),
        threshold: classThreshold(releaseKindOf(catalogue), surroundings.effectFigures),
      },
      { signal },
    )
  const { declared, free } = columns
  const figures = await measure([...declared, ...free].slice(0, MAX_QUASI_IDENTIFIERS))
  const declaredFigures = declared.length > 0 && free.length > 0 ? await measure(declared) : null
  return { ...columns, figures, declaredFigures }
}

/** Whether a hash yields to trying is no question of time here: one without a key is never let out. */
function attackQuickly(
  { folder, pool, versionId, source, today, signal, onProgress }: CheckGatesInput,
  profile: TableProfile,
): Promise<AttackReport> {
  return attackResult({
    folder,
    pool,
    released: { versionId, profile },
    source,
    auxiliary: null,
    treatments: source.treatments,
    prefix: DEFAULT_PREFIX,
    guesses: 0,
    today,
    wanted: ATTACKED_ROWS,
    clock: () => 0,
    signal,
    onProgress,
  })
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
