// Which steps an edit would break: they run before it and could not any more.
// Pure; what a step needs is the engine's word.
import type { StepView } from '../../../src-main/contract/recipe.ts'

export interface BrokenStep {
  /** 1-based place in the recipe as it is now. */
  readonly number: number
  readonly sentence: string
  readonly problem: string
  /** The run stops there; false = it leaves the step out. */
  readonly stops: boolean
}

type View = Pick<StepView, 'step' | 'sentence' | 'problem' | 'stops'>

/** A step that was added, changed or switched on by the edit itself is no consequence of it. */
export function newlyBroken(before: readonly View[], after: readonly View[]): BrokenStep[] {
  const known = new Map(before.map(view => [view.step.id, view]))
  return after.flatMap(({ step, sentence, problem, stops }, at) => {
    const old = known.get(step.id)
    if (problem === null || !step.enabled || old === undefined || old.problem !== null) return []
    return JSON.stringify(old.step) === JSON.stringify(step) ? [{ number: at + 1, sentence, problem, stops }] : []
  })
}
