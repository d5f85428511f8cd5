// The names of the secret keys a recipe needs, so that they can be looked up or made before it runs.
// Sees names only, never a key.
import type { Step } from '../../contract/recipe.ts'
import { findOperation } from '../operations/registry.ts'

/** Names used by switched-on steps with valid parameters, each once, sorted. */
export function keyNamesOf(steps: readonly Step[]): string[] {
  const names = steps
    .filter(step => step.enabled)
    .flatMap(step => {
      const operation = findOperation(step.op)
      const params = operation?.params.safeParse(step.params)
      return params?.success ? (operation?.keysUsed?.(params.data) ?? []) : []
    })
  return [...new Set(names)].sort()
}
