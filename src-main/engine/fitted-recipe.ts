// A recipe made for other tables, brought to the heads of this one.
// Keeps nothing.
import type { Recipe, Step } from '../contract/recipe.ts'
import { fittedToHeads } from '../core/recipe/leaf-headers.ts'
import type { Services } from './handler.ts'
import { lookingContext } from './recipe-keys.ts'

/** Rows at the beginning of a table among which its heads stand. */
const ABOVE = 50

export function fittedSteps(services: Services, datasetId: string, { steps }: Pick<Recipe, 'steps'>): Step[] {
  const { folder } = services
  const { columns, versionId } = folder.datasets.get(datasetId)
  const { rows } = folder.tables.open(versionId).setAsideRows(0, ABOVE)
  const headerRows = rows.filter(({ reason }) => reason === 'header').length
  return [...fittedToHeads(steps, { columns, headerRows }, lookingContext(services, datasetId))]
}
