// Reads one finished table version by chunk or by page, over any connection.
// Writes nothing and knows nothing of who refers to the version.
import type { Statement } from 'better-sqlite3'
import { OpenprepError } from '../contract/errors.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import type { ColumnUnits } from '../core/table/column-units.ts'
import type { ChunkCache } from './chunk-cache.ts'
import { type ColumnView, columnUnits, decodeColumn, decodeRowNumbers, viewColumn } from './chunk-codec.ts'
import { type ChunkRow, ROW_NUMBERS, type SealedPlace, sidecarOf, toEncodedColumn } from './chunk-rows.ts'
import { type DataKeys, versionScope } from './protection/data-keys.ts'
import { countSetAside, readSetAside } from './set-aside.ts'
import { type CellOrigin, parseOrigin } from './sidecar.ts'
import type { Sqlite } from './sqlite.ts'
import { withStoreErrors } from './store-errors.ts'
import type { ChunkLink, ChunkPlace, EncodedColumn, SetAsideRow, TableReader } from './table-store.ts'
import { readVersion, type VersionMeta } from './versions.ts'

export interface ReadingPlace {
  readonly db: Sqlite
  readonly keys: DataKeys
  /** For messages. */
  readonly folder: string
  readonly cache: ChunkCache
}

/** Only the bytes that were meant: other content at the place is as good as none. */
const LINKED = `
  SELECT codec, link.n, link.crc, data, from_version AS version, from_column AS column, from_chunk AS no
  FROM chunk_links AS link
  JOIN chunks AS origin ON origin.version = from_version AND origin.column = from_column AND origin.chunk_no = from_chunk
  WHERE link.version = ? AND link.column = ? AND link.chunk_no = ? AND origin.crc = link.crc AND origin.n = link.n`

/** Of a link, where its origin is: a link never leads to another link. */
const ORIGIN = `
  SELECT n, crc, version AS fromVersion, column AS fromColumn, chunk_no AS fromChunk FROM chunks
  WHERE version = @version AND column = @column AND chunk_no = @no
  UNION ALL
  SELECT n, crc, from_version, from_column, from_chunk FROM chunk_links
  WHERE version = @version AND column = @column AND chunk_no = @no`

type OriginRow = ChunkLink & { readonly n: number }

function originLink({ fromVersion, fromColumn, fromChunk, crc }: OriginRow): ChunkLink {
  return { fromVersion, fromColumn, fromChunk, crc }
}

export class ChunkReader implements TableReader {
  readonly versionId: number
  readonly columns: readonly string[]
  readonly rows: number
  readonly chunks: readonly ChunkPlace[]
  readonly #place: ReadingPlace
  readonly #numberOf: ReadonlyMap<string, number>
  /** Prepared once: a table of twenty columns asks it ten thousand times. */
  readonly #query: Statement<[number, number, number], ChunkRow>
  readonly #linked: Statement<[number, number, number], ChunkRow & SealedPlace>
  readonly #origins: Statement<[{ version: number; column: number; no: number }], OriginRow>

  constructor(place: ReadingPlace, meta: VersionMeta) {
    this.#place = place
    this.#query = place.db.prepare(
      'SELECT codec, n, crc, data FROM chunks WHERE version = ? AND column = ? AND chunk_no = ?',
    )
    this.#linked = place.db.prepare(LINKED)
    this.#origins = place.db.prepare(ORIGIN)
    this.versionId = meta.id
    this.columns = meta.columns
    this.rows = meta.rows
    this.chunks = meta.chunks
    this.#numberOf = new Map(meta.columns.map((name, index) => [name, index]))
  }

  static open(place: ReadingPlace, versionId: number): ChunkReader {
    return new ChunkReader(
      place,
      withStoreErrors(place.folder, () => readVersion(place.db, place.keys, versionId)),
    )
  }

  readChunk(no: number, columns: readonly string[] = this.columns): TableChunk {
    const place = this.#placeOf(no)
    return {
      names: columns,
      columns: columns.map(name => this.#checked(place, this.#indexOf(name), decodeColumn)),
      rows: place.rows,
      rowNumbers: this.#rowNumbers(place),
    }
  }

  units(no: number, column: string): ColumnUnits {
    const checked = this.#checked(this.#placeOf(no), this.#indexOf(column), encoded => {
      const units = columnUnits(encoded)
      return { units, length: units.codes?.length ?? units.starts.length - 1 }
    })
    return checked.units
  }

  rowNumbers(no: number): number[] {
    return this.#rowNumbers(this.#placeOf(no))
  }

  encodedColumn(no: number, column: string): EncodedColumn {
    const place = this.#placeOf(no)
    return withStoreErrors(this.#place.folder, () => {
      const found = this.#encoded(no, this.#indexOf(column))
      if (found !== null && found.rows === place.rows) return found.encoded
      throw new OpenprepError('STORE_CORRUPT', { reason: `version ${this.versionId} / ${column} / ${no}` })
    })
  }

  encodedSidecar(no: number, column: string): EncodedColumn | null {
    const found = withStoreErrors(this.#place.folder, () => this.#encoded(no, sidecarOf(this.#indexOf(column))))
    return found?.encoded ?? null
  }

  linkTo(no: number, column: string): ChunkLink {
    const place = this.#placeOf(no)
    const index = this.#indexOf(column)
    return withStoreErrors(this.#place.folder, () => {
      const origin = this.#origins.get({ version: this.versionId, column: index, no })
      if (origin !== undefined && origin.n === place.rows) return originLink(origin)
      throw new OpenprepError('STORE_CORRUPT', { reason: `version ${this.versionId} / ${column} / ${no}` })
    })
  }

  page(offset: number, limit: number, columns: readonly string[] = this.columns): TableChunk {
    const end = Math.min(offset + limit, this.rows)
    const pieces: TableChunk[] = []
    for (let at = this.#chunkAt(offset); at < this.chunks.length; at += 1) {
      const place = this.chunks[at]
      if (place === undefined || place.firstRow >= end) break
      const to = Math.min(place.rows, end - place.firstRow)
      pieces.push(this.#piece(place, Math.max(0, offset - place.firstRow), to, columns))
    }
    return join(columns, pieces)
  }

  origins(no: number, column: string): readonly (CellOrigin | null)[] | null {
    const sidecar = this.encodedSidecar(no, column)
    return sidecar === null ? null : decodeColumn(sidecar).map(parseOrigin)
  }

  setAsideRows(offset: number, limit: number): { total: number; rows: SetAsideRow[] } {
    const { db, keys, folder } = this.#place
    return withStoreErrors(folder, () => ({
      total: countSetAside(db, this.versionId),
      rows: readSetAside(db, keys.of(versionScope(this.versionId)), this.versionId, { offset, limit }),
    }))
  }

  #piece(place: ChunkPlace, from: number, to: number, names: readonly string[]): TableChunk {
    const rowNumbers = this.#rowNumbers(place).slice(from, to)
    const columns = names.map(name => this.#view(place, this.#indexOf(name)).slice(from, to))
    return { names, columns, rows: rowNumbers.length, rowNumbers }
  }

  #view(place: ChunkPlace, index: number): ColumnView {
    const key = `${this.versionId}/${place.no}/${index}`
    return this.#place.cache.get(key, () => this.#checked(place, index, viewColumn))
  }

  #rowNumbers(place: ChunkPlace): number[] {
    return this.#checked(place, ROW_NUMBERS, decodeRowNumbers)
  }

  /** Names the damaged place, and refuses a chunk that does not hold the rows it should. */
  #checked<T extends { length: number }>(place: ChunkPlace, column: number, decode: (encoded: EncodedColumn) => T): T {
    return withStoreErrors(this.#place.folder, () => {
      const values = orDamaged(() => {
        const found = this.#encoded(place.no, column)
        return found === null ? null : decode(found.encoded)
      })
      if (values !== null && values.length === place.rows) return values
      throw new OpenprepError('STORE_CORRUPT', { reason: `version ${this.versionId} / ${column} / ${place.no}` })
    })
  }

  /** null where there is none. Throws STORE_CORRUPT. */
  #encoded(no: number, column: number): { rows: number; encoded: EncodedColumn } | null {
    const own = this.#query.get(this.versionId, column, no)
    if (own !== undefined) return this.#opened({ version: this.versionId, column, no }, own)
    const linked = this.#linked.get(this.versionId, column, no)
    return linked === undefined ? null : this.#opened(linked, linked)
  }

  #opened(place: SealedPlace, row: ChunkRow): { rows: number; encoded: EncodedColumn } {
    return { rows: row.n, encoded: toEncodedColumn(this.#place.keys.of(versionScope(place.version)), place, row) }
  }

  #indexOf(name: string): number {
    const index = this.#numberOf.get(name)
    if (index === undefined) throw new RangeError('a column that the table does not have')
    return index
  }

  #placeOf(no: number): ChunkPlace {
    const place = this.chunks[no]
    if (place === undefined) throw new RangeError(`chunk ${no} of ${this.chunks.length}`)
    return place
  }

  /** Index of the chunk that holds row `offset`; chunks may be ragged, so it is searched for. */
  #chunkAt(offset: number): number {
    let low = 0
    let high = this.chunks.length
    while (low < high) {
      const middle = (low + high) >> 1
      const place = this.chunks[middle]
      if (place !== undefined && place.firstRow + place.rows <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** null for damaged content; the caller knows the place and says so. */
function orDamaged<T>(read: () => T | null): T | null {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.code === 'STORE_CORRUPT') return null
    throw thrown
  }
}

function join(names: readonly string[], pieces: readonly TableChunk[]): TableChunk {
  const [first] = pieces
  if (pieces.length === 1 && first !== undefined) return first
  const rowNumbers = pieces.flatMap(piece => piece.rowNumbers)
  const columns = names.map((_, index) => pieces.flatMap(piece => piece.columns[index] ?? []))
  return { names, columns, rows: rowNumbers.length, rowNumbers }
}
