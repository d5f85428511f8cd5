// Which further tables the steps of a recipe name.
// Opens none of them.
import type { Step } from '../../contract/recipe.ts'
import type { Operation } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'

export function inputsReadBy(operation: Operation, step: Step): readonly string[] {
  const params = operation.params.safeParse(step.params)
  return params.success ? (operation.readsInputs?.(params.data) ?? []) : []
}

/** Of the switched-on steps, each once. */
export function inputNamesOf(steps: readonly Step[]): string[] {
  const names = steps.flatMap(step => {
    const operation = findOperation(step.op)
    return operation === undefined || !step.enabled ? [] : inputsReadBy(operation, step)
  })
  return [...new Set(names)]
}
