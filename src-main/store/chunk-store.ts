// The table store over the writer's connection.
// Shares one cache of decoded chunks between all readers; makes no version visible.
import { ChunkCache } from './chunk-cache.ts'
import { ChunkReader } from './chunk-reader.ts'
import { ChunkWriter } from './chunk-writer.ts'
import { ColumnwiseWriter } from './column-writer.ts'
import type { StoreConnection } from './connection.ts'
import type { ColumnWriter, TableReader, TableStore, TableWriter } from './table-store.ts'
import { deleteVersion } from './versions.ts'

/** Some twelve chunks of a table of twenty columns, about 15 MB. */
export const CACHED_COLUMNS = 256

export class ChunkStore implements TableStore {
  readonly #connection: StoreConnection
  readonly #cache = new ChunkCache(CACHED_COLUMNS)

  /** Nothing decoded stays in memory. */
  forget(): void {
    this.#cache.clear()
  }

  constructor(connection: StoreConnection) {
    this.#connection = connection
  }

  create(columns: readonly string[]): TableWriter {
    return new ChunkWriter(this.#connection, columns)
  }

  createByColumn(columns: readonly string[], rows: number): ColumnWriter {
    return new ColumnwiseWriter(this.#connection, columns, rows)
  }

  open(versionId: number): TableReader {
    const { db, keys, folder } = this.#connection
    return ChunkReader.open({ db, keys, folder, cache: this.#cache }, versionId)
  }

  remove(versionId: number): void {
    this.#connection.writeUnseen(() => deleteVersion(this.#connection.db, versionId))
  }
}
