// Which steps a run leaves out because this file lacks their columns, and which stop the run instead.
// Fails closed: only a cleaning step may be left out, and only for want of a column; a fault of the recipe itself always stops.
import type { LeftOutStep } from '../../contract/run.ts'
import { describeError } from '../../contract/text/describe-error.ts'
import { findOperation } from '../operations/registry.ts'
import type { CompiledRecipe, StepProblem } from './compile-recipe.ts'

/** Whether a run stops at this step rather than leaving it out. `op` of the step. */
export function stopsRun({ error, missing }: StepProblem, op: string): boolean {
  const lacksColumns = error.code === 'RECIPE_COLUMN_MISSING' && missing.length > 0
  return !lacksColumns || findOperation(op)?.kind !== 'clean'
}

/** In recipe order. Throws the first problem that stops a run: RECIPE_INVALID, RECIPE_COLUMN_MISSING, KEYRING_MISSING. */
export function leftOutSteps(
  compiled: Pick<CompiledRecipe, 'problems'>,
  ops: readonly { readonly op: string }[],
): LeftOutStep[] {
  return compiled.problems.map(problem => {
    const op = ops[problem.index]?.op ?? ''
    if (stopsRun(problem, op)) throw problem.error
    return { id: problem.stepId, op, number: problem.index + 1, reason: describeError(problem.error).message }
  })
}
