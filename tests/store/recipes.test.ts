// The history of a recipe: undo, redo and branches, as a person walks through them.
import { describe, expect, it } from 'vitest'
import type { RecipeHistory } from '../../src-main/store/repositories/recipes.ts'
import { addDataset, emptyRecipe, openFolder, recipeWith, temporaryDirectory } from './support.ts'

const opsOf = (state: RecipeHistory) => state.recipe.steps.map(step => step.op).join(' ')

function history() {
  const directory = temporaryDirectory()
  const folder = openFolder(directory)
  const { id } = addDataset(folder, '办件')
  return { folder, id, directory, recipes: folder.recipes }
}

describe('the history of a recipe', () => {
  it('begins with the import and nothing to undo', () => {
    const { recipes, id } = history()
    const state = recipes.get(id)
    expect(state).toMatchObject({ recipe: emptyRecipe, canUndo: false, canRedo: false })
    expect(state.history).toMatchObject([{ parent: null, label: '导入', current: true }])
    expect(recipes.undo(id)).toEqual(state)
    expect(recipes.redo(id)).toEqual(state)
  })

  it('goes back and forth step by step', () => {
    const { recipes, id } = history()
    recipes.save(id, recipeWith('a'), '一')
    recipes.save(id, recipeWith('a', 'b'), '二')
    expect(opsOf(recipes.undo(id))).toBe('a')
    expect(opsOf(recipes.undo(id))).toBe('')
    expect(opsOf(recipes.redo(id))).toBe('a')
    expect(recipes.redo(id)).toMatchObject({ canUndo: true, canRedo: false, recipe: recipeWith('a', 'b') })
  })

  it('keeps the other branch when something else is done after an undo', () => {
    const { recipes, id } = history()
    recipes.save(id, recipeWith('a'), '一')
    const other = recipes.save(id, recipeWith('a', 'b'), '二').node
    recipes.undo(id)
    recipes.save(id, recipeWith('a', 'c'), '三')
    expect(recipes.get(id).history.map(node => node.label)).toEqual(['导入', '一', '二', '三'])
    expect(opsOf(recipes.goTo(id, other))).toBe('a b')
  })

  it('redoes the branch visited last', () => {
    const { recipes, id } = history()
    const first = recipes.get(id).node
    recipes.save(id, recipeWith('a'), '一')
    const left = recipes.save(id, recipeWith('a', 'b'), '二').node
    recipes.undo(id)
    recipes.undo(id)
    recipes.save(id, recipeWith('c'), '三')
    recipes.goTo(id, left)
    recipes.goTo(id, first)
    expect(opsOf(recipes.redo(id))).toBe('a')
    expect(opsOf(recipes.redo(id))).toBe('a b')
  })

  it('is still there after the folder was closed, and never loses a state', () => {
    const { folder, id, directory, recipes } = history()
    for (let turn = 0; turn < 150; turn += 1) recipes.save(id, recipeWith(`op${turn}`), `第${turn}次`)
    for (let turn = 0; turn < 150; turn += 1) recipes.undo(id)
    folder.close()
    const reopened = openFolder(directory).recipes.get(id)
    expect(reopened.history).toHaveLength(151)
    expect(reopened).toMatchObject({ canUndo: false, canRedo: true, recipe: emptyRecipe })
  })

  it('of one dataset does not reach into another', () => {
    const { folder, id, recipes } = history()
    const other = addDataset(folder, '另一个').id
    const node = recipes.get(other).node
    expect(() => recipes.goTo(id, node)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
    expect(() => recipes.get('nobody')).toThrow(expect.objectContaining({ code: 'DATASET_NOT_FOUND' }))
  })
})
