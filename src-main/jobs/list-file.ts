// Reads a short table that was handed over, such as a list to be answered, with the file's name and hash.
// Holds it whole, at most MOST_LINES lines; stores nothing.
import { OpenprepError } from '../contract/errors.ts'
import { ReadingSchema } from '../contract/reading.ts'
import { streamRows } from '../files/read-table.ts'
import { fileEvidence } from './file-evidence.ts'

const MOST_LINES = 20_000

export interface ListFile {
  readonly file: string
  readonly sha256: string
  readonly columns: readonly string[]
  readonly rows: (string | null)[][]
}

/** Throws TOO_MANY_VALUES and what reading throws. */
export async function readListFile(path: string, signal: AbortSignal): Promise<ListFile> {
  const { name: file, sha256 } = await fileEvidence(path, signal)
  const stream = await streamRows(path, ReadingSchema.parse({ header: 'auto' }), { signal })
  const rows: (string | null)[][] = []
  try {
    for await (const { cells } of stream.rows) {
      if (rows.length >= MOST_LINES) throw new OpenprepError('TOO_MANY_VALUES', { limit: MOST_LINES })
      rows.push([...cells])
    }
  } finally {
    await stream.close()
  }
  return { file, sha256, columns: stream.columns, rows }
}
