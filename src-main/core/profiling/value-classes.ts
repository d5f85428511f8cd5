// Sorts distinct values into classes of equal facts, so that counting and reporting work per class and not per value.
// Must not count: see column-profiler.
import { mayHoldLetteredDigits } from '../detection/fold-for-search.ts'
import { LEAK_KINDS, PROVEN_ALONE } from '../detection/proof.ts'
import { createValueJudge, type KindVerdict, type ValueJudge } from '../detection/registry.ts'
import { searchText } from '../detection/search-text.ts'
import { judgedForm } from '../values/normalize-text.ts'
import type { FormPlan } from './form-plan.ts'
import { FormPlans, PATTERNS_TOLD_APART as PATTERN_LIMIT } from './form-plans.ts'
import { FORM, patternOf, type ValueForm } from './value-form.ts'
import { SHAPES, type Shape, type ShapedValue, shapeOf } from './value-shape.ts'

export interface ValueClass {
  readonly shape: Shape
  readonly serial: boolean
  /** Bits of FORM. */
  readonly form: number
  readonly pattern: string
  readonly verdicts: readonly KindVerdict[]
  /** Kinds that would be a leak in any column: inside the text, or the whole value where it proves itself. */
  readonly found: readonly string[]
}

export interface ClassifiedValue {
  classNumber: number
  characters: number
  shaped: ShapedValue
  /** Spelled empties: the token in judged form. */
  token: string | null
}

/** What follows from the verdicts of a whole value. */
interface Judgement {
  readonly number: number
  /**
   * Kinds that leak although the cell is nothing else; null = the text is to be searched: an address or a diagnosis may have a telephone
   * number behind it, so only a whole cell that is itself a leak is not.
   */
  readonly leaks: readonly string[] | null
}

/** Above every sum of FORM's bits. */
const FORM_LIMIT = 2048
const SPELLING_LIMIT = SHAPES.length * 2 * FORM_LIMIT
const NOTHING: readonly string[] = []
const NO_VERDICTS: readonly KindVerdict[] = []
const SHAPE_NUMBERS: ReadonlyMap<Shape, number> = new Map(SHAPES.map((shape, number) => [shape, number]))

function shapeNumber(shape: Shape): number {
  return SHAPE_NUMBERS.get(shape) ?? 0
}

function isSame(left: Omit<ValueClass, 'pattern'>, right: Omit<ValueClass, 'pattern'>): boolean {
  return (
    left.shape === right.shape &&
    left.serial === right.serial &&
    left.form === right.form &&
    left.verdicts === right.verdicts &&
    left.found === right.found
  )
}

export class ValueClasses {
  readonly classes: ValueClass[] = []
  /** By the facts in one whole number: a text of them all for every distinct value was a tenth of a profile. */
  readonly #numbers = new Map<number, number>()
  readonly #judgements = new Map<string, number>()
  readonly #judgementsOf = new Map<readonly KindVerdict[], Judgement>()
  /** Patterns beyond their limit share one class called ''. */
  readonly #plans: FormPlans
  readonly #judge: ValueJudge
  readonly #today: string | undefined

  /** `today`: processing date `YYYY-MM-DD`; absent = no date counts as future. */
  constructor(named: ReadonlySet<string>, today?: string) {
    this.#judge = createValueJudge(named, { unnamed: true })
    this.#plans = new FormPlans(this.#judge)
    this.#today = today
  }

  /** `raw` is not blank; `form` is read from it. */
  classify(raw: string, form: ValueForm): ClassifiedValue {
    const patternNumber = this.#plans.patternNumber(form)
    const plan = this.#plans.planOf(patternNumber, raw, form)
    const rewritten = plan === null ? (form.flags & FORM.needsJudging) !== 0 : plan.rewritten
    const judged = rewritten ? judgedForm(raw) : raw
    const shaped = shapeOf(judged, form.digits > 0 || judged !== raw, plan?.route)
    const future = this.#today !== undefined && shaped.date !== undefined && shaped.date.slice(0, 10) > this.#today
    const flags = future ? form.flags | FORM.future : form.flags
    const isToken = shaped.shape === 'token'
    const verdicts = isToken ? NO_VERDICTS : (plan?.judge ?? this.#judge.judge)(judged)
    const judgement = this.#judgementOf(verdicts)
    const mayHold = plan?.mayHold !== false || mayHoldLetteredDigits(raw)
    const hidden = judgement.leaks === null && mayHideValues(shaped.shape, form) && mayHold
    const found = judgement.leaks ?? (hidden ? kindsIn(raw) : NOTHING)
    const facts = { shape: shaped.shape, serial: shaped.serial === true, form: flags, verdicts, found }
    return {
      classNumber: this.#number(raw, facts, patternNumber, plan),
      characters: form.characters,
      shaped,
      token: isToken ? judged : null,
    }
  }

  #number(raw: string, facts: Omit<ValueClass, 'pattern'>, patternNumber: number, plan: FormPlan | null): number {
    const last = plan?.last
    if (last !== undefined && isSame(last.facts, facts)) return last.number
    const spelling = (shapeNumber(facts.shape) * 2 + (facts.serial ? 1 : 0)) * FORM_LIMIT + facts.form
    const written = (patternNumber + 1) * SPELLING_LIMIT + spelling
    const key = this.#judgementNumber(facts) * (PATTERN_LIMIT + 1) * SPELLING_LIMIT + written
    const known = this.#numbers.get(key)
    const number = known ?? this.classes.length
    if (known === undefined) {
      this.classes.push({ ...facts, pattern: patternNumber < 0 ? '' : patternOf(raw) })
      this.#numbers.set(key, number)
    }
    if (plan !== null) plan.last = { facts, number }
    return number
  }

  #judgementOf(verdicts: readonly KindVerdict[]): Judgement {
    const known = this.#judgementsOf.get(verdicts)
    if (known !== undefined) return known
    const leaks = verdicts.some(({ kind, valid }) => valid && LEAK_KINDS.has(kind)) ? provenLeaks(verdicts) : null
    const made = { leaks, number: this.#numberOfText(verdicts, leaks ?? NOTHING) }
    this.#judgementsOf.set(verdicts, made)
    return made
  }

  #judgementNumber({ verdicts, found }: Omit<ValueClass, 'pattern'>): number {
    const judgement = this.#judgementOf(verdicts)
    return found === (judgement.leaks ?? NOTHING) ? judgement.number : this.#numberOfText(verdicts, found)
  }

  /** 0 for the many values that are nothing in particular. */
  #numberOfText(verdicts: readonly KindVerdict[], found: readonly string[]): number {
    if (verdicts.length === 0 && found.length === 0) return 0
    let text = found.join()
    for (const { kind, valid } of verdicts) text += `${valid ? '+' : '-'}${kind}`
    const known = this.#judgements.get(text)
    if (known !== undefined) return known
    this.#judgements.set(text, this.#judgements.size + 1)
    return this.#judgements.size
  }
}

/** Dates and amounts hide nothing, and no kind is shorter than a name behind a word. */
function mayHideValues(shape: Shape, form: ValueForm): boolean {
  return (shape === 'text' && form.characters >= 4) || (shape === 'code' && form.digits >= 11)
}

function provenLeaks(verdicts: readonly KindVerdict[]): readonly string[] {
  const leaks = verdicts.filter(({ kind, valid }) => valid && PROVEN_ALONE.has(kind) && LEAK_KINDS.has(kind))
  return leaks.length === 0 ? NOTHING : leaks.map(({ kind }) => kind)
}

function kindsIn(text: string): readonly string[] {
  const matches = searchText(text)
  if (matches.length === 0) return NOTHING
  return [...new Set(matches.filter(match => match.valid).map(match => match.kind))].sort()
}
