// What can be said of all values with one pattern of signs, so that each of them is asked only what its pattern leaves open.
// Must not decide anything that the characters behind the signs decide.
import type { JudgeValue, ValueJudge } from '../detection/registry.ts'
import { mayHoldMatches } from '../detection/search-text.ts'
import { judgedForm } from '../values/normalize-text.ts'
import type { ValueClass } from './value-classes.ts'
import { type ShapeRoute, shapeRoute } from './value-shape.ts'

export interface FormPlan {
  /** The judged form differs from the value. */
  readonly rewritten: boolean
  readonly route: ShapeRoute
  /** The kinds that values of this form can be. */
  readonly judge: JudgeValue
  /** Something might be found inside. */
  readonly mayHold: boolean
  /** The class of the value before: most values of a form are of one class. */
  last?: { readonly facts: Omit<ValueClass, 'pattern'>; readonly number: number }
}

/** `pattern` in full: signs of values without surrogate pairs. Judging rewrites signs exactly as it rewrites what they stand for. */
export function createFormPlan(pattern: string, judge: ValueJudge): FormPlan {
  const judged = judgedForm(pattern)
  return {
    rewritten: judged !== pattern,
    route: shapeRoute(judged),
    judge: judge.ofForm(judged),
    mayHold: mayHoldMatches(pattern),
  }
}
