// Table versions as rows: what one consists of, deleting one, sweeping those that nothing refers to.
// Reads no cell.
import { z } from 'zod'
import { OpenprepError } from '../contract/errors.ts'
import { ROW_NUMBERS } from './chunk-rows.ts'
import { type DataKeys, destroyKey, versionScope } from './protection/data-keys.ts'
import type { Sqlite } from './sqlite.ts'
import type { ChunkPlace } from './table-store.ts'

export interface VersionMeta {
  readonly id: number
  readonly columns: readonly string[]
  readonly rows: number
  readonly chunks: readonly ChunkPlace[]
}

const ColumnsSchema = z.array(z.string())

/** A new, unfinished version with a key of its own; returns its number. Part of the caller's transaction. */
export function insertVersion(db: Sqlite, keys: DataKeys, columns: readonly string[]): number {
  const id = Number(db.prepare("INSERT INTO versions (columns) VALUES ('')").run().lastInsertRowid)
  renameColumns(db, keys, id, columns)
  return id
}

/** Names of columns may be values: those that a step makes of them are. Part of the caller's transaction. */
export function renameColumns(db: Sqlite, keys: DataKeys, id: number, columns: readonly string[]): void {
  const sealed = keys.sealText(versionScope(id), JSON.stringify(columns), columnsPlace(id))
  db.prepare('UPDATE versions SET columns = ? WHERE id = ?').run(sealed, id)
}

/** As they stand in the table `versions`. */
export function openColumns(keys: DataKeys, id: number, sealed: string): string[] {
  return ColumnsSchema.parse(JSON.parse(keys.openText(versionScope(id), sealed, columnsPlace(id))))
}

export function columnsPlace(id: number): string {
  return `columns/${id}`
}

/** Throws STORE_CORRUPT when the version is absent, unfinished, or its chunks do not add up to its rows. */
export function readVersion(db: Sqlite, keys: DataKeys, id: number): VersionMeta {
  const row = db
    .prepare<[number], { columns: string; rows: number; complete: number }>(
      'SELECT columns, rows, complete FROM versions WHERE id = ?',
    )
    .get(id)
  if (row === undefined || row.complete !== 1) throw new OpenprepError('STORE_CORRUPT', { reason: `version ${id}` })
  const chunks = readPlaces(db, id)
  const last = chunks.at(-1)
  const stored = last === undefined ? 0 : last.firstRow + last.rows
  if (stored !== row.rows) throw new OpenprepError('STORE_CORRUPT', { reason: `version ${id}: ${stored}/${row.rows}` })
  return { id, columns: openColumns(keys, id, row.columns), rows: row.rows, chunks }
}

function readPlaces(db: Sqlite, id: number): ChunkPlace[] {
  const rows = db
    .prepare<[number, number], { no: number; n: number }>(
      'SELECT chunk_no AS no, n FROM chunks WHERE version = ? AND column = ? ORDER BY chunk_no',
    )
    .all(id, ROW_NUMBERS)
  let firstRow = 0
  return rows.map(({ no, n }) => {
    const place = { no, firstRow, rows: n }
    firstRow += n
    return place
  })
}

/** Chunks that another version refers to stay, without their version, until nobody does any more. */
function deleteChunks(db: Sqlite, version: number): void {
  db.prepare(
    `DELETE FROM chunks WHERE version = ? AND NOT EXISTS (
       SELECT 1 FROM chunk_links
       WHERE from_version = chunks.version AND from_column = chunks.column AND from_chunk = chunks.chunk_no
     )`,
  ).run(version)
}

/** Versions that are gone but for chunks which `id` refers to. */
function heldFor(db: Sqlite, id: number): number[] {
  return db
    .prepare<[number], { version: number }>(
      `SELECT DISTINCT from_version AS version FROM chunk_links
       WHERE version = ? AND from_version NOT IN (SELECT id FROM versions)`,
    )
    .all(id)
    .map(({ version }) => version)
}

/** Part of the caller's transaction. */
export function deleteVersion(db: Sqlite, id: number): void {
  const held = heldFor(db, id)
  db.prepare('DELETE FROM chunk_links WHERE version = ?').run(id)
  for (const version of [id, ...held]) deleteChunks(db, version)
  db.prepare('DELETE FROM set_aside WHERE version = ?').run(id)
  db.prepare('DELETE FROM versions WHERE id = ?').run(id)
  for (const version of [id, ...held]) destroyUnusedKey(db, version)
}

/** Chunks that another version refers to need their key as long as they stay. */
function destroyUnusedKey(db: Sqlite, version: number): void {
  const used = db.prepare('SELECT 1 FROM chunks WHERE version = ? LIMIT 1').get(version)
  if (used === undefined) destroyKey(db, versionScope(version))
}

/** Part of the caller's transaction. Returns how many versions were left over from work that never became visible. */
export function sweepOrphans(db: Sqlite): number {
  const orphans = db
    .prepare<[], { id: number }>(
      `SELECT id FROM versions
       WHERE id NOT IN (SELECT version_id FROM source_versions) AND id NOT IN (SELECT version_id FROM results)
         AND id NOT IN (SELECT version_id FROM dataset_inputs)`,
    )
    .all()
  for (const { id } of orphans) deleteVersion(db, id)
  return orphans.length
}
