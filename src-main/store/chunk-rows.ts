// How chunks lie in the database: codec numbers, the numbering of hidden columns, and each sealed for its own place.
// Encodes and decodes nothing.
import { crc32 } from 'node:zlib'
import { OpenprepError } from '../contract/errors.ts'
import { openBytes, type SealKey, sealBytes, sealedLength } from './protection/sealing.ts'
import type { ChunkCodec, EncodedColumn } from './table-store.ts'

/** The hidden column of row numbers. */
export const ROW_NUMBERS = -1

/** The hidden column that holds the sidecar of column `index`. */
export function sidecarOf(index: number): number {
  return -2 - index
}

// The position is what is stored: append only.
export const codecNames = ['plain', 'plain+zstd', 'dict', 'dict+zstd'] as const satisfies readonly ChunkCodec[]

export interface ChunkRow {
  codec: number
  n: number
  crc: number
  data: Uint8Array
}

/** Where a chunk of a column was written first: it opens nowhere else. */
export interface SealedPlace {
  readonly version: number
  readonly column: number
  readonly no: number
}

let room = Buffer.allocUnsafe(1 << 16)

/** A part of the same memory each time: a buffer for every chunk of a large table would be collected, and waited for, again and again. */
function roomFor(bytes: Uint8Array): Buffer {
  const length = sealedLength(bytes)
  if (room.length < length) room = Buffer.allocUnsafe(length * 2)
  return room.subarray(0, length)
}

/**
 * The checksum kept beside it is of the sealed bytes: one of the plain ones would confirm a guess at a small chunk. `data` holds only until
 * the next chunk is sealed.
 */
export function toChunkRow(key: SealKey, place: SealedPlace, rows: number, { codec, data }: EncodedColumn): ChunkRow {
  const number = codecNames.indexOf(codec)
  const sealed = sealBytes(key, data, placeText(place, number, rows), roomFor(data))
  return { codec: number, n: rows, crc: crc32(sealed), data: sealed }
}

/** Throws STORE_CORRUPT. */
export function toEncodedColumn(key: SealKey, place: SealedPlace, row: ChunkRow): EncodedColumn {
  const codec = codecNames[row.codec]
  if (codec === undefined) throw new OpenprepError('STORE_CORRUPT', { reason: `codec ${row.codec}` })
  const data = openBytes(key, row.data, placeText(place, row.codec, row.n))
  return { codec, data, crc: crc32(data) }
}

function placeText({ version, column, no }: SealedPlace, codec: number, rows: number): string {
  return `chunk/${version}/${column}/${no}/${codec}/${rows}`
}
