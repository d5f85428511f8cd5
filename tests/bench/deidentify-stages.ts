// Stages of the bench that measure de-identification, on the adult records of the fixtures and on a wide made-up table.
// `deidentify` replicates the records with jitter to about the rows asked for, k growing with them.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DeidentifyProblem, type Hierarchy, METRICS, type Metric } from '../../src-main/contract/deidentify.ts'
import { OpenprepError } from '../../src-main/contract/errors.ts'
import { prepareProblem, type TextTable } from '../../src-main/core/deidentification/encoding/prepare.ts'
import { TextColumnBuilder } from '../../src-main/core/deidentification/encoding/text-column.ts'
import { deidentifyTable } from '../../src-main/jobs/deidentify-table.ts'
import { createWorkerPool, type WorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { randomFrom, whole } from '../unit/deidentification/random-problem.ts'

const ADULT = join(import.meta.dirname, '../fixtures/adult')
const WARM_RUNS = 5
const CORES = 2

interface Data {
  table: TextTable
  hierarchies: Hierarchy[]
}

const linesOf = (name: string) =>
  readFileSync(join(ADULT, name), 'utf8')
    .split(/\r?\n/)
    .filter(line => line !== '')
    .map(line => line.split(';'))

function tableOf(names: string[], rows: Iterable<readonly string[]>): TextTable {
  const builders = names.map(() => new TextColumnBuilder())
  let count = 0
  for (const row of rows) {
    for (const [at, builder] of builders.entries()) builder.add(row[at] ?? '')
    count += 1
  }
  const columns = new Map(
    names.map((name, at) => [name, builders[at]?.finish() ?? { values: [], codes: new Int32Array(0) }]),
  )
  return {
    rows: count,
    names,
    column: name => columns.get(name) ?? { values: [], codes: new Int32Array(0) },
    rowNumber: row => row + 2,
  }
}

/** Copy 0 as it is; further copies with the age moved in three of ten records and one other value exchanged in one of ten. */
function* replicated(records: string[][], factor: number): Generator<string[]> {
  const random = randomFrom(20240 + factor)
  for (let copy = 0; copy < factor; copy += 1) {
    for (const record of records) {
      const changed = [...record]
      if (copy > 0 && random() < 0.3)
        changed[1] = String(Math.min(90, Math.max(17, Number(record[1]) + whole(random, -3, 3))))
      if (copy > 0 && random() < 0.1) {
        const column = [0, 2, 3, 4, 5, 6, 7, 8][whole(random, 0, 7)] ?? 0
        changed[column] = records[whole(random, 0, records.length - 1)]?.[column] ?? ''
      }
      yield changed
    }
  }
}

function adult(factor: number): Data {
  const [names = [], ...records] = linesOf('adult.csv')
  const hierarchies = names.map(column => ({ column, rows: linesOf(`adult_hierarchy_${column}.csv`) }))
  return { table: tableOf(names, replicated(records, factor)), hierarchies }
}

/** Twenty columns of ten values, the later ones rarer; four levels each: 4^20 solutions. */
function wide(rows: number): Data {
  const random = randomFrom(7)
  const names = Array.from({ length: 20 }, (_, at) => `列${at + 1}`)
  const hierarchies = names.map(column => ({
    column,
    rows: Array.from({ length: 10 }, (_, value) => [
      `${value}`,
      `${value - (value % 2)}～`,
      value < 6 ? '低' : '高',
      '*',
    ]),
  }))
  const record = () => names.map(() => String(Math.floor(random() ** 2.5 * 10)))
  return { table: tableOf(names, Array.from({ length: rows }, record)), hierarchies }
}

interface Asked {
  signal?: AbortSignal
  k: number
  limit: number
  metric: Metric
  timeLimit?: number
}

async function once({ table, hierarchies }: Data, asked: Asked, pool: WorkerPool) {
  const { k, limit, metric, timeLimit, signal = new AbortController().signal } = asked
  const began = performance.now()
  const problem: DeidentifyProblem = {
    quasiIdentifiers: [...table.names],
    hierarchies,
    sensitive: [],
    conditions: [{ model: 'kAnonymity', k }],
    suppressionLimit: limit,
    metric,
  }
  const prepared = prepareProblem(problem, table, null)
  const options = { strategy: 'optimal', threshold: 0.05, onProgress: () => undefined } as const
  const { report } = await deidentifyTable({ prepared, pool, timeLimit, signal, ...options })
  return { ms: Math.round(performance.now() - began), distinct: prepared.tuples.size, report }
}

async function withPool<T>(work: (pool: WorkerPool) => Promise<T>): Promise<T> {
  const pool = createWorkerPool({ size: CORES })
  try {
    return await work(pool)
  } finally {
    await pool.close()
  }
}

const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[figures.length >> 1] ?? 0

async function allCases(metrics: readonly Metric[]) {
  const data = adult(1)
  const cases = metrics.flatMap(metric =>
    [2, 5, 10, 100].flatMap(k => [0, 0.02, 0.04, 1].map(limit => ({ k, limit, metric }))),
  )
  return withPool(async pool => {
    const began = performance.now()
    const done = []
    for (const asked of cases) {
      const { ms, report } = await once(data, asked, pool)
      done.push({ ...asked, ms, checked: report.lattice.checked, optimal: report.optimal, score: report.score })
    }
    const slowest = done.toSorted((a, b) => b.ms - a.ms).slice(0, 3)
    return {
      rows: data.table.rows,
      columns: data.table.names.length,
      cases: cases.length,
      proven: done.filter(({ optimal }) => optimal).length,
      allMs: Math.round(performance.now() - began),
      slowest,
      checked: done.reduce((sum, { checked }) => sum + checked, 0),
    }
  })
}

/** A task that does nothing, behind whatever each worker is at. */
async function everyWorkerFree(pool: WorkerPool): Promise<void> {
  const lanes = Array.from({ length: pool.lanes }, (_, lane) => lane)
  await Promise.all(lanes.map(lane => pool.run({ kind: 'closeSearch', search: -1 }, { lane })))
}

/** Milliseconds from the cancellation until every worker is free again; −1 where the search had ended before. */
async function cancelledAfter(data: Data, delay: number, pool: WorkerPool): Promise<number> {
  const control = new AbortController()
  const running = once(data, { k: 5, limit: 0.02, metric: 'loss', signal: control.signal }, pool).then(
    () => false,
    thrown => thrown instanceof OpenprepError && thrown.code === 'CANCELLED',
  )
  await new Promise(resolve => setTimeout(resolve, delay))
  const began = performance.now()
  control.abort()
  if (!(await running)) return -1
  await everyWorkerFree(pool)
  return Math.round(performance.now() - began)
}

export const DEIDENTIFY_STAGES = {
  /** Cold = the first call, threads started within it; warm = the median of the calls after it. Without reading the file. */
  deidentify: async ({ rows }: { rows: number }) => {
    const factor = Math.max(1, Math.round(rows / 30_162))
    const data = adult(factor)
    const asked = { k: 5 * factor, limit: 0.02, metric: 'loss' } as const
    return withPool(async pool => {
      const cold = await once(data, asked, pool)
      const warm = []
      for (let run = 0; run < WARM_RUNS; run += 1) warm.push((await once(data, asked, pool)).ms)
      const { report, distinct } = cold
      const { lattice, optimal, score } = report
      const facts = { ...asked, distinct, ...lattice, optimal, score, coldMs: cold.ms, warmMs: median(warm) }
      return { rows: data.table.rows, columns: data.table.names.length, ...facts }
    })
  },
  /** Every k ∈ {2, 5, 10, 100} with every limit ∈ {0, 0.02, 0.04, 1}. */
  'deidentify-loss': async () => allCases(['loss']),
  'deidentify-all': async () => allCases(METRICS),
  /** Twenty quasi-identifiers, cancelled early, midway and late: how long it takes until no worker works on it any more. */
  'deidentify-cancel': async () => {
    const data = wide(30_000)
    return withPool(async pool => {
      await everyWorkerFree(pool)
      const delays = [100, 1000, 4000, 8000, 12_000, 18_000]
      const cancelled = []
      for (const delay of delays) cancelled.push({ delay, ms: await cancelledAfter(data, delay, pool) })
      return { rows: data.table.rows, columns: data.table.names.length, cancelled }
    })
  },
  /** Twenty quasi-identifiers, in the usual time. */
  'deidentify-wide': async () => {
    const data = wide(30_000)
    return withPool(async pool => {
      const { ms, distinct, report } = await once(data, { k: 5, limit: 0.02, metric: 'loss' }, pool)
      const { lattice, optimal, score, bound } = report
      return {
        rows: data.table.rows,
        columns: data.table.names.length,
        ms,
        distinct,
        ...lattice,
        optimal,
        score,
        bound,
      }
    })
  },
} as const
