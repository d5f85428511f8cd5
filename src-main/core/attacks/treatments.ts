// Which columns of the source a recipe masks or takes out, and under which name each reaches the result.
// Follows names only: what a step copies elsewhere is found by the attacks, in the cells.
import type { Step } from '../../contract/recipe.ts'
import type { CompiledRecipe, CompiledStep } from '../recipe/compile-recipe.ts'
import type { Treatment } from './attack.ts'

interface Way {
  readonly source: string
  /** Present name; null = gone. */
  name: string | null
  masked: Treatment['reversibility'] | null
  by: Pick<Step, 'op' | 'params'> | null
}

export function treatmentsOf({ inputColumns, steps }: CompiledRecipe): Treatment[] {
  const ways: Way[] = inputColumns.map(source => ({ source, name: source, masked: null, by: null }))
  for (const step of steps) for (const way of ways) follow(way, step)
  return ways.flatMap(({ source, name, masked, by }) =>
    name !== null && masked === null
      ? []
      : [{ column: source, carriedBy: name, reversibility: masked ?? 'irreversible', by }],
  )
}

function follow(way: Way, { step, operation, inputColumns, outputColumns }: CompiledStep): void {
  const { name } = way
  if (name === null) return
  if (operation.kind !== 'clean' && step.columns.includes(name)) {
    way.masked = operation.reversibility
    way.by = operation.id === 'dropColumn' ? way.by : { op: step.op, params: step.params }
  }
  if (outputColumns.includes(name)) return
  // A step that keeps the places of all columns has given this one another name.
  const place = inputColumns.indexOf(name)
  const renamed = inputColumns.length === outputColumns.length && operation.id === 'renameColumn'
  way.name = renamed ? (outputColumns[place] ?? null) : null
}
