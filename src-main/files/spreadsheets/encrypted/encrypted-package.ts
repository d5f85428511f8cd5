// Opens an encrypted workbook so that its archive can be read at any place, decrypted piece by piece as it is asked for.
// Writes no clear text anywhere and keeps no password.
import { type FileHandle, open } from 'node:fs/promises'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { RandomAccessReader } from 'yauzl'
import { OpenprepError } from '../../../contract/errors.ts'
import { openingError } from '../../file-errors.ts'
import { faultError, passwordError } from '../faults.ts'
import { isOle } from '../ole-directory.ts'
import { openAgile } from './agile-encryption.ts'
import { BrokenOleError, OleFile, type OleStream } from './ole-file.ts'
import { openStandard } from './standard-encryption.ts'
import { CipherFaultError, type WorkbookCipher } from './workbook-cipher.ts'

/** Excel locks a workbook with this word when only changes need a password, and opens it without asking. [MS-OFFCRYPTO] 2.4.2.3 */
const KNOWN_PASSWORD = 'VelvetSweatshop'
const SIZE_BYTES = 8
const VERSION_BYTES = 4
const AGILE = 4
/** Bytes decrypted at a time when a part is streamed. */
const STREAM_BYTES = 1 << 18

export interface DecryptedPackage {
  reader: RandomAccessReader
  /** Bytes of the archive inside. */
  size: number
  /** Whatever is still being read; a second time does nothing. */
  closeFile(): void
}

/**
 * Null when the file is not encrypted. Throws FILE_PASSWORD without a password, FILE_PASSWORD_WRONG, FILE_CORRUPT, FILE_HOSTILE,
 * FORMAT_NOT_SUPPORTED for encryption that no present program writes.
 */
export async function openEncrypted(path: string, password: string | undefined): Promise<DecryptedPackage | null> {
  const file = await openFile(path)
  try {
    const decrypted = (await isOleFile(file)) ? await decrypt(file, path, password) : null
    if (decrypted === null) await file.close()
    return decrypted
  } catch (thrown) {
    await file.close()
    throw cipherError(thrown, path)
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r')
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

async function isOleFile(file: FileHandle): Promise<boolean> {
  const head = Buffer.alloc(8)
  await file.read(head, 0, 8, 0)
  return isOle(head)
}

async function decrypt(file: FileHandle, path: string, password: string | undefined): Promise<DecryptedPackage | null> {
  const ole = await OleFile.open(file)
  const info = await ole.stream('EncryptionInfo')
  const content = await ole.stream('EncryptedPackage')
  if (info === null || content === null) return null
  const size = Number((await content.read(0, SIZE_BYTES)).readBigUInt64LE())
  if (size > content.size) throw new BrokenOleError()
  const cipher = await openCipher(await info.read(0, info.size), password, path)
  const closeFile = () => void file.close().catch(() => undefined)
  return { reader: new DecryptingReader(file, content, cipher, size), size, closeFile }
}

async function openCipher(info: Buffer, password: string | undefined, path: string): Promise<WorkbookCipher> {
  if (password !== undefined) return cipherOf(info, password)
  try {
    return await cipherOf(info, KNOWN_PASSWORD)
  } catch (thrown) {
    throw thrown instanceof CipherFaultError && thrown.fault === 'wrongPassword' ? passwordError(path) : thrown
  }
}

function cipherOf(info: Buffer, password: string): Promise<WorkbookCipher> {
  const major = info.readUInt16LE(0)
  const minor = info.readUInt16LE(2)
  const rest = info.subarray(VERSION_BYTES)
  if (major === AGILE && minor === AGILE) return openAgile(rest.toString('utf8', 4), password)
  if (minor === 2 && major >= 2 && major <= 4) return openStandard(rest, password)
  throw new CipherFaultError('unknownEncryption')
}

function cipherError(thrown: unknown, path: string): unknown {
  if (thrown instanceof BrokenOleError || thrown instanceof RangeError) return faultError(path, 'archiveBroken', thrown)
  if (!(thrown instanceof CipherFaultError)) return thrown
  switch (thrown.fault) {
    case 'wrongPassword':
      return new OpenprepError('FILE_PASSWORD_WRONG', { file: basename(path) }, { file: path })
    case 'unknownEncryption':
      return new OpenprepError('FORMAT_NOT_SUPPORTED', { format: 'encrypted' }, { file: path }, { cause: thrown })
    case 'brokenEncryption':
      return faultError(path, 'archiveBroken', thrown)
    case 'spinCount':
      return faultError(path, 'spinCount', thrown)
  }
}

/** What yauzl reads instead of a file. Closes the file when the archive is closed. */
class DecryptingReader extends RandomAccessReader {
  readonly #file: FileHandle
  readonly #content: OleStream
  readonly #cipher: WorkbookCipher
  readonly #size: number

  constructor(file: FileHandle, content: OleStream, cipher: WorkbookCipher, size: number) {
    super()
    this.#file = file
    this.#content = content
    this.#cipher = cipher
    this.#size = size
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false })
  }

  async *#pieces(start: number, end: number): AsyncGenerator<Buffer> {
    for (let at = start; at < end; at += STREAM_BYTES) yield await this.#decrypted(at, Math.min(end, at + STREAM_BYTES))
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#decrypted(position, position + length).then(
      bytes => {
        bytes.copy(buffer, offset)
        callback(bytes.length < length ? new BrokenOleError() : null)
      },
      (thrown: unknown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown))),
    )
  }

  override close(callback: (error: Error | null) => void): void {
    this.#file.close().then(
      () => callback(null),
      (thrown: unknown) => callback(thrown instanceof Error ? thrown : new Error(String(thrown))),
    )
  }

  /** Clear bytes from `start` up to but not including `end`. */
  async #decrypted(start: number, end: number): Promise<Buffer> {
    const { pieceBytes } = this.#cipher
    const stop = Math.min(end, this.#size)
    const first = Math.floor(start / pieceBytes)
    const last = Math.ceil(stop / pieceBytes)
    const encrypted = await this.#content.read(SIZE_BYTES + first * pieceBytes, (last - first) * pieceBytes)
    const pieces: Buffer[] = []
    for (let piece = first; piece < last; piece += 1) {
      const at = (piece - first) * pieceBytes
      pieces.push(this.#cipher.decrypt(piece, encrypted.subarray(at, at + pieceBytes)))
    }
    const skipped = start - first * pieceBytes
    return Buffer.concat(pieces).subarray(skipped, skipped + stop - start)
  }
}
