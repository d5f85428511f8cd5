// Writes one new table version, some 16,000 rows to a transaction.
// Makes nothing visible: that is the repository's last transaction.
import { crc32 } from 'node:zlib'
import type { Statement } from 'better-sqlite3'
import { OpenprepError } from '../contract/errors.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import { codecNumber, ROW_NUMBERS, sidecarOf } from './chunk-rows.ts'
import type { StoreConnection } from './connection.ts'
import { packSetAside, SET_ASIDE_BLOCK } from './set-aside.ts'
import type { EncodedChunk, EncodedColumn, SetAsideRow, TableWriter } from './table-store.ts'
import { deleteVersion } from './versions.ts'

// An fsync per chunk would be the slowest part on the disks of offices; more rows would hold the writer too long.
const ROWS_PER_TRANSACTION = 8 * CHUNK_ROWS

export class ChunkWriter implements TableWriter {
  readonly versionId: number
  readonly #connection: StoreConnection
  readonly #columns: number
  readonly #insertion: Statement
  #waiting: EncodedChunk[] = []
  #waitingRows = 0
  #asideWaiting: SetAsideRow[] = []
  #asideRows = 0
  #asideBlocks = 0
  #rows = 0
  #chunks = 0
  #state: 'writing' | 'finished' | 'aborted' = 'writing'

  constructor(connection: StoreConnection, columns: readonly string[]) {
    if (new Set(columns).size !== columns.length) throw new RangeError('two columns of one name')
    this.#connection = connection
    this.#insertion = connection.db.prepare(
      'INSERT INTO chunks (version, column, chunk_no, codec, n, crc, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#columns = columns.length
    this.versionId = connection.writeUnseen(() =>
      Number(
        connection.db.prepare('INSERT INTO versions (columns) VALUES (?)').run(JSON.stringify(columns)).lastInsertRowid,
      ),
    )
  }

  append(chunk: EncodedChunk): void {
    this.#mustBeOpen()
    if (chunk.columns.length !== this.#columns) {
      throw new RangeError(`a chunk of ${chunk.columns.length} columns for a table of ${this.#columns}`)
    }
    if (chunk.rows === 0) return
    this.#waiting.push(chunk)
    this.#waitingRows += chunk.rows
    if (this.#waitingRows >= ROWS_PER_TRANSACTION) this.#flush(false)
  }

  setAside(rows: readonly SetAsideRow[]): void {
    this.#mustBeOpen()
    for (const row of rows) this.#asideWaiting.push(row)
    if (this.#asideWaiting.length >= SET_ASIDE_BLOCK * 8) this.#flush(false)
  }

  finish(): { rows: number; chunks: number } {
    this.#mustBeOpen()
    this.#flush(true)
    this.#state = 'finished'
    return { rows: this.#rows, chunks: this.#chunks }
  }

  /** Also after `finish`, as long as nobody refers to the version. A fault of the disk is left to the sweep at the next opening. */
  abort(): void {
    if (this.#state === 'aborted') return
    this.#state = 'aborted'
    this.#waiting = []
    this.#asideWaiting = []
    try {
      this.#connection.writeUnseen(() => deleteVersion(this.#connection.db, this.versionId))
    } catch (thrown) {
      // The fault that led here matters more than not being able to tidy up after it.
      if (!(thrown instanceof OpenprepError)) throw thrown
    }
  }

  #flush(last: boolean): void {
    this.#connection.writeUnseen(() => {
      for (const chunk of this.#waiting) this.#insertChunk(chunk)
      this.#insertAside(last)
      if (last) {
        this.#connection.db
          .prepare('UPDATE versions SET rows = ?, complete = 1 WHERE id = ?')
          .run(this.#rows, this.versionId)
      }
    })
    this.#waiting = []
    this.#waitingRows = 0
  }

  #insertChunk(chunk: EncodedChunk): void {
    const place = { no: this.#chunks, rows: chunk.rows }
    this.#insert(place, ROW_NUMBERS, chunk.rowNumbers)
    chunk.columns.forEach((column, index) => {
      this.#insert(place, index, column)
    })
    chunk.sidecars?.forEach((sidecar, index) => {
      if (sidecar !== null) this.#insert(place, sidecarOf(index), sidecar)
    })
    this.#rows += chunk.rows
    this.#chunks += 1
  }

  #insert(place: { no: number; rows: number }, column: number, encoded: EncodedColumn): void {
    const codec = codecNumber(encoded.codec)
    this.#insertion.run(this.versionId, column, place.no, codec, place.rows, encoded.crc, encoded.data)
  }

  #insertAside(last: boolean): void {
    while (this.#asideWaiting.length >= SET_ASIDE_BLOCK || (last && this.#asideWaiting.length > 0)) {
      const block = this.#asideWaiting.splice(0, SET_ASIDE_BLOCK)
      const data = packSetAside(block)
      this.#connection.db
        .prepare('INSERT INTO set_aside (version, block_no, first, n, crc, data) VALUES (?, ?, ?, ?, ?, ?)')
        .run(this.versionId, this.#asideBlocks, this.#asideRows, block.length, crc32(data), data)
      this.#asideBlocks += 1
      this.#asideRows += block.length
    }
  }

  #mustBeOpen(): void {
    if (this.#state !== 'writing') throw new Error(`version ${this.versionId} is already ${this.#state}`)
  }
}
