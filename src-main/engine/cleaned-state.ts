// A stored table as cleaning steps leave it, for whoever looks at all of it: steps that need the whole table are done by a run of their own.
// Shows nothing and saves nothing anyone sees; tables once made are kept for the next look.
import type { Step } from '../contract/recipe.ts'
import { appendTable } from '../core/operations/append-table.ts'
import { findOperation } from '../core/operations/registry.ts'
import { digestOf } from '../core/recipe/recipe-digest.ts'
import { PreviewTables } from '../jobs/preview-tables.ts'
import type { Running, Services } from './handler.ts'
import { keyIdsOf, keysFor, runInputs } from './recipe-keys.ts'

/** The present one, and one looked at just before: each is as large as the table. */
const REMEMBERED = 2

const kept = new WeakMap<Services, PreviewTables>()

function tablesOf(services: Services): PreviewTables {
  const known = kept.get(services)
  if (known !== undefined) return known
  const { tables } = services.folder
  const made = new PreviewTables(versionId => tables.remove(versionId), { remembered: REMEMBERED })
  kept.set(services, made)
  return made
}

const isWhole = ({ op }: Step) => findOperation(op)?.scope === 'table'
const isCleaning = ({ op }: Step) => findOperation(op)?.kind === 'clean'

export interface StateAsked {
  readonly datasetId: string
  /** The table the steps begin with. */
  readonly versionId: number
  readonly steps: readonly Step[]
}

/** `versionId` = that table as the steps up to the last whole-table one leave it; `steps` = those after it, which look at each row alone. */
export interface CleanedState {
  readonly versionId: number
  /** Rows of another table are among them, under the numbers they have there: a row number does not say which row of the source it is. */
  readonly mixed: boolean
  readonly steps: Step[]
}

/** Calls `look` with the table that all of the steps leave. Throws what a run throws. */
export function withTable<T>(
  services: Services,
  { datasetId, versionId, steps }: StateAsked,
  { signal, onProgress }: Running,
  look: (versionId: number) => T | Promise<T>,
): Promise<T> {
  const { folder, pool, seed } = services
  const inputs = runInputs(services, datasetId)
  const keyIds = keyIdsOf(services, datasetId, steps)
  const run = {
    folder,
    pool,
    versionId,
    inputs,
    steps,
    keyring: keysFor(services, datasetId),
    seed,
    signal,
    onProgress,
  }
  return tablesOf(services).with(digestOf({ versionId, steps, keyIds, seed, inputs }), run, look)
}

/** Masking is left out: values are looked at as cleaning leaves them. */
export async function withCleanedState<T>(
  services: Services,
  asked: StateAsked,
  running: Running,
  look: (state: CleanedState) => T | Promise<T>,
): Promise<T> {
  const steps = asked.steps.filter(isCleaning)
  const behind = steps.findLastIndex(isWhole) + 1
  if (behind === 0) return await look({ versionId: asked.versionId, mixed: false, steps })
  const rest = steps.slice(behind)
  const mixed = steps.some(({ op }) => op === appendTable.id)
  return await withTable(services, { ...asked, steps: steps.slice(0, behind) }, running, versionId =>
    look({ versionId, mixed, steps: rest }),
  )
}
