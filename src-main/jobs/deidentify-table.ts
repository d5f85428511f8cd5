// De-identifies a prepared table: searches or cuts, treats the records, and reports what it came to.
// Reads and writes no table; the texts go in and out through who calls.
import type { Progress } from '../contract/call.ts'
import type { DeidentifyReport, Levels, MicroaggregatedColumn, Strategy } from '../contract/deidentify.ts'
import type { PreparedProblem } from '../core/deidentification/encoding/prepare.ts'
import type { LevelVector } from '../core/deidentification/metrics/metric.ts'
import { recodeFullDomain } from '../core/deidentification/recoding/full-domain.ts'
import { LocalRecoding } from '../core/deidentification/recoding/local-recoding.ts'
import { microaggregated } from '../core/deidentification/recoding/microaggregated.ts'
import { classSizes, type Recoded, type Release, releaseRisk } from '../core/deidentification/recoding/recoded.ts'
import { recodedScore } from '../core/deidentification/recoding/recoded-score.ts'
import { latticeSize } from '../core/deidentification/search/region.ts'
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
  const { prepared } = input
  const { nodes, checked, optimal, bound, ties } = await search(input, prepared)
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
  const { local, recoded } = await rescued(input, chosen.levels)
  return { ...found, local, release: { recoded, tuples } }
}

const levelsNamed =
  ({ problem }: PreparedProblem) =>
  (levels: LevelVector): Levels =>
    Object.fromEntries(problem.quasiIdentifiers.map((column, at) => [column, levels[at] ?? 0]))

function search({ pool, timeLimit, signal, onProgress }: DeidentifyTableInput, prepared: PreparedProblem) {
  const { ofRow: _, ...tuples } = prepared.tuples
  return searchSolutions({ problem: { ...prepared, tuples }, pool, timeLimit, signal, onProgress })
}

/** Levels of their own for the suppressed records, until a pass keeps no more of them. */
async function rescued(
  input: DeidentifyTableInput,
  levels: LevelVector,
): Promise<{ local: NonNullable<Found['local']>; recoded: Recoded }> {
  const { prepared } = input
  const recoding = new LocalRecoding(prepared, levels)
  const named = levelsNamed(prepared)
  const passes: { levels: Levels; rows: number }[] = []
  for (let rest = recoding.rest(); rest !== null; rest = recoding.rest()) {
    const chosen = (await search(input, rest)).ties[0]
    const rows = chosen === undefined ? 0 : recoding.add(chosen.levels)
    if (chosen === undefined || rows === 0) break
    passes.push({ levels: named(chosen.levels), rows })
  }
  const { recoded, covered } = recoding.finish()
  const score = recodedScore(prepared.problem.metric, recoded, prepared.tuples, prepared.tables, covered)
  return { local: { passes, score }, recoded }
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
