// Rows of a source that are no records, kept in compressed blocks so that a sheet of blank rows costs next to nothing.
// Decides nothing about rows: the reasons come from the reader.
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import { SetAsideReasonSchema } from '../contract/reading.ts'
import { openBytes, type SealKey, sealBytes } from './protection/sealing.ts'
import type { Sqlite } from './sqlite.ts'
import type { SetAsideRow } from './table-store.ts'

export const SET_ASIDE_BLOCK = 512

const BlockSchema = z.array(z.tuple([z.number(), SetAsideReasonSchema, z.array(z.string())]))

/** Sealed for this place. */
export function packSetAside(key: SealKey, versionId: number, blockNo: number, rows: readonly SetAsideRow[]): Buffer {
  const packed = zstdCompressSync(JSON.stringify(rows.map(row => [row.rowNumber, row.reason, row.cells])))
  return sealBytes(key, packed, placeText(versionId, blockNo))
}

export function placeText(versionId: number, blockNo: number): string {
  return `set-aside/${versionId}/${blockNo}`
}

function unpackSetAside(key: SealKey, versionId: number, { no, data, crc }: Block): SetAsideRow[] {
  if (crc32(data) !== crc) throw new OpenprepError('STORE_CORRUPT', { reason: 'set-aside rows' })
  const packed = openBytes(key, data, placeText(versionId, no))
  const rows = BlockSchema.parse(JSON.parse(zstdDecompressSync(packed).toString('utf8')))
  return rows.map(([rowNumber, reason, cells]) => ({ rowNumber, reason, cells }))
}

export function countSetAside(db: Sqlite, versionId: number): number {
  const row = db
    .prepare<[number], { total: number }>('SELECT coalesce(sum(n), 0) AS total FROM set_aside WHERE version = ?')
    .get(versionId)
  return row?.total ?? 0
}

interface Block {
  no: number
  first: number
  crc: number
  data: Uint8Array
}

/** `offset` counts set-aside rows of the version from 0. */
export function readSetAside(
  db: Sqlite,
  key: SealKey,
  versionId: number,
  { offset, limit }: { offset: number; limit: number },
): SetAsideRow[] {
  const blocks = db
    .prepare<[number, number, number], Block>(
      `SELECT block_no AS no, first, crc, data FROM set_aside
       WHERE version = ? AND first < ? AND first + n > ? ORDER BY block_no`,
    )
    .all(versionId, offset + limit, offset)
  return blocks.flatMap(block =>
    unpackSetAside(key, versionId, block).slice(Math.max(0, offset - block.first), offset + limit - block.first),
  )
}
