// Tests the classes of a set against the conditions, one by one.
// Counts and decides nothing.
import type { ClassFacts, HistogramView } from '../models/model.ts'
import type { CompiledConditions } from '../models/registry.ts'
import type { ClassSet } from './class-set.ts'

export class ClassTest {
  readonly #conditions: CompiledConditions
  readonly #view: ClassFacts & { histograms: HistogramView[] }

  constructor(conditions: CompiledConditions, sensitiveColumns: number) {
    this.#conditions = conditions
    const histograms = Array.from({ length: sensitiveColumns }, () => ({
      values: new Int32Array(0),
      counts: new Int32Array(0),
      from: 0,
      to: 0,
    }))
    this.#view = { size: 0, population: 0, histograms }
  }

  /** What merging never takes away again. */
  reachesFloor({ counts, population, sensitive }: ClassSet, at: number): boolean {
    const { floor } = this.#conditions
    if (counts[at]! < floor.size) return false
    if (population !== null && population[at]! < floor.population) return false
    for (let column = 0; column < sensitive.length; column += 1) {
      const { start } = sensitive[column]!
      if (start[at + 1]! - start[at]! < floor.distinct[column]!) return false
    }
    return true
  }

  /** Of a class that reaches the floor. */
  holds({ counts, population, sensitive }: ClassSet, at: number): boolean {
    const { beyondFloor } = this.#conditions
    if (beyondFloor.length === 0) return true
    const view = this.#view
    view.size = counts[at]!
    view.population = population?.[at] ?? 0
    for (let column = 0; column < sensitive.length; column += 1) {
      const histogram = view.histograms[column]!
      const { start, values, counts: entries } = sensitive[column]!
      histogram.values = values
      histogram.counts = entries
      histogram.from = start[at]!
      histogram.to = start[at + 1]!
    }
    return beyondFloor.every(condition => condition.holds(view))
  }
}
