// Writes the machine file: the canonical CSV with a byte order mark, every value exactly as it is.
// Never neutralises or trims a value: what a program reads must be what the recipe made.
import { canonicalBytes } from '../../core/table/canonical-bytes.ts'
import { canonicalHeader } from '../../core/table/canonical-csv.ts'
import type { WorkChunk } from '../../core/table/chunk-column.ts'

/** Spreadsheet programs on Chinese Windows open UTF-8 text correctly only with the mark. */
export const UTF8_BOM = Uint8Array.of(0xef, 0xbb, 0xbf)

/** The bytes of the file, a chunk at a time: BOM, header, rows (UTF-8, CRLF, RFC 4180). */
export function* csvFile(columns: readonly string[], chunks: Iterable<WorkChunk>): Generator<Uint8Array> {
  yield UTF8_BOM
  yield* canonicalCsv(columns, chunks)
}

/** The same without the byte order mark: what `result.sha256` is taken over. */
export function* canonicalCsv(columns: readonly string[], chunks: Iterable<WorkChunk>): Generator<Uint8Array> {
  yield Buffer.from(canonicalHeader(columns))
  for (const { columns: cells, rows } of chunks) {
    yield canonicalBytes(
      cells.map(column => column.units()),
      rows,
    )
  }
}
