// The column store's face: versions of tables in compressed chunks, written once, read by chunk or by page.
// Knows nothing of datasets, recipes or jobs; a version is invisible until a repository points to it.
import type { SetAsideReason } from '../contract/reading.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import type { ColumnUnits } from '../core/table/column-units.ts'
import type { CellOrigin } from './sidecar.ts'

export type ChunkCodec = 'plain' | 'plain+zstd' | 'dict' | 'dict+zstd'

export interface EncodedColumn {
  codec: ChunkCodec
  data: Uint8Array
  /** CRC-32 of `data`. */
  crc: number
}

/** A column of a chunk that is, byte for byte, the one at another place: the version refers to it instead of holding a copy. */
export interface ChunkLink {
  readonly fromVersion: number
  readonly fromColumn: number
  readonly fromChunk: number
  /** Of the bytes meant; another content at that place is damage. */
  readonly crc: number
}

/** One chunk ready to be stored; plain data, transferable between threads. */
export interface EncodedChunk {
  rows: number
  columns: (EncodedColumn | ChunkLink)[]
  rowNumbers: EncodedColumn
  /** Per column: sidecar of cells whose source stored something else than the text; null = none in this chunk. */
  sidecars?: (EncodedColumn | null)[]
}

/** A row of the source that is no record, as it was read. */
export interface SetAsideRow {
  readonly rowNumber: number
  readonly reason: SetAsideReason
  readonly cells: readonly string[]
}

/** A place in a table being written that it can go back to. */
export interface WriterMark {
  readonly rows: number
  readonly chunks: number
  readonly asideRows: number
  readonly asideBlocks: number
}

export interface TableWriter {
  readonly versionId: number
  append(chunk: EncodedChunk): void
  /** Further columns behind those there are; rows appended before are blank there. */
  widen(names: readonly string[]): void
  mark(): WriterMark
  /** Forgets the rows that came after the mark; columns added since stay. */
  backTo(mark: WriterMark): void
  /** Keeps rows set aside beside the table, in the order given. */
  setAside(rows: readonly SetAsideRow[]): void
  /** Makes the rows durable; still invisible until a repository refers to the version. */
  finish(): { rows: number; chunks: number }
  abort(): void
}

/** For tables of known size whose columns come one after the other, in chunks of CHUNK_ROWS. */
export interface ColumnWriter {
  readonly versionId: number
  /** `null` = the row numbers. */
  put(column: string | null, firstChunk: number, chunks: readonly EncodedColumn[]): void
  /** Makes the rows durable; still invisible until a repository refers to the version. Every chunk must have come. */
  finish(): void
  abort(): void
}

export interface ChunkPlace {
  readonly no: number
  readonly firstRow: number
  readonly rows: number
}

export interface TableReader {
  readonly versionId: number
  readonly columns: readonly string[]
  readonly rows: number
  readonly chunks: readonly ChunkPlace[]
  /** `columns` = names wanted; absent = all. Throws STORE_CORRUPT when a checksum does not match. */
  readChunk(no: number, columns?: readonly string[]): TableChunk
  /** A column of a chunk without a string for every cell. Throws STORE_CORRUPT as `readChunk` does. */
  units(no: number, column: string): ColumnUnits
  rowNumbers(no: number): number[]
  /** A column of a chunk as it is stored, to be written unchanged into another version; its content is not checked. */
  encodedColumn(no: number, column: string): EncodedColumn
  /** What `origins` is decoded from, as it is stored; null where every cell was plain text. */
  encodedSidecar(no: number, column: string): EncodedColumn | null
  /** The same without its bytes, for a version of the same folder that takes the column over. */
  linkTo(no: number, column: string): ChunkLink
  page(offset: number, limit: number, columns?: readonly string[]): TableChunk
  /** What the cells of a column were in the source, row by row; null where a cell, or the whole chunk, was plain text. */
  origins(no: number, column: string): readonly (CellOrigin | null)[] | null
  setAsideRows(offset: number, limit: number): { total: number; rows: SetAsideRow[] }
}

export interface TableStore {
  create(columns: readonly string[]): TableWriter
  createByColumn(columns: readonly string[], rows: number): ColumnWriter
  open(versionId: number): TableReader
  remove(versionId: number): void
}
