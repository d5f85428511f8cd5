// Searches a lattice too large to be searched to its end: first a good answer, then what parts of the columns prove, then regions.
// Keeps no table. Its answer is the best so far, with a bound that no solution goes below.
import type { Progress } from '../contract/call.ts'
import { summingOf } from '../core/deidentification/metrics/summing.ts'
import {
  type ColumnBlock,
  type ColumnPart,
  columnParts,
  narrowedProblem,
} from '../core/deidentification/search/column-groups.ts'
import type { Candidate } from '../core/deidentification/search/incumbent.ts'
import { raisingOrder } from '../core/deidentification/search/judge.ts'
import type { SearchOutcome } from '../core/deidentification/search/solve.ts'
import { type SearchLatticeInput, searchLattice } from './search-lattice.ts'
import { bestOf, type SharedSearch, shareSearch } from './search-tasks.ts'

export interface SearchWideLatticeInput extends Omit<SearchLatticeInput, 'known'> {
  /** Milliseconds in all. */
  timeLimit: number
}

/** Shares of the time; what is left goes to the search of regions. */
const CLIMBING = 0.2
const TABULATING = 0.1
const BLOCKS = 0.5
/** Columns of which a block is searched by itself: more prove more, and take longer. */
const BLOCK_COLUMNS = 10

/** Throws CANCELLED. */
export async function searchWideLattice(job: SearchWideLatticeInput): Promise<SearchOutcome> {
  const started = performance.now()
  const shared = shareSearch(job.enough)
  const solutions = await climbed(job, shared)
  const best = bestOf(shared)
  const told = {
    ...job,
    onProgress: (progress: Progress) => job.onProgress({ ...progress, search: { best, bound: null } }),
  }
  const blocks = await columnBlocks(told, shared)
  const timeLimit = Math.max(1, job.timeLimit - (performance.now() - started))
  return searchLattice({ ...job, timeLimit, known: { solutions, ...(blocks !== null && { blocks }) } })
}

const TOLD_EVERY = 300

/** Every worker takes a way of its own. */
async function climbed(
  { input, pool, timeLimit, signal, onProgress }: SearchWideLatticeInput,
  shared: SharedSearch,
): Promise<Candidate[]> {
  const tell = () =>
    onProgress({
      stage: 'deidentify',
      done: 0,
      total: null,
      unit: 'steps',
      search: { best: bestOf(shared), bound: null },
    })
  tell()
  const telling = setInterval(tell, TOLD_EVERY)
  try {
    const milliseconds = timeLimit * CLIMBING
    const ways = Array.from({ length: pool.lanes }, (_, lane) =>
      pool.run({ kind: 'climbSolutions', input, shared, seed: lane, milliseconds }, { lane, signal }),
    )
    return (await Promise.all(ways)).flat()
  } finally {
    clearInterval(telling)
  }
}

/** null where the metric is no sum over columns, or there was no time. */
async function columnBlocks(job: SearchWideLatticeInput, shared: SharedSearch): Promise<ColumnBlock[] | null> {
  const { input, pool, timeLimit, signal } = job
  if (summingOf(input.problem.metric) === null) return null
  const parts = columnParts(input.tables, raisingOrder(input.tuples))
  const tabulated = await Promise.all(
    parts.map(async (columns): Promise<ColumnPart | null> => {
      const narrowed = narrowedProblem(input, columns)
      const milliseconds = timeLimit * TABULATING
      const least = await pool.run({ kind: 'tabulateLeast', input: narrowed, shared, milliseconds }, { signal })
      return least === null ? null : { columns, least }
    }),
  )
  const made = tabulated.filter(part => part !== null)
  if (made.length < parts.length) return null
  const blocks: ColumnBlock[] = []
  const together = blocksOf(made)
  for (const block of together) blocks.push(await boundedBlock(job, block, (timeLimit * BLOCKS) / together.length))
  return blocks
}

/** Neighbouring parts, until a block has about `BLOCK_COLUMNS`. */
function blocksOf(parts: readonly ColumnPart[]): ColumnPart[][] {
  const blocks: ColumnPart[][] = []
  let columns = Number.POSITIVE_INFINITY
  for (const part of parts) {
    if (columns + part.columns.length > BLOCK_COLUMNS) {
      blocks.push([])
      columns = 0
    }
    blocks.at(-1)?.push(part)
    columns += part.columns.length
  }
  return blocks
}

/** Searches the columns of a block as a problem of their own: whatever it proves of them holds of the whole. */
async function boundedBlock(
  job: SearchWideLatticeInput,
  parts: readonly ColumnPart[],
  timeLimit: number,
): Promise<ColumnBlock> {
  if (parts.length === 1) return { parts, least: 0 }
  const columns = parts.flatMap(part => part.columns)
  const input = { ...narrowedProblem(job.input, columns), relaxed: true }
  const own = parts.map(part => ({ ...part, columns: part.columns.map(column => columns.indexOf(column)) }))
  const outcome = await searchLattice({
    ...job,
    input,
    timeLimit,
    known: { solutions: [], blocks: [{ parts: own, least: 0 }] },
  })
  const least = summingOf(job.input.problem.metric)?.of(outcome.bound ?? Number.POSITIVE_INFINITY, columns.length)
  return { parts, least: least ?? 0 }
}
