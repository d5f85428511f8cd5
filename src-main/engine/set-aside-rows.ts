// The rows that checks of the present recipe set aside, as tables of their own: made when asked for, and gone afterwards.
// Keeps nothing: they are a function of the source and the recipe like the result itself.
import { setAsideSteps } from '../core/recipe/set-aside-steps.ts'
import { runTable } from '../jobs/run-recipe.ts'
import type { TableReader } from '../store/table-store.ts'
import type { Running, Services } from './handler.ts'
import { runInputs } from './recipe-keys.ts'

export interface SetAsideTable {
  /** 1-based place of the check in the recipe. */
  readonly number: number
  readonly table: TableReader
}

/** Hands each table with at least one row to `use`. Throws what a run throws. */
export async function eachSetAside(
  services: Services,
  datasetId: string,
  running: Running,
  use: (setAside: SetAsideTable) => Promise<void>,
): Promise<void> {
  const { folder, pool, keyring, seed } = services
  const { versionId } = folder.datasets.get(datasetId)
  const inputs = runInputs(services, datasetId)
  for (const { number, steps } of setAsideSteps(folder.recipes.get(datasetId).recipe.steps)) {
    const made = await runTable({ folder, pool, versionId, inputs, steps, keyring, seed, ...running })
    try {
      const table = folder.tables.open(made.versionId)
      if (table.rows > 0) await use({ number, table })
    } finally {
      folder.tables.remove(made.versionId)
    }
  }
}
