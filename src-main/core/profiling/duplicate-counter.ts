// Counts rows that repeat an earlier row exactly, over the hashes of their cells.
// Must not normalise: near duplicates are for a cleaning step to find.
import type { Column, TableChunk } from '../table/chunk.ts'
import { HashIndex } from './hash-index.ts'
import { TextHasher } from './hash-text.ts'

/** 64 bits per cell of one column, as `TextHasher` makes them. */
export interface HashedColumn {
  readonly lows: Int32Array
  readonly highs: Int32Array
}

export interface DuplicateCounter {
  /** Chunks in any order; all with the same columns. */
  add(chunk: TableChunk): void
  /** The same for a chunk whose cells have been hashed: no cell need become a string for it. */
  addHashed(columns: readonly HashedColumn[], rows: number): void
  /** Rows minus distinct rows. */
  finish(): { rows: number; duplicateRows: number }
}

function hashed(column: Column): HashedColumn {
  const hasher = new TextHasher()
  const lows = new Int32Array(column.length)
  const highs = new Int32Array(column.length)
  for (let row = 0; row < column.length; row += 1) {
    hasher.hash(column[row] ?? '')
    lows[row] = hasher.low
    highs[row] = hasher.high
  }
  return { lows, highs }
}

/** `columns` = names that count; absent = all. */
export function createDuplicateCounter(columns?: readonly string[]): DuplicateCounter {
  const index = new HashIndex()
  const hasher = new TextHasher()
  let total = 0

  function addHashed(cells: readonly HashedColumn[], rows: number): void {
    for (let row = 0; row < rows; row += 1) {
      hasher.reset()
      for (const { lows, highs } of cells) hasher.feedHash(lows[row] ?? 0, highs[row] ?? 0)
      hasher.finish()
      index.add(hasher.low, hasher.high)
    }
    total += rows
  }

  return {
    add(chunk) {
      const used = chunk.columns.filter((_, at) => columns === undefined || columns.includes(chunk.names[at] ?? ''))
      addHashed(used.map(hashed), chunk.rows)
    },
    addHashed,
    finish: () => ({ rows: total, duplicateRows: total - index.size }),
  }
}
