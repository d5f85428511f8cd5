// Recipes of earlier formats are understood by later programs; those of later ones are refused, not guessed at.
import { describe, expect, it } from 'vitest'
import { RECIPE_FORMAT_VERSION, RecipeSchema } from '../../../src-main/contract/recipe.ts'
import { migratedRecipe, RECIPE_MIGRATIONS } from '../../../src-main/core/recipe/recipe-versions.ts'

const steps = [{ id: 's1', op: 'normalizeText', columns: ['a'] }]

describe('a recipe of an earlier format', () => {
  it('goes through every later change in turn, and keeps what no change concerns', () => {
    const changes = [
      ({ list, ...rest }: Record<string, unknown>) => ({ ...rest, steps: list }),
      (recipe: Record<string, unknown>) => ({ ...recipe, name: `${String(recipe.name)}（旧）` }),
    ]
    const old = { formatVersion: 1, name: '三月', list: steps }
    expect(migratedRecipe(old, changes, 3)).toEqual({ formatVersion: 3, name: '三月（旧）', steps })
    expect(migratedRecipe({ formatVersion: 2, name: '四月', steps }, changes, 3)).toEqual({
      formatVersion: 3,
      name: '四月（旧）',
      steps,
    })
  })

  it('has a change for every format that there ever was', () => {
    expect(RECIPE_MIGRATIONS).toHaveLength(RECIPE_FORMAT_VERSION - 1)
  })
})

it('a recipe of the present format, a later one, or no recipe at all is left alone', () => {
  const present = { formatVersion: RECIPE_FORMAT_VERSION, steps }
  expect(migratedRecipe(present)).toBe(present)
  expect(RecipeSchema.safeParse(migratedRecipe(present)).success).toBe(true)
  for (const value of [null, 3, [], {}, { formatVersion: 99 }, { formatVersion: 'x' }, { formatVersion: -1 }]) {
    expect(migratedRecipe(value)).toBe(value)
    expect(RecipeSchema.safeParse(migratedRecipe(value)).success).toBe(false)
  }
})
