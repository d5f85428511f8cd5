// Follows every source column through a recipe: in which result columns its values end up, and which steps treated them on the way.
// Errs on the safe side: a column a step makes out of others carries all that the step looked at.

import { groupOfOperation } from '../operations/registry.ts'
import type { CompiledRecipe, CompiledStep } from '../recipe/compile-recipe.ts'
import { columnsRead } from '../recipe/compile-recipe.ts'

/** By source column: the steps that treated all of its rows, in order. */
export type Carried = ReadonlyMap<string, readonly CompiledStep[]>

/** What each column of the result carries. */
export type ColumnFlow = ReadonlyMap<string, Carried>

const NOTHING: Carried = new Map()

const untreated = (carried: Carried): Carried => new Map([...carried.keys()].map(column => [column, []]))

function treatedBy(carried: Carried, step: CompiledStep): Carried {
  if (step.operation.undoes === true) return untreated(carried)
  // A step on some rows leaves the others as they were.
  if (step.inScope !== null) return carried
  return new Map([...carried].map(([column, steps]) => [column, [...steps, step]]))
}

/** Of two ways to the same column the one with fewer treatments counts. */
function united(parts: readonly Carried[]): Carried {
  const all = new Map<string, readonly CompiledStep[]>()
  for (const part of parts) {
    for (const [column, steps] of part) {
      const known = all.get(column)
      if (known === undefined || steps.length < known.length) all.set(column, steps)
    }
  }
  return all
}

/** Marks of checks say whether a value is right, not what it is. */
function makesOnlyMarks({ operation }: CompiledStep): boolean {
  return groupOfOperation(operation.id) === 'check'
}

function flowThrough(step: CompiledStep, flow: ColumnFlow): ColumnFlow {
  const { plan, inputColumns, outputColumns } = step
  const of = (column: string) => flow.get(column) ?? NOTHING
  if (plan.shape === 'rows' && plan.picks !== undefined) {
    const { picks } = plan
    return new Map(outputColumns.map((name, at) => [name, of(inputColumns[picks[at] ?? -1] ?? '')]))
  }
  // Rows of a further table come in as they are, whatever was done to the column before.
  if (plan.shape === 'append') return new Map(outputColumns.map(name => [name, untreated(of(name))]))
  const chosen = new Set(step.step.columns)
  const read = columnsRead(step.operation, step.step, step.operation.params.parse(step.step.params))
  const sources = united(read.map(of))
  return new Map(
    outputColumns.map(name => {
      if (!inputColumns.includes(name)) return [name, makesOnlyMarks(step) ? NOTHING : treatedBy(sources, step)]
      if (!chosen.has(name)) return [name, of(name)]
      const others = plan.shape === 'cells' ? [] : read.filter(column => !chosen.has(column)).map(of)
      return [name, treatedBy(united([of(name), ...others]), step)]
    }),
  )
}

/** Of the steps that can run; those that cannot stop a run anyway. */
export function followColumns(recipe: CompiledRecipe): ColumnFlow {
  const start: ColumnFlow = new Map(recipe.inputColumns.map(name => [name, new Map([[name, []]])]))
  return recipe.steps.reduce((flow, step) => flowThrough(step, flow), start)
}
