// Reads an archive's file at any place, for several parts at a time.
// yauzl's own reader fails the whole process when one of two parts read at once is given up, so it is not used.
import type { FileHandle } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'

const PIECE_BYTES = 1 << 16

/**
 * Closes the file when the archive is closed and no part of it is being read any more; `closeFile` does so whatever yauzl still
 * counts as being read: a part given up while its first bytes are on the way stays counted for ever.
 */
export class FileReader extends RandomAccessReader {
  readonly #file: FileHandle

  constructor(file: FileHandle) {
    super()
    this.#file = file
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false, highWaterMark: PIECE_BYTES })
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#file.read(buffer, offset, length, position).then(
      ({ bytesRead }) => callback(bytesRead < length ? new Error('unexpected EOF') : null),
      (thrown: Error) => callback(thrown),
    )
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(
      () => callback(null),
      (thrown: Error) => callback(thrown),
    )
  }

  closeFile(): void {
    // A second close does nothing, and what a file says while it is closed after reading is of no use to anybody.
    this.#file.close().catch(() => undefined)
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; ) {
      const wanted = Math.min(PIECE_BYTES, end - at)
      const { bytesRead, buffer } = await this.#file.read(Buffer.allocUnsafe(wanted), 0, wanted, at)
      if (bytesRead === 0) return
      at += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  }
}
