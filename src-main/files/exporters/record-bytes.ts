// Writes rows as records of bytes: what stands around every field is fixed, the fields are spelled by a form.
// Knows no format.
import type { WorkChunk } from '../../core/table/chunk-column.ts'
import { type TextForm, type WrittenTexts, writtenTexts } from '../../core/table/written-texts.ts'

export interface RecordForm {
  /** Before the first field and behind the last of every record. */
  readonly start: Uint8Array
  readonly end: Uint8Array
  /** Per column what stands before its value, and behind it. */
  readonly before: readonly Uint8Array[]
  readonly behind: readonly Uint8Array[]
  /** Between two records; the last has none behind it. */
  readonly between: Uint8Array
  readonly value: TextForm
}

/** The records of all chunks, about a chunk at a time. */
export function* recordBytes(form: RecordForm, chunks: Iterable<WorkChunk>): Generator<Uint8Array> {
  let first = true
  for (const { columns, rows } of chunks) {
    if (rows === 0) continue
    const texts = columns.map(column => writtenTexts(column.units(), form.value))
    yield chunkBytes(form, texts, rows, first)
    first = false
  }
}

function chunkBytes(form: RecordForm, texts: readonly WrittenTexts[], rows: number, first: boolean): Uint8Array {
  const fixed = [...form.before, ...form.behind].reduce((sum, bytes) => sum + bytes.length, 0)
  const record = fixed + form.start.length + form.end.length + form.between.length
  const out = new Uint8Array(texts.reduce((sum, one) => sum + textBytes(one, rows), record * rows))
  let at = 0
  for (let row = 0; row < rows; row += 1) {
    if (row > 0 || !first) at = put(form.between, out, at)
    at = put(form.start, out, at)
    for (let column = 0; column < texts.length; column += 1) {
      at = put(form.before[column] ?? form.end, out, at)
      const one = texts[column]
      if (one !== undefined) at = putText(one, row, out, at)
      at = put(form.behind[column] ?? form.end, out, at)
    }
    at = put(form.end, out, at)
  }
  return out.subarray(0, at)
}

function textBytes({ starts, codes }: WrittenTexts, rows: number): number {
  if (codes === null) return starts[rows] ?? 0
  let sum = 0
  for (let row = 0; row < rows; row += 1) {
    const text = codes[row] ?? 0
    sum += (starts[text + 1] ?? 0) - (starts[text] ?? 0)
  }
  return sum
}

function putText({ bytes, starts, codes }: WrittenTexts, row: number, out: Uint8Array, start: number): number {
  const text = codes === null ? row : (codes[row] ?? 0)
  const end = starts[text + 1] ?? 0
  let at = start
  for (let from = starts[text] ?? 0; from < end; from += 1) out[at++] = bytes[from] ?? 0
  return at
}

function put(bytes: Uint8Array, out: Uint8Array, start: number): number {
  for (let i = 0; i < bytes.length; i += 1) out[start + i] = bytes[i] ?? 0
  return start + bytes.length
}
