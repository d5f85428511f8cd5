// Explores the solutions of a stored table: counts it, searches on all workers, and ranks what lies around the best.
// Writes nothing; the records themselves stay with the worker that counted them.
import type { Exploration, ExploreQuestion } from '../contract/deidentify-window.ts'
import type { SearchLatticeInput } from './search-lattice.ts'
import { LARGE_LATTICE_TIME, searchSolutions } from './search-solutions.ts'
import type { TablePlace } from './worker-tasks.ts'

export interface ExploreTableInput extends Pick<SearchLatticeInput, 'pool' | 'signal' | 'onProgress'> {
  place: TablePlace
  /** The further table that the question names; null = none. */
  population: TablePlace | null
  question: ExploreQuestion
  /** Aborted = the best so far will do. */
  enough: AbortSignal
}

/** Throws HIERARCHY_*, COLUMN_NOT_FOUND, COLUMN_CHOSEN_TWICE, CANCELLED. */
export async function exploreTable(input: ExploreTableInput): Promise<Exploration> {
  const { place, population, question, pool, signal, enough: taken, onProgress } = input
  onProgress({ stage: 'deidentify', done: 0, total: null, unit: 'steps' })
  const problem = await pool.run({ kind: 'countTable', place, population, question }, { signal })
  const enough = new SharedArrayBuffer(4)
  const take = () => void Atomics.store(new Int32Array(enough), 0, 1)
  if (taken.aborted) take()
  taken.addEventListener('abort', take, { once: true })
  const found = await searchSolutions({ problem, pool, timeLimit: LARGE_LATTICE_TIME, signal, enough, onProgress })
  return pool.run({ kind: 'rankSolutions', problem, found }, { signal })
}
