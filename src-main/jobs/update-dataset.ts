// Gives a dataset a new version of its source: further parts behind it, or other parts in its place.
// The old version stays; the new one becomes visible in one transaction, with its difference, or not at all.
import type { Progress } from '../contract/call.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Difference, Several, SeveralReport } from '../contract/sources.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { type BuiltSource, buildSource } from './build-source.ts'
import { compareVersions } from './compare-versions.ts'
import { findKey } from './find-key.ts'
import { reportOf } from './import-table.ts'
import type { WorkerPool } from './worker-pool.ts'

export interface UpdateInput {
  folder: WorkFolder
  pool: WorkerPool
  datasetId: string
  change: 'append' | 'replace'
  several: Several
  /** Columns that identify a row; null = one is looked for; [] = there is none. */
  key: readonly string[] | null
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

export interface UpdateReport extends SeveralReport {
  /** Number of the new version. */
  no: number
  difference: Difference
}

/** A complete new version that nobody sees yet. */
export interface PreparedUpdate {
  /** Its table. */
  versionId: number
  report: SeveralReport & { base: number; difference: Difference }
  /** Makes it the present version and returns its number. Throws VERSION_CHANGED when the dataset got another one meanwhile. */
  accept(): number
  discard(): void
}

/** Counts are those of the whole new version. Throws what importing throws and KEY_NOT_THERE; then nothing is left of it. */
export async function prepareUpdate(input: UpdateInput): Promise<PreparedUpdate> {
  const { folder, datasetId, change, several, signal } = input
  const version = folder.sources.current(datasetId)
  const { source, damaged, warnings } = folder.datasets.get(datasetId)
  const before = change === 'append' ? { version, source, damaged, warnings } : null
  try {
    signal.throwIfAborted()
    return await buildSource({ ...input, several, before }, async built => {
      const difference = await differenceOf(input, version.versionId, built)
      return {
        versionId: built.state.versionId,
        report: { ...reportOf(datasetId, built), base: version.no, difference },
        accept: () => folder.sources.add(datasetId, version.no, { ...built.state, change, difference }, input.person),
        discard: () => folder.tables.remove(built.state.versionId),
      }
    })
  } catch (thrown) {
    if (signal.aborted) throw new OpenprepError('CANCELLED', {}, undefined, { cause: thrown })
    throw thrown
  }
}

/** The same, accepted at once. Throws VERSION_CHANGED too. Whatever is thrown, the dataset is as it was. */
export async function updateDataset(input: UpdateInput): Promise<UpdateReport> {
  const update = await prepareUpdate(input)
  try {
    const { base: _, ...report } = update.report
    return { ...report, no: update.accept() }
  } catch (thrown) {
    update.discard()
    throw thrown
  }
}

async function differenceOf(input: UpdateInput, beforeId: number, built: BuiltSource): Promise<Difference> {
  const { folder, several, signal, onProgress } = input
  const before = folder.tables.open(beforeId)
  const after = folder.tables.open(built.state.versionId)
  const ignore = several.sourceColumn === null ? [] : [several.sourceColumn]
  const shared = after.columns.filter(column => before.columns.includes(column) && !ignore.includes(column))
  const key = input.key ?? (await findKey(before, shared, signal))
  return compareVersions({ before, after, key, ignore, signal, onProgress })
}
