// What the present recipe of a dataset does to each column of its source.
// Runs nothing.
import type { Treatment } from '../core/attacks/attack.ts'
import { treatmentsOf } from '../core/attacks/treatments.ts'
import { followColumns } from '../core/policy/column-flow.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { stepSentence } from '../core/recipe/sentence.ts'
import type { Services } from './handler.ts'
import { lookingContext } from './recipe-keys.ts'

export function presentTreatments(services: Services, datasetId: string): Treatment[] {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  return treatmentsOf(
    compileRecipe(recipe.steps, folder.datasets.get(datasetId).columns, lookingContext(services, datasetId)),
  )
}

/** What masking and de-identifying steps do to each column of the result, in sentences; columns no step treats are left out. */
export function columnTreatments(services: Services, datasetId: string): ReadonlyMap<string, readonly string[]> {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  const { columns } = folder.datasets.get(datasetId)
  const flow = followColumns(compileRecipe(recipe.steps, columns, lookingContext(services, datasetId)))
  return new Map(
    [...flow].flatMap(([column, carried]) => {
      const steps = [...carried.values()].flat().filter(({ operation }) => operation.kind !== 'clean')
      const sentences = [...new Set(steps.map(({ step }) => stepSentence(step)))]
      return sentences.length === 0 ? [] : [[column, sentences] as const]
    }),
  )
}
