// Handlers of replay: the recipe against a version that waits, the run on it, and what is remembered of a source.
// A version becomes the present one only by the person's word.
import type { Drift } from '../../contract/drift.ts'
import type { replayCalls } from '../../contract/replay.ts'
import { checkRecipe } from '../../core/recipe/check-recipe.ts'
import { compileRecipe } from '../../core/recipe/compile-recipe.ts'
import { leftOutSteps } from '../../core/recipe/left-out-steps.ts'
import { ensureResult } from '../ensure-result.ts'
import type { Handlers, Running, Services } from '../handler.ts'
import { lookingContext } from '../recipe-keys.ts'
import { driftFrom, presentReference } from '../references.ts'
import { presentResult } from '../result-key.ts'

export function replayHandlers(services: Services): Handlers<keyof typeof replayCalls> {
  const { folder, prepared: updates } = services
  /** Of versions that wait: the check and the run ask for the same. */
  const known = new Map<number, Drift>()
  const driftOfPrepared = async (datasetId: string, versionId: number, running: Running) => {
    const old = known.get(versionId)
    if (old !== undefined) return old
    const reference = await presentReference(services, datasetId, running)
    const drift = await driftFrom(services, datasetId, versionId, reference, running)
    known.clear()
    known.set(versionId, drift)
    return drift
  }
  return {
    'replay.check': async ({ datasetId, prepared }, running) => {
      const versionId = updates.versionId(datasetId, prepared)
      const { columns } = folder.tables.open(versionId)
      const drift = await driftOfPrepared(datasetId, versionId, running)
      return checkRecipe(
        folder.recipes.get(datasetId).recipe.steps,
        columns,
        lookingContext(services, datasetId),
        drift,
      )
    },
    'replay.run': async ({ datasetId, prepared }, running) => {
      const versionId = updates.versionId(datasetId, prepared)
      const { steps } = folder.recipes.get(datasetId).recipe
      // A masking step that cannot run stops here, before the file is taken over.
      leftOutSteps(
        compileRecipe(steps, folder.tables.open(versionId).columns, lookingContext(services, datasetId)),
        steps,
      )
      const drift = await driftOfPrepared(datasetId, versionId, running)
      const before = presentResult(services, datasetId)?.report ?? null
      updates.accept(datasetId, prepared)
      services.changed(datasetId)
      const { report } = await ensureResult(services, datasetId, running)
      const outcome = { rows: report.result.rows, drift, before, after: report }
      folder.examinations.save(datasetId, versionId, 'replay', outcome, services.person())
      services.changed(datasetId)
      return outcome
    },
    'replay.last': ({ datasetId }) =>
      folder.examinations.find(folder.datasets.get(datasetId).versionId, 'replay')?.report ?? null,
    'replay.reference': ({ datasetId }, running) => presentReference(services, datasetId, running),
  }
}
