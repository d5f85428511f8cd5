// Rescues suppressed records: they are recoded among themselves at levels of their own, again and again, until no more can be kept.
// Chooses no levels; whoever holds it searches for them, with suppression counted as the greatest loss.

import { Grouping } from '../encoding/grouping.ts'
import type { CountedProblem } from '../encoding/prepare.ts'
import type { Histograms, SearchTuples } from '../encoding/tuples.ts'
import type { LevelVector } from '../metrics/metric.ts'
import { recodeFullDomain } from './full-domain.ts'
import type { Recoded } from './recoded.ts'

/**
 * Records kept in different passes may come to the same labels. Their classes held each by itself, so they hold together: all conditions
 * but the lower end of presence are closed under union, and averages over kept records lie between those of the passes.
 */
export class LocalRecoding {
  readonly #prepared: CountedProblem
  /** Per combination the levels it is kept at; null while suppressed. */
  readonly #levelsOf: (LevelVector | null)[]
  #rest: { prepared: CountedProblem; of: Int32Array } | null = null

  constructor(prepared: CountedProblem, levels: LevelVector) {
    this.#prepared = prepared
    this.#levelsOf = new Array<LevelVector | null>(prepared.tuples.size).fill(null)
    this.#keep(
      prepared,
      Int32Array.from({ length: prepared.tuples.size }, (_, at) => at),
      levels,
    )
  }

  /** The suppressed records as a problem of their own; null when there are none. */
  rest(): CountedProblem | null {
    const { tuples } = this.#prepared
    const wanted = (tuple: number) =>
      (this.#levelsOf[tuple] === null && tuples.counts[tuple]! > 0) || (tuples.population?.[tuple] ?? 0) > 0
    const of = Int32Array.from({ length: tuples.size }, (_, at) => at).filter(wanted)
    const left = chosenTuples(tuples, of, tuple => this.#levelsOf[tuple] === null)
    if (left.rows === 0) return null
    const problem = { ...this.#prepared.problem, suppressionLimit: 1, metric: 'loss' as const }
    this.#rest = { prepared: { ...this.#prepared, problem, tuples: left }, of }
    return this.#rest.prepared
  }

  /** Keeps what holds of the rest at these levels; answers the records rescued. */
  add(levels: LevelVector): number {
    return this.#rest === null ? 0 : this.#keep(this.#rest.prepared, this.#rest.of, levels)
  }

  #keep(part: CountedProblem, of: Int32Array, levels: LevelVector): number {
    const { classOf } = recodeFullDomain(part, levels)
    let kept = 0
    for (const [at, one] of classOf.entries()) {
      if (one === -1 || part.tuples.counts[at] === 0) continue
      this.#levelsOf[of[at]!] = levels
      kept += part.tuples.counts[at]!
    }
    return kept
  }

  finish(): { recoded: Recoded; covered: Float64Array[] } {
    const { tuples, tables } = this.#prepared
    const covered = tables.map(() => new Float64Array(tuples.size))
    const columns = tables.map((table, column) => {
      const codeOf = new Map<string, number>()
      const codes = tuples.columns[column]!.map((value, tuple) => {
        const level = this.#levelsOf[tuple]?.[column] ?? table.height - 1
        const label = table.codes[level]![value]!
        covered[column]![tuple] = table.covered[level]![label]!
        const text = table.labels[level]![label]!
        const code = codeOf.get(text) ?? codeOf.size
        codeOf.set(text, code)
        return code
      })
      return { labels: [...codeOf.keys()], codes }
    })
    const kept = Int32Array.from({ length: tuples.size }, (_, at) => at).filter(at => this.#levelsOf[at] !== null)
    const grouping = new Grouping()
    const classes = grouping.group(
      columns.map(({ codes }) => kept.map(tuple => codes[tuple]!)),
      kept.length,
    )
    const classOf = new Int32Array(tuples.size).fill(-1)
    const sizes = new Int32Array(classes)
    let suppressed = tuples.rows
    for (const [at, tuple] of kept.entries()) {
      classOf[tuple] = grouping.groupOf[at]!
      sizes[classOf[tuple]!]! += tuples.counts[tuple]!
      suppressed -= tuples.counts[tuple]!
    }
    return { recoded: { columns, classOf, sizes, suppressed }, covered }
  }
}

/** Some combinations; those that are not `counted` keep their population and lose their records. */
function chosenTuples(tuples: SearchTuples, of: Int32Array, counted: (tuple: number) => boolean): SearchTuples {
  const counts = of.map(tuple => (counted(tuple) ? tuples.counts[tuple]! : 0))
  return {
    ...tuples,
    rows: counts.reduce((sum, count) => sum + count, 0),
    size: of.length,
    columns: tuples.columns.map(codes => of.map(tuple => codes[tuple]!)),
    counts,
    population: tuples.population === null ? null : of.map(tuple => tuples.population![tuple]!),
    sensitive: tuples.sensitive.map(histograms => chosenHistograms(histograms, of, counts)),
  }
}

function chosenHistograms(
  { start, values, counts, cardinality }: Histograms,
  of: Int32Array,
  kept: Int32Array,
): Histograms {
  const starts = new Int32Array(of.length + 1)
  const heldValues: number[] = []
  const heldCounts: number[] = []
  for (const [at, tuple] of of.entries()) {
    for (let entry = start[tuple]!; kept[at]! > 0 && entry < start[tuple + 1]!; entry += 1) {
      heldValues.push(values[entry]!)
      heldCounts.push(counts[entry]!)
    }
    starts[at + 1] = heldValues.length
  }
  return { start: starts, values: Int32Array.from(heldValues), counts: Int32Array.from(heldCounts), cardinality }
}
