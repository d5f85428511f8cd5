// A temporary file for what a job does not hold in memory: appended to, read again, gone when it is closed.
// Must not be readable by anyone else: encrypted under a key that never leaves this process's memory, so that nothing is left behind
// even when the process is killed.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, openSync, readSync, rmSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Spill } from '../core/profiling/spill.ts'
import { writeError } from './write-atomically.ts'

export interface SpillFile extends Spill {
  close(): void
}

interface Block {
  /** Counted over all streams, from 0. */
  readonly no: number
  readonly offset: number
  /** Without the tag. */
  readonly bytes: number
}

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** In `folder`, made with the first byte. Appending throws DISK_FULL, TARGET_NOT_WRITABLE. */
export function openSpillFile(folder: string): SpillFile {
  return new EncryptedSpill(folder)
}

class EncryptedSpill implements SpillFile {
  readonly #path: string
  readonly #key = randomBytes(KEY_BYTES)
  readonly #streams = new Map<number, Block[]>()
  #file: number | null = null
  #blocks = 0
  #end = 0

  constructor(folder: string) {
    this.#path = join(folder, `.spill-${randomBytes(8).toString('hex')}`)
  }

  append(stream: number, bytes: Uint8Array): void {
    const no = this.#blocks
    const cipher = createCipheriv(CIPHER, this.#key, nonceOf(no))
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    try {
      writeWhole(this.#opened(), sealed, this.#end)
    } catch (thrown) {
      throw writeError(thrown, this.#path)
    }
    const blocks = this.#streams.get(stream) ?? []
    blocks.push({ no, offset: this.#end, bytes: bytes.length })
    this.#streams.set(stream, blocks)
    this.#blocks += 1
    this.#end += sealed.length
  }

  *read(stream: number): Generator<Uint8Array> {
    for (const { no, offset, bytes } of this.#streams.get(stream) ?? []) {
      const sealed = new Uint8Array(bytes + TAG_BYTES)
      readWhole(this.#opened(), sealed, offset)
      const decipher = createDecipheriv(CIPHER, this.#key, nonceOf(no))
      decipher.setAuthTag(sealed.subarray(bytes))
      const opened = decipher.update(sealed.subarray(0, bytes))
      decipher.final()
      // A copy of its own, so that it can be looked at as numbers.
      yield new Uint8Array(opened)
    }
  }

  close(): void {
    if (this.#file === null) return
    closeSync(this.#file)
    this.#file = null
    rmSync(this.#path, { force: true })
  }

  #opened(): number {
    if (this.#file !== null) return this.#file
    this.#file = openSync(this.#path, 'wx+', 0o600)
    withoutName(this.#path)
    return this.#file
  }
}

/** The key is this file's alone and blocks are only ever added, so a count never comes back. */
function nonceOf(no: number): Buffer {
  const nonce = Buffer.alloc(NONCE_BYTES)
  nonce.writeBigUInt64BE(BigInt(no), NONCE_BYTES - 8)
  return nonce
}

/** An open file needs no name, and one without is gone with its process. Windows keeps the name until it is closed. */
function withoutName(path: string): void {
  if (process.platform !== 'win32') unlinkSync(path)
}

function writeWhole(file: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done, bytes.length - done, offset + done)
}

function readWhole(file: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(file, bytes, done, bytes.length - done, offset + done)
    if (read === 0) throw new RangeError(`the spill file ends at ${offset + done}`)
    done += read
  }
}
