// Writes a result table into a folder, in each form asked for, whole or not at all.
// Builds no package and no report.
import { join } from 'node:path'
import type { Progress } from '../contract/call.ts'
import type { ExportForm } from '../contract/export-forms.ts'
import { runWords } from '../contract/text/zh-CN/run-words.ts'
import { TextColumn, type WorkChunk } from '../core/table/chunk-column.ts'
import type { ExportTable } from '../files/exporters/exporter.ts'
import { exporterOf } from '../files/exporters/registry.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import type { TableReader } from '../store/table-store.ts'
import { storedChunk } from './stored-chunk.ts'

export interface WriteResultInput {
  table: TableReader
  folder: string
  /** File name without its ending. */
  name: string
  formats: readonly ExportForm[]
  /** Puts the source's row numbers in front, where the rows alone do not say which they are. */
  rowNumbers?: boolean
  signal: AbortSignal
  onProgress(progress: Progress): void
}

const ROW_NUMBER = runWords.rowNumber

function withRowNumbers(chunk: WorkChunk): WorkChunk {
  const numbers = new TextColumn(chunk.rowNumbers.map(String))
  return { ...chunk, names: [ROW_NUMBER, ...chunk.names], columns: [numbers, ...chunk.columns] }
}

/** Returns the paths written. */
export async function writeResult(input: WriteResultInput): Promise<string[]> {
  const { table, folder, name, formats, rowNumbers = false, signal, onProgress } = input
  const files: string[] = []
  const chunks = function* () {
    for (const { no, firstRow } of table.chunks) {
      onProgress({ stage: 'write', done: firstRow, total: table.rows, unit: 'rows' })
      yield rowNumbers ? withRowNumbers(storedChunk(table, no)) : storedChunk(table, no)
    }
  }
  const exported: ExportTable = {
    title: name,
    columns: rowNumbers ? [ROW_NUMBER, ...table.columns] : table.columns,
    rows: table.rows,
    fields: [],
    longest: [],
    chunks,
  }
  for (const exporter of formats.map(exporterOf)) {
    const written = [
      { ending: exporter.ending, bytes: exporter.write(exported) },
      ...(exporter.companions ?? []).map(({ ending, bytes }) => ({ ending, bytes: [bytes(exported)] })),
    ]
    for (const { ending, bytes } of written) {
      const path = join(folder, `${name}${ending}`)
      await writeAtomically(path, bytes, { signal })
      files.push(path)
    }
  }
  return files
}
