// Stores one file as a further table of a dataset, through the ordinary import.
// Changes no recipe; until its last transaction nobody sees anything of it.
import { basename } from 'node:path'
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Reading } from '../contract/reading.ts'
import type { Several } from '../contract/sources.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { buildSource } from './build-source.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface ImportInputTable {
  folder: WorkFolder
  pool: WorkerPool
  datasetId: string
  name: string
  path: string
  reading: Reading
  password?: string | undefined
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws what reading the file and writing the folder throw; CANCELLED. */
export async function importInput(input: ImportInputTable): Promise<void> {
  const { folder, datasetId, name, path, reading, password, person, signal } = input
  const part = { path, label: basename(path), rename: {}, ...(password !== undefined && { password }) }
  const several: Several = { parts: [part], reading, sourceColumn: null, columns: 'all', unreadable: 'stop' }
  try {
    signal.throwIfAborted()
    await buildSource({ ...input, several, before: null }, ({ state }) => {
      const { source, versionId } = state
      const { file, sheet, sha256 } = source
      folder.inputs.save(datasetId, { name, versionId, file, sheet, sha256, reading: state.reading }, person)
    })
  } catch (thrown) {
    if (signal.aborted) throw new OpenprepError('CANCELLED', {}, undefined, { cause: thrown })
    throw thrown
  }
}
