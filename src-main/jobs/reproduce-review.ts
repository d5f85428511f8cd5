// At the reviewer's PC: stores what came along, runs the recipe on it, compares the digest, scans and attacks the result.
// Keeps none of it: every table is removed behind it.
import { createSecretKey } from 'node:crypto'
import type { AttackReport } from '../contract/attacks.ts'
import { DEFAULT_PREFIX } from '../contract/attacks.ts'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { ScanReport } from '../contract/profile.ts'
import type { Reproduction, RequestPayload, ReviewSummary } from '../contract/review.ts'
import { treatmentsOf } from '../core/attacks/treatments.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { TableStore } from '../store/table-store.ts'
import { attackResult } from './attack-result.ts'
import { profileTable } from './profile-table.ts'
import { inputsOf } from './run-context.ts'
import { runRecipe } from './run-recipe.ts'
import type { RunInput, RunSource } from './run-report.ts'
import { scanTable } from './scan-table.ts'
import { type StoredStream, storeStream } from './store-stream.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface ArrivedTable {
  readonly columns: readonly string[]
  readonly chunks: AsyncIterable<TableChunk>
}

export interface ReproduceInput {
  readonly folder: { readonly access: StoreAccess; readonly tables: TableStore }
  readonly pool: WorkerPool
  readonly payload: RequestPayload
  readonly summary: ReviewSummary
  result(): Promise<ArrivedTable>
  /** null = the source did not come along. */
  readonly enclosed: {
    readonly source: RunSource
    readonly seed: number
    table(): Promise<ArrivedTable>
    readonly inputs: readonly {
      readonly name: string
      readonly file: string
      readonly sheet: string | null
      readonly sha256: string
      table(): Promise<ArrivedTable>
    }[]
  } | null
  readonly keys: readonly {
    readonly id: string
    readonly name: string
    readonly secret: string
    readonly pseudonyms?: string | undefined
  }[]
  readonly now: string
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Numbers tried against unkeyed hashes: the reviewer's check is of the whole recipe, not of one prefix. */
const GUESSES = 0

/** Throws CANCELLED, SIGNED_FILE_REFUSED; a recipe that cannot run here is `differs`, with the run's own error as the cause. */
export async function reproduceReview(
  input: ReproduceInput,
): Promise<{ reproduction: Reproduction; scan: ScanReport }> {
  const versions: number[] = []
  const store = async (arrived: ArrivedTable, total: number | null): Promise<StoredStream> => {
    const stored = await storeStream({ ...input, tables: input.folder.tables, ...arrived, total })
    versions.push(stored.versionId)
    return stored
  }
  try {
    const result = await store(await input.result(), input.payload.subject.result.rows)
    const { folder, pool, now, signal, onProgress } = input
    const at = { folder, pool, today: now.slice(0, 10), signal, onProgress }
    const profile = await profileTable({ ...at, versionId: result.versionId })
    const scan = await scanTable({ ...at, versionId: result.versionId, profile, limit: 1000 })
    const source = input.enclosed === null ? null : await store(await input.enclosed.table(), null)
    const rerun = source === null ? null : await runAgain(input, source, store, versions)
    const attacks = source === null ? null : await attack(input, { ...result, profile }, source)
    return {
      scan,
      reproduction: {
        outcome: outcomeOf(input.payload, result, rerun),
        digest: rerun?.digest ?? null,
        resultSha256: result.sha256,
        leftovers: Object.values(scan.byColumn).reduce((sum, count) => sum + count, 0),
        identified: attacks?.identified ?? null,
        at: now,
      },
    }
  } finally {
    for (const version of versions) input.folder.tables.remove(version)
  }
}

/** The enclosed result must be the one that is asked about, whether or not the source came along. */
function outcomeOf(
  { subject }: RequestPayload,
  result: StoredStream,
  rerun: { digest: string } | null,
): Reproduction['outcome'] {
  if (result.sha256 !== subject.result.sha256) return 'differs'
  if (rerun === null) return 'notReproduced'
  return rerun.digest === subject.digest ? 'reproduced' : 'differs'
}

type Store = (arrived: ArrivedTable, total: number | null) => Promise<StoredStream>

/** null where a key that the recipe uses did not come along: nothing can be said then. */
async function runAgain(
  input: ReproduceInput,
  source: StoredStream,
  store: Store,
  versions: number[],
): Promise<{ digest: string } | null> {
  const { enclosed, folder, pool, summary, signal, onProgress } = input
  if (enclosed === null) return null
  const inputs = await storeInputs(input, store)
  try {
    const { versionId, report } = await runRecipe({
      folder,
      pool,
      versionId: source.versionId,
      source: enclosed.source,
      inputs,
      recipe: summary.recipe,
      keyring: { key: name => keyOf(input, name) },
      seed: enclosed.seed,
      signal,
      onProgress,
    })
    versions.push(versionId)
    return report
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'KEYRING_MISSING') return null
    throw thrown
  }
}

async function storeInputs({ enclosed }: ReproduceInput, store: Store): Promise<RunInput[]> {
  const inputs: RunInput[] = []
  for (const { name, file, sheet, sha256, table } of enclosed?.inputs ?? []) {
    const arrived = await table()
    const { versionId, rows } = await store(arrived, null)
    inputs.push({ name, file, sheet, sha256, versionId, rows, columns: arrived.columns.length })
  }
  return inputs
}

function keyOf({ keys }: ReproduceInput, name: string) {
  const found = keys.find(key => key.name === name)
  if (found === undefined) throw new OpenprepError('KEYRING_MISSING', { key: name })
  return {
    id: found.id,
    secret: createSecretKey(Buffer.from(found.secret, 'base64')),
    pseudonyms: new Uint8Array(Buffer.from(found.pseudonyms ?? '', 'base64')),
  }
}

const NO_KEY = createSecretKey(Buffer.alloc(32))

async function attack(
  input: ReproduceInput,
  released: { versionId: number; profile: ReviewSummary['profile'] },
  source: StoredStream,
): Promise<AttackReport> {
  const { folder, pool, summary, now, signal, onProgress } = input
  const today = now.slice(0, 10)
  const profile = await profileTable({ folder, pool, versionId: source.versionId, today, signal, onProgress })
  // Only looked at: no value is treated with this key.
  const context: OperationContext = { key: () => NO_KEY, seed: 1, input: inputsOf([], id => folder.tables.open(id)) }
  return attackResult({
    folder,
    pool,
    released,
    source: { versionId: source.versionId, profile },
    auxiliary: null,
    treatments: treatmentsOf(
      compileRecipe(summary.recipe.steps, folder.tables.open(source.versionId).columns, context),
    ),
    prefix: DEFAULT_PREFIX,
    guesses: GUESSES,
    today,
    clock: () => 0,
    signal,
    onProgress,
  })
}
