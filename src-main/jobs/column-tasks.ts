// Worker tasks that read whole columns: profile, leftover scan, duplicate rows.
// Holds one chunk of a column at a time.
import { OpenprepError } from '../contract/errors.ts'
import type { ColumnProfile, Finding } from '../contract/profile.ts'
import { createColumnProfiler } from '../core/profiling/column-profiler.ts'
import { DocumentCheck } from '../core/profiling/document-check.ts'
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

/** Hands every chunk of some columns to `take`. */
function eachChunk(
  place: TablePlace,
  names: readonly string[],
  stopped: () => boolean,
  take: (columns: readonly Column[], rowNumbers: readonly number[]) => void,
): void {
  eachPlace(place, stopped, (table, { no }) => {
    const { columns, rowNumbers } = table.readChunk(no, names)
    take(columns, rowNumbers)
  })
}

export function profileColumn(
  { place, column, today, typeColumn = null }: TaskOf<'profileColumn'>,
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
  const profile = profiler.finish()
  return typeColumn === null ? profile : checkDocuments(place, profile, typeColumn, stopped)
}

function checkDocuments(
  place: TablePlace,
  profile: ColumnProfile,
  typeColumn: string,
  stopped: () => boolean,
): ColumnProfile {
  const check = new DocumentCheck()
  eachChunk(place, [profile.name, typeColumn], stopped, ([numbers = [], types = []], rowNumbers) =>
    check.add(numbers, types, rowNumbers),
  )
  return check.applyTo(profile)
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
  const { place, column, semantics, limit = Number.POSITIVE_INFINITY, typeColumn = null } = task
  const headColumn = semantics?.find(({ after }) => after !== undefined)?.after ?? null
  const scan = createColumnScanner(column, semantics)
  const findings: Finding[] = []
  const byKind: Record<string, number> = {}
  let total = 0
  eachPlace(place, stopped, (table, { no }) => {
    const { rowNumbers } = table.readChunk(no, [])
    const cellsOf = (name: string | null) => (name === null ? undefined : table.readChunk(no, [name]).columns[0])
    const beside = { types: cellsOf(typeColumn), heads: cellsOf(headColumn) }
    const found = scan(columnUnits(table.encodedColumn(no, column)), rowNumbers, beside)
    for (const finding of found) {
      byKind[finding.kind] = (byKind[finding.kind] ?? 0) + 1
      if (findings.length < limit) findings.push(finding)
    }
    total += found.length
  })
  return { findings, byKind, total }
}
