// Handlers of recipes: the state and history of each, previews on real rows, the dry run, the palette.
// Runs no whole table.
import { OpenprepError } from '../../contract/errors.ts'
import type { operationCalls, Recipe, RecipeState, recipeCalls, Step, StepView } from '../../contract/recipe.ts'
import { historyLabels } from '../../contract/text/zh-CN/history.ts'
import type { OperationContext } from '../../core/operations/operation.ts'
import { findOperation } from '../../core/operations/registry.ts'
import { checkRecipe } from '../../core/recipe/check-recipe.ts'
import { type CompiledRecipe, compileRecipe, problemText } from '../../core/recipe/compile-recipe.ts'
import { stopsRun } from '../../core/recipe/left-out-steps.ts'
import { operationInfos } from '../../core/recipe/operation-info.ts'
import { stepSentence, stepTitle } from '../../core/recipe/sentence.ts'
import type { RecipeHistory } from '../../store/repositories/recipes.ts'
import { fittedSteps } from '../fitted-recipe.ts'
import type { Handlers, Services } from '../handler.ts'
import { stepPreviewer } from '../preview-steps.ts'
import { lookingContext } from '../recipe-keys.ts'
import { driftFrom } from '../references.ts'

function viewsOf(steps: readonly Step[], compiled: CompiledRecipe): StepView[] {
  return steps.map((step, index) => ({
    step,
    kind: findOperation(step.op)?.kind ?? ('clean' as const),
    title: stepTitle(step.op),
    sentence: stepSentence(step),
    problem: problemText(compiled, index),
    stops: compiled.problems.some(problem => problem.index === index && stopsRun(problem, step.op)),
  }))
}

function stateOf(state: RecipeHistory, inputColumns: readonly string[], context: OperationContext): RecipeState {
  const { recipe, node, canUndo, canRedo, history } = state
  const compiled = compileRecipe(recipe.steps, inputColumns, context)
  return {
    recipe,
    node,
    canUndo,
    canRedo,
    steps: viewsOf(recipe.steps, compiled),
    history,
    inputColumns: [...inputColumns],
    outputColumns: [...compiled.outputColumns],
  }
}

/** An operation this version does not know is refused at the door; a missing column is only a problem to show. */
function checkOperations(steps: readonly Step[]): void {
  const unknown = steps.find(step => findOperation(step.op) === undefined)
  if (unknown !== undefined)
    throw new OpenprepError('RECIPE_INVALID', { reason: stepSentence(unknown) }, { step: unknown.id })
}

/** What a window or the command line is told of a recipe. */
export function recipeState(services: Services, datasetId: string, state: RecipeHistory): RecipeState {
  return stateOf(state, services.folder.datasets.get(datasetId).columns, lookingContext(services, datasetId))
}

export function recipeHandlers(services: Services): Handlers<keyof typeof recipeCalls | keyof typeof operationCalls> {
  const { folder } = services
  const preview = stepPreviewer(services)
  const columnsOf = (datasetId: string) => folder.datasets.get(datasetId).columns
  const told = (datasetId: string, state: RecipeHistory) => {
    services.changed(datasetId)
    return stateOf(state, columnsOf(datasetId), lookingContext(services, datasetId))
  }
  const save = (datasetId: string, recipe: Recipe, label: string) => {
    checkOperations(recipe.steps)
    const words = label.trim() === '' ? historyLabels.replaced : label
    return told(datasetId, folder.recipes.save(datasetId, recipe, words, services.person()))
  }
  const fitted = (datasetId: string, recipe: Recipe) => fittedSteps(services, datasetId, recipe)
  return {
    'operations.list': () => operationInfos(),
    'recipe.get': ({ datasetId }) =>
      stateOf(folder.recipes.get(datasetId), columnsOf(datasetId), lookingContext(services, datasetId)),
    'recipe.save': ({ datasetId, steps, label }) =>
      save(datasetId, { ...folder.recipes.get(datasetId).recipe, steps }, label),
    // The table is read already: its reading stays, whatever the recipe's file says; and it is another table than the one remembered.
    'recipe.replace': ({ datasetId, recipe: { reference: _, ...recipe }, label }) =>
      save(
        datasetId,
        { ...recipe, steps: fitted(datasetId, recipe), reading: folder.datasets.get(datasetId).reading },
        label,
      ),
    'recipe.foresee': ({ datasetId, steps }) => {
      checkOperations(steps)
      return viewsOf(steps, compileRecipe(steps, columnsOf(datasetId), lookingContext(services, datasetId)))
    },
    'recipe.undo': ({ datasetId }) => told(datasetId, folder.recipes.undo(datasetId, services.person())),
    'recipe.redo': ({ datasetId }) => told(datasetId, folder.recipes.redo(datasetId, services.person())),
    'recipe.goTo': ({ datasetId, node }) => told(datasetId, folder.recipes.goTo(datasetId, node, services.person())),
    'recipe.preview': ({ datasetId, ...asked }, { signal }) => {
      const { versionId } = folder.datasets.get(datasetId)
      return preview({ ...asked, datasetId, versionId, signal })
    },
    'recipe.check': async ({ datasetId, recipe }, running) => {
      const { versionId } = folder.datasets.get(datasetId)
      const drift =
        recipe.reference === undefined
          ? null
          : await driftFrom(services, datasetId, versionId, recipe.reference, running)
      return checkRecipe(fitted(datasetId, recipe), columnsOf(datasetId), lookingContext(services, datasetId), drift)
    },
  }
}
