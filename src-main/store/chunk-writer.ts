// Writes one new table version, some 16,000 rows to a transaction.
// Makes nothing visible: that is the repository's last transaction.
import { crc32 } from 'node:zlib'
import type { Statement } from 'better-sqlite3'
import { OpenprepError } from '../contract/errors.ts'
import { CHUNK_ROWS } from '../core/table/chunk.ts'
import { encodeColumn } from './chunk-codec.ts'
import { ROW_NUMBERS, sidecarOf, toChunkRow } from './chunk-rows.ts'
import type { StoreConnection } from './connection.ts'
import { versionScope } from './protection/data-keys.ts'
import type { SealKey } from './protection/sealing.ts'
import { packSetAside, SET_ASIDE_BLOCK } from './set-aside.ts'
import type { ChunkLink, EncodedChunk, EncodedColumn, SetAsideRow, TableWriter, WriterMark } from './table-store.ts'
import { deleteVersion, insertVersion, renameColumns } from './versions.ts'

// An fsync per chunk would be the slowest part on the disks of offices; more rows would hold the writer too long.
const ROWS_PER_TRANSACTION = 8 * CHUNK_ROWS

export class ChunkWriter implements TableWriter {
  readonly versionId: number
  readonly #connection: StoreConnection
  #names: readonly string[]
  /** Rows of every chunk given so far; what is written is the first `#chunks` of them. */
  #sizes: number[] = []
  readonly #insertion: Statement
  readonly #key: SealKey
  readonly #linking: Statement
  #waiting: EncodedChunk[] = []
  #waitingRows = 0
  #asideWaiting: SetAsideRow[] = []
  #asideRows = 0
  #asideBlocks = 0
  #rows = 0
  #chunks = 0
  #state: 'writing' | 'finished' | 'aborted' = 'writing'

  constructor(connection: StoreConnection, columns: readonly string[]) {
    mustDiffer(columns)
    this.#connection = connection
    this.#insertion = connection.db.prepare(
      'INSERT INTO chunks (version, column, chunk_no, codec, n, crc, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    this.#names = columns
    this.#linking = connection.db.prepare(
      `INSERT INTO chunk_links (version, column, chunk_no, n, crc, from_version, from_column, from_chunk)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    this.versionId = connection.writeUnseen(() => insertVersion(connection.db, connection.keys, columns))
    this.#key = connection.keys.of(versionScope(this.versionId))
  }

  append(chunk: EncodedChunk): void {
    this.#mustBeOpen()
    if (chunk.columns.length !== this.#names.length) {
      throw new RangeError(`a chunk of ${chunk.columns.length} columns for a table of ${this.#names.length}`)
    }
    if (chunk.rows === 0) return
    this.#waiting.push(chunk)
    this.#sizes.push(chunk.rows)
    this.#waitingRows += chunk.rows
    if (this.#waitingRows >= ROWS_PER_TRANSACTION) this.#flush(false)
  }

  widen(names: readonly string[]): void {
    this.#mustBeOpen()
    if (names.length === 0) return
    this.#flush(false)
    const all = [...this.#names, ...names]
    mustDiffer(all)
    this.#connection.writeUnseen(() => {
      renameColumns(this.#connection.db, this.#connection.keys, this.versionId, all)
      for (const [no, rows] of this.#sizes.entries()) {
        const blank = encodeColumn(new Array<string>(rows).fill(''))
        for (let column = this.#names.length; column < all.length; column += 1) {
          this.#insert({ no, rows }, column, blank)
        }
      }
    })
    this.#names = all
  }

  mark(): WriterMark {
    this.#mustBeOpen()
    this.#flush(true)
    return { rows: this.#rows, chunks: this.#chunks, asideRows: this.#asideRows, asideBlocks: this.#asideBlocks }
  }

  backTo(mark: WriterMark): void {
    this.#mustBeOpen()
    this.#waiting = []
    this.#waitingRows = 0
    this.#asideWaiting = []
    this.#sizes = this.#sizes.slice(0, mark.chunks)
    const { db } = this.#connection
    this.#connection.writeUnseen(() => {
      db.prepare('DELETE FROM chunks WHERE version = ? AND chunk_no >= ?').run(this.versionId, mark.chunks)
      db.prepare('DELETE FROM chunk_links WHERE version = ? AND chunk_no >= ?').run(this.versionId, mark.chunks)
      db.prepare('DELETE FROM set_aside WHERE version = ? AND block_no >= ?').run(this.versionId, mark.asideBlocks)
    })
    this.#rows = mark.rows
    this.#chunks = mark.chunks
    this.#asideRows = mark.asideRows
    this.#asideBlocks = mark.asideBlocks
  }

  setAside(rows: readonly SetAsideRow[]): void {
    this.#mustBeOpen()
    for (const row of rows) this.#asideWaiting.push(row)
    if (this.#asideWaiting.length >= SET_ASIDE_BLOCK * 8) this.#flush(false)
  }

  finish(): { rows: number; chunks: number } {
    this.#mustBeOpen()
    this.#flush(true)
    this.#complete()
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

  #complete(): void {
    this.#connection.writeUnseen(() => {
      this.#connection.db
        .prepare('UPDATE versions SET rows = ?, complete = 1 WHERE id = ?')
        .run(this.#rows, this.versionId)
    })
  }

  /** `all`: also set-aside rows that do not fill a block. */
  #flush(all: boolean): void {
    this.#connection.writeUnseen(() => {
      for (const chunk of this.#waiting) this.#insertChunk(chunk)
      this.#insertAside(all)
    })
    this.#waiting = []
    this.#waitingRows = 0
  }

  #insertChunk(chunk: EncodedChunk): void {
    const place = { no: this.#chunks, rows: chunk.rows }
    this.#insert(place, ROW_NUMBERS, chunk.rowNumbers)
    chunk.columns.forEach((column, index) => {
      if ('fromVersion' in column) this.#link(place, index, column)
      else this.#insert(place, index, column)
    })
    chunk.sidecars?.forEach((sidecar, index) => {
      if (sidecar !== null) this.#insert(place, sidecarOf(index), sidecar)
    })
    this.#rows += chunk.rows
    this.#chunks += 1
  }

  #insert(place: { no: number; rows: number }, column: number, encoded: EncodedColumn): void {
    const sealed = { version: this.versionId, column, no: place.no }
    const { codec, n, crc, data } = toChunkRow(this.#key, sealed, place.rows, encoded)
    this.#insertion.run(this.versionId, column, place.no, codec, n, crc, data)
  }

  #link({ no, rows }: { no: number; rows: number }, column: number, link: ChunkLink): void {
    const { fromVersion, fromColumn, fromChunk, crc } = link
    this.#linking.run(this.versionId, column, no, rows, crc, fromVersion, fromColumn, fromChunk)
  }

  #insertAside(all: boolean): void {
    while (this.#asideWaiting.length >= SET_ASIDE_BLOCK || (all && this.#asideWaiting.length > 0)) {
      const block = this.#asideWaiting.splice(0, SET_ASIDE_BLOCK)
      const data = packSetAside(this.#key, this.versionId, this.#asideBlocks, block)
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

function mustDiffer(names: readonly string[]): void {
  if (new Set(names).size !== names.length) throw new RangeError('two columns of one name')
}
