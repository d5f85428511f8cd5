// Where a correction made in the table goes: into the correcting step that ends the cleaning, or into a new one there.
// Pure; asks nobody and saves nothing.
import type { Step, StepView } from '../../../src-main/contract/recipe.ts'
import { asObject } from './parameter-fields.ts'
import { insertStep, nextStepId, placeFor, removeStep, replaceStep } from './recipe-edits.ts'

const OPERATION = 'setCells'

export interface Correction {
  readonly row: number
  readonly column: string
  /** What stood in the cell when the person corrected it. */
  readonly old: string
  readonly new: string
}

type Views = readonly Pick<StepView, 'step' | 'kind' | 'problem'>[]

/** The step that takes corrections in; null = a new one is made. */
function takingStep(views: Views): Step | null {
  const last = views[placeFor('clean', views) - 1]
  return last?.step.op === OPERATION && last.step.enabled && last.step.scope === undefined ? last.step : null
}

/** What the table has gone through when a correction is made: every cleaning step that runs. */
export function stepsBeforeCorrection(views: Views): Step[] {
  return views
    .slice(0, placeFor('clean', views))
    .filter(({ step, problem }) => step.enabled && problem === null)
    .map(({ step }) => step)
}

function correctionsOf(step: Step): Correction[] {
  const { cells } = step.params
  return (Array.isArray(cells) ? cells : []).flatMap(cell => {
    const { row, column, old, new: fresh } = asObject(cell) ?? {}
    const whole =
      typeof row === 'number' && typeof column === 'string' && typeof old === 'string' && typeof fresh === 'string'
    return whole ? [{ row, column, old, new: fresh }] : []
  })
}

const placeOf = ({ row, column }: Pick<Correction, 'row' | 'column'>) => `${row} ${column}`

/** A cell corrected again keeps the value it first had; corrected back to that it needs no correction. */
function withCorrections(known: readonly Correction[], made: readonly Correction[]): Correction[] {
  const cells = new Map(known.map(cell => [placeOf(cell), cell]))
  for (const cell of made) {
    const old = cells.get(placeOf(cell))?.old ?? cell.old
    cells.delete(placeOf(cell))
    if (old !== cell.new) cells.set(placeOf(cell), { ...cell, old })
  }
  return [...cells.values()]
}

const parameters = (cells: readonly Correction[]) => ({ cells: cells.map(cell => ({ ...cell })) })

/** All steps with the corrections in them. */
export function correctedSteps(views: Views, ...made: readonly Correction[]): Step[] {
  const steps = views.map(({ step }) => step)
  const taking = takingStep(views)
  if (taking === null) {
    const step = { id: nextStepId(steps), op: OPERATION, columns: [], params: parameters(made), enabled: true }
    return insertStep(steps, step, placeFor('clean', views))
  }
  const cells = withCorrections(correctionsOf(taking), made)
  return cells.length === 0
    ? removeStep(steps, taking.id)
    : replaceStep(steps, { ...taking, params: { ...taking.params, ...parameters(cells) } })
}
