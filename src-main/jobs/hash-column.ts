// Hashes the cells of a stored column where they lie, for counting repeated rows.
// Makes no string of any: their units lie in the decoded bytes already.
import { OpenprepError } from '../contract/errors.ts'
import type { HashedColumn } from '../core/profiling/duplicate-counter.ts'
import { hashTexts } from '../core/profiling/hash-text.ts'
import type { Codes } from '../core/table/column-units.ts'
import { columnUnits } from '../store/chunk-codec.ts'
import type { EncodedColumn } from '../store/table-store.ts'

function spread(halves: Int32Array, codes: Codes): Int32Array {
  const rows = new Int32Array(codes.length)
  for (let row = 0; row < codes.length; row += 1) rows[row] = halves[codes[row] ?? 0] ?? 0
  return rows
}

/** A dictionary's texts are hashed once each. Throws STORE_CORRUPT also when there are not `rows` cells. */
export function hashColumn(encoded: EncodedColumn, rows: number): HashedColumn {
  const column = columnUnits(encoded)
  const { codes } = column
  const texts = hashTexts(column)
  if ((codes ?? texts.lows).length !== rows) throw new OpenprepError('STORE_CORRUPT', { reason: 'chunk' })
  if (codes === null) return texts
  return { lows: spread(texts.lows, codes), highs: spread(texts.highs, codes) }
}
