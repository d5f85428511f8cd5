// The dry run: what a recipe needs of a file, what the file offers, which steps cannot run.
// Reads no row.
import type { Drift } from '../../contract/drift.ts'
import type { RecipeCheck, Step } from '../../contract/recipe.ts'
import type { OperationContext } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'
import { columnsRead, compileRecipe, problemText } from './compile-recipe.ts'
import { proposeMapping } from './header-similarity.ts'
import { stopsRun } from './left-out-steps.ts'
import { stepSentence } from './sentence.ts'

/** The file's columns, and behind them those that steps miss and no earlier step makes. */
function assumedColumns(steps: readonly Step[], columns: readonly string[], context: OperationContext): string[] {
  const assumed = [...columns]
  for (;;) {
    const { problems } = compileRecipe(steps, assumed, context)
    // One step at a time: what a later step misses may be made by this one.
    const more = problems
      .map(({ missing }) => missing.filter(column => !assumed.includes(column)))
      .find(missing => missing.length > 0)
    if (more === undefined) return assumed
    assumed.push(...more)
  }
}

function columnsReadBy(step: Step): readonly string[] {
  const operation = findOperation(step.op)
  const params = operation?.params.safeParse(step.params)
  return operation !== undefined && params?.success ? columnsRead(operation, step, params.data) : step.columns
}

/** What columns hold says more than how they are called. */
function mappingOf(drift: Drift | null, missing: readonly string[]): Record<string, string> {
  const renamed = drift?.columns.renamed.filter(({ from }) => missing.includes(from)) ?? []
  return Object.fromEntries(renamed.map(({ from, to }) => [from, to]))
}

/** `columns` = the file's columns in order; `drift` = how the file differs from the one before, where that is known. */
export function checkRecipe(
  steps: readonly Step[],
  columns: readonly string[],
  context: OperationContext,
  drift: Drift | null = null,
): RecipeCheck {
  const compiled = compileRecipe(steps, columns, context)
  const assumed = assumedColumns(steps, columns, context)
  const read = steps.filter(step => step.enabled).flatMap(columnsReadBy)
  const required = [...new Set(read)].filter(column => assumed.includes(column))
  const missing = required.filter(column => !columns.includes(column))
  const unclaimed = columns.filter(column => !required.includes(column))
  return {
    ok: compiled.problems.length === 0,
    required,
    offered: [...columns],
    missing,
    mapping: { ...proposeMapping(missing, unclaimed), ...mappingOf(drift, missing) },
    steps: steps.map((step, index) => {
      const reason = problemText(compiled, index)
      const stops = compiled.problems.some(problem => problem.index === index && stopsRun(problem, step.op))
      const runs = step.enabled && reason === null
      return { id: step.id, op: step.op, runs, reason, sentence: stepSentence(step), stops }
    }),
    drift,
  }
}
