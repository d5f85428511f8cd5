// The files behind the parts of an import: their size, their fingerprint, and whether they stayed as they were.
// Reads bytes only; opens no table.
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import { readPieces } from '../files/delimited/file-bytes.ts'
import { openingError } from '../files/file-errors.ts'

export interface PartFile {
  bytes: number
  /** Of the whole file, lower-case hex. */
  sha256: string
  /** Another value once the file has been written to. */
  stamp: string
}

export interface FilesRunning {
  signal: AbortSignal
  onProgress(progress: Progress): void
}

async function stateOf(path: string): Promise<Omit<PartFile, 'sha256'>> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { bytes: size, stamp: `${size} ${mtimeMs}` }
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

/** Every file once, whatever number of its sheets is read. A file that cannot be read stands there with its error. */
export async function fingerprintFiles(
  paths: Iterable<string>,
  { signal, onProgress }: FilesRunning,
): Promise<Map<string, PartFile | OpenprepError>> {
  const files = new Map<string, PartFile | OpenprepError>()
  for (const path of new Set(paths))
    files.set(path, await orError(async () => ({ ...(await stateOf(path)), sha256: '' })))
  const total = bytesOf(files.values())
  let done = 0
  for (const [path, file] of files) {
    if (file instanceof OpenprepError) continue
    const hash = createHash('sha256')
    const outcome = await orError(async () => {
      for await (const piece of readPieces(path, { signal })) {
        hash.update(piece)
        done += piece.length
        onProgress({ stage: 'import.hash', done, total, unit: 'bytes' })
      }
      return { ...file, sha256: hash.digest('hex') }
    })
    signal.throwIfAborted()
    files.set(path, outcome)
  }
  return files
}

export function bytesOf(files: Iterable<PartFile | OpenprepError>): number {
  let sum = 0
  for (const file of files) if (!(file instanceof OpenprepError)) sum += file.bytes
  return sum
}

/** Throws FILE_LOCKED when the file is not what it was. */
export async function checkUnchanged(path: string, file: PartFile): Promise<void> {
  if ((await stateOf(path)).stamp !== file.stamp) throw new OpenprepError('FILE_LOCKED', { file: basename(path) })
}

async function orError(read: () => Promise<PartFile>): Promise<PartFile | OpenprepError> {
  try {
    return await read()
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.kind === 'user') return thrown
    throw thrown
  }
}
