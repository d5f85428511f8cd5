// Handlers of runs: run the present recipe, give its report, write its result.
// A result of the same recipe on the same data is never computed twice.
import type { runCalls } from '../../contract/run.ts'
import { runRecipe } from '../../jobs/run-recipe.ts'
import { writeResult } from '../../jobs/write-result.ts'
import type { Handlers, Services } from '../handler.ts'
import { ensureKeys } from '../recipe-keys.ts'
import { presentKey, presentResult } from '../result-key.ts'
import { versionOf } from './tables.ts'

export function runHandlers(services: Services): Handlers<keyof typeof runCalls> {
  const { folder, pool, keyring } = services
  return {
    'run.start': async ({ datasetId, seed }, running) => {
      const dataset = folder.datasets.get(datasetId)
      const { recipe } = folder.recipes.get(datasetId)
      ensureKeys(services, recipe.steps, dataset.columns)
      const recipeKey = presentKey(services, datasetId, seed)
      const known = folder.results.find(datasetId, recipeKey)
      if (known !== null) return known.report
      const { versionId: sourceVersion, source, rowsRead, rowsSetAside } = dataset
      const { versionId, report } = await runRecipe({
        folder,
        pool,
        versionId: sourceVersion,
        source: { file: source.file, sheet: source.sheet, sha256: source.sha256, rowsRead, rowsSetAside },
        recipe,
        keyring,
        seed,
        ...running,
      })
      folder.results.save(datasetId, { recipeKey, versionId, report }, services.person())
      services.changed(datasetId)
      return report
    },
    'run.get': ({ datasetId }) => presentResult(services, datasetId)?.report ?? null,
    'run.write': async ({ datasetId, folder: target, formats }, running) => {
      services.checkPath(target)
      const table = folder.tables.open(versionOf(services, datasetId, 'result'))
      const { name } = folder.datasets.get(datasetId)
      const files = await writeResult({ table, folder: target, name, formats, ...running })
      folder.audit.record({ action: 'result.written', datasetId, detail: { formats }, person: services.person() })
      return { files }
    },
  }
}
