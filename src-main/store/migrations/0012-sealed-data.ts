// Migration 12: keys of table versions and datasets; everything that may hold a value is sealed under them.
// Never changed after a release; a new shape is a new migration.

import { crc32 } from 'node:zlib'
import { OpenprepError } from '../../contract/errors.ts'
import { DataKeys, datasetScope, type KeyScope, versionScope } from '../protection/data-keys.ts'
import type { SealKey } from '../protection/sealing.ts'
import type { Sqlite } from '../sqlite.ts'

export function sealedData(db: Sqlite, folderKey: SealKey | null): void {
  db.exec(`
    CREATE TABLE data_keys (
      scope TEXT PRIMARY KEY,
      cipher TEXT NOT NULL,
      wrapped BLOB NOT NULL
    ) STRICT;
  `)
  if (folderKey === null) throw new OpenprepError('STORE_LOCKED')
  const keys = new DataKeys(db, folderKey)
  sealVersions(db, keys)
  sealChunks(db, keys)
  sealSetAside(db, keys)
  for (const column of BLOBS) sealBlobs(db, keys, column)
  for (const column of TEXTS) sealTexts(db, keys, column)
  // Their keys name the bytes as they were; they are made again when asked for.
  db.exec('DELETE FROM column_profiles')
}

/** What stood in the tables of the migration before, and the place each value is sealed for. */
interface Column {
  readonly table: string
  readonly column: string
  /** SQL of the dataset's id and of the place. */
  readonly dataset: string
  readonly place: string
}

const BLOBS: readonly Column[] = [
  { table: 'profiles', column: 'profile', dataset: 'dataset_id', place: "'profile/' || version_id" },
  {
    table: 'examinations',
    column: 'report',
    dataset: 'dataset_id',
    place: "'examination/' || version_id || '/' || kind",
  },
  { table: 'gate_reports', column: 'report', dataset: 'dataset_id', place: "'gates'" },
  { table: 'source_versions', column: 'difference', dataset: 'dataset_id', place: "'source/difference'" },
]

const TEXTS: readonly Column[] = [
  { table: 'catalogues', column: 'catalogue', dataset: 'dataset_id', place: "'catalogue'" },
  { table: 'results', column: 'report', dataset: 'dataset_id', place: "'result/' || recipe_key" },
  { table: 'recipe_nodes', column: 'recipe', dataset: 'dataset_id', place: "'recipe/' || id" },
  { table: 'recipe_nodes', column: 'label', dataset: 'dataset_id', place: "'recipe-label/' || id" },
  { table: 'dataset_inputs', column: 'reading', dataset: 'dataset_id', place: "'input/' || name" },
  ...['reading', 'damaged', 'warnings'].flatMap(column => [
    { table: 'datasets', column, dataset: 'id', place: `'source/${column}'` },
    { table: 'source_versions', column, dataset: 'dataset_id', place: `'source/${column}'` },
  ]),
  { table: 'source_versions', column: 'parts', dataset: 'dataset_id', place: "'source/parts'" },
]

interface Value<T> {
  row: number
  dataset: string
  place: string
  value: T
}

function valuesOf<T>(db: Sqlite, { table, column, dataset, place }: Column): Value<T>[] {
  return db
    .prepare<[], Value<T>>(
      `SELECT rowid AS row, ${dataset} AS dataset, ${place} AS place, ${column} AS value
       FROM ${table} WHERE ${column} IS NOT NULL`,
    )
    .all()
}

function sealBlobs(db: Sqlite, keys: DataKeys, column: Column): void {
  const update = db.prepare(`UPDATE ${column.table} SET ${column.column} = ? WHERE rowid = ?`)
  for (const { row, dataset, place, value } of valuesOf<Uint8Array>(db, column)) {
    update.run(keys.seal(datasetScope(dataset), value, place), row)
  }
}

function sealTexts(db: Sqlite, keys: DataKeys, column: Column): void {
  const update = db.prepare(`UPDATE ${column.table} SET ${column.column} = ? WHERE rowid = ?`)
  for (const { row, dataset, place, value } of valuesOf<string>(db, column)) {
    update.run(keys.sealText(datasetScope(dataset), value, place), row)
  }
}

function sealVersions(db: Sqlite, keys: DataKeys): void {
  const update = db.prepare('UPDATE versions SET columns = ? WHERE id = ?')
  const versions = db.prepare<[], { id: number; columns: string }>('SELECT id, columns FROM versions').all()
  for (const { id, columns } of versions) {
    update.run(keys.sealText(versionScope(id), columns, `columns/${id}`), id)
  }
}

interface ChunkPlace {
  row: number
  version: number
  column: number
  no: number
  codec: number
  n: number
}

/** One chunk in memory at a time. */
function sealChunks(db: Sqlite, keys: DataKeys): void {
  const places = db.prepare<[], ChunkPlace>(
    'SELECT rowid AS row, version, column, chunk_no AS no, codec, n FROM chunks ORDER BY rowid',
  )
  const read = db.prepare<[number], { data: Uint8Array }>('SELECT data FROM chunks WHERE rowid = ?')
  const update = db.prepare('UPDATE chunks SET data = ?, crc = ? WHERE rowid = ?')
  for (const { row, version, column, no, codec, n } of places.all()) {
    const place = `chunk/${version}/${column}/${no}/${codec}/${n}`
    const sealed = sealedRow(keys, versionScope(version), read.get(row)?.data, place)
    update.run(sealed, crc32(sealed), row)
  }
  db.exec(`
    UPDATE chunk_links SET crc = (
      SELECT crc FROM chunks WHERE version = from_version AND column = from_column AND chunk_no = from_chunk
    )`)
}

function sealSetAside(db: Sqlite, keys: DataKeys): void {
  const blocks = db.prepare<[], { row: number; version: number; no: number }>(
    'SELECT rowid AS row, version, block_no AS no FROM set_aside',
  )
  const read = db.prepare<[number], { data: Uint8Array }>('SELECT data FROM set_aside WHERE rowid = ?')
  const update = db.prepare('UPDATE set_aside SET data = ?, crc = ? WHERE rowid = ?')
  for (const { row, version, no } of blocks.all()) {
    const sealed = sealedRow(keys, versionScope(version), read.get(row)?.data, `set-aside/${version}/${no}`)
    update.run(sealed, crc32(sealed), row)
  }
}

function sealedRow(keys: DataKeys, scope: KeyScope, data: Uint8Array | undefined, place: string): Buffer {
  if (data === undefined) throw new OpenprepError('STORE_CORRUPT', { reason: place })
  return keys.seal(scope, data, place)
}
