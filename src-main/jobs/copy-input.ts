// Stores a table of the work folder as a further table of a dataset: cells are referred to, not copied.
// Changes no recipe; until its last transaction nobody sees anything of it.
import type { Progress } from '../contract/call.ts'
import type { Reading } from '../contract/reading.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { copyVersion } from './copy-version.ts'

/** The table taken over, and where it came from. `sha256` of the file, or of the canonical content where it came from none. */
export interface CopiedTable {
  versionId: number
  file: string
  sheet: string | null
  sha256: string
  reading: Reading
}

export interface CopyInputTable {
  folder: WorkFolder
  datasetId: string
  name: string
  from: CopiedTable
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/** Throws CANCELLED, STORE_CORRUPT, DISK_FULL; nothing is left of it then. */
export async function copyInput(input: CopyInputTable): Promise<void> {
  const { folder, datasetId, name, person, signal, onProgress } = input
  const { versionId: fromId, file, sheet, sha256, reading } = input.from
  const from = folder.tables.open(fromId)
  const to = folder.tables.create(from.columns)
  try {
    await copyVersion({ from, to, columns: from.columns, signal, onProgress })
    to.finish()
    folder.inputs.save(datasetId, { name, versionId: to.versionId, file, sheet, sha256, reading }, person)
  } catch (thrown) {
    to.abort()
    throw thrown
  }
}
