// The column store's face: versions of tables in compressed chunks, written once, read by chunk or by page.
// Knows nothing of datasets, recipes or jobs; a version is invisible until a repository points to it.
import type { TableChunk } from '../core/table/chunk.ts'

export type ChunkCodec = 'plain' | 'plain+zstd' | 'dict' | 'dict+zstd'

export interface EncodedColumn {
  codec: ChunkCodec
  data: Uint8Array
  /** CRC-32 of `data`. */
  crc: number
}

/** One chunk ready to be stored; plain data, transferable between threads. */
export interface EncodedChunk {
  rows: number
  columns: EncodedColumn[]
  rowNumbers: EncodedColumn
  /** Per column: sidecar of cells whose source stored something else than the text; null = none in this chunk. */
  sidecars?: (EncodedColumn | null)[]
}

export interface TableWriter {
  readonly versionId: number
  append(chunk: EncodedChunk): void
  /** Makes the rows durable; still invisible until a repository refers to the version. */
  finish(): { rows: number; chunks: number }
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
  page(offset: number, limit: number, columns?: readonly string[]): TableChunk
}

export interface TableStore {
  create(columns: readonly string[]): TableWriter
  open(versionId: number): TableReader
  remove(versionId: number): void
}
