// Explores the solutions of a stored table: counts it, searches on all workers, and ranks what lies around the best; or cuts it into groups.
// Writes nothing; the records themselves stay with the worker that counted them.
import type { Levels } from '../contract/deidentify.ts'
import type { Exploration, ExploreQuestion, Rescue } from '../contract/deidentify-window.ts'
import type { LevelVector } from '../core/deidentification/metrics/metric.ts'
import { rescueSuppressed } from './rescue-suppressed.ts'
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
  if (question.strategy !== 'optimal')
    return pool.run({ kind: 'exploreGroups', place, population, question }, { signal })
  const problem = await pool.run({ kind: 'countTable', place, population, question }, { signal })
  const enough = new SharedArrayBuffer(4)
  const take = () => void Atomics.store(new Int32Array(enough), 0, 1)
  if (taken.aborted) take()
  taken.addEventListener('abort', take, { once: true })
  const found = await searchSolutions({ problem, pool, timeLimit: LARGE_LATTICE_TIME, signal, enough, onProgress })
  return pool.run({ kind: 'rankSolutions', problem, found }, { signal })
}

/** Milliseconds for each pass: a person waits, and later passes keep few records. */
const PASS_TIME = 6000

export type RescueTableInput = Omit<ExploreTableInput, 'enough'> & { levels: Levels }

/** Keeps what can be kept of the records that the solution suppresses. Throws what exploring throws. */
export async function rescueTable(input: RescueTableInput): Promise<Rescue> {
  const { place, population, question, levels, pool, signal, onProgress } = input
  onProgress({ stage: 'deidentify', done: 0, total: null, unit: 'steps' })
  const problem = await pool.run({ kind: 'countTable', place, population, question }, { signal })
  const columns = question.quasi.map(({ column }) => column)
  const first = columns.map(column => levels[column] ?? 0)
  const passes = await rescueSuppressed({ problem, levels: first, pool, timeLimit: PASS_TIME, signal, onProgress })
  const all = [first, ...passes.map(pass => pass.levels)]
  const named = (vector: LevelVector) => Object.fromEntries(columns.map((column, at) => [column, vector[at] ?? 0]))
  return {
    passes: passes.map(pass => ({ levels: named(pass.levels), rows: pass.rows })),
    solution: await pool.run({ kind: 'passesSolution', problem, passes: all }, { signal }),
  }
}
