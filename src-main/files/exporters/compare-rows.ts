// Compares an exported file with the table it was made from, cell by cell, both streamed.
// Knows nothing of packages.
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import type { Row } from '../packages/package-table.ts'

export interface CellDifference {
  /** Row of the data, the first = 1. */
  row: number
  /** Position of the first differing cell; -1 = one file has more rows. */
  column: number
}

type Batches = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>

/** null = the same. Batches may be cut anywhere. */
export async function firstDifference(
  wanted: Batches,
  found: AsyncIterable<readonly Row[]>,
): Promise<CellDifference | null> {
  const others = found[Symbol.asyncIterator]()
  try {
    return await compare(wanted, others)
  } finally {
    // A reader left in the middle would keep its file open.
    await others.return?.()
  }
}

async function compare(wanted: Batches, others: AsyncIterator<readonly Row[]>): Promise<CellDifference | null> {
  let batch: readonly Row[] = []
  let at = 0
  let row = 0
  for await (const rows of wanted)
    for (const cells of rows) {
      row += 1
      while (at === batch.length) {
        const next = await others.next()
        if (next.done) return { row, column: -1 }
        batch = next.value
        at = 0
      }
      const column = differingCell(cells, batch[at] ?? [])
      if (column >= 0) return { row, column }
      at += 1
    }
  if (at < batch.length) return { row: row + 1, column: -1 }
  for (;;) {
    const next = await others.next()
    if (next.done) return null
    if (next.value.length > 0) return { row: row + 1, column: -1 }
  }
}

function differingCell(wanted: Row, found: Row): number {
  const width = Math.max(wanted.length, found.length)
  for (let at = 0; at < width; at += 1) if (wanted[at] !== found[at]) return at
  return -1
}

/** The rows of a table as text; unpaired surrogates as they stand in every encoding. */
export function* rowsOfChunks(chunks: Iterable<WorkChunk>): Generator<readonly Row[]> {
  for (const { columns, rows } of chunks) {
    const cells = columns.map(column => column.values())
    yield Array.from({ length: rows }, (_, row) => cells.map(column => wellFormed(column[row] ?? '')))
  }
}

function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}
