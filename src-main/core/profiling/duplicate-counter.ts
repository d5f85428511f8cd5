// Counts rows that repeat an earlier row exactly, over the hashes of their cells.
// Must not normalise: near duplicates are for a cleaning step to find.
import type { TableChunk } from '../table/chunk.ts'
import { unitsOfTexts } from '../table/column-units.ts'
import { HashIndex } from './hash-index.ts'
import { type HashedTexts, hashTexts, TextHasher } from './hash-text.ts'
import type { Spill } from './spill.ts'
import { SpilledCells } from './spilled-cells.ts'

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

/** Rows told apart at once: a table of their hashes stays within the caches of a processor. */
const ROWS_AT_ONCE = 1 << 20

/** What may be held in memory: 8 bytes per row up to so many rows, all of which are laid down when there are more. */
export interface RowBudget {
  readonly rows: number
  readonly spill: Spill
}

export const ROWS_IN_MEMORY = 1 << 23

/** `columns` = names that count; absent = all. Without a budget memory is 8 bytes per row and one table of a million rows. */
export function createDuplicateCounter(columns?: readonly string[], budget?: RowBudget): DuplicateCounter {
  let hashes: HashedColumn[] = []
  const hasher = new TextHasher()
  let total = 0
  let laidDown: SpilledCells | null = null

  /** Nothing but the hashes matters here: no row is asked for again. */
  function layDown(): void {
    if (budget === undefined || (laidDown === null && total <= budget.rows)) return
    laidDown ??= new SpilledCells(budget.spill, ROWS_AT_ONCE)
    for (const { lows, highs } of hashes)
      for (let row = 0; row < lows.length; row += 1) laidDown.add(lows[row] ?? 0, highs[row] ?? 0, 0)
    hashes = []
  }

  function addHashed(cells: readonly HashedColumn[], rows: number): void {
    const all = { lows: new Int32Array(rows), highs: new Int32Array(rows) }
    for (let row = 0; row < rows; row += 1) {
      hasher.reset()
      for (const { lows, highs } of cells) hasher.feedHash(lows[row] ?? 0, highs[row] ?? 0)
      hasher.finish()
      all.lows[row] = hasher.low
      all.highs[row] = hasher.high
    }
    hashes.push(all)
    total += rows
    layDown()
  }

  return {
    add(chunk) {
      const used = chunk.columns.filter((_, at) => columns === undefined || columns.includes(chunk.names[at] ?? ''))
      addHashed(
        used.map(column => hashTexts(unitsOfTexts(column))),
        chunk.rows,
      )
    },
    addHashed,
    finish: () => ({
      rows: total,
      duplicateRows: total - (laidDown === null ? countDistinct(hashes, total) : laidDown.count().distinct),
    }),
  }
}

/** Equal rows have equal hashes and so fall into the same part; the parts are counted one after the other. */
function countDistinct(hashes: readonly HashedColumn[], total: number): number {
  const parts = Math.max(1, Math.ceil(total / ROWS_AT_ONCE))
  let distinct = 0
  for (let part = 0; part < parts; part += 1) {
    const index = new HashIndex()
    for (const { lows, highs } of hashes) {
      for (let row = 0; row < lows.length; row += 1) {
        const high = highs[row] ?? 0
        if (parts === 1 || (high >>> 0) % parts === part) index.add(lows[row] ?? 0, high)
      }
    }
    distinct += index.size
  }
  return distinct
}
