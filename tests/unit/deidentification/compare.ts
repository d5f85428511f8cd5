// Compares the search with judging every solution, and says in one line what differs.
// The search may run whole, or as two that share regions with little memory, as it does on two threads.
import { prepareProblem } from '../../../src-main/core/deidentification/encoding/prepare.ts'
import type { SearchProblem } from '../../../src-main/core/deidentification/search/search-problem.ts'
import { outcomeOf, Search, solve } from '../../../src-main/core/deidentification/search/solve.ts'
import { exhaustive } from './exhaustive.ts'
import { type CaseShape, type Random, randomCase, randomFrom, textTable, whole } from './random-problem.ts'

/** Few classes are kept, turns are short, and regions change hands after each. */
function solveShared(input: SearchProblem, random: Random) {
  const searches = [new Search(input, 40), new Search(input, 40)] as const
  searches[0].start()
  let checked = 0
  for (;;) {
    const states = searches.map(search => {
      let turns = whole(random, 1, 4)
      search.proceed(() => {
        turns -= 1
        return turns >= 0
      })
      const state = search.state()
      checked += state.checked
      return state
    })
    if (states.every(({ waiting }) => waiting === 0)) {
      const heights = input.tables.map(({ height }) => height)
      return { ...outcomeOf(states, heights), checked }
    }
    searches[0].take(searches[1].giveAway(3))
    searches[1].take(searches[0].giveAway(3))
    const best = Math.min(...states.map(({ score }) => score))
    for (const search of searches) search.hear(best)
  }
}

export interface Comparison {
  /** null: nothing differs. */
  difference: string | null
  feasible: number
  nodes: number
  checked: number
}

export function compareWithExhaustive(seed: number, shape: CaseShape, shared = false): Comparison {
  const random = randomFrom(seed)
  const { problem, rows, population } = randomCase(random, shape)
  const expected = exhaustive(problem, rows, population)
  const prepared = prepareProblem(
    problem,
    textTable(rows, [...problem.quasiIdentifiers, 's']),
    textTable(population, problem.quasiIdentifiers),
  )
  const found = shared ? solveShared(prepared, random) : solve(prepared)
  const levels = found.ties.map(one => one.levels)
  const score = found.ties[0]?.score ?? null
  const sameScore =
    expected.least === null || score === null
      ? expected.least === score && found.bound === null
      : Math.abs(score - expected.least) <= 1e-9 * Math.max(1, expected.least) && found.bound === score
  const same = found.optimal && sameScore && JSON.stringify(levels) === JSON.stringify(expected.ties)
  const told = { seed, shape, shared, conditions: problem.conditions, limit: problem.suppressionLimit }
  const both = { found: { score, levels, optimal: found.optimal }, expected }
  return {
    difference: same ? null : JSON.stringify({ ...told, metric: problem.metric, ...both }),
    feasible: expected.feasible,
    nodes: found.nodes,
    checked: found.checked,
  }
}
