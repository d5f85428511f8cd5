// Worker tasks of one search over a lattice: each worker keeps its own judge and its own part of the regions between turns.
// Writes nothing and reads no table; the problem travels in the message.
import { OpenprepError } from '../contract/errors.ts'
import { type MondrianResult, mondrian } from '../core/deidentification/recoding/mondrian.ts'
import { leastSums } from '../core/deidentification/search/column-groups.ts'
import type { Candidate } from '../core/deidentification/search/incumbent.ts'
import type { Region } from '../core/deidentification/search/region.ts'
import type { SearchProblem } from '../core/deidentification/search/search-problem.ts'
import { climbLattice, type KnownAhead, Search, type SearchState } from '../core/deidentification/search/solve.ts'
import type { TaskOf } from './worker-tasks.ts'

/** Seen by all workers of one search. */
export interface SharedSearch {
  /** One 64-bit float: the best score known. Scores are not negative, so their bits are ordered like whole numbers. */
  readonly best: SharedArrayBuffer
  /** One 32-bit number: workers that have run out of regions. */
  readonly idle: SharedArrayBuffer
  /** One 32-bit number: 1 once the person takes the best so far. */
  readonly enough: SharedArrayBuffer
}

/** `enough`: of a search that this one is part of; absent = nobody ends it early. */
export function shareSearch(enough = new SharedArrayBuffer(4)): SharedSearch {
  const best = new SharedArrayBuffer(8)
  new Float64Array(best)[0] = Number.POSITIVE_INFINITY
  return { best, idle: new SharedArrayBuffer(4), enough }
}

/** null while nothing is known. */
export function bestOf({ best }: SharedSearch): number | null {
  const [score = Number.POSITIVE_INFINITY] = new Float64Array(best)
  return score === Number.POSITIVE_INFINITY ? null : score
}

/** Tells the others this worker's best score, and answers the best of all. */
function exchange(best: BigInt64Array, score: number): number {
  const bits = new Float64Array([score])
  const mine = new BigInt64Array(bits.buffer)[0]!
  let known = Atomics.load(best, 0)
  while (mine < known) {
    const seen = Atomics.compareExchange(best, 0, known, mine)
    if (seen === known) return score
    known = seen
  }
  new BigInt64Array(bits.buffer)[0] = known
  return bits[0]!
}

export interface SearchOpening {
  readonly input: SearchProblem
  readonly shared: SharedSearch
  readonly known: KnownAhead
  /** Classes kept for regrouping. */
  readonly budget: number
  /** Whether this worker begins with the whole lattice; the others wait for regions. */
  readonly first: boolean
}

const REGIONS_GIVEN = 256
/** Regions worth dividing among workers. */
const WORTH_GIVING = 8
/** Milliseconds a turn lasts at least before it is broken off for an idle worker. */
const SHORTEST_TURN = 10

export class SearchSession {
  readonly #search: Search
  readonly #best: BigInt64Array
  readonly #idle: Int32Array

  constructor({ input, shared, known, budget, first }: SearchOpening) {
    this.#search = new Search(input, budget, known)
    this.#best = new BigInt64Array(shared.best)
    this.#idle = new Int32Array(shared.idle)
    if (first) this.#search.start()
  }

  /** Throws CANCELLED. */
  proceed({ milliseconds, regions }: TaskOf<'proceedSearch'>, stopped: () => boolean): SearchState {
    this.#search.take(regions)
    const started = performance.now()
    this.#search.proceed(run => {
      if (stopped()) throw new OpenprepError('CANCELLED')
      run.best.hear(exchange(this.#best, run.best.score))
      const spent = performance.now() - started
      if (spent >= milliseconds) return false
      return spent < SHORTEST_TURN || Atomics.load(this.#idle, 0) === 0 || run.waiting < WORTH_GIVING
    })
    const state = this.#search.state()
    if (state.waiting === 0) Atomics.add(this.#idle, 0, 1)
    return state
  }

  give(): Region[] {
    return this.#search.giveAway(REGIONS_GIVEN)
  }
}

/** Throws CANCELLED. */
export function climbSolutions(
  { input, shared, seed, milliseconds }: TaskOf<'climbSolutions'>,
  stopped: () => boolean,
): Candidate[] {
  const until = performance.now() + milliseconds
  const best = new BigInt64Array(shared.best)
  const enough = new Int32Array(shared.enough)
  return climbLattice(input, seed, score => {
    if (stopped()) throw new OpenprepError('CANCELLED')
    exchange(best, score)
    return performance.now() < until && Atomics.load(enough, 0) === 0
  })
}

/** Throws CANCELLED. */
export function tabulateLeast(
  { input, shared, milliseconds }: TaskOf<'tabulateLeast'>,
  stopped: () => boolean,
): Float64Array | null {
  const until = performance.now() + milliseconds
  const enough = new Int32Array(shared.enough)
  return leastSums(input, () => {
    if (stopped()) throw new OpenprepError('CANCELLED')
    return performance.now() < until && Atomics.load(enough, 0) === 0
  })
}

/** Throws CANCELLED. */
export function cutGroups({ prepared, relaxed }: TaskOf<'cutGroups'>, stopped: () => boolean): MondrianResult | null {
  return mondrian(prepared, relaxed, () => {
    if (stopped()) throw new OpenprepError('CANCELLED')
  })
}
