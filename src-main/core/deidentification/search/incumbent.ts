// The best solutions found so far, with all that tie.
// The only place that decides what "as good as" means.
import type { LevelVector } from '../metrics/metric.ts'

/** Scores closer than this share of their size are the same: sums of the same terms in another order differ by less. */
const SAME = 1e-11

export interface Candidate {
  readonly levels: readonly number[]
  readonly score: number
}

export class Incumbent {
  #score = Number.POSITIVE_INFINITY
  #found: Candidate[] = []

  get score(): number {
    return this.#score
  }

  /** In the order of their levels, first column first, all with the one score: the same for every way of searching. */
  get ties(): Candidate[] {
    return this.#found
      .map(({ levels }) => ({ levels, score: this.#score }))
      .sort((one, other) => compareLevels(one.levels, other.levels))
  }

  /** Whether a region with this bound may hold a solution that is better or ties. */
  admits(bound: number): boolean {
    return bound <= this.#score + SAME * Math.max(1, Math.abs(this.#score))
  }

  offer(levels: LevelVector, score: number): void {
    if (!this.admits(score)) return
    this.#score = Math.min(this.#score, score)
    const candidate = { levels: Array.from(levels), score }
    // Two searches of one lattice may both have judged the corner of their regions.
    if (!this.#found.some(known => compareLevels(known.levels, candidate.levels) === 0)) this.#found.push(candidate)
    this.#found = this.#found.filter(one => this.admits(one.score))
  }

  /** A score found elsewhere: regions that cannot reach it need no look. */
  hear(score: number): void {
    if (score >= this.#score) return
    this.#score = score
    this.#found = this.#found.filter(candidate => this.admits(candidate.score))
  }
}

function compareLevels(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((level, column) => level !== other[column])
  return at < 0 ? 0 : one[at]! - other[at]!
}
