// Worker tasks that read whole columns: profile, leftover scan, duplicate rows.
// Holds one chunk of a column at a time.
import { dirname } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import type { ColumnProfile, Finding } from '../contract/profile.ts'
import { createColumnProfiler } from '../core/profiling/column-profiler.ts'
import { DocumentCheck } from '../core/profiling/document-check.ts'
import { createDuplicateCounter, ROWS_IN_MEMORY } from '../core/profiling/duplicate-counter.ts'
import { createColumnScanner } from '../core/profiling/scan-column.ts'
import { DISTINCT_IN_MEMORY, type Spill } from '../core/profiling/spill.ts'
import type { Column } from '../core/table/chunk.ts'
import { openSpillFile } from '../files/spill-file.ts'
import { columnUnits } from '../store/chunk-codec.ts'
import type { ChunkPlace, TableReader } from '../store/table-store.ts'
import { hashColumn } from './hash-column.ts'
import { withTable } from './read-version.ts'
import type { ScannedColumn, TablePlace, TaskOf } from './worker-tasks.ts'

/** Over a connection of its own, closed behind it. */
/** Beside the table, where there is room for as much again; gone behind it. */
function withSpill<T>({ access }: TablePlace, use: (spill: Spill) => T): T {
  const spill = openSpillFile(dirname(access.path))
  try {
    return use(spill)
  } finally {
    spill.close()
  }
}

/** Hands the place of every chunk to `take`; CANCELLED as soon as `stopped` says so. */
function eachChunkOf(table: TableReader, stopped: () => boolean, take: (place: ChunkPlace) => void): void {
  for (const place of table.chunks) {
    if (stopped()) throw new OpenprepError('CANCELLED')
    take(place)
  }
}

function eachPlace(
  place: TablePlace,
  stopped: () => boolean,
  take: (table: TableReader, place: ChunkPlace) => void,
): void {
  withTable(place, table => eachChunkOf(table, stopped, chunk => take(table, chunk)))
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
  { place, column, today, typeColumn = null, distinct = DISTINCT_IN_MEMORY }: TaskOf<'profileColumn'>,
  stopped: () => boolean,
): ColumnProfile {
  const profile = withTable(place, table =>
    withSpill(place, spill => {
      const budget = { distinct, spill, textAt: (row: number) => textAt(table, column, row) }
      const profiler = createColumnProfiler(column, { today, budget })
      eachChunkOf(table, stopped, ({ no, rows }) => {
        const { rowNumbers } = table.readChunk(no, [])
        const texts = columnUnits(table.encodedColumn(no, column))
        if ((texts.codes?.length ?? texts.starts.length - 1) !== rows) {
          throw new OpenprepError('STORE_CORRUPT', { reason: `version ${place.versionId} / ${column} / ${no}` })
        }
        profiler.addTexts(texts, rowNumbers)
      })
      return profiler.finish()
    }),
  )
  return typeColumn === null ? profile : checkDocuments(place, profile, typeColumn, stopped)
}

/** `row` 0-based. */
function textAt(table: TableReader, column: string, row: number): string {
  const chunk = table.chunks.find(({ firstRow, rows }) => row >= firstRow && row < firstRow + rows)
  if (chunk === undefined) return ''
  return table.readChunk(chunk.no, [column]).columns[0]?.[row - chunk.firstRow] ?? ''
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

export function countDuplicates(
  { place, rows: held = ROWS_IN_MEMORY }: TaskOf<'countDuplicates'>,
  stopped: () => boolean,
): number {
  return withSpill(place, spill => {
    const counter = createDuplicateCounter(undefined, { rows: held, spill })
    eachPlace(place, stopped, (table, { no, rows }) => {
      counter.addHashed(
        table.columns.map(column => hashColumn(table.encodedColumn(no, column), rows)),
        rows,
      )
    })
    return counter.finish().duplicateRows
  })
}

export function scanStoredColumn(task: TaskOf<'scanColumn'>, stopped: () => boolean): ScannedColumn {
  const { place, column, semantics, limit = Number.POSITIVE_INFINITY, typeColumn = null } = task
  const headColumns = semantics?.find(({ after }) => after !== undefined)?.after ?? []
  const scan = createColumnScanner(column, semantics)
  const findings: Finding[] = []
  const byKind: Record<string, number> = {}
  let total = 0
  eachPlace(place, stopped, (table, { no }) => {
    const { rowNumbers } = table.readChunk(no, [])
    const cellsOf = (name: string | null) => (name === null ? undefined : table.readChunk(no, [name]).columns[0])
    const beside = { types: cellsOf(typeColumn), heads: joinedCells(headColumns.map(cellsOf)) }
    const found = scan(columnUnits(table.encodedColumn(no, column)), rowNumbers, beside)
    for (const finding of found) {
      byKind[finding.kind] = (byKind[finding.kind] ?? 0) + 1
      if (findings.length < limit) findings.push(finding)
    }
    total += found.length
  })
  return { findings, byKind, total }
}

/** Row by row, the pieces of numbers spread over several columns; undefined without any. */
function joinedCells(columns: readonly (Column | undefined)[]): Column | undefined {
  return columns.length === 0
    ? undefined
    : columns[0]?.map((_, row) => columns.map(cells => cells?.[row] ?? '').join(''))
}
