// De-identifies a prepared table: searches or cuts, treats the records, and reports what it came to.
// Reads and writes no table; the texts go in and out through who calls.
import type { Progress } from '../contract/call.ts'
import type { DeidentifyReport, Levels, MicroaggregatedColumn, Strategy } from '../contract/deidentify.ts'
import type { CountedProblem, PreparedProblem } from '../core/deidentification/encoding/prepare.ts'
import type { LevelVector } from '../core/deidentification/metrics/metric.ts'
import { recodeFullDomain } from '../core/deidentification/recoding/full-domain.ts'
import { microaggregated } from '../core/deidentification/recoding/microaggregated.ts'
import { recodeAtLevels } from '../core/deidentification/recoding/recode-goal.ts'
import { classSizes, type Recoded, type Release, releaseRisk } from '../core/deidentification/recoding/recoded.ts'
import { recodedScore } from '../core/deidentification/recoding/recoded-score.ts'
import { latticeSize } from '../core/deidentification/search/region.ts'
import { rescueSuppressed } from './rescue-suppressed.ts'
import { searchSolutions } from './search-solutions.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface DeidentifyTableInput {
  prepared: PreparedProblem
  strategy: Strategy
  pool: WorkerPool
  /** Whether suppressed records are recoded at levels of their own. */
  local?: boolean
  /** Columns that show the average of their group instead of its range. */
  averaged?: readonly MicroaggregatedColumn[]
  /** Milliseconds for the search; undefined = the usual: none for lattices that are small. */
  timeLimit?: number | undefined
  /** A record is at risk when its class is smaller than 1 ÷ this; 0–1. */
  threshold: number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface DeidentifiedTable {
  report: DeidentifyReport
  /** What is published; null: no solution within the limit. */
  release: Release | null
}

/** Judging every solution of such a lattice takes a moment; starting threads would take longer. */
const FEW_CLASSES = 50_000
const FEW_SOLUTIONS = 100_000

export function isWorthThreads({ tuples, tables }: PreparedProblem): boolean {
  return tuples.size > FEW_CLASSES || latticeSize(tables.map(({ height }) => height)) > FEW_SOLUTIONS
}

/** Throws CANCELLED. */
export async function deidentifyTable(input: DeidentifyTableInput): Promise<DeidentifiedTable> {
  const started = performance.now()
  const { strategy } = input
  const { release: grouped, ...found } =
    strategy === 'optimal' ? await atLevels(input) : await groupByGroup(input, strategy)
  const { averaged = [], prepared } = input
  const release =
    grouped === null || averaged.length === 0 ? grouped : microaggregated(grouped, prepared.tables, averaged)
  const nothing: Recoded = { columns: [], classOf: new Int32Array(0), sizes: new Int32Array(0), suppressed: 0 }
  const recoded = release?.recoded ?? nothing
  const { classes, ...classSize } = classSizes(recoded)
  const report: DeidentifyReport = {
    rows: input.prepared.tuples.rows,
    strategy,
    ...found,
    suppressedRows: recoded.suppressed,
    classes,
    classSize,
    ms: Math.round(performance.now() - started),
    risk: releaseRisk(recoded, input.threshold),
  }
  return { report, release }
}

type Found = Pick<DeidentifyReport, 'levels' | 'score' | 'lattice' | 'optimal' | 'bound' | 'ties' | 'local'> & {
  release: Release | null
}

async function atLevels(input: DeidentifyTableInput): Promise<Found> {
  const { prepared, pool, timeLimit, signal, onProgress } = input
  const problem = countedOf(prepared)
  const { nodes, checked, optimal, bound, ties } = await searchSolutions({
    problem,
    pool,
    timeLimit,
    signal,
    onProgress,
  })
  const chosen = ties[0]
  const named = levelsNamed(prepared)
  const found = {
    levels: chosen === undefined ? null : named(chosen.levels),
    score: chosen?.score ?? null,
    lattice: { nodes, checked },
    optimal,
    bound,
    ties: ties.map(({ levels }) => named(levels)),
  }
  if (chosen === undefined) return { ...found, release: null }
  const { tuples } = prepared
  if (!input.local) return { ...found, release: { recoded: recodeFullDomain(prepared, chosen.levels), tuples } }
  return { ...found, ...(await rescued(input, chosen.levels)) }
}

const levelsNamed =
  ({ problem }: PreparedProblem) =>
  (levels: LevelVector): Levels =>
    Object.fromEntries(problem.quasiIdentifiers.map((column, at) => [column, levels[at] ?? 0]))

function countedOf({ sensitiveCodes: _, tuples: { ofRow: __, ...tuples }, ...rest }: PreparedProblem): CountedProblem {
  return { ...rest, tuples }
}

/** Levels of their own for the suppressed records. */
async function rescued(
  { prepared, pool, timeLimit, signal, onProgress }: DeidentifyTableInput,
  levels: LevelVector,
): Promise<{ local: NonNullable<Found['local']>; release: Release }> {
  const problem = countedOf(prepared)
  const passes = await rescueSuppressed({ problem, levels, pool, timeLimit, signal, onProgress })
  const { recoded, tuples, covered } = recodeAtLevels(prepared, [levels, ...passes.map(pass => pass.levels)])
  const score = recodedScore(prepared.problem.metric, recoded, tuples, prepared.tables, covered)
  const named = levelsNamed(prepared)
  return {
    local: { passes: passes.map(pass => ({ levels: named(pass.levels), rows: pass.rows })), score },
    release: { recoded, tuples },
  }
}

async function groupByGroup(
  { prepared, pool, signal }: DeidentifyTableInput,
  strategy: Exclude<Strategy, 'optimal'>,
): Promise<Found> {
  const result = await pool.run({ kind: 'cutGroups', prepared, relaxed: strategy === 'mondrian-relaxed' }, { signal })
  const none = { lattice: { nodes: 0, checked: 0 }, optimal: false, bound: null, ties: [] }
  if (result === null) return { ...none, levels: null, score: null, optimal: true, release: null }
  const { recoded, tuples, covered } = result
  const score = recodedScore(prepared.problem.metric, recoded, tuples, prepared.tables, covered)
  return { ...none, levels: {}, score, release: { recoded, tuples } }
}
