// The keys of rows for operations that sort: what is compared, in which direction, as bytes per chunk.
// Sorts nothing itself.
import { columnOf, type TableChunk } from '../table/chunk.ts'
import { keyBlock } from '../table/sorted-rows.ts'
import { KeyBytes, type SortForm, writeSortKey } from '../values/sort-key.ts'

export interface SortColumn {
  readonly name: string
  readonly form: SortForm
  readonly descending: boolean
}

export function sortKeys(chunk: TableChunk, columns: readonly SortColumn[]): Uint8Array {
  const cells = columns.map(column => ({ ...column, values: columnOf(chunk, column.name) ?? [] }))
  const keys = new KeyBytes()
  const ends = new Uint32Array(chunk.rows)
  for (let row = 0; row < chunk.rows; row += 1) {
    for (const { values, form, descending } of cells) writeSortKey(values[row] ?? '', form, descending, keys)
    ends[row] = keys.length
  }
  return keyBlock(ends, keys.taken())
}
