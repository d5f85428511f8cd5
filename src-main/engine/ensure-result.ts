// The result of the present recipe: the one that is kept, or one made now.
// The same recipe on the same data is never computed twice.
import { type RunRecipeResult, runRecipe } from '../jobs/run-recipe.ts'
import type { StoredResult } from '../store/repositories/results.ts'
import type { Running, Services } from './handler.ts'
import { ensureKeys, keysFor, runInputs } from './recipe-keys.ts'
import { presentKey } from './result-key.ts'

/** Part of a job: the caller's turn in the queue covers it. `seed` absent = the engine's own. */
export async function ensureResult(
  services: Services,
  datasetId: string,
  running: Running,
  seed?: number,
): Promise<StoredResult> {
  const { folder, pool } = services
  const { versionId, source, rowsRead, rowsSetAside } = folder.datasets.get(datasetId)
  const { recipe } = folder.recipes.get(datasetId)
  ensureKeys(services, datasetId, recipe.steps)
  const recipeKey = presentKey(services, datasetId, seed)
  const known = folder.results.find(datasetId, recipeKey)
  if (known !== null) return known
  const made = await runRecipe({
    folder,
    pool,
    versionId,
    source: { file: source.file, sheet: source.sheet, sha256: source.sha256, rowsRead, rowsSetAside },
    inputs: runInputs(services, datasetId),
    recipe,
    keyring: keysFor(services, datasetId),
    seed: seed ?? services.seed,
    earlier: folder.traces,
    ...running,
  })
  remember(services, datasetId, made)
  const { versionId: resultId, report, trace } = made
  const stored = folder.results.save(datasetId, { recipeKey, versionId: resultId, report }, services.person())
  if (trace !== null) folder.traces.save(resultId, trace)
  services.changed(datasetId)
  return stored
}

/** Before the result is seen: pseudonyms given out and then forgotten would be given to others by the next run. */
function remember(services: Services, datasetId: string, { versionId, remembered }: RunRecipeResult): void {
  const { folder, keyring } = services
  const { key } = keysFor(services, datasetId)
  try {
    for (const { key: name, from, added } of remembered) {
      if (added.length > 0) keyring.remember(key(name).id, from, added)
    }
  } catch (thrown) {
    folder.tables.remove(versionId)
    throw thrown
  }
}
