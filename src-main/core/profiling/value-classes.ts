// Sorts distinct values into classes of equal facts, so that counting and reporting work per class and not per value.
// Must not count: see column-profiler.
import { LEAK_KINDS, PROVEN_ALONE } from '../detection/proof.ts'
import { createValueJudge, type KindVerdict, type ValueJudge } from '../detection/registry.ts'
import { searchText } from '../detection/search-text.ts'
import { judgedForm } from '../values/normalize-text.ts'
import { HashIndex } from './hash-index.ts'
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

/** Patterns beyond this many distinct ones in a column share one class called ''. */
const PATTERN_LIMIT = 20_000
/** Above every sum of FORM's bits. */
const FORM_LIMIT = 2048
const SPELLING_LIMIT = SHAPES.length * 2 * FORM_LIMIT
const NOTHING: readonly string[] = []

export class ValueClasses {
  readonly classes: ValueClass[] = []
  /** By the facts in one whole number: a text of them all for every distinct value was a tenth of a profile. */
  readonly #numbers = new Map<number, number>()
  readonly #judgements = new Map<string, number>()
  /** Patterns by their hash, so that most values never have theirs spelled out. */
  readonly #patterns = new HashIndex()
  readonly #judge: ValueJudge
  readonly #today: string | undefined

  /** `today`: processing date `YYYY-MM-DD`; absent = no date counts as future. */
  constructor(named: ReadonlySet<string>, today?: string) {
    this.#judge = createValueJudge(named, { unnamed: true })
    this.#today = today
  }

  /** `raw` is not blank; `form` is read from it. */
  classify(raw: string, form: ValueForm): ClassifiedValue {
    const judged = (form.flags & FORM.needsJudging) === 0 ? raw : judgedForm(raw)
    const shaped = shapeOf(judged, form.digits > 0 || judged !== raw)
    const future = this.#today !== undefined && shaped.date !== undefined && shaped.date.slice(0, 10) > this.#today
    const flags = future ? form.flags | FORM.future : form.flags
    const isToken = shaped.shape === 'token'
    const verdicts = isToken ? [] : this.#judge.judge(judged)
    const found = leaksIn(raw, shaped.shape, form, verdicts)
    return {
      classNumber: this.#number(raw, shaped, flags, this.#patternNumber(form), verdicts, found),
      characters: form.characters,
      shaped,
      token: isToken ? judged : null,
    }
  }

  #number(
    raw: string,
    shaped: ShapedValue,
    form: number,
    patternNumber: number,
    verdicts: readonly KindVerdict[],
    found: readonly string[],
  ): number {
    const spelling = (SHAPES.indexOf(shaped.shape) * 2 + (shaped.serial === true ? 1 : 0)) * FORM_LIMIT + form
    const written = (patternNumber + 1) * SPELLING_LIMIT + spelling
    const key = this.#judgementNumber(verdicts, found) * (PATTERN_LIMIT + 1) * SPELLING_LIMIT + written
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.classes.length
    this.classes.push({
      shape: shaped.shape,
      serial: shaped.serial === true,
      form,
      pattern: patternNumber < 0 ? '' : patternOf(raw),
      verdicts,
      found,
    })
    this.#numbers.set(key, number)
    return number
  }

  /** 0 for the many values that are nothing in particular. */
  #judgementNumber(verdicts: readonly KindVerdict[], found: readonly string[]): number {
    if (verdicts.length === 0 && found.length === 0) return 0
    let text = found.join()
    for (const { kind, valid } of verdicts) text += `${valid ? '+' : '-'}${kind}`
    const known = this.#judgements.get(text)
    if (known !== undefined) return known
    this.#judgements.set(text, this.#judgements.size + 1)
    return this.#judgements.size
  }

  #patternNumber({ low, high }: ValueForm): number {
    const patterns = this.#patterns
    return patterns.size < PATTERN_LIMIT ? patterns.add(low, high) : patterns.find(low, high)
  }
}

/** Dates and amounts hide nothing, and no kind is shorter than a name behind a word. */
function mayHideValues(shape: Shape, form: ValueForm): boolean {
  return (shape === 'text' && form.characters >= 4) || (shape === 'code' && form.digits >= 11)
}

/** An address or a diagnosis may have a telephone number behind it, so only a whole cell that is itself a leak is not searched. */
function leaksIn(raw: string, shape: Shape, form: ValueForm, verdicts: readonly KindVerdict[]): readonly string[] {
  if (verdicts.some(({ kind, valid }) => valid && LEAK_KINDS.has(kind))) return provenLeaks(verdicts)
  return mayHideValues(shape, form) ? kindsIn(raw) : NOTHING
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
