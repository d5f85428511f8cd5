// A further, read-only connection to a work folder's database, for worker threads.
// Takes no lock and never writes: the folder's holder stays the only writer.
import { ChunkCache } from './chunk-cache.ts'
import { ChunkReader } from './chunk-reader.ts'
import { openForReading } from './sqlite.ts'
import { withStoreErrors } from './store-errors.ts'
import type { TableReader } from './table-store.ts'

export interface ReadOnlyStore {
  /** Finished versions only. */
  openTable(versionId: number): TableReader
  close(): void
}

/** `dbPath` as the work folder gives it. Throws STORE_NOT_WRITABLE, STORE_CORRUPT, FILE_GONE. */
export function openReadOnly(dbPath: string): ReadOnlyStore {
  const db = withStoreErrors(dbPath, () => openForReading(dbPath))
  // Workers stream chunk by chunk and never come back to one.
  const cache = new ChunkCache(0)
  return {
    openTable: versionId => ChunkReader.open({ db, folder: dbPath, cache }, versionId),
    close: () => db.close(),
  }
}
