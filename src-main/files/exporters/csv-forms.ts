// What the CSV exporters share: rows behind a header, of text that comes in pieces.
// Writes nothing.
import { canonicalHeader } from '../../core/table/canonical-csv.ts'
import { csvRecords, NotCanonicalError, type Row } from '../packages/package-table.ts'

/** Rows behind the header, which must be the canonical one of these columns. `bytes` = UTF-8. */
export async function* rowsBehindHeader(
  bytes: AsyncIterable<Uint8Array>,
  columns: readonly string[],
): AsyncGenerator<readonly Row[]> {
  let headed = false
  for await (const records of csvRecords(bytes)) {
    if (records.length === 0) continue
    if (!headed && canonicalHeader(records[0] ?? []) !== canonicalHeader(columns)) throw new NotCanonicalError()
    const rows = headed ? records : records.slice(1)
    headed = true
    if (rows.some(row => row.length !== columns.length)) throw new NotCanonicalError()
    yield rows
  }
  if (!headed) throw new NotCanonicalError()
}

/** The stream without its first bytes, which must be these. */
export async function* behind(mark: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = new Uint8Array()
  let passed = mark.length === 0
  for await (const piece of bytes) {
    if (passed) {
      yield piece
      continue
    }
    head = Buffer.concat([head, piece])
    if (head.length < mark.length) continue
    if (Buffer.compare(head.subarray(0, mark.length), mark) !== 0) throw new NotCanonicalError()
    passed = true
    yield head.subarray(mark.length)
  }
  if (!passed) throw new NotCanonicalError()
}
