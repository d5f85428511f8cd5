// Reads a file's bytes in order, in pieces of bounded size.
// Decodes nothing and keeps no piece.
import { type FileHandle, open } from 'node:fs/promises'
import { openingError, readingError } from '../file-errors.ts'

/** Large enough that the system call is cheap, small enough that decoded text stays young garbage. */
const PIECE_BYTES = 1 << 18

const LEAST_BYTES = 4096

export interface BytesOptions {
  from?: number
  /** Stops after this offset; absent = to the end. */
  to?: number
  signal?: AbortSignal
}

async function openForReading(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

/** Size in bytes. Throws FILE_NOT_FOUND, FILE_LOCKED, FILE_NOT_READABLE. */
export async function fileBytes(path: string): Promise<number> {
  const handle = await openForReading(path)
  try {
    return (await handle.stat()).size
  } catch (thrown) {
    throw openingError(thrown, path)
  } finally {
    await handle.close()
  }
}

/** The pieces share one buffer: use each before asking for the next. Throws FILE_GONE when the file vanishes on the way. */
export async function* readPieces(path: string, options: BytesOptions = {}): AsyncGenerator<Uint8Array> {
  const handle = await openForReading(path)
  try {
    const end = options.to ?? Number.POSITIVE_INFINITY
    let at = options.from ?? 0
    // Most tables are small, and a big buffer for each pass over one costs more than reading it. A growing file is read in turns.
    const { size } = await handle.stat()
    const buffer = new Uint8Array(Math.min(PIECE_BYTES, Math.max(LEAST_BYTES, Math.min(end, size) - at)))
    while (at < end) {
      options.signal?.throwIfAborted()
      const { bytesRead } = await handle.read(buffer, 0, Math.min(buffer.length, end - at), at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } catch (thrown) {
    throw readingError(thrown, path)
  } finally {
    await handle.close()
  }
}

/** The first `bytes` bytes, fewer where the file is shorter. */
export async function readHead(path: string, bytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of readPieces(path, { to: bytes })) pieces.push(piece.slice())
  return Buffer.concat(pieces)
}
