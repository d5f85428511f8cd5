// Counts rows that repeat an earlier row exactly, over the hashes of their cells.
// Must not normalise: near duplicates are for a cleaning step to find.
import type { TableChunk } from '../table/chunk.ts'
import { textsOfColumn } from './column-texts.ts'
import { HashIndex } from './hash-index.ts'
import { type HashedTexts, hashTexts, TextHasher } from './hash-text.ts'

/** One hash per cell of one column. */
export type HashedColumn = HashedTexts

export interface DuplicateCounter {
  /** Chunks in any order; all with the same columns. */
  add(chunk: TableChunk): void
  /** The same for a chunk whose cells have been hashed: no cell need become a string for it. */
  addHashed(columns: readonly HashedColumn[], rows: number): void
  /** Rows minus distinct rows. */
  finish(): { rows: number; duplicateRows: number }
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
      addHashed(
        used.map(column => hashTexts(textsOfColumn(column))),
        chunk.rows,
      )
    },
    addHashed,
    finish: () => ({ rows: total, duplicateRows: total - index.size }),
  }
}
