// The plans of one column, by the pattern of signs: made when a pattern has occurred often enough to be worth it.
// Must not judge or count values.
import type { ValueJudge } from '../detection/registry.ts'
import { createFormPlan, type FormPlan } from './form-plan.ts'
import { HashIndex } from './hash-index.ts'
import { patternOf, PATTERN_LIMIT as SIGNS_KEPT, type ValueForm } from './value-form.ts'

/** Values with one pattern from which on a plan pays for its making. */
const PLANNED_FROM = 12
/** Patterns told apart in a column; values of later ones are of pattern -1. */
export const PATTERNS_TOLD_APART = 20_000

export class FormPlans {
  /** Patterns by their hash, so that most values never have theirs spelled out. */
  readonly #patterns = new HashIndex()
  /** Per pattern: how many values it had before it got a plan. */
  readonly #seen = new Uint8Array(PATTERNS_TOLD_APART)
  readonly #plans: (FormPlan | undefined)[] = []
  readonly #judge: ValueJudge

  constructor(judge: ValueJudge) {
    this.#judge = judge
  }

  /** -1 for a new pattern beyond the limit. */
  patternNumber({ low, high }: ValueForm): number {
    const patterns = this.#patterns
    return patterns.size < PATTERNS_TOLD_APART ? patterns.add(low, high) : patterns.find(low, high)
  }

  /** null for the first values of a pattern, which may have no more, and for those whose signs do not stand for them. */
  planOf(patternNumber: number, raw: string, form: ValueForm): FormPlan | null {
    if (patternNumber < 0 || form.characters > SIGNS_KEPT || form.characters !== raw.length) return null
    const plan = this.#plans[patternNumber]
    if (plan !== undefined) return plan
    const seen = (this.#seen[patternNumber] ?? 0) + 1
    this.#seen[patternNumber] = seen
    if (seen < PLANNED_FROM) return null
    const made = createFormPlan(patternOf(raw), this.#judge)
    this.#plans[patternNumber] = made
    return made
  }
}
