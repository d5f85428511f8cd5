// Levels of their own for the records that a solution suppresses, again and again, until a pass keeps no more of them.
// Searches and counts; treats no record.
import type { CountedProblem } from '../core/deidentification/encoding/prepare.ts'
import type { LevelVector } from '../core/deidentification/metrics/metric.ts'
import { type SearchSolutionsInput, searchSolutions } from './search-solutions.ts'

export interface RescueInput
  extends Pick<SearchSolutionsInput, 'pool' | 'timeLimit' | 'signal' | 'enough' | 'onProgress'> {
  problem: CountedProblem
  /** Of the solution. */
  levels: LevelVector
}

export interface RescuePass {
  readonly levels: LevelVector
  /** Records it keeps. */
  readonly rows: number
}

/** Beyond that a pass keeps a handful of records, and a recipe step takes no more. */
const MOST_PASSES = 50

/** Throws CANCELLED. `timeLimit` is of each pass. */
export async function rescueSuppressed({ problem, levels, pool, ...job }: RescueInput): Promise<RescuePass[]> {
  const passes: RescuePass[] = []
  const { signal } = job
  const soFar = () => [levels, ...passes.map(pass => pass.levels)]
  let { rest } = await pool.run({ kind: 'leftOver', problem, passes: soFar() }, { signal })
  while (rest !== null && passes.length < MOST_PASSES) {
    const chosen = (await searchSolutions({ ...job, pool, problem: rest })).ties[0]
    if (chosen === undefined) break
    const next = [...soFar(), chosen.levels]
    const { rest: left, kept } = await pool.run({ kind: 'leftOver', problem, passes: next }, { signal })
    if (kept === 0) break
    passes.push({ levels: chosen.levels, rows: kept })
    rest = left
  }
  return passes
}
