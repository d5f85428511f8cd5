// How chunks lie in the database: codec numbers and the numbering of hidden columns.
// Encodes and decodes nothing.
import { OpenprepError } from '../contract/errors.ts'
import type { ChunkCodec, EncodedColumn } from './table-store.ts'

/** The hidden column of row numbers. */
export const ROW_NUMBERS = -1

/** The hidden column that holds the sidecar of column `index`. */
export function sidecarOf(index: number): number {
  return -2 - index
}

// The position is what is stored: append only.
const CODECS = ['plain', 'plain+zstd', 'dict', 'dict+zstd'] as const satisfies readonly ChunkCodec[]

export function codecNumber(codec: ChunkCodec): number {
  return CODECS.indexOf(codec)
}

export interface ChunkRow {
  codec: number
  n: number
  crc: number
  data: Uint8Array
}

export function toEncodedColumn(row: ChunkRow): EncodedColumn {
  const codec = CODECS[row.codec]
  if (codec === undefined) throw new OpenprepError('STORE_CORRUPT', { reason: `codec ${row.codec}` })
  return { codec, data: row.data, crc: row.crc }
}
