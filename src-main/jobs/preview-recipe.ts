// Shows a recipe on a page of source rows, with the very code of the run.
// Ordered steps know only the page here: a row that repeats one outside the page stays.
import type { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import type { recipeCalls, Step } from '../contract/recipe.ts'
import { describeError } from '../contract/text/describe-error.ts'
import type { OperationContext } from '../core/operations/operation.ts'
import { compileRecipe, problemText } from '../core/recipe/compile-recipe.ts'
import { runAlone } from '../core/recipe/recipe-runner.ts'
import { stepSentence } from '../core/recipe/sentence.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import type { TableStore } from '../store/table-store.ts'

export interface PreviewRecipeInput {
  folder: { readonly tables: TableStore }
  versionId: number
  steps: readonly Step[]
  offset: number
  limit: number
  context: OperationContext
}

export type RecipePreview = z.output<(typeof recipeCalls)['recipe.preview']['output']>

interface Outcome {
  /** null when a step failed on these rows. */
  chunk: TableChunk | null
  problem: string | null
}

/** A step that fails on these rows is a problem to show beside them, not an error of the preview. */
function outcomeOf(steps: readonly Step[], page: TableChunk, context: OperationContext): Outcome {
  const compiled = compileRecipe(steps, page.names, context)
  const [first] = compiled.problems
  const problem = first === undefined ? null : problemText(compiled, first.index)
  try {
    return { chunk: runAlone(compiled, page).chunk, problem }
  } catch (thrown) {
    if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
    return { chunk: null, problem: describeError(thrown).message }
  }
}

const cellsOf = (chunk: TableChunk, row: number) => chunk.columns.map(column => column[row] ?? '')

/** `before` = the rows before the last step, `after` = behind it; null where it removes the row. */
export function previewRecipe({ folder, versionId, steps, offset, limit, context }: PreviewRecipeInput): RecipePreview {
  const page = folder.tables.open(versionId).page(offset, limit)
  const before = outcomeOf(steps.slice(0, -1), page, context).chunk ?? page
  const outcome = outcomeOf(steps, page, context)
  const after = outcome.chunk ?? before
  const places = new Map(after.rowNumbers.map((number, row) => [number, row]))
  const last = steps.at(-1)
  return {
    beforeColumns: [...before.names],
    afterColumns: [...after.names],
    rows: before.rowNumbers.map((rowNumber, row) => {
      const place = places.get(rowNumber)
      return {
        rowNumber,
        before: cellsOf(before, row),
        after: place === undefined ? null : cellsOf(after, place),
      }
    }),
    sentence: last === undefined ? '' : stepSentence(last),
    problem: outcome.problem,
  }
}
