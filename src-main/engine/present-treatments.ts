// What the present recipe of a dataset does to each column of its source.
// Runs nothing.
import type { Treatment } from '../core/attacks/attack.ts'
import { treatmentsOf } from '../core/attacks/treatments.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import type { Services } from './handler.ts'
import { lookingContext } from './recipe-keys.ts'

export function presentTreatments(services: Services, datasetId: string): Treatment[] {
  const { folder } = services
  const { recipe } = folder.recipes.get(datasetId)
  return treatmentsOf(
    compileRecipe(recipe.steps, folder.datasets.get(datasetId).columns, lookingContext(services, datasetId)),
  )
}
