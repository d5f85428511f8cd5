// The key under which a run's result is kept: everything the result depends on, and nothing else.
// Runs nothing.
import { inputNamesOf } from '../core/recipe/inputs-read.ts'
import { digestOf, resultKey } from '../core/recipe/recipe-digest.ts'
import type { StoredResult } from '../store/repositories/results.ts'
import type { Services } from './handler.ts'
import { keyIdsOf } from './recipe-keys.ts'

export function presentKey(services: Services, datasetId: string, seed: number = services.seed): string {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  const { source, reading, versionId } = folder.datasets.get(datasetId)
  const steps = recipe.steps.filter(step => step.enabled)
  const keyIds = keyIdsOf(services, datasetId, steps)
  const read = new Set(inputNamesOf(steps))
  const further = folder.inputs
    .list(datasetId)
    .flatMap(({ name, sha256, versionId: stored }) => (read.has(name) ? [`${name}=${sha256}/${stored}`] : []))
  return resultKey({
    inputs: [source.sha256, String(versionId), ...further],
    recipe: digestOf({ reading, steps }),
    keyIds,
    seed,
  })
}

/** The result of the present recipe, if it has been run. */
export function presentResult(services: Services, datasetId: string): StoredResult | null {
  return services.folder.results.find(datasetId, presentKey(services, datasetId))
}
