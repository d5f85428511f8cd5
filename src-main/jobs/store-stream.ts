// Stores a table that came as a stream of chunks, and names its content.
// The version is finished but belongs to nobody: the caller makes it visible or removes it.
import { createHash } from 'node:crypto'
import { setImmediate as others } from 'node:timers/promises'
import type { Progress } from '../contract/call.ts'
import { canonicalHeader, canonicalRows } from '../core/table/canonical-csv.ts'
import type { TableChunk } from '../core/table/chunk.ts'
import { encodeChunk } from '../store/chunk-codec.ts'
import type { TableStore } from '../store/table-store.ts'

export interface StreamInput {
  readonly tables: TableStore
  readonly columns: readonly string[]
  readonly chunks: AsyncIterable<TableChunk>
  /** null = unknown. */
  readonly total: number | null
  readonly signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface StoredStream {
  readonly versionId: number
  readonly rows: number
  /** SHA-256 of the canonical CSV. */
  readonly sha256: string
}

/** Holds one chunk. Leaves nothing behind when it throws. */
export async function storeStream({
  tables,
  columns,
  chunks,
  total,
  signal,
  onProgress,
}: StreamInput): Promise<StoredStream> {
  const writer = tables.create(columns)
  const hash = createHash('sha256').update(canonicalHeader(columns))
  let rows = 0
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted()
      writer.append(encodeChunk(chunk))
      hash.update(canonicalRows(chunk))
      rows += chunk.rows
      onProgress({ stage: 'review.open', done: rows, total, unit: 'rows' })
      await others()
    }
    writer.finish()
  } catch (thrown) {
    writer.abort()
    throw thrown
  }
  return { versionId: writer.versionId, rows, sha256: hash.digest('hex') }
}
