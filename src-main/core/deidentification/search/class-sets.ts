// Keeps the classes of the levels that many solutions share, so that a solution is regrouped from few classes.
// Bounded: beyond its budget of classes the sets used longest ago are forgotten and made anew when asked for.
import type { ClassRaiser, ClassSet } from './class-set.ts'

/** Columns from which on solutions share too little for the sets on the way to be worth making. */
const MANY_COLUMNS = 10

/** Sets made on the way to one solution, at most. */
const STOPS = 5

/**
 * Columns are raised in one fixed order, those that merge most first: a solution shares its beginning with every solution that has
 * the same levels there, and only its last steps are its own.
 */
export class ClassSets {
  readonly #raiser: ClassRaiser
  readonly #order: readonly number[]
  readonly #budget: number
  readonly #known = new Map<string, ClassSet>()
  readonly #lowest: ClassSet
  #held = 0

  /** `budget`: classes held in all. */
  constructor(raiser: ClassRaiser, order: readonly number[], budget: number) {
    this.#raiser = raiser
    this.#order = order
    this.#budget = budget
    this.#lowest = raiser.lowest()
  }

  at(levels: ArrayLike<number>): ClassSet {
    const { steps, names } = this.#path(levels)
    let made = steps.length
    let set = this.#lowest
    for (; made > 0; made -= 1) {
      const known = this.#recall(names[made - 1]!)
      if (known === undefined) continue
      set = known
      break
    }
    if (this.#order.length >= MANY_COLUMNS && steps.length - made > 1) {
      const regrouped = this.#raiser.regroup(set, levels)
      if (regrouped !== null) return regrouped
    }
    // With many columns most single steps merge next to nothing and are shared by few.
    const stride = Math.ceil((steps.length - made) / STOPS)
    while (made < steps.length) {
      const next = Math.min(steps.length, made + stride)
      set = this.#raiser.raise(set, steps.slice(made, next), levels)
      this.#keep(names[next - 1]!, set)
      made = next
    }
    return set
  }

  /** The columns to raise in order, and a name of each set on the way. */
  #path(levels: ArrayLike<number>): { steps: number[]; names: string[] } {
    const steps: number[] = []
    const names: string[] = []
    let name = ''
    for (const column of this.#order) {
      const level = levels[column]!
      if (level === 0) continue
      name += String.fromCharCode(column, level)
      steps.push(column)
      names.push(name)
    }
    return { steps, names }
  }

  #recall(name: string): ClassSet | undefined {
    const set = this.#known.get(name)
    if (set === undefined) return undefined
    this.#known.delete(name)
    this.#known.set(name, set)
    return set
  }

  #keep(name: string, set: ClassSet): void {
    this.#known.set(name, set)
    this.#held += weight(set)
    for (const [oldest, old] of this.#known) {
      if (this.#held <= this.#budget || oldest === name) return
      this.#known.delete(oldest)
      this.#held -= weight(old)
    }
  }
}

function weight({ size, sensitive }: ClassSet): number {
  let entries = size
  for (const { values } of sensitive) entries += values.length
  return entries
}
