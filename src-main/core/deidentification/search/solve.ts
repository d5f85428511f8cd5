// Finds the best full-domain solutions of a prepared table: one level per quasi-identifier for all its records.
// Has no clock: whoever calls says when to stop, and is told how good the answer is then.
import type { DeidentifyProblem } from '../../../contract/deidentify.ts'
import type { SearchLevels } from '../encoding/level-table.ts'
import type { SearchTuples } from '../encoding/tuples.ts'
import { createMetric } from '../metrics/registry.ts'
import type { SensitiveFacts } from '../models/model.ts'
import { type CompiledConditions, compileConditions } from '../models/registry.ts'
import { FrontierSearch } from './frontier-search.ts'
import { HalvingSearch } from './halving-search.ts'
import { type Candidate, Incumbent } from './incumbent.ts'
import { Judge } from './judge.ts'
import { latticeSize, type Region } from './region.ts'
import { SearchRun } from './search-run.ts'

/** Plain data, so that it can be sent to another thread. */
export interface SearchProblem {
  readonly problem: Pick<DeidentifyProblem, 'conditions' | 'suppressionLimit' | 'metric'>
  readonly tuples: SearchTuples
  readonly tables: readonly SearchLevels[]
  readonly sensitive: readonly SensitiveFacts[]
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

/** Records that may be suppressed: ⌊limit · n⌋, where 0.29 · 100 is 29. */
export function suppressible(limit: number, rows: number): number {
  return Math.floor(limit * rows * (1 + 1e-12) + 1e-9)
}

/** Where no class can fail, nothing is ever suppressed, whatever would be allowed: what holds for limit 0 holds then. */
function effectiveLimit({ floor, beyondFloor }: CompiledConditions, limit: number, rows: number): number {
  const canFail =
    beyondFloor.length > 0 || floor.size > 1 || floor.population > 0 || floor.distinct.some(least => least > 1)
  return canFail ? suppressible(limit, rows) : 0
}

/** Searches one problem, in turns; holds what it learns between them. */
export class Search {
  readonly #run: SearchRun
  readonly #way: FrontierSearch | HalvingSearch

  constructor({ problem, tuples, tables, sensitive }: SearchProblem, budget = BUDGET) {
    const conditions = compileConditions(problem.conditions, sensitive)
    const limit = effectiveLimit(conditions, problem.suppressionLimit, tuples.rows)
    const floor = Math.max(1, Math.min(conditions.floor.size, tuples.rows))
    const metric = createMetric(problem.metric, { tuples, tables, floor, limit })
    const judge = new Judge({ tuples, tables, conditions, limit, metric, budget })
    const heights = tables.map(({ height }) => height)
    this.#run = new SearchRun(judge, metric, heights)
    this.#way = metric.rests === 'levels' ? new FrontierSearch(this.#run) : new HalvingSearch(this.#run, tables)
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
