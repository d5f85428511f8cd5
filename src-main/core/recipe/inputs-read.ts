// Which further tables the steps of a recipe name.
// Opens none of them.
import type { Step } from '../../contract/recipe.ts'
import type { Operation } from '../operations/operation.ts'

export function inputsReadBy(operation: Operation, step: Step): readonly string[] {
  const params = operation.params.safeParse(step.params)
  return params.success ? (operation.readsInputs?.(params.data) ?? []) : []
}
