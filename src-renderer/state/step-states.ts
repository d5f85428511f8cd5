// From the facts of a dataset to the state and the one sentence of each work step.
// Pure; holds no words and draws nothing.
import type { DatasetSummary } from '../../src-main/contract/datasets.ts'
import { stepSentence as say } from '../text/steps.ts'
import { formatNumber } from '../ui/number-text.tsx'
import type { WorkStep } from './navigation.ts'

export type StepStateName = 'done' | 'todo' | 'notNeeded' | 'later'
export interface StepState {
  state: StepStateName
  sentence: string
}

type Progress = DatasetSummary['progress']

const done = (sentence: string): StepState => ({ state: 'done', sentence })
const todo = (sentence: string): StepState => ({ state: 'todo', sentence })
const later = (sentence: string): StepState => ({ state: 'later', sentence })

function importState(summary: DatasetSummary): StepState {
  const rows = formatNumber(summary.rows)
  return done(
    summary.rowsSetAside === 0 ? say.importedWhole(rows) : say.imported(rows, formatNumber(summary.rowsSetAside)),
  )
}

function recipeState(steps: number, resultFresh: boolean, none: StepState): StepState {
  if (steps === 0) return none
  const count = formatNumber(steps)
  return resultFresh ? done(say.stepsRun(count)) : todo(say.stepsNotRun(count))
}

/** Nothing says a table needs no treatment; before it has been examined nothing even hints at it. */
function withoutSteps(progress: Progress, sentence: string): StepState {
  return progress.profiled ? todo(sentence) : later(say.afterExamine)
}

function catalogueState({ catalogueMissing }: Progress): StepState {
  if (catalogueMissing === null) return todo(say.catalogueNotBegun)
  return catalogueMissing === 0 ? done(say.catalogueDone) : todo(say.catalogueMissing(formatNumber(catalogueMissing)))
}

function exportState({ lastPackage, gatesPassed, gatesTotal }: Progress): StepState {
  if (lastPackage !== null) return done(say.exported(lastPackage.draft))
  if (gatesPassed === null || gatesTotal === null) return todo(say.exportNothing)
  return todo(say.exportGates(formatNumber(gatesPassed), formatNumber(gatesTotal)))
}

export function stepStates(summary: DatasetSummary): Record<WorkStep, StepState> {
  const { progress } = summary
  return {
    import: importState(summary),
    examine: progress.profiled ? done(say.examined(formatNumber(summary.columns.length))) : todo(say.notExamined),
    clean: recipeState(progress.cleanSteps, progress.resultFresh, withoutSteps(progress, say.noCleaning)),
    mask: recipeState(progress.maskSteps, progress.resultFresh, withoutSteps(progress, say.noMasking)),
    deidentify: recipeState(progress.deidentifySteps, progress.resultFresh, later(say.noDeidentification)),
    catalogue: catalogueState(progress),
    review: later(say.reviewLater),
    export: exportState(progress),
  }
}

/** A dataset that is only a file so far: import is to do, the rest waits. */
export function stepsBeforeImport(): Record<WorkStep, StepState> {
  const wait = later('')
  return {
    import: todo(''),
    examine: wait,
    clean: wait,
    mask: wait,
    deidentify: wait,
    catalogue: wait,
    review: wait,
    export: wait,
  }
}

/** The step a person most likely wants next. */
export function nextStep(states: Record<WorkStep, StepState>): WorkStep {
  if (states.examine.state !== 'done') return 'examine'
  const order = ['clean', 'mask', 'catalogue', 'export'] as const
  return order.find(step => states[step].state === 'todo') ?? 'export'
}
