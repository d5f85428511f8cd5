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

/** The next piece is read while the present one is used: use each before asking for the next. Throws FILE_GONE when the file vanishes on the way. */
export async function* readPieces(path: string, options: BytesOptions = {}): AsyncGenerator<Uint8Array> {
  const handle = await openForReading(path)
  let ahead: Promise<Uint8Array> | null = null
  try {
    const end = options.to ?? Number.POSITIVE_INFINITY
    let at = options.from ?? 0
    // Most tables are small, and a big buffer for each pass over one costs more than reading it. A growing file is read in turns.
    const { size } = await handle.stat()
    const length = Math.min(PIECE_BYTES, Math.max(LEAST_BYTES, Math.min(end, size) - at))
    let present = new Uint8Array(length)
    let spare: Uint8Array<ArrayBuffer> | null = null
    ahead = readAhead(handle, present, at, end)
    while (at < end) {
      options.signal?.throwIfAborted()
      const piece: Uint8Array = await ahead
      if (piece.length === 0) return
      at += piece.length
      const other: Uint8Array<ArrayBuffer> = spare ?? new Uint8Array(length)
      spare = present
      present = other
      if (at < end) ahead = readAhead(handle, present, at, end)
      yield piece
    }
  } catch (thrown) {
    throw readingError(thrown, path)
  } finally {
    await ahead?.catch(ignored)
    await handle.close()
  }
}

/** Whoever asks for the piece gets its fault; nobody may ask any more. */
function readAhead(handle: FileHandle, buffer: Uint8Array, at: number, end: number): Promise<Uint8Array> {
  const reading = handle
    .read(buffer, 0, Math.min(buffer.length, end - at), at)
    .then(({ bytesRead }) => buffer.subarray(0, bytesRead))
  reading.catch(ignored)
  return reading
}

const ignored = () => undefined

/** The first `bytes` bytes, fewer where the file is shorter. */
export async function readHead(path: string, bytes: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of readPieces(path, { to: bytes })) pieces.push(piece.slice())
  return Buffer.concat(pieces)
}
