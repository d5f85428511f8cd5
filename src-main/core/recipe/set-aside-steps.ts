// Recipes that show the rows a check sets aside: the steps before it, and the check turned round to leave just those rows.
// Runs nothing.
import { z } from 'zod'
import type { Step } from '../../contract/recipe.ts'
import { findOperation } from '../operations/registry.ts'

const SetsAside = z.looseObject({ onFail: z.literal('setAside') })

export function setsAside({ enabled, params }: Step): boolean {
  return enabled && SetsAside.safeParse(params).success
}

export interface SetAsideStep {
  readonly step: Step
  /** 1-based place in the recipe. */
  readonly number: number
  /** What to run to get the rows. */
  readonly steps: readonly Step[]
}

/** One for each check that sets rows aside, in recipe order; only what reaches the check is judged by it. */
export function setAsideSteps(steps: readonly Step[]): SetAsideStep[] {
  return steps.flatMap((step, at) => {
    if (!setsAside(step) || findOperation(step.op) === undefined) return []
    const turned = { ...step, params: { ...step.params, onFail: 'onlyFailing' } }
    return { step, number: at + 1, steps: [...steps.slice(0, at), turned] }
  })
}
