// Turns the steps of a recipe into plans on the columns they meet, and says which steps cannot run and why.
// Touches no row: running the plans is the runner's work.
import { OpenprepError } from '../../contract/errors.ts'
import type { Condition, Step } from '../../contract/recipe.ts'
import { describeError, fill } from '../../contract/text/describe-error.ts'
import { operationWords, stepProblems } from '../../contract/text/zh-CN/operations.ts'
import type { Operation, OperationContext, OrderedPlan, StepPlan } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'
import type { TableChunk } from '../table/chunk.ts'
import { checkParams, operationText } from './check-params.ts'
import { compileCondition, conditionColumns } from './condition.ts'

export interface CompiledStep {
  /** Place among the recipe's steps, switched-off ones counted. */
  readonly index: number
  readonly step: Step
  readonly operation: Operation
  readonly plan: StepPlan
  readonly inputColumns: readonly string[]
  readonly outputColumns: readonly string[]
  /** One byte per row, 1 = the step applies; null = all rows. */
  readonly inScope: ((chunk: TableChunk) => Uint8Array) | null
  /** Columns the step looks at, its scope's included; none chosen means all. */
  readonly reads: readonly string[]
}

/** Row-local steps that follow one another, or one step that needs all rows in order. */
export type Segment =
  | { readonly shape: 'rows'; readonly steps: readonly CompiledStep[] }
  | { readonly shape: 'ordered'; readonly step: CompiledStep; readonly plan: OrderedPlan }

export interface StepProblem {
  readonly stepId: string
  readonly index: number
  readonly error: OpenprepError
  /** Columns the step misses; empty when something else is wrong. */
  readonly missing: readonly string[]
}

export interface CompiledRecipe {
  readonly inputColumns: readonly string[]
  readonly outputColumns: readonly string[]
  /** Switched-on steps that can run, in order. */
  readonly steps: readonly CompiledStep[]
  readonly segments: readonly Segment[]
  readonly problems: readonly StepProblem[]
}

class MissingColumns extends Error {
  readonly columns: readonly string[]
  constructor(columns: readonly string[]) {
    super('columns missing')
    this.columns = columns
  }
}

function stepError(template: string, params: Record<string, string | number>): OpenprepError {
  return new OpenprepError('RECIPE_INVALID', { reason: fill(template, params) })
}

function checkColumns(operation: Operation, step: Step): void {
  const { title } = operationText(operation.id)
  const { min, max } = operation.columns
  const count = step.columns.length
  if (count < min) throw stepError(stepProblems.tooFewColumns, { title, count: min })
  if (max !== null && count > max) throw stepError(stepProblems.tooManyColumns, { title, count: max })
  const repeated = step.columns.find((column, at) => step.columns.indexOf(column) !== at)
  if (repeated !== undefined) throw stepError(stepProblems.duplicateColumn, { title, column: repeated })
}

/** Every column a step looks at: its own, its scope's and those named in its parameters. */
export function columnsRead(operation: Operation, step: Step, params: unknown): string[] {
  const scope = step.scope === undefined ? [] : conditionColumns(step.scope)
  return [...new Set([...step.columns, ...scope, ...(operation.readsColumns?.(params) ?? [])])]
}

/** A step for some rows only must leave the columns as they are, or the table would fall apart. */
function compileScope(scope: Condition | undefined, keepsColumns: boolean, title: string): CompiledStep['inScope'] {
  if (scope === undefined) return null
  if (!keepsColumns) throw stepError(stepProblems.scopeNotAllowed, { title })
  return compileCondition(scope)
}

function columnsBehind(plan: StepPlan, columns: readonly string[]): readonly string[] {
  if (plan.shape === 'rows') return plan.outputColumns
  return plan.shape === 'ordered' ? (plan.treats?.outputColumns ?? columns) : columns
}

function compileStep(step: Step, index: number, columns: readonly string[], context: OperationContext): CompiledStep {
  const operation = findOperation(step.op)
  if (operation === undefined) throw stepError(stepProblems.unknownOperation, { op: step.op })
  checkColumns(operation, step)
  const params = checkParams(operation, step.params)
  const read = columnsRead(operation, step, params)
  const missing = read.filter(column => !columns.includes(column))
  if (missing.length > 0) throw new MissingColumns(missing)
  const plan = operation.plan(params, { chosen: step.columns, all: columns }, context)
  const outputColumns = columnsBehind(plan, columns)
  const keepsColumns =
    outputColumns.length === columns.length && outputColumns.every((name, at) => name === columns[at])
  const inScope = compileScope(step.scope, keepsColumns, operationText(operation.id).title)
  const reads = step.columns.length === 0 ? columns : read
  return { index, step, operation, plan, inputColumns: columns, outputColumns, inScope, reads }
}

function problemOf(thrown: unknown, step: Step, index: number, columns: readonly string[]): StepProblem {
  if (thrown instanceof MissingColumns) {
    const params = {
      step: findOperation(step.op) === undefined ? step.op : operationText(step.op).title,
      column: thrown.columns.join(operationWords.listMark),
      columns: columns.join(operationWords.listMark),
    }
    const at = { step: step.id, column: thrown.columns[0] }
    const error = new OpenprepError('RECIPE_COLUMN_MISSING', params, at)
    return { stepId: step.id, index, error, missing: thrown.columns }
  }
  if (!(thrown instanceof OpenprepError) || thrown.kind !== 'user') throw thrown
  const error = new OpenprepError(thrown.code, thrown.params, { ...thrown.at, step: step.id }, { cause: thrown })
  return { stepId: step.id, index, error, missing: [] }
}

function segmentsOf(steps: readonly CompiledStep[]): Segment[] {
  const segments: Segment[] = []
  let rowSteps: CompiledStep[] = []
  for (const step of steps) {
    if (step.plan.shape !== 'ordered') {
      if (rowSteps.length === 0) segments.push({ shape: 'rows', steps: rowSteps })
      rowSteps.push(step)
      continue
    }
    segments.push({ shape: 'ordered', step, plan: step.plan })
    rowSteps = []
  }
  return segments
}

/**
 * Compiles the switched-on steps against the columns of the table. Steps that cannot run are listed in `problems` and left out; later
 * steps then meet the columns as they would be without them. Errors: RECIPE_INVALID, RECIPE_COLUMN_MISSING, KEYRING_MISSING.
 */
export function compileRecipe(
  steps: readonly Step[],
  inputColumns: readonly string[],
  context: OperationContext,
): CompiledRecipe {
  const compiled: CompiledStep[] = []
  const problems: StepProblem[] = []
  const ids = new Set<string>()
  let columns = inputColumns
  for (const [index, step] of steps.entries()) {
    try {
      if (ids.has(step.id)) throw stepError(stepProblems.duplicateId, { id: step.id })
      ids.add(step.id)
      if (!step.enabled) continue
      const one = compileStep(step, index, columns, context)
      compiled.push(one)
      columns = one.outputColumns
    } catch (thrown) {
      problems.push(problemOf(thrown, step, index, columns))
    }
  }
  return { inputColumns, outputColumns: columns, steps: compiled, segments: segmentsOf(compiled), problems }
}

/** The same, or the first problem thrown: a run never leaves out a step in silence. */
export function compileRunnable(
  steps: readonly Step[],
  inputColumns: readonly string[],
  context: OperationContext,
): CompiledRecipe {
  const compiled = compileRecipe(steps, inputColumns, context)
  const [first] = compiled.problems
  if (first !== undefined) throw first.error
  return compiled
}

/** Why a step cannot run, in one sentence; null when it can. */
export function problemText(recipe: CompiledRecipe, index: number): string | null {
  const problem = recipe.problems.find(one => one.index === index)
  return problem === undefined ? null : describeError(problem.error).message
}
