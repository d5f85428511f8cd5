// Which steps an edit has broken: they ran before it and cannot any more.
// Pure; what a step needs is the engine's word.
import type { StepView } from '../../../src-main/contract/recipe.ts'

export interface BrokenStep {
  /** 1-based place in the recipe as it is now. */
  readonly number: number
  readonly sentence: string
  readonly problem: string
}

type View = Pick<StepView, 'step' | 'sentence' | 'problem'>

/** A step that was added, changed or switched on by the edit itself is no consequence of it. */
export function newlyBroken(before: readonly View[], after: readonly View[]): BrokenStep[] {
  const known = new Map(before.map(view => [view.step.id, view]))
  return after.flatMap(({ step, sentence, problem }, at) => {
    const old = known.get(step.id)
    if (problem === null || !step.enabled || old === undefined || old.problem !== null) return []
    return JSON.stringify(old.step) === JSON.stringify(step) ? [{ number: at + 1, sentence, problem }] : []
  })
}
