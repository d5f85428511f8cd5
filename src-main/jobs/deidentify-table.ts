// De-identifies a prepared table: searches or cuts, treats the records, and reports what it came to.
// Reads and writes no table; the texts go in and out through who calls.
import type { Progress } from '../contract/call.ts'
import type { DeidentifyReport, Levels, Strategy } from '../contract/deidentify.ts'
import type { PreparedProblem } from '../core/deidentification/encoding/prepare.ts'
import { recodeFullDomain } from '../core/deidentification/recoding/full-domain.ts'
import { classSizes, type Recoded, releaseRisk } from '../core/deidentification/recoding/recoded.ts'
import { latticeSize } from '../core/deidentification/search/region.ts'
import type { SearchOutcome } from '../core/deidentification/search/solve.ts'
import { searchLattice } from './search-lattice.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface DeidentifyTableInput {
  prepared: PreparedProblem
  strategy: Strategy
  pool: WorkerPool
  /** Milliseconds for the search; undefined = the usual: none for lattices that are small. */
  timeLimit?: number | undefined
  /** A record is at risk when its class is smaller than 1 ÷ this; 0–1. */
  threshold: number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface DeidentifiedTable {
  report: DeidentifyReport
  /** null: no solution within the limit. */
  recoded: Recoded | null
}

/** Solutions up to which a search ends by itself in reasonable time. */
const SMALL_LATTICE = 1_000_000
/** Milliseconds; the rest of half a minute is for reading and writing. */
const LARGE_LATTICE_TIME = 20_000

/** Judging every solution of such a lattice takes a moment; starting threads would take longer. */
const FEW_CLASSES = 50_000
const FEW_SOLUTIONS = 100_000

export function isWorthThreads({ tuples, tables }: PreparedProblem): boolean {
  return tuples.size > FEW_CLASSES || latticeSize(tables.map(({ height }) => height)) > FEW_SOLUTIONS
}

/** Throws CANCELLED. */
export async function deidentifyTable(input: DeidentifyTableInput): Promise<DeidentifiedTable> {
  const { prepared, pool, signal, onProgress } = input
  const started = performance.now()
  const { problem, tuples, tables, sensitive } = prepared
  const nodes = latticeSize(tables.map(({ height }) => height))
  const timeLimit = input.timeLimit ?? (nodes > SMALL_LATTICE ? LARGE_LATTICE_TIME : null)
  const { conditions, suppressionLimit, metric } = problem
  const { ofRow: _, ...searched } = tuples
  const outcome = await searchLattice({
    input: {
      problem: { conditions, suppressionLimit, metric },
      tuples: searched,
      tables: tables.map(({ codeOf: __, ...levels }) => levels),
      sensitive,
    },
    pool,
    timeLimit,
    signal,
    onProgress,
  })
  const chosen = outcome.ties[0]
  const recoded = chosen === undefined ? null : recodeFullDomain(prepared, chosen.levels)
  return { report: reportOf(input, outcome, recoded, performance.now() - started), recoded }
}

function reportOf(
  { prepared: { problem, tuples }, threshold }: DeidentifyTableInput,
  { ties, nodes, checked, optimal, bound }: SearchOutcome,
  recoded: Recoded | null,
  ms: number,
): DeidentifyReport {
  const named = (levels: readonly number[]): Levels =>
    Object.fromEntries(problem.quasiIdentifiers.map((column, at) => [column, levels[at] ?? 0]))
  const nothing: Recoded = { columns: [], classOf: new Int32Array(0), sizes: new Int32Array(0), suppressed: 0 }
  const result = recoded ?? nothing
  const { classes, ...classSize } = classSizes(result)
  return {
    rows: tuples.rows,
    strategy: 'optimal',
    levels: ties[0] === undefined ? null : named(ties[0].levels),
    score: ties[0]?.score ?? null,
    suppressedRows: result.suppressed,
    classes,
    classSize,
    lattice: { nodes, checked },
    optimal,
    bound,
    ties: ties.map(({ levels }) => named(levels)),
    ms: Math.round(ms),
    risk: releaseRisk(result, threshold),
  }
}
