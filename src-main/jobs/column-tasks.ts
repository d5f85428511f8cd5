// Worker tasks that read whole columns: profile, leftover scan, duplicate rows.
// Holds one chunk of a column at a time.
import { OpenprepError } from '../contract/errors.ts'
import type { ColumnProfile, Finding } from '../contract/profile.ts'
import { createColumnProfiler } from '../core/profiling/column-profiler.ts'
import { createDuplicateCounter } from '../core/profiling/duplicate-counter.ts'
import { createColumnScanner } from '../core/profiling/scan-column.ts'
import type { Column } from '../core/table/chunk.ts'
import { columnUnits } from '../store/chunk-codec.ts'
import { openReadOnly } from '../store/read-only.ts'
import type { ChunkPlace, TableReader } from '../store/table-store.ts'
import { hashColumn } from './hash-column.ts'
import type { ScannedColumn, TablePlace, TaskOf } from './worker-tasks.ts'

/** Hands the place of every chunk to `take`; CANCELLED as soon as `stopped` says so. */
function eachPlace(
  { dbPath, versionId }: TablePlace,
  stopped: () => boolean,
  take: (table: TableReader, place: ChunkPlace) => void,
): void {
  const store = openReadOnly(dbPath)
  try {
    const table = store.openTable(versionId)
    for (const place of table.chunks) {
      if (stopped()) throw new OpenprepError('CANCELLED')
      take(table, place)
    }
  } finally {
    store.close()
  }
}

/** Hands every chunk of one column to `take`. */
function eachChunk(
  place: TablePlace,
  column: string,
  stopped: () => boolean,
  take: (cells: Column, rowNumbers: readonly number[]) => void,
): void {
  eachPlace(place, stopped, (table, { no }) => {
    const { columns, rowNumbers } = table.readChunk(no, [column])
    take(columns[0] ?? [], rowNumbers)
  })
}

export function profileColumn(
  { place, column, today }: TaskOf<'profileColumn'>,
  stopped: () => boolean,
): ColumnProfile {
  const profiler = createColumnProfiler(column, { today })
  eachPlace(place, stopped, (table, { no, rows }) => {
    const { rowNumbers } = table.readChunk(no, [])
    const texts = columnUnits(table.encodedColumn(no, column))
    if ((texts.codes?.length ?? texts.starts.length - 1) !== rows) {
      throw new OpenprepError('STORE_CORRUPT', { reason: `version ${place.versionId} / ${column} / ${no}` })
    }
    profiler.addTexts(texts, rowNumbers)
  })
  return profiler.finish()
}

export function countDuplicates({ place }: TaskOf<'countDuplicates'>, stopped: () => boolean): number {
  const counter = createDuplicateCounter()
  eachPlace(place, stopped, (table, { no, rows }) => {
    counter.addHashed(
      table.columns.map(column => hashColumn(table.encodedColumn(no, column), rows)),
      rows,
    )
  })
  return counter.finish().duplicateRows
}

export function scanStoredColumn(task: TaskOf<'scanColumn'>, stopped: () => boolean): ScannedColumn {
  const { place, column, semantics, limit = Number.POSITIVE_INFINITY } = task
  const scan = createColumnScanner(column, semantics)
  const findings: Finding[] = []
  const byKind: Record<string, number> = {}
  let total = 0
  eachChunk(place, column, stopped, (cells, rowNumbers) => {
    const found = scan(cells, rowNumbers)
    for (const finding of found) {
      byKind[finding.kind] = (byKind[finding.kind] ?? 0) + 1
      if (findings.length < limit) findings.push(finding)
    }
    total += found.length
  })
  return { findings, byKind, total }
}
