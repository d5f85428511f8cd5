// Previews of steps on a dataset's rows, for every handler that shows them: real keys, the recipe's further tables, one memory.
// Saves nothing that anyone sees.
import type { Step } from '../contract/recipe.ts'
import { PreviewDecisions } from '../jobs/preview-decisions.ts'
import { previewRecipe, type RecipePreview } from '../jobs/preview-recipe.ts'
import { PreviewTables } from '../jobs/preview-tables.ts'
import type { Services } from './handler.ts'
import { ensureKeys, keyIdsOf, keysFor, runInputs, runningContext } from './recipe-keys.ts'

export interface PreviewAsk {
  /** The table the steps begin with. */
  readonly versionId: number
  readonly datasetId: string
  readonly steps: readonly Step[]
  readonly offset: number
  readonly limit: number
  readonly paging?: 'source' | 'fitting'
  readonly signal: AbortSignal
}

export function stepPreviewer(services: Services): (ask: PreviewAsk) => Promise<RecipePreview> {
  const { folder, pool, seed } = services
  const decisions = new PreviewDecisions()
  const tables = new PreviewTables(versionId => folder.tables.remove(versionId))
  return ({ datasetId, versionId, steps, offset, limit, paging = 'source', signal }) => {
    ensureKeys(services, datasetId, steps)
    return previewRecipe({
      folder,
      versionId,
      steps,
      offset,
      limit,
      paging,
      context: runningContext(services, datasetId, seed),
      decisions,
      keyIds: keyIdsOf(services, datasetId, steps),
      tables,
      run: {
        folder,
        pool,
        versionId,
        inputs: runInputs(services, datasetId),
        keyring: keysFor(services, datasetId),
        seed,
        signal,
        onProgress: () => undefined,
      },
    })
  }
}
