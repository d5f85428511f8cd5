// A further, read-only connection to a work folder's database, for worker threads.
// Takes no lock and never writes: the folder's holder stays the only writer.
import { ChunkCache } from './chunk-cache.ts'
import { ChunkReader } from './chunk-reader.ts'
import { DataKeys } from './protection/data-keys.ts'
import type { SealKey } from './protection/sealing.ts'
import { openForReading } from './sqlite.ts'
import { withStoreErrors } from './store-errors.ts'
import type { TableReader } from './table-store.ts'

/** What a further connection needs: plain data that can be handed to a worker thread. */
export interface StoreAccess {
  readonly path: string
  readonly key: SealKey
}

export interface ReadOnlyStore {
  /** Finished versions only. */
  openTable(versionId: number): TableReader
  close(): void
}

/** Throws STORE_NOT_WRITABLE, STORE_CORRUPT, FILE_GONE. */
export function openReadOnly({ path, key }: StoreAccess): ReadOnlyStore {
  const db = withStoreErrors(path, () => openForReading(path))
  const keys = new DataKeys(db, key)
  // Workers stream chunk by chunk and never come back to one.
  const cache = new ChunkCache(0)
  return {
    openTable: versionId => ChunkReader.open({ db, keys, folder: path, cache }, versionId),
    close: () => db.close(),
  }
}
