// Runs a recipe over a whole table and says what it did.
// Makes no result visible: the caller saves the version it gets, or nothing happened.

import { OpenprepError } from '../contract/errors.ts'
import type { Recipe } from '../contract/recipe.ts'
import type { RunReport } from '../contract/run.ts'
import type { RememberedTags } from '../core/operations/operation.ts'
import { compileRecipe } from '../core/recipe/compile-recipe.ts'
import { leftOutSteps } from '../core/recipe/left-out-steps.ts'
import type { ResultTrace } from '../store/repositories/traces.ts'
import { RecipeRun, type RunTableInput, type Written } from './recipe-run.ts'
import { inputsOf } from './run-context.ts'
import { notedKeys } from './run-keys.ts'
import { type RunSource, reportOf } from './run-report.ts'

export interface RunRecipeInput extends Omit<RunTableInput, 'steps' | 'firstRows' | 'pieces'> {
  source: RunSource
  recipe: Recipe
}

export interface RunRecipeResult {
  /** Finished but unseen until the results repository refers to it. */
  versionId: number
  report: RunReport
  /** To be kept with the result; null where nothing was traced. */
  trace: ResultTrace | null
  /** For the key ring, when the result is kept. */
  remembered: readonly RememberedTags[]
}

export interface RunTableResult {
  /** Finished but unseen until something refers to it. */
  versionId: number
  written: Written
  keyIds: string[]
}

/** The table that the steps leave, without a report of it. Errors as `runRecipe`. */
export async function runTable(input: RunTableInput): Promise<RunTableResult> {
  const { folder, steps, keyring, seed, signal, inputs = [] } = input
  if (signal.aborted) throw new OpenprepError('CANCELLED')
  const keys = notedKeys(keyring, seed)
  const shared = inputs.map(({ name, versionId }) => ({ name, versionId }))
  const operations = { ...keys.context, input: inputsOf(shared, id => folder.tables.open(id)) }
  // Steps that stop a run stop it before anything is written.
  leftOutSteps(compileRecipe(steps, folder.tables.open(input.versionId).columns, operations), steps)
  const context = { access: folder.access, steps, keys: keys.shared(), seed, inputs: shared }
  return { ...(await new RecipeRun(input, context, operations, keys.ids).toTheEnd()), keyIds: keys.ids() }
}

/**
 * Errors: RECIPE_INVALID, RECIPE_COLUMN_MISSING, RECIPE_INPUT_MISSING, KEYRING_MISSING before anything is written, or when a step has
 * made its columns of the data; RECIPE_MASK_FAILED with step, column and row; STORE_CORRUPT; DISK_FULL; CANCELLED. After any of them all
 * new versions are gone.
 */
export async function runRecipe(input: RunRecipeInput): Promise<RunRecipeResult> {
  const { folder, recipe } = input
  const { versionId, written, keyIds } = await runTable({ ...input, steps: recipe.steps })
  try {
    const report = reportOf(input, keyIds, folder.tables.open(input.versionId), written)
    return { versionId, report, trace: written.trace, remembered: written.remembered }
  } catch (thrown) {
    folder.tables.remove(versionId)
    throw thrown
  }
}
