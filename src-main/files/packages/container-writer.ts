// Puts files into one package container: each is spooled, hashed, then appended; the whole appears at once or not at all.
// Knows nothing of catalogues or manifests.
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { renameWithRetry, temporaryBeside, writeError, writePiece } from '../write-atomically.ts'
import { type FileDigest, FileDigester } from './file-digest.ts'
import { comparePaths, directory, localHeader, type StoredEntry } from './stored-zip.ts'

export interface PackedFile {
  path: string
  bytes: number
  sha256: string
  sm3: string
}

type Bytes = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

export class ContainerWriter {
  readonly files: PackedFile[] = []
  readonly #target: string
  readonly #file: FileHandle
  readonly #signal: AbortSignal | undefined
  readonly #hash: Hash = createHash('sha256')
  readonly #entries: StoredEntry[] = []
  readonly #offsets: number[] = []
  #at = 0

  private constructor(target: string, file: FileHandle, signal: AbortSignal | undefined) {
    this.#target = target
    this.#file = file
    this.#signal = signal
  }

  /**
   * Runs `fill` and makes the container at `target`, or leaves nothing behind. Files must be added in path order.
   * Throws DISK_FULL, TARGET_NOT_WRITABLE, FILE_LOCKED, the signal's reason, or what `fill` throws.
   */
  static async make(
    target: string,
    signal: AbortSignal | undefined,
    fill: (container: ContainerWriter) => Promise<void>,
  ): Promise<{ bytes: number; sha256: string }> {
    const temporary = temporaryBeside(target)
    try {
      const file = await open(temporary, 'wx')
      const container = new ContainerWriter(target, file, signal)
      try {
        await fill(container)
        await container.#end()
      } finally {
        await file.close()
      }
      signal?.throwIfAborted()
      await renameWithRetry(temporary, target)
      return { bytes: container.#at, sha256: container.#hash.digest('hex') }
    } catch (thrown) {
      await rm(temporary, { force: true })
      throw writeError(thrown, target)
    }
  }

  /**
   * Adds a file of unknown size: spooled beside the target first, because its header comes before its data. `check` sees the spooled file
   * and throws when it must not go in.
   */
  async add(path: string, content: Bytes, check?: (spooled: string) => Promise<void>): Promise<void> {
    const last = this.#entries.at(-1)
    if (last !== undefined && comparePaths(last.path, path) >= 0) throw new Error(`${path} is out of order`)
    const spool = temporaryBeside(this.#target)
    try {
      const digest = await this.#spool(spool, content)
      await check?.(spool)
      await this.#appendSpool(path, digest, spool)
    } finally {
      await rm(spool, { force: true })
    }
  }

  async #spool(spool: string, content: Bytes): Promise<FileDigest> {
    const digester = new FileDigester()
    const file = await open(spool, 'wx')
    try {
      for await (const piece of content) {
        this.#signal?.throwIfAborted()
        digester.update(piece)
        await writePiece(file, piece)
      }
    } finally {
      await file.close()
    }
    return digester.finish()
  }

  async #appendSpool(path: string, digest: FileDigest, spool: string): Promise<void> {
    const entry = { path, bytes: digest.bytes, crc: digest.crc }
    this.#offsets.push(this.#at)
    this.#entries.push(entry)
    await this.#append(localHeader(entry))
    const file = await open(spool, 'r')
    for await (const piece of file.createReadStream({ highWaterMark: 1 << 20 })) {
      this.#signal?.throwIfAborted()
      await this.#append(piece)
    }
    this.files.push({ path, bytes: digest.bytes, sha256: digest.sha256, sm3: digest.sm3 })
  }

  async #append(piece: Uint8Array): Promise<void> {
    this.#hash.update(piece)
    this.#at += piece.length
    await writePiece(this.#file, piece)
  }

  async #end(): Promise<void> {
    await this.#append(directory(this.#entries, this.#offsets, this.#at))
    await this.#file.sync()
  }
}
