// The files behind the parts of an import: their size, their fingerprint, and whether they stayed as they were.
// Opens no table; the bytes are read by a worker.
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { OpenprepError } from '../contract/errors.ts'
import { openingError } from '../files/file-errors.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface PartFile {
  bytes: number
  /** Another value once the file has been written to. */
  stamp: string
}

async function stateOf(path: string): Promise<PartFile> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { bytes: size, stamp: `${size} ${mtimeMs}` }
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}

/** Every file once, whatever number of its sheets is read. A file that is not there stands there with its error. */
export async function statesOf(paths: Iterable<string>): Promise<Map<string, PartFile | OpenprepError>> {
  const files = new Map<string, PartFile | OpenprepError>()
  for (const path of new Set(paths)) files.set(path, await orError(stateOf(path)))
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

async function orError(state: Promise<PartFile>): Promise<PartFile | OpenprepError> {
  try {
    return await state
  } catch (thrown) {
    if (thrown instanceof OpenprepError && thrown.kind === 'user') return thrown
    throw thrown
  }
}

/** The first worker: it is started for the import in any case, and has nothing to encode yet while the file is being opened. */
const LANE = 0

/** The fingerprint of one file, taken beside the reading of its rows; sheets of one workbook share it. */
export class Fingerprint {
  readonly path: string
  readonly #stop = new AbortController()
  readonly #sha256: Promise<string>
  #settled = false

  constructor(path: string, pool: WorkerPool, signal: AbortSignal) {
    this.path = path
    const both = AbortSignal.any([signal, this.#stop.signal])
    this.#sha256 = pool.run({ kind: 'hashFile', path }, { lane: LANE, signal: both })
    const settle = () => {
      this.#settled = true
    }
    // Whoever asks for it gets its fault; when reading the rows fails first, nobody asks.
    this.#sha256.then(settle, settle)
  }

  /** It can be asked without waiting. */
  get settled(): boolean {
    return this.#settled
  }

  /** SHA-256 of the whole file, lower-case hex. Throws what reading the file throws. */
  sha256(): Promise<string> {
    return this.#sha256
  }

  stop(): void {
    this.#stop.abort()
  }
}
