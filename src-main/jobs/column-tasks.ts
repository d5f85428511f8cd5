// Worker tasks that read whole columns: profile, leftover scan, duplicate rows.
// Holds one chunk of a column at a time.
import { OpenprepError } from '../contract/errors.ts'
import type { ColumnProfile, Finding } from '../contract/profile.ts'
import { createColumnProfiler } from '../core/profiling/column-profiler.ts'
import { createDuplicateCounter } from '../core/profiling/duplicate-counter.ts'
import { createColumnScanner } from '../core/profiling/scan-column.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { ScannedColumn, TablePlace, TaskOf } from './worker-tasks.ts'

/** Hands every chunk to `take`; CANCELLED as soon as `stopped` says so. */
function eachChunk(
  { dbPath, versionId }: TablePlace,
  columns: readonly string[] | undefined,
  stopped: () => boolean,
  take: (chunk: TableChunk) => void,
): void {
  const store = openReadOnly(dbPath)
  try {
    const table = store.openTable(versionId)
    for (const { no } of table.chunks) {
      if (stopped()) throw new OpenprepError('CANCELLED')
      take(table.readChunk(no, columns))
    }
  } finally {
    store.close()
  }
}

export function profileColumn(
  { place, column, today }: TaskOf<'profileColumn'>,
  stopped: () => boolean,
): ColumnProfile {
  const profiler = createColumnProfiler(column, { today })
  eachChunk(place, [column], stopped, chunk => profiler.add(chunk.columns[0] ?? [], chunk.rowNumbers))
  return profiler.finish()
}

export function countDuplicates({ place }: TaskOf<'countDuplicates'>, stopped: () => boolean): number {
  const counter = createDuplicateCounter()
  eachChunk(place, undefined, stopped, chunk => counter.add(chunk))
  return counter.finish().duplicateRows
}

export function scanStoredColumn(task: TaskOf<'scanColumn'>, stopped: () => boolean): ScannedColumn {
  const { place, column, semantics, limit = Number.POSITIVE_INFINITY } = task
  const scan = createColumnScanner(column, semantics)
  const findings: Finding[] = []
  const byKind: Record<string, number> = {}
  let total = 0
  eachChunk(place, [column], stopped, chunk => {
    const found = scan(chunk.columns[0] ?? [], chunk.rowNumbers)
    for (const finding of found) {
      byKind[finding.kind] = (byKind[finding.kind] ?? 0) + 1
      if (findings.length < limit) findings.push(finding)
    }
    total += found.length
  })
  return { findings, byKind, total }
}
