// Brings a recipe of an earlier format to the present one, version after version, before its schema is asked.
// Never steps back: a recipe of a newer program is left as it is, and the schema refuses it.
import { RECIPE_FORMAT_VERSION } from '../../contract/recipe.ts'

type RecipeFile = Readonly<Record<string, unknown>>
export type RecipeMigration = (recipe: RecipeFile) => RecipeFile

/** Migration n, at index n − 1, makes a recipe of format n + 1 of one of format n. Never changed after a release. */
export const RECIPE_MIGRATIONS: readonly RecipeMigration[] = []

function isFile(value: unknown): value is RecipeFile {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What is no recipe of an earlier format comes back as it is. */
export function migratedRecipe(
  value: unknown,
  migrations: readonly RecipeMigration[] = RECIPE_MIGRATIONS,
  target: number = RECIPE_FORMAT_VERSION,
): unknown {
  if (!isFile(value) || typeof value.formatVersion !== 'number') return value
  let recipe = value
  for (let version = value.formatVersion; version >= 1 && version < target; version += 1) {
    const migrate = migrations[version - 1]
    if (migrate === undefined) return value
    recipe = { ...migrate(recipe), formatVersion: version + 1 }
  }
  return recipe
}
