// Remembers a stored table for later, and compares another one with what is remembered; counts are made by the workers.
// Holds counts only.
import type { Drift, Reference } from '../contract/drift.ts'
import type { FacetAnswer, FacetAsk } from '../contract/facets.ts'
import type { TableProfile } from '../contract/profile.ts'
import { driftOf } from '../core/replay/drift.ts'
import { askToCompare, askToRemember, isCoded, referenceColumn } from '../core/replay/reference.ts'
import { overLanes } from './over-lanes.ts'
import type { WorkerPool } from './worker-pool.ts'
import type { TablePlace } from './worker-tasks.ts'

export interface CountedTable {
  pool: WorkerPool
  place: TablePlace
  /** Of that very table. */
  profile: TableProfile
  signal: AbortSignal
}

/** The answers in the order of the questions; null where nothing was asked. */
async function count({ pool, place, signal }: CountedTable, asks: readonly (FacetAsk | null)[]) {
  return overLanes(pool, asks, async (ask): Promise<FacetAnswer | null> => {
    if (ask === null) return null
    const task = { kind: 'facetTable' as const, place, steps: [], facets: [ask], filter: null }
    const { report } = await pool.run(task, { signal })
    return report.facets[0] ?? null
  })
}

/** `file` and `at` (ISO 8601) say what is remembered. Throws CANCELLED. */
export async function makeReference(table: CountedTable, origin: Pick<Reference, 'file' | 'at'>): Promise<Reference> {
  const { rows, columns } = table.profile
  const answers = await count(table, columns.map(askToRemember))
  return { ...origin, rows, columns: columns.map((column, at) => referenceColumn(column, answers[at] ?? null)) }
}

/** Throws CANCELLED. */
export async function compareWithReference(table: CountedTable, reference: Reference): Promise<Drift> {
  const { rows, columns } = table.profile
  const known = new Map(reference.columns.map(column => [column.name, column]))
  const compares = columns.map(({ name }) => {
    const before = known.get(name)
    return before === undefined ? null : askToCompare(before, name)
  })
  // A column that was not there before may be one that went by another name.
  const lists = columns.map(column => (known.has(column.name) || !isCoded(column) ? null : askToRemember(column)))
  const compared = await count(table, compares)
  const listed = await count(table, lists)
  return driftOf(reference, {
    rows,
    columns: columns.map((facts, at) => ({ facts, compared: compared[at] ?? null, listed: listed[at] ?? null })),
  })
}
