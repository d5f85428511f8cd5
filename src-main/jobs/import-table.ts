// Imports one table of a file into a work folder: hashes the file, streams its rows into a new version, makes it a dataset.
// Changes no value and drops no row; until its last transaction nobody sees anything of it.
import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { setImmediate as others } from 'node:timers/promises'
import type { Progress } from '../contract/call.ts'
import type { ImportReport } from '../contract/datasets.ts'
import { OpenprepError } from '../contract/errors.ts'
import type { Reading } from '../contract/reading.ts'
import { RECIPE_FORMAT_VERSION } from '../contract/recipe.ts'
import { historyLabels } from '../contract/text/zh-CN/history.ts'
import { readPieces } from '../files/delimited/file-bytes.ts'
import { openingError } from '../files/file-errors.ts'
import { type OpenedSource, openTableSource } from '../files/open-source.ts'
import { type ReadSummary, readTable, type TableReading } from '../files/read-table.ts'
import { encodeChunk } from '../store/chunk-codec.ts'
import type { TableWriter } from '../store/table-store.ts'
import type { WorkFolder } from '../store/work-folder.ts'
import { type BuiltChunk, ChunkBuilder } from './chunk-builder.ts'

export interface ImportInput {
  folder: WorkFolder
  path: string
  reading: Reading
  /** Name of the new dataset. */
  name: string
  person: string
  signal: AbortSignal
  onProgress(progress: Progress): void
}

/**
 * Counts of the report: `read = setAside + source`, `result = source`. Throws what reading the file and writing the folder throw,
 * DATASET_NAME_TAKEN, CANCELLED; FILE_LOCKED when the file changes on the way. Whatever is thrown, the folder is as it was.
 */
export async function importTable(input: ImportInput): Promise<ImportReport> {
  const { folder, path, reading, name, signal } = input
  folder.datasets.checkNameFree(name)
  try {
    signal.throwIfAborted()
    const before = await fileState(path)
    const sha256 = await hashFile(input, before.bytes)
    const source = await openTableSource(path, reading)
    try {
      return await importOpened(input, source, { ...before, sha256 })
    } finally {
      await source.close()
    }
  } catch (thrown) {
    if (signal.aborted) throw new OpenprepError('CANCELLED', {}, undefined, { cause: thrown })
    throw thrown
  }
}

interface FileState {
  bytes: number
  /** Another value once the file has been written to. */
  stamp: string
}

async function importOpened(
  input: ImportInput,
  source: OpenedSource,
  file: FileState & { sha256: string },
): Promise<ImportReport> {
  const { folder, path, name, reading, person, signal, onProgress } = input
  const onBytes = (done: number, total: number) => onProgress({ stage: 'import', done, total, unit: 'bytes' })
  const table = await readTable(source, null, reading, { signal, onBytes })
  const writer = folder.tables.create([...table.columns])
  try {
    const setAside = await copyRows(table, writer, signal)
    const { rows } = writer.finish()
    const summary = table.summary()
    if (summary.read !== rows + setAside) throw new OpenprepError('INTERNAL')
    if ((await fileState(path)).stamp !== file.stamp) throw new OpenprepError('FILE_LOCKED', { file: basename(path) })
    signal.throwIfAborted()
    const damaged = damagedColumns(table.columns, summary)
    const warnings = [...source.openWarnings, ...summary.warnings].map(warning => warning.message)
    const dataset = folder.datasets.create(
      {
        name,
        source: {
          file: basename(path),
          sheet: table.sheet === '' ? null : table.sheet,
          bytes: file.bytes,
          sha256: file.sha256,
          format: source.format,
        },
        reading,
        rowsRead: summary.read,
        rowsSetAside: setAside,
        versionId: writer.versionId,
        damaged,
        warnings,
        recipe: { formatVersion: RECIPE_FORMAT_VERSION, reading, inputs: {}, steps: [] },
        label: historyLabels.imported,
      },
      person,
    )
    return {
      datasetId: dataset.id,
      counts: { read: summary.read, setAside, source: rows, removed: 0, added: 0, result: rows },
      columns: [...table.columns],
      setAside: { ...summary.byReason },
      damagedColumns: damaged,
      warnings,
    }
  } catch (thrown) {
    writer.abort()
    throw thrown
  }
}

/** Returns how many rows were set aside. */
async function copyRows(table: TableReading, writer: TableWriter, signal: AbortSignal): Promise<number> {
  const builder = new ChunkBuilder([...table.columns])
  const write = (built: BuiltChunk | null) => {
    if (built !== null) writer.append(encodeChunk(built.chunk, built.sidecars))
  }
  let setAside = 0
  for await (const batch of table.batches) {
    signal.throwIfAborted()
    for (const [at, cells] of batch.cells.entries()) write(builder.add(batch.rowNumbers[at] ?? 0, cells))
    writer.setAside(batch.setAside.map(({ row, reason, cells }) => ({ rowNumber: row, reason, cells })))
    setAside += batch.setAside.length
    // Encoding is synchronous: without this the engine would answer no other call before the end of the file.
    await others()
  }
  write(builder.rest())
  return setAside
}

function damagedColumns(columns: readonly string[], summary: ReadSummary): { column: string; count: number }[] {
  return columns
    .map((column, index) => ({ column, count: summary.damaged[index] ?? 0 }))
    .filter(({ count }) => count > 0)
}

async function hashFile({ path, signal, onProgress }: ImportInput, total: number): Promise<string> {
  const hash = createHash('sha256')
  let done = 0
  for await (const piece of readPieces(path, { signal })) {
    hash.update(piece)
    done += piece.length
    onProgress({ stage: 'import.hash', done, total, unit: 'bytes' })
  }
  return hash.digest('hex')
}

async function fileState(path: string): Promise<FileState> {
  try {
    const { size, mtimeMs } = await stat(path)
    return { bytes: size, stamp: `${size} ${mtimeMs}` }
  } catch (thrown) {
    throw openingError(thrown, path)
  }
}
