// Writes a result table into a folder, in each format asked for, whole or not at all.
// Builds no package and no report.
import { join } from 'node:path'
import type { Progress } from '../contract/call.ts'
import type { WorkChunk } from '../core/table/chunk-column.ts'
import { csvFile } from '../files/documents/csv-writer.ts'
import { dataWorkbook } from '../files/documents/xlsx-writer.ts'
import { writeAtomically } from '../files/write-atomically.ts'
import type { TableReader } from '../store/table-store.ts'
import { storedChunk } from './stored-chunk.ts'

export const RESULT_FORMATS = ['csv', 'xlsx'] as const
export type ResultFormat = (typeof RESULT_FORMATS)[number]

export interface WriteResultInput {
  table: TableReader
  folder: string
  /** File name without its ending; also the sheet's name. */
  name: string
  formats: readonly ResultFormat[]
  signal: AbortSignal
  onProgress(progress: Progress): void
}

function bytesOf(format: ResultFormat, input: WriteResultInput, chunks: () => Iterable<WorkChunk>) {
  const { table, name } = input
  switch (format) {
    case 'csv':
      return csvFile(table.columns, chunks())
    case 'xlsx':
      return dataWorkbook({ sheetName: name, columns: table.columns, rows: table.rows, chunks })
    default:
      return format satisfies never
  }
}

/** Returns the paths written. */
export async function writeResult(input: WriteResultInput): Promise<string[]> {
  const { table, folder, name, formats, signal, onProgress } = input
  const files: string[] = []
  for (const format of formats) {
    const chunks = function* () {
      for (const { no, firstRow } of table.chunks) {
        onProgress({ stage: `write.${format}`, done: firstRow, total: table.rows, unit: 'rows' })
        yield storedChunk(table, no)
      }
    }
    const path = join(folder, `${name}.${format}`)
    await writeAtomically(path, bytesOf(format, input, chunks), { signal })
    files.push(path)
  }
  return files
}
