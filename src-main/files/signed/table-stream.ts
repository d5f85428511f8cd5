// A stored table as a stream of bytes that another PC can store again: columns, then chunk after chunk, each compressed on its own.
// Knows no store and no file; holds one chunk.
import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { OpenprepError } from '../../contract/errors.ts'
import type { TableChunk } from '../../core/table/chunk.ts'

/** Plain and compressed; a chunk of 2,048 rows with the widest cells a spreadsheet takes is smaller. */
const MAX_PIECE = 256 * 1024 * 1024
const ChunkSchema = z.strictObject({ rowNumbers: z.array(z.number()), columns: z.array(z.array(z.string())) })

export interface StreamedTable {
  readonly columns: readonly string[]
  chunks(): Iterable<TableChunk>
}

function framed(value: unknown): Uint8Array {
  const packed = zstdCompressSync(Buffer.from(JSON.stringify(value), 'utf8'))
  const head = Buffer.alloc(4)
  head.writeUInt32LE(packed.length)
  return Buffer.concat([head, packed])
}

export function* tableBytes({ columns, chunks }: StreamedTable): Generator<Uint8Array> {
  yield framed(columns)
  for (const chunk of chunks()) yield framed({ rowNumbers: chunk.rowNumbers, columns: chunk.columns })
}

/** First the column names, then the chunks. Throws SIGNED_FILE_REFUSED where it is none. */
export async function readTableBytes(
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): Promise<{ columns: string[]; chunks: AsyncGenerator<TableChunk> }> {
  const pieces = framesOf(bytes, file)
  const first = await pieces.next()
  const columns = checked(z.array(z.string()), first.done === true ? null : first.value, file)
  return { columns, chunks: chunksOf(pieces, columns, file) }
}

async function* chunksOf(pieces: AsyncIterable<unknown>, names: string[], file: string): AsyncGenerator<TableChunk> {
  for await (const piece of pieces) {
    const { rowNumbers, columns } = checked(ChunkSchema, piece, file)
    if (columns.length !== names.length || columns.some(column => column.length !== rowNumbers.length))
      throw malformed(file)
    yield { names, columns, rows: rowNumbers.length, rowNumbers }
  }
}

async function* framesOf(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<unknown> {
  let held: Buffer = Buffer.alloc(0)
  for await (const piece of bytes) {
    held = held.length === 0 ? Buffer.from(piece) : Buffer.concat([held, piece])
    for (let length = frameLength(held, file); length !== null; length = frameLength(held, file)) {
      yield unpacked(held.subarray(4, 4 + length), file)
      held = held.subarray(4 + length)
    }
  }
  if (held.length > 0) throw malformed(file)
}

function frameLength(held: Buffer, file: string): number | null {
  if (held.length < 4) return null
  const length = held.readUInt32LE(0)
  if (length > MAX_PIECE) throw malformed(file)
  return held.length >= 4 + length ? length : null
}

function unpacked(bytes: Uint8Array, file: string): unknown {
  try {
    return JSON.parse(zstdDecompressSync(bytes, { maxOutputLength: MAX_PIECE }).toString('utf8'))
  } catch (cause) {
    throw malformed(file, cause)
  }
}

function checked<T>(schema: z.ZodType<T>, value: unknown, file: string): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw malformed(file)
  return parsed.data
}

function malformed(file: string, cause?: unknown): OpenprepError {
  return new OpenprepError('SIGNED_FILE_REFUSED', { file, refusal: 'malformed' }, undefined, { cause })
}
