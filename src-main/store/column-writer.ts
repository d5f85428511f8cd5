// Writes one new table version column by column, for rows that were put in a new order.
// Makes nothing visible, and knows nothing of the order.
import type { Statement } from 'better-sqlite3'
import { OpenprepError } from '../contract/errors.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import { ROW_NUMBERS, toChunkRow } from './chunk-rows.ts'
import type { StoreConnection } from './connection.ts'
import { versionScope } from './protection/data-keys.ts'
import type { SealKey } from './protection/sealing.ts'
import type { ColumnWriter, EncodedColumn } from './table-store.ts'
import { deleteVersion, insertVersion } from './versions.ts'

export class ColumnwiseWriter implements ColumnWriter {
  readonly versionId: number
  readonly #connection: StoreConnection
  readonly #columns: readonly string[]
  readonly #rows: number
  readonly #insertion: Statement
  readonly #key: SealKey

  constructor(connection: StoreConnection, columns: readonly string[], rows: number) {
    this.#connection = connection
    this.#columns = columns
    this.#rows = rows
    this.#insertion = connection.db.prepare(
      'INSERT INTO chunks (version, column, chunk_no, codec, n, crc, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.versionId = connection.writeUnseen(() => insertVersion(connection.db, connection.keys, columns))
    this.#key = connection.keys.of(versionScope(this.versionId))
  }

  put(column: string | null, firstChunk: number, chunks: readonly EncodedColumn[]): void {
    const index = column === null ? ROW_NUMBERS : this.#columns.indexOf(column)
    if (column !== null && index < 0) throw new RangeError('a column that the table does not have')
    this.#connection.writeUnseen(() => {
      for (const [at, encoded] of chunks.entries()) {
        const no = firstChunk + at
        const rows = Math.min(CHUNK_ROWS, this.#rows - no * CHUNK_ROWS)
        const place = { version: this.versionId, column: index, no }
        const { codec, n, crc, data } = toChunkRow(this.#key, place, rows, encoded)
        this.#insertion.run(this.versionId, index, no, codec, n, crc, data)
      }
    })
  }

  finish(): void {
    const { db } = this.#connection
    this.#connection.writeUnseen(() => {
      const { n } = db
        .prepare<[number], { n: number }>('SELECT count(*) AS n FROM chunks WHERE version = ?')
        .get(this.versionId) ?? { n: 0 }
      if (n !== Math.ceil(this.#rows / CHUNK_ROWS) * (this.#columns.length + 1)) throw new OpenprepError('INTERNAL')
      db.prepare('UPDATE versions SET rows = ?, complete = 1 WHERE id = ?').run(this.#rows, this.versionId)
    })
  }

  /** A fault of the disk is left to the sweep at the next opening. */
  abort(): void {
    try {
      this.#connection.writeUnseen(() => deleteVersion(this.#connection.db, this.versionId))
    } catch (thrown) {
      // The fault that led here matters more than not being able to tidy up after it.
      if (!(thrown instanceof OpenprepError)) throw thrown
    }
  }
}
