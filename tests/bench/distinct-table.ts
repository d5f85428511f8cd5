// A table in which no value occurs twice, and its profile: the worst that a column can do to memory.
// Written chunk by chunk straight into a work folder; measures nothing itself.
import { availableParallelism } from 'node:os'
import { CHUNK_ROWS } from '../../src-main/core/table/chunk.ts'
import { profileTable } from '../../src-main/jobs/profile-table.ts'
import { createWorkerPool } from '../../src-main/jobs/worker-pool.ts'
import { encodeChunk } from '../../src-main/store/chunk-codec.ts'
import { openWorkFolder, type WorkFolder } from '../../src-main/store/work-folder.ts'
import type { StageFacts } from './bench-engine.ts'

const NAMES = ['编号', '金额']
/** Prime to every number of rows, so that values come in no order. */
const STRIDE = 7_368_787

function storeDistinct(folder: WorkFolder, rows: number): number {
  const writer = folder.tables.create(NAMES)
  for (let from = 0; from < rows; from += CHUNK_ROWS) {
    const numbers = Array.from({ length: Math.min(CHUNK_ROWS, rows - from) }, (_, at) => (from + at) * STRIDE)
    const columns = [
      numbers.map(number => `BH${(number % rows).toString(36).padStart(8, '0')}`),
      numbers.map(number => String((number % rows) / 100)),
    ]
    const rowNumbers = numbers.map((_, at) => from + at + 2)
    writer.append(encodeChunk({ names: NAMES, columns, rows: numbers.length, rowNumbers }))
  }
  writer.finish()
  return writer.versionId
}

/** `seconds` of the stage include writing the table; `profileSeconds` do not. */
export async function profileDistinct(directory: string, rows: number): Promise<StageFacts> {
  const folder = openWorkFolder(directory, { holder: 'bench', now: () => new Date().toISOString() })
  const pool = createWorkerPool({ size: availableParallelism() })
  try {
    const versionId = storeDistinct(folder, rows)
    const began = performance.now()
    const { signal } = new AbortController()
    const profile = await profileTable({ folder, pool, versionId, signal, onProgress: () => undefined })
    const profileSeconds = Number(((performance.now() - began) / 1000).toFixed(2))
    const distinct = profile.columns.map(column => column.distinct)
    return { rows, columns: NAMES.length, distinct, duplicateRows: profile.duplicateRows, profileSeconds }
  } finally {
    await pool.close()
    folder.close()
  }
}
