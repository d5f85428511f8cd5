// Finds a good solution of a wide lattice soon: down from the top by the step that promises most, then by exchanging levels of columns,
// then again from where a few columns were let go. Proves nothing; the search that bounds regions begins from its answer.
import type { SearchLevels } from '../encoding/level-table.ts'
import type { Metric } from '../metrics/metric.ts'
import { Incumbent } from './incumbent.ts'
import type { Judge } from './judge.ts'
import { NOTHING_BELOW, nothingAbove, withLevel } from './region.ts'

const EVEN_STARTS = 8
/** Columns let go at most before climbing again. */
const LET_GO = 4
/** Solutions remembered as judged; beyond them some are judged again. */
const REMEMBERED = 200_000

export interface ClimbInput {
  readonly judge: Judge
  readonly metric: Metric
  readonly tables: readonly SearchLevels[]
  /** Which way among many: the same number takes the same way. */
  readonly seed: number
}

/** Climbs until `goOn` says no, which is asked before each solution is judged and told the best score so far. Answers the best solutions met, all with one score. */
export function climb(input: ClimbInput, goOn: (score: number) => boolean): Incumbent {
  const climber = new Climber(input, goOn)
  climber.run()
  return climber.best
}

class Climber {
  readonly best = new Incumbent()
  readonly #input: ClimbInput
  readonly #goOn: (score: number) => boolean
  readonly #tops: readonly number[]
  readonly #seen = new Set<string>()
  #state: number
  #ended = false

  constructor(input: ClimbInput, goOn: (score: number) => boolean) {
    this.#input = input
    this.#goOn = goOn
    this.#tops = input.tables.map(({ height }) => height - 1)
    this.#state = input.seed + 1
  }

  run(): void {
    let current = this.#evenStarts().reduce((best, one) => (one.score < best.score ? one : best))
    while (!this.#ended) {
      const other = this.#improved(this.#letGo(current.levels))
      // Sideways too: equally good solutions lead on to others.
      if (other.score <= current.score) current = other
    }
  }

  /** From the top, and from all columns about equally high: what climbing alone seldom finds, where columns are alike. */
  #evenStarts(): Found[] {
    const starts: Found[] = []
    for (let share = EVEN_STARTS; share > 0 && !this.#ended; share -= 1) {
      const levels = Uint16Array.from(this.#tops, top => Math.ceil((top * share) / EVEN_STARTS))
      const score = this.#scoreOf(levels)
      if (score === Number.POSITIVE_INFINITY && starts.length > 0) break
      starts.push(this.#improved({ levels, score }))
    }
    return starts
  }

  /** A local best from here: no single step down, and no exchange of levels between two columns, is better. */
  #improved(from: Found): Found {
    let current = from
    for (;;) {
      const better = this.#stepDown(current) ?? this.#exchange(current)
      if (better === null) return current
      current = better
    }
  }

  #stepDown({ levels, score }: Found): Found | null {
    for (const column of this.#columnsAtRandom()) {
      if (levels[column] === 0) continue
      const found = this.#better(withLevel(levels, column, levels[column]! - 1), score)
      if (found !== null) return found
    }
    return null
  }

  #exchange({ levels, score }: Found): Found | null {
    const order = this.#columnsAtRandom()
    for (const lowered of order) {
      for (let level = levels[lowered]! - 1; level >= 0; level -= 1) {
        const base = withLevel(levels, lowered, level)
        const found = this.#raiseOther(base, lowered, order, score)
        if (found !== null || this.#ended) return found
      }
    }
    return null
  }

  #raiseOther(base: Uint16Array, lowered: number, order: readonly number[], score: number): Found | null {
    for (const raised of order) {
      if (raised === lowered) continue
      for (let up = base[raised]! + 1; up <= this.#tops[raised]!; up += 1) {
        const found = this.#better(withLevel(base, raised, up), score)
        if (found !== null || this.#ended) return found
      }
    }
    return null
  }

  /** Some columns go to the top; what they held back may be had elsewhere. */
  #letGo(levels: Uint16Array): Found {
    const freed = levels.slice()
    const count = 1 + Math.floor(this.#random() * LET_GO)
    const held = this.#columnsAtRandom().filter(column => levels[column] !== this.#tops[column])
    for (const column of held.slice(0, count)) freed[column] = this.#tops[column]!
    return { levels: freed, score: this.#scoreOf(freed) }
  }

  /** Only solutions whose bound is below the score are judged. */
  #better(levels: Uint16Array, score: number): Found | null {
    const { metric } = this.#input
    if (metric.bound(levels, nothingAbove(levels.length), NOTHING_BELOW) >= score) return null
    const name = String.fromCharCode(...levels)
    if (score < Number.POSITIVE_INFINITY && this.#seen.has(name) && score <= this.best.score) return null
    const found = this.#scoreOf(levels)
    if (this.#seen.size < REMEMBERED) this.#seen.add(name)
    return found < score ? { levels, score: found } : null
  }

  #scoreOf(levels: Uint16Array): number {
    if (this.#ended || !this.#goOn(this.best.score)) {
      this.#ended = true
      return Number.POSITIVE_INFINITY
    }
    const { judge, metric } = this.#input
    const verdict = judge.judge(levels)
    if (!verdict.feasible) return Number.POSITIVE_INFINITY
    const score = metric.score(levels, verdict)
    this.best.offer(levels, score)
    return score
  }

  #columnsAtRandom(): number[] {
    const columns = [...this.#tops.keys()]
    for (let at = columns.length - 1; at > 0; at -= 1) {
      const other = Math.floor(this.#random() * (at + 1))
      const kept = columns[at]!
      columns[at] = columns[other]!
      columns[other] = kept
    }
    return columns
  }

  /** Lehmer's generator, 0 ≤ x < 1: which way is taken needs no better. */
  #random(): number {
    this.#state = (this.#state * 48_271) % 2_147_483_647
    return this.#state / 2_147_483_647
  }
}

interface Found {
  readonly levels: Uint16Array
  readonly score: number
}
