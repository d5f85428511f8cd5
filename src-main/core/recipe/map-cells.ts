// Applies a cell function to one column of a chunk: once a value where values are coded, once a cell otherwise.
// Knows no step; what a failure means is decided by the caller.
import { type ChunkColumn, DictionaryColumn, TextColumn } from '../table/chunk-column.ts'
import type { Codes, ColumnDictionary } from '../table/column-units.ts'

/** null = cannot be treated; the cell then stays as it is. */
export type CellMap = (value: string) => string | null

export interface ColumnOutcome {
  /** The very column given, when no cell changed. */
  readonly column: ChunkColumn
  readonly changed: number
  readonly failed: number
  /** First row that could not be treated; -1 = none. */
  readonly failedRow: number
}

/** `scope` 1 = the row is treated, null = all are. `changedRows` collects rows with a change over all columns of a step. */
export function mapCells(
  column: ChunkColumn,
  map: CellMap,
  mapsEmpty: boolean,
  scope: Uint8Array | null,
  changedRows: Uint8Array,
): ColumnOutcome {
  const dictionary = scope === null ? column.dictionary() : null
  return dictionary === null
    ? mapEach(column, map, mapsEmpty, scope, changedRows)
    : mapDictionary(column, dictionary, map, mapsEmpty, changedRows)
}

function mapEach(
  column: ChunkColumn,
  map: CellMap,
  mapsEmpty: boolean,
  scope: Uint8Array | null,
  changedRows: Uint8Array,
): ColumnOutcome {
  const values = column.values()
  let next: string[] | null = null
  let changed = 0
  let failed = 0
  let failedRow = -1
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row] ?? ''
    if ((value === '' && !mapsEmpty) || (scope !== null && scope[row] === 0)) continue
    const mapped = map(value)
    if (mapped === null) {
      if (failed === 0) failedRow = row
      failed += 1
    } else if (mapped !== value) {
      next ??= values.slice()
      next[row] = mapped
      changedRows[row] = 1
      changed += 1
    }
  }
  return { column: next === null ? column : new TextColumn(next), changed, failed, failedRow }
}

const ABSENT = 0
const SAME = 1
const CHANGED = 2
const FAILED = 3

function mapDictionary(
  column: ChunkColumn,
  { entries, codes }: ColumnDictionary,
  map: CellMap,
  mapsEmpty: boolean,
  changedRows: Uint8Array,
): ColumnOutcome {
  // An entry that no row has must not be treated: it could fail.
  const fates = new Uint8Array(entries.length)
  for (let row = 0; row < codes.length; row += 1) fates[codes[row] ?? 0] = SAME
  const next = entries.map((entry, code) => {
    if (fates[code] === ABSENT || (entry === '' && !mapsEmpty)) return entry
    const mapped = map(entry)
    if (mapped === null) fates[code] = FAILED
    else if (mapped !== entry) fates[code] = CHANGED
    return mapped ?? entry
  })
  const counts = countFates(codes, fates, changedRows)
  return { column: counts.changed === 0 ? column : new DictionaryColumn({ entries: next, codes }), ...counts }
}

function countFates(codes: Codes, fates: Uint8Array, changedRows: Uint8Array): Omit<ColumnOutcome, 'column'> {
  let changed = 0
  let failed = 0
  let failedRow = -1
  for (let row = 0; row < codes.length; row += 1) {
    const fate = fates[codes[row] ?? 0]
    if (fate === CHANGED) {
      changedRows[row] = 1
      changed += 1
    } else if (fate === FAILED) {
      if (failed === 0) failedRow = row
      failed += 1
    }
  }
  return { changed, failed, failedRow }
}
