// Writes a file so that it appears complete or not at all: temporary name beside the target, fsync, rename.
// Never overwrites in place and never leaves the temporary file behind.
import { randomBytes } from 'node:crypto'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { OpenprepError } from '../contract/errors.ts'

export interface AtomicWrite {
  readonly signal?: AbortSignal
  onBytes?(done: number): void
}

/** Writes `bytes` to `path`. Throws DISK_FULL, TARGET_NOT_WRITABLE, FILE_LOCKED, or the signal's reason. */
export async function writeAtomically(
  path: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: AtomicWrite = {},
): Promise<void> {
  const temporary = temporaryBeside(path)
  try {
    await writeAll(temporary, bytes, options)
    await renameWithRetry(temporary, path)
  } catch (thrown) {
    await rm(temporary, { force: true })
    throw writeError(thrown, path)
  }
}

/** A hidden name in the same folder, so that the rename never crosses a file system. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path).slice(0, 40)}.${randomBytes(6).toString('hex')}.tmp`)
}

async function writeAll(
  path: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  options: AtomicWrite,
): Promise<void> {
  const file = await open(path, 'wx')
  try {
    let done = 0
    for await (const piece of bytes) {
      options.signal?.throwIfAborted()
      await writePiece(file, piece)
      done += piece.length
      options.onBytes?.(done)
    }
    await file.sync()
  } finally {
    await file.close()
  }
}

/** `FileHandle.write` may write less than it was given. */
export async function writePiece(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await file.write(piece, at, piece.length - at)
    at += bytesWritten
  }
}

const HELD_BY_SCANNER = new Set(['EBUSY', 'EPERM', 'EACCES'])
/** Milliseconds; a virus scanner lets go of a new file within a few seconds. */
const RETRY_AFTER = [50, 100, 200, 400, 800, 1600]

/** Renames, waiting while another program (a virus scanner, an open viewer) holds the file. */
export async function renameWithRetry(from: string, to: string): Promise<void> {
  for (const pause of RETRY_AFTER) {
    try {
      return await rename(from, to)
    } catch (thrown) {
      if (!HELD_BY_SCANNER.has(systemCode(thrown))) throw thrown
      await wait(pause)
    }
  }
  try {
    await rename(from, to)
  } catch (thrown) {
    if (!HELD_BY_SCANNER.has(systemCode(thrown))) throw thrown
    const file = basename(to)
    throw new OpenprepError('FILE_LOCKED', { file }, { file }, { cause: thrown })
  }
}

function systemCode(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}

const SYSTEM_CODES = {
  ENOSPC: 'DISK_FULL',
  EDQUOT: 'DISK_FULL',
  EFBIG: 'DISK_FULL',
  EBUSY: 'FILE_LOCKED',
  EACCES: 'TARGET_NOT_WRITABLE',
  EPERM: 'TARGET_NOT_WRITABLE',
  EROFS: 'TARGET_NOT_WRITABLE',
  ENOENT: 'TARGET_NOT_WRITABLE',
  ENOTDIR: 'TARGET_NOT_WRITABLE',
  EISDIR: 'TARGET_NOT_WRITABLE',
  ENAMETOOLONG: 'TARGET_NOT_WRITABLE',
} as const satisfies Record<string, 'DISK_FULL' | 'FILE_LOCKED' | 'TARGET_NOT_WRITABLE'>

/** What the person can act on, or the thrown thing itself when it is not the file system's. */
export function writeError(thrown: unknown, path: string): unknown {
  const file = basename(path)
  const code = Object.entries(SYSTEM_CODES).find(([system]) => system === systemCode(thrown))?.[1]
  if (code === undefined) return thrown
  return new OpenprepError(code, { file }, { file }, { cause: thrown })
}
