// Says which columns and small sets of columns of a stored table single people out.
// Bounded: sets are compared on a sample of the rows, and only those that are shown are measured on all.
import type { Progress } from '../contract/call.ts'
import type { SingleOutReport, SingleOutSet } from '../contract/relations.ts'
import { type SingleOut, separationError, worstSets } from '../core/profiling/single-out.ts'
import type { Candidates } from '../core/profiling/single-out-candidates.ts'
import type { StoreAccess } from '../store/read-only.ts'
import type { TableStore } from '../store/table-store.ts'
import { allOrStop } from './all-or-stop.ts'
import { codeTable, sampleColumns } from './shared-columns.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { SharedColumn } from './worker-tasks.ts'

export interface SingleOutInput {
  folder: { readonly access: StoreAccess; readonly tables: TableStore }
  pool: WorkerPool
  versionId: number
  candidates: Candidates
  maxSize: number
  signal: AbortSignal
  onProgress(progress: Progress): void
}

const SEARCHED_ROWS = 100_000
const SHOWN_PER_SIZE = 12

/** Throws CANCELLED, STORE_CORRUPT. */
export async function singleOutTable(input: SingleOutInput): Promise<SingleOutReport> {
  const { folder, pool, versionId, candidates, maxSize, onProgress } = input
  const table = folder.tables.open(versionId)
  const place = { access: folder.access, versionId }
  const names = candidates.columns
  const total = names.length * 2 + 1
  let done = 0
  const step = () => {
    done += 1
    onProgress({ stage: 'singleOut', done, total, unit: 'steps' })
  }
  return allOrStop(input.signal, async signal => {
    const coded = await codeTable({ table, place, pool, columns: names, signal, onColumn: step })
    const sample = sampleColumns(coded, SEARCHED_ROWS)
    const searched = await Promise.all(
      names.map(async (_, first) => {
        const { columns } = sample
        const sets = await pool.run({ kind: 'searchSets', columns, first, maxSize }, { signal })
        step()
        return sets
      }),
    )
    const all = searched.flat()
    const chosen = shownSets(all, names.length, maxSize)
    const exact = sample.rows === coded.rows ? chosen : await measureAll(pool, coded.columns, chosen, signal)
    step()
    return {
      rows: table.rows,
      searchedRows: sample.rows,
      separationError: sample.rows === table.rows ? 0 : separationError(sample.rows),
      searchedSets: all.length,
      maxSize,
      columns: [...names],
      leftOut: candidates.leftOut,
      sets: sizesOf(maxSize).flatMap(size => worstSets(exact, size, exact.length).map(set => named(set, names))),
    }
  })
}

/** On all rows, side by side. */
async function measureAll(
  pool: WorkerPool,
  columns: readonly SharedColumn[],
  chosen: readonly SingleOut[],
  signal: AbortSignal,
): Promise<SingleOut[]> {
  const lanes = Array.from({ length: pool.lanes }, (_, lane) => chosen.filter((__, at) => at % pool.lanes === lane))
  const measured = await Promise.all(
    lanes.map(sets => pool.run({ kind: 'measureSets', columns, sets: sets.map(set => set.columns) }, { signal })),
  )
  return measured.flat()
}

function sizesOf(maxSize: number): number[] {
  return Array.from({ length: maxSize }, (_, at) => at + 1)
}

function shownSets(sets: readonly SingleOut[], columns: number, maxSize: number): SingleOut[] {
  return sizesOf(maxSize).flatMap(size => worstSets(sets, size, size === 1 ? columns : SHOWN_PER_SIZE))
}

function named(
  { columns, classes, alone, few, distinction, separation }: SingleOut,
  names: readonly string[],
): SingleOutSet {
  return { columns: columns.map(at => names[at] ?? ''), classes, alone, few, distinction, separation }
}
