// Finds the best full-domain solutions of a prepared table: one level per quasi-identifier for all its records.
// Has no clock: whoever calls says when to stop, and is told how good the answer is then.
import type { Metric } from '../metrics/metric.ts'
import { createMetric } from '../metrics/registry.ts'
import { summingOf } from '../metrics/summing.ts'
import { compileConditions } from '../models/registry.ts'
import { type ClimbInput, climb } from './climb.ts'
import { BlockBound, type ColumnBlock } from './column-groups.ts'
import { FrontierSearch } from './frontier-search.ts'
import { HalvingSearch } from './halving-search.ts'
import { type Candidate, Incumbent } from './incumbent.ts'
import { Judge } from './judge.ts'
import { latticeSize, type Region } from './region.ts'
import { effectiveLimit, relaxedConditions, type SearchProblem } from './search-problem.ts'
import { SearchRun } from './search-run.ts'

/** What is known of a lattice before it is searched. */
export interface KnownAhead {
  readonly solutions: readonly Candidate[]
  /** All columns, each in one block; absent = nothing is known. */
  readonly blocks?: readonly ColumnBlock[]
}

/** How far a search has come. */
export interface SearchState {
  /** Solutions judged since the last report. */
  readonly checked: number
  readonly ties: readonly Candidate[]
  /** The best score known, of whoever found it; Infinity without one. */
  readonly score: number
  /** Regions that may still hold a better or an equal solution. */
  readonly waiting: number
  /** No solution in them scores less; Infinity when none waits. */
  readonly least: number
}

export interface SearchOutcome {
  /** Solutions of the lattice. */
  readonly nodes: number
  readonly checked: number
  /** All solutions of the best score in a fixed order; empty when there is none. */
  readonly ties: readonly Candidate[]
  /** Proven: nothing is better and no tie is missing. */
  readonly optimal: boolean
  /** No solution scores less; null when it is proven that there is none. */
  readonly bound: number | null
}

/** Classes kept for regrouping: 16 bytes and more each, so some 300 MB. */
const BUDGET = 16_000_000

function judgeOf({ problem, tuples, tables, sensitive, relaxed }: SearchProblem, budget: number) {
  const asked = compileConditions(problem.conditions, sensitive)
  const limit = effectiveLimit(asked, problem.suppressionLimit, tuples.rows)
  const conditions = relaxed === true ? relaxedConditions(asked, limit) : asked
  const floor = Math.max(1, Math.min(conditions.floor.size, tuples.rows))
  const metric: Metric = createMetric(problem.metric, { tuples, tables, floor, limit })
  const judge = new Judge({ tuples, tables, conditions, limit, metric, budget })
  return { judge, metric, heights: tables.map(({ height }) => height) }
}

/** The best solutions that climbing meets until `goOn`, which is told the best score so far, says no. */
export function climbLattice(
  input: SearchProblem,
  seed: ClimbInput['seed'],
  goOn: (score: number) => boolean,
): Candidate[] {
  const { judge, metric } = judgeOf(input, BUDGET)
  return climb({ judge, metric, tables: input.tables, seed }, goOn).ties
}

/** Searches one problem, in turns; holds what it learns between them. */
export class Search {
  readonly #run: SearchRun
  readonly #way: FrontierSearch | HalvingSearch

  constructor(input: SearchProblem, budget = BUDGET, { solutions, blocks }: KnownAhead = { solutions: [] }) {
    const { judge, metric, heights } = judgeOf(input, budget)
    this.#run = new SearchRun(judge, metric, heights)
    for (const { levels, score } of solutions) this.#run.best.offer(levels, score)
    const summing = summingOf(input.problem.metric)
    const known = blocks === undefined || summing === null ? null : new BlockBound(blocks, heights, summing)
    this.#way =
      metric.rests === 'levels' ? new FrontierSearch(this.#run, known) : new HalvingSearch(this.#run, input.tables)
  }

  /** The whole lattice waits. */
  start(): void {
    this.#way.start()
  }

  /** Regions that waited elsewhere. */
  take(regions: readonly Region[]): void {
    for (const region of regions) this.#run.push(region)
  }

  /** A score found elsewhere. */
  hear(score: number): void {
    this.#run.best.hear(score)
  }

  /** About half of the regions that wait, up to `most`; they wait here no longer. */
  giveAway(most: number): Region[] {
    return this.#run.giveAway(most)
  }

  /** Until nothing waits, or `goOn` says no; it is asked before each region and told what is known then. */
  proceed(goOn: (run: SearchRun) => boolean): void {
    while (goOn(this.#run)) {
      const region = this.#run.next()
      if (region === null) return
      this.#way.step(region)
    }
  }

  state(): SearchState {
    const { best, waiting } = this.#run
    const least = waiting === 0 ? Number.POSITIVE_INFINITY : this.#run.least
    return { checked: this.#run.checkedSince(), ties: best.ties, score: best.score, waiting, least }
  }
}

/** Several searches of one lattice, each of a part of its regions, or one of all. */
export function outcomeOf(states: readonly SearchState[], heights: readonly number[]): SearchOutcome {
  const all = new Incumbent()
  for (const { ties } of states) for (const { levels, score } of ties) all.offer(levels, score)
  const least = states.reduce((lowest, state) => Math.min(lowest, state.least), all.score)
  return {
    nodes: latticeSize(heights),
    checked: states.reduce((sum, { checked }) => sum + checked, 0),
    ties: all.ties,
    optimal: states.every(({ waiting }) => waiting === 0),
    bound: Number.isFinite(least) ? least : null,
  }
}

/** The whole search in this thread; `goOn` may throw to give up. */
export function solve(input: SearchProblem, goOn: () => boolean = () => true): SearchOutcome {
  const search = new Search(input)
  search.start()
  search.proceed(goOn)
  return outcomeOf(
    [search.state()],
    input.tables.map(({ height }) => height),
  )
}
