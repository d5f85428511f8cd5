// Turns the steps of a recipe into plans on the columns they meet, and says which steps cannot run and why.
// Touches no row: running the plans is the runner's work.
import { OpenprepError } from '../../contract/errors.ts'
import type { Condition, Step } from '../../contract/recipe.ts'
import { describeError, fill } from '../../contract/text/describe-error.ts'
import { operationWords } from '../../contract/text/zh-CN/operations.ts'
import { stepProblems } from '../../contract/text/zh-CN/step-problems.ts'
import type {
  AppendPlan,
  Operation,
  OperationContext,
  OrderedPlan,
  StepPlan,
  Treatment,
  WholePlan,
} from '../operations/operation.ts'
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
  /** Columns the step looks at, its scope's included; none chosen means all, where a step takes columns. */
  readonly reads: readonly string[]
}

/** Row-local steps that follow one another, or one step that is more than that. */
export type Segment =
  | { readonly shape: 'rows'; readonly steps: readonly CompiledStep[] }
  | { readonly shape: 'ordered'; readonly step: CompiledStep; readonly plan: OrderedPlan }
  | { readonly shape: 'append'; readonly step: CompiledStep; readonly plan: AppendPlan }
  /** A whole-table step whose decision is known. */
  | { readonly shape: 'treat'; readonly step: CompiledStep; readonly treatment: Treatment }

/** The last thing that happens to the rows of a pass: a step that needs the whole table looks at them. */
export interface CompiledSurvey {
  readonly step: CompiledStep
  readonly plan: WholePlan
}

/** What the rows go through in one go, from a stored table to the next one. */
export interface CompiledPass {
  readonly inputColumns: readonly string[]
  /** Of the table the pass leaves behind: what the surveying step finds, not what it makes of it. */
  readonly outputColumns: readonly string[]
  readonly segments: readonly Segment[]
  /** null = the recipe ends here. */
  readonly survey: CompiledSurvey | null
  /** Of the whole recipe; counts are kept by a step's place in it. */
  readonly stepCount: number
  /** Steps of this pass, the surveying one included. */
  readonly steps: readonly CompiledStep[]
  readonly problems: readonly StepProblem[]
}

export interface StepProblem {
  readonly stepId: string
  readonly index: number
  readonly error: OpenprepError
  /** Columns the step misses; empty when something else is wrong. */
  readonly missing: readonly string[]
}

export interface CompiledRecipe {
  readonly inputColumns: readonly string[]
  /** Of the result; as far as it can be said where a step makes columns of the data. */
  readonly outputColumns: readonly string[]
  /** false: a step makes columns of the data, and the steps behind it were taken to find what they look for. */
  readonly columnsKnown: boolean
  /** Switched-on steps that can run, in order. */
  readonly steps: readonly CompiledStep[]
  readonly firstPass: CompiledPass
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

/** A step for some rows only must leave the table in its shape, or it would fall apart. */
function compileScope(scope: Condition | undefined, keepsShape: boolean, title: string): CompiledStep['inScope'] {
  if (scope === undefined) return null
  if (!keepsShape) throw stepError(stepProblems.scopeNotAllowed, { title })
  return compileCondition(scope)
}

/** null = known only with the data. */
function columnsBehind(plan: StepPlan, columns: readonly string[]): readonly string[] | null {
  switch (plan.shape) {
    case 'cells':
      return columns
    case 'ordered':
      return plan.treats?.outputColumns ?? columns
    case 'rows':
    case 'append':
    case 'whole':
      return plan.outputColumns
    default:
      return plan satisfies never
  }
}

function keepsShape(plan: StepPlan, before: readonly string[], after: readonly string[] | null): boolean {
  if (plan.shape === 'append' || (plan.shape === 'whole' && plan.rearranges)) return false
  return after !== null && after.length === before.length && after.every((name, at) => name === before[at])
}

/** `open`: columns that are missing may come with the data. */
function compileStep(
  step: Step,
  index: number,
  given: readonly string[],
  context: OperationContext,
  open: boolean,
): CompiledStep {
  const operation = findOperation(step.op)
  if (operation === undefined) throw stepError(stepProblems.unknownOperation, { op: step.op })
  checkColumns(operation, step)
  const params = checkParams(operation, step.params)
  const read = columnsRead(operation, step, params)
  const missing = read.filter(column => !given.includes(column))
  if (missing.length > 0 && !open) throw new MissingColumns(missing)
  const columns = missing.length === 0 ? given : [...given, ...missing]
  const plan = operation.plan(params, { chosen: step.columns, all: columns }, context)
  const behind = columnsBehind(plan, columns)
  const surely = plan.shape === 'whole' ? plan.surelyColumns : undefined
  const inScope = compileScope(step.scope, keepsShape(plan, columns, behind), operationText(operation.id).title)
  const noneChosen = step.columns.length === 0 && operation.columns.max !== 0
  const readsAll = noneChosen || operation.readsAllColumns?.(params) === true
  const reads = readsAll ? columns : read
  return { index, step, operation, plan, inputColumns: columns, outputColumns: behind ?? surely ?? [], inScope, reads }
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

/** Steps up to the first that surveys the table; with a treatment the first step is one that has surveyed it. */
function passOf(
  compiled: readonly CompiledStep[],
  frame: Pick<CompiledPass, 'inputColumns' | 'stepCount' | 'problems'>,
  treatment?: Treatment,
): CompiledPass {
  const segments: Segment[] = []
  const steps: CompiledStep[] = []
  let outputColumns = frame.inputColumns
  let survey: CompiledSurvey | null = null
  for (const [at, step] of compiled.entries()) {
    steps.push(step)
    if (at === 0 && treatment !== undefined) {
      segments.push({ shape: 'treat', step, treatment })
      outputColumns = treatment.outputColumns
      continue
    }
    if (step.plan.shape === 'whole') {
      survey = { step, plan: step.plan }
      break
    }
    addTo(segments, step)
    outputColumns = step.outputColumns
  }
  return { ...frame, outputColumns, segments, survey, steps }
}

function addTo(segments: Segment[], step: CompiledStep): void {
  const { plan } = step
  const last = segments.at(-1)
  if (plan.shape === 'ordered') segments.push({ shape: 'ordered', step, plan })
  else if (plan.shape === 'append') segments.push({ shape: 'append', step, plan })
  else if (last?.shape === 'rows') segments[segments.length - 1] = { shape: 'rows', steps: [...last.steps, step] }
  else segments.push({ shape: 'rows', steps: [step] })
}

interface CompiledSteps {
  readonly steps: CompiledStep[]
  readonly problems: StepProblem[]
  readonly columns: readonly string[]
  readonly columnsKnown: boolean
}

/** `from` = place of the first step to compile; those before only keep their ids taken. */
function compileSteps(
  steps: readonly Step[],
  from: number,
  inputColumns: readonly string[],
  context: OperationContext,
): CompiledSteps {
  const compiled: CompiledStep[] = []
  const problems: StepProblem[] = []
  const ids = new Set<string>()
  let columns = inputColumns
  let columnsKnown = true
  for (const [index, step] of steps.entries()) {
    try {
      if (ids.has(step.id)) throw stepError(stepProblems.duplicateId, { id: step.id })
      ids.add(step.id)
      if (!step.enabled || index < from) continue
      const one = compileStep(step, index, columns, context, !columnsKnown)
      compiled.push(one)
      columns = one.outputColumns
      columnsKnown &&= columnsBehind(one.plan, one.inputColumns) !== null
    } catch (thrown) {
      if (index >= from) problems.push(problemOf(thrown, step, index, columns))
    }
  }
  return { steps: compiled, problems, columns, columnsKnown }
}

/**
 * Compiles the switched-on steps against the columns of the table. Steps that cannot run are listed in `problems` and left out; later
 * steps then meet the columns as they would be without them. Errors: RECIPE_INVALID, RECIPE_COLUMN_MISSING, RECIPE_INPUT_MISSING,
 * KEYRING_MISSING.
 */
export function compileRecipe(
  steps: readonly Step[],
  inputColumns: readonly string[],
  context: OperationContext,
): CompiledRecipe {
  const { steps: compiled, problems, columns, columnsKnown } = compileSteps(steps, 0, inputColumns, context)
  const firstPass = passOf(compiled, { inputColumns, stepCount: steps.length, problems })
  return { inputColumns, outputColumns: columns, columnsKnown, steps: compiled, firstPass, problems }
}

/** The whole-table step at `index` on the columns it surveys. */
export function compileSurvey(
  steps: readonly Step[],
  index: number,
  columns: readonly string[],
  context: OperationContext,
): CompiledSurvey {
  const [step] = compileSteps(steps.slice(0, index + 1), index, columns, context).steps
  if (step?.plan.shape !== 'whole') throw new RangeError('a decision of a step that makes none')
  return { step, plan: step.plan }
}

/** What a step that needed the whole table has found: the step's place in the recipe, and what it decided. */
export interface Decided {
  readonly index: number
  readonly knowledge: unknown
}

/**
 * The pass that begins at a stored table: at the source (`decided` null), or at one left behind by the pass before, for whose last step
 * `decided` holds the decision. Steps before that are done, and problems are those of the steps from there on.
 */
export function compilePass(
  steps: readonly Step[],
  inputColumns: readonly string[],
  context: OperationContext,
  decided: Decided | null,
): CompiledPass {
  if (decided === null) return compileRecipe(steps, inputColumns, context).firstPass
  const { index, knowledge } = decided
  const { step, plan } = compileSurvey(steps, index, inputColumns, context)
  const treatment = plan.treat(knowledge)
  const rest = compileSteps(steps, index + 1, treatment.outputColumns, context)
  const first = { ...step, outputColumns: treatment.outputColumns }
  return passOf([first, ...rest.steps], { inputColumns, stepCount: steps.length, problems: rest.problems }, treatment)
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
  if (problem === undefined) return null
  const { code, params } = problem.error
  // Shown at the step itself: the place need not be said again.
  return describeError({ code, params }).message
}
