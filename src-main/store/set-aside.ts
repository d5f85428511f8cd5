// Rows of a source that are no records, kept in compressed blocks so that a sheet of blank rows costs next to nothing.
// Decides nothing about rows: the reasons come from the reader.
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import { SetAsideReasonSchema } from '../contract/reading.ts'
import type { Sqlite } from './sqlite.ts'
import type { SetAsideRow } from './table-store.ts'

export const SET_ASIDE_BLOCK = 512

const BlockSchema = z.array(z.tuple([z.number(), SetAsideReasonSchema, z.array(z.string())]))

export function packSetAside(rows: readonly SetAsideRow[]): Buffer {
  return zstdCompressSync(JSON.stringify(rows.map(row => [row.rowNumber, row.reason, row.cells])))
}

function unpackSetAside(data: Uint8Array, crc: number): SetAsideRow[] {
  if (crc32(data) !== crc) throw new OpenprepError('STORE_CORRUPT', { reason: 'set-aside rows' })
  const rows = BlockSchema.parse(JSON.parse(zstdDecompressSync(data).toString('utf8')))
  return rows.map(([rowNumber, reason, cells]) => ({ rowNumber, reason, cells }))
}

export function countSetAside(db: Sqlite, versionId: number): number {
  const row = db
    .prepare<[number], { total: number }>('SELECT coalesce(sum(n), 0) AS total FROM set_aside WHERE version = ?')
    .get(versionId)
  return row?.total ?? 0
}

/** `offset` counts set-aside rows of the version from 0. */
export function readSetAside(db: Sqlite, versionId: number, offset: number, limit: number): SetAsideRow[] {
  const blocks = db
    .prepare<[number, number, number], { first: number; crc: number; data: Uint8Array }>(
      `SELECT first, crc, data FROM set_aside
       WHERE version = ? AND first < ? AND first + n > ? ORDER BY block_no`,
    )
    .all(versionId, offset + limit, offset)
  return blocks.flatMap(block =>
    unpackSetAside(block.data, block.crc).slice(Math.max(0, offset - block.first), offset + limit - block.first),
  )
}
