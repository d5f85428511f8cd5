// The recipe for a table whose columns are called otherwise: steps in front that give them the names the recipe knows.
// Finds no name itself.
import type { Recipe, Step } from '../../contract/recipe.ts'

export interface ColumnName {
  /** As the recipe calls it. */
  readonly wanted: string
  /** As the table does. */
  readonly offered: string
}

export function withRenames<R extends Pick<Recipe, 'steps'>>(recipe: R, names: readonly ColumnName[]): R {
  const taken = new Set(recipe.steps.map(({ id }) => id))
  const steps = names.map(({ wanted, offered }, at): Step => {
    const id = [`map${at + 1}`, `map${at + 1}-of-this-file`].find(one => !taken.has(one)) ?? `map-${taken.size + at}`
    return { id, op: 'renameColumn', columns: [offered], params: { name: wanted }, enabled: true }
  })
  return { ...recipe, steps: [...steps, ...recipe.steps] }
}
