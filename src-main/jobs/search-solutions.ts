// Searches the best solutions of a counted table: to the end where that takes a moment, else until time is up.
// Chooses the way; treats no record.
import type { CountedProblem } from '../core/deidentification/encoding/prepare.ts'
import { latticeSize } from '../core/deidentification/search/region.ts'
import type { SearchOutcome } from '../core/deidentification/search/solve.ts'
import { type SearchLatticeInput, searchLattice } from './search-lattice.ts'
import { searchWideLattice } from './search-wide-lattice.ts'

export interface SearchSolutionsInput extends Pick<SearchLatticeInput, 'pool' | 'signal' | 'enough' | 'onProgress'> {
  problem: CountedProblem
  /** Milliseconds; undefined = the usual: none for lattices that are small. */
  timeLimit: number | undefined
}

/** Solutions up to which a search ends by itself in reasonable time. */
const SMALL_LATTICE = 1_000_000
/** Milliseconds; the rest of half a minute is for reading and writing. */
export const LARGE_LATTICE_TIME = 24_000

/** Throws CANCELLED. */
export async function searchSolutions({
  problem: counted,
  timeLimit,
  ...job
}: SearchSolutionsInput): Promise<SearchOutcome> {
  const { problem, tuples, tables, sensitive } = counted
  const { conditions, suppressionLimit, metric } = problem
  const searching = {
    ...job,
    input: {
      problem: { conditions, suppressionLimit, metric },
      tuples,
      tables: tables.map(({ codeOf: _, ...levels }) => levels),
      sensitive,
    },
  }
  if (latticeSize(tables.map(({ height }) => height)) <= SMALL_LATTICE)
    return searchLattice({ ...searching, timeLimit: timeLimit ?? null })
  return searchWideLattice({ ...searching, timeLimit: timeLimit ?? LARGE_LATTICE_TIME })
}
