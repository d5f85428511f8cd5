// Imports one table, from one file or several parts, into a work folder and makes it a dataset.
// Changes no value and drops no row; until its last transaction nobody sees anything of it.
import { basename } from 'node:path'
import type { Progress } from '../contract/call.ts'
import type { ImportReport } from '../contract/datasets.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Reading } from '../contract/reading.ts'
import { RECIPE_FORMAT_VERSION, type Recipe } from '../contract/recipe.ts'
import type { Several, SeveralReport } from '../contract/sources.ts'
import { historyLabels } from '../contract/text/zh-CN/history.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { type BuiltSource, buildSource } from './build-source.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface ImportSeveralInput {
  folder: WorkFolder
  pool: WorkerPool
  several: Several
  /** Name of the new dataset. */
  name: string
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface ImportInput extends Omit<ImportSeveralInput, 'several'> {
  path: string
  reading: Reading
  password?: string | undefined
}

/**
 * Counts of the report: `read = setAside + source`, `result = source`. Throws what reading the file and writing the folder throw,
 * DATASET_NAME_TAKEN, CANCELLED; FILE_LOCKED when the file changes on the way. Whatever is thrown, the folder is as it was.
 */
export async function importTable(input: ImportInput): Promise<ImportReport> {
  const { path, reading, password, ...rest } = input
  const part = { path, label: basename(path), rename: {}, ...(password !== undefined && { password }) }
  const several: Several = { parts: [part], reading, sourceColumn: null, columns: 'all', unreadable: 'stop' }
  const { parts: _, ...report } = await importSeveral({ ...rest, several })
  return report
}

/** The same for several parts as one table. Throws PART_UNREADABLE, COLUMN_NAME_TWICE. */
export async function importSeveral(input: ImportSeveralInput): Promise<SeveralReport> {
  const { folder, several, name, person, signal } = input
  folder.datasets.checkNameFree(name)
  try {
    signal.throwIfAborted()
    return await buildSource({ ...input, several, before: null }, built => {
      const { reading } = built.state
      const recipe: Recipe = { formatVersion: RECIPE_FORMAT_VERSION, reading, inputs: {}, steps: [] }
      const { id } = folder.datasets.create({ ...built.state, name, recipe, label: historyLabels.imported }, person)
      return reportOf(id, built)
    })
  } catch (thrown) {
    if (signal.aborted) throw new OpenprepError('CANCELLED', {}, undefined, { cause: thrown })
    throw thrown
  }
}

export function reportOf(datasetId: string, { state, columns, rows, setAside }: BuiltSource): SeveralReport {
  const { rowsRead: read, rowsSetAside, damaged, warnings, parts } = state
  return {
    datasetId,
    counts: { read, setAside: rowsSetAside, source: rows, removed: 0, added: 0, result: rows },
    columns: [...columns],
    setAside,
    damagedColumns: damaged,
    warnings,
    parts,
  }
}
