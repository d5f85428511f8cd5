// Counts rows that repeat an earlier row exactly, over the hashes of their cells.
// Must not normalise: near duplicates are for a cleaning step to find.
import type { TableChunk } from '../table/chunk.ts'
import { HashIndex } from './hash-index.ts'
import { TextHasher } from './hash-text.ts'

export interface DuplicateCounter {
  /** Chunks in any order; all with the same columns. */
  add(chunk: TableChunk): void
  /** Rows minus distinct rows. */
  finish(): { rows: number; duplicateRows: number }
}

/** `columns` = names that count; absent = all. */
export function createDuplicateCounter(columns?: readonly string[]): DuplicateCounter {
  const index = new HashIndex()
  const hasher = new TextHasher()
  let rows = 0
  return {
    add(chunk) {
      const used = chunk.columns.filter((_, at) => columns === undefined || columns.includes(chunk.names[at] ?? ''))
      for (let row = 0; row < chunk.rows; row++) {
        hasher.reset()
        for (const column of used) hasher.feed(column[row] ?? '')
        hasher.finish()
        index.add(hasher.low, hasher.high)
      }
      rows += chunk.rows
    },
    finish: () => ({ rows, duplicateRows: rows - index.size }),
  }
}
