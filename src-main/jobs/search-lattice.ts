// Searches one lattice on all workers, in turns, until the answer is proven, time is up, or the person stops it.
// Keeps no table; what it holds is bounded by the budget of classes given to the workers.
import type { Progress } from '../contract/call.ts'
import type { Region } from '../core/deidentification/search/region.ts'
import type { SearchProblem } from '../core/deidentification/search/search-problem.ts'
import {
  type KnownAhead,
  outcomeOf,
  type SearchOutcome,
  type SearchState,
} from '../core/deidentification/search/solve.ts'
import { bestOf, shareSearch } from './search-tasks.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface SearchLatticeInput {
  input: SearchProblem
  /** Found out about the lattice beforehand; absent = nothing. */
  known?: KnownAhead
  pool: WorkerPool
  /** Milliseconds; null = until proven. */
  timeLimit: number | null
  signal: AbortSignal
  /** One 32-bit number: 1 once the person takes the best so far; absent = nobody can. */
  enough?: SharedArrayBuffer
  onProgress(progress: Progress): void
}

/** Classes kept for regrouping by all workers together: some 200 MB. */
const BUDGET = 16_000_000
/** The first turn runs on one worker: most searches end in it, and dividing them would cost more than it brings. */
const FIRST_TURN = 60
const TURN = 250

let searches = 0

interface LaneState {
  state: SearchState
  checked: number
}

const NOT_BEGUN: SearchState = {
  checked: 0,
  ties: [],
  score: Number.POSITIVE_INFINITY,
  waiting: 0,
  least: Number.POSITIVE_INFINITY,
}

function howFar(lanes: readonly LaneState[], best: number | null): NonNullable<Progress['search']> {
  const least = lanes.reduce((lowest, { state }) => Math.min(lowest, state.least), best ?? Number.POSITIVE_INFINITY)
  return { best, bound: Number.isFinite(least) ? least : null }
}

/** Throws CANCELLED. */
export async function searchLattice(job: SearchLatticeInput): Promise<SearchOutcome> {
  const { input, known = { solutions: [] }, pool, timeLimit, signal, enough, onProgress } = job
  searches += 1
  const search = searches
  const started = performance.now()
  const shared = shareSearch(enough)
  const budget = Math.floor(BUDGET / pool.lanes)
  const lanes: LaneState[] = []

  async function open(lane: number): Promise<void> {
    lanes[lane] = { state: NOT_BEGUN, checked: 0 }
    await pool.run(
      { kind: 'openSearch', search, opening: { input, shared, known, budget, first: lane === 0 } },
      { lane, signal },
    )
  }

  async function proceed(lane: number, milliseconds: number, regions: readonly Region[]): Promise<void> {
    const before = lanes[lane]?.checked ?? 0
    const state = await pool.run({ kind: 'proceedSearch', search, milliseconds, regions }, { lane, signal })
    lanes[lane] = { state, checked: before + state.checked }
  }

  const left = () => {
    if (Atomics.load(new Int32Array(shared.enough), 0) === 1) return 0
    return timeLimit === null ? Number.POSITIVE_INFINITY : timeLimit - (performance.now() - started)
  }
  const busy = () => lanes.flatMap(({ state }, lane) => (state.waiting > 0 ? [lane] : []))

  /** Regions of the busiest worker for each idle one. */
  async function shareOut(): Promise<Map<number, readonly Region[]>> {
    const given = new Map<number, readonly Region[]>()
    const idle = lanes.flatMap(({ state }, lane) => (state.waiting === 0 ? [lane] : []))
    for (const lane of idle) {
      const from = busy().reduce((most, one) => (lanes[one]!.state.waiting > lanes[most]!.state.waiting ? one : most))
      if (lanes[from]!.state.waiting > 1)
        given.set(lane, await pool.run({ kind: 'giveRegions', search }, { lane: from, signal }))
    }
    new Int32Array(shared.idle)[0] = 0
    return given
  }

  try {
    await open(0)
    await proceed(0, Math.max(1, Math.min(FIRST_TURN, left())), [])
    if (busy().length > 0 && left() > 0)
      await Promise.all(Array.from({ length: pool.lanes - 1 }, (_, lane) => open(lane + 1)))
    while (busy().length > 0 && left() > 0) {
      const given = await shareOut()
      const turn = Math.max(1, Math.min(TURN, left()))
      const going = new Set([...busy(), ...given.keys()])
      await Promise.all([...going].map(lane => proceed(lane, turn, given.get(lane) ?? [])))
      onProgress({
        stage: 'deidentify',
        done: lanes.reduce((sum, { checked }) => sum + checked, 0),
        total: null,
        unit: 'steps',
        search: howFar(lanes, bestOf(shared)),
      })
    }
    const heights = input.tables.map(({ height }) => height)
    return outcomeOf(
      lanes.map(({ state, checked }) => ({ ...state, checked })),
      heights,
    )
  } finally {
    await Promise.all(lanes.map((_, lane) => pool.run({ kind: 'closeSearch', search }, { lane })))
  }
}
