// Reads a handed-out list out of a table file: its lines, and the file's name and hash.
// Holds the list whole, at most MOST_LINES lines; stores nothing.
import { OpenprepError } from '../contract/errors.ts'
import { ReadingSchema } from '../contract/reading.ts'
import type { ReferenceLine } from '../contract/reference-list.ts'
import { faultWords, referenceLines } from '../core/reference-list/reference-lines.ts'
import { streamRows } from '../files/read-table.ts'
import { fileEvidence } from './file-evidence.ts'

export const MOST_LINES = 20_000

/** Throws REFERENCE_INVALID and what reading throws. */
export async function importReferenceList(
  path: string,
  signal: AbortSignal,
): Promise<{ file: string; sha256: string; lines: ReferenceLine[] }> {
  const { name, sha256 } = await fileEvidence(path, signal)
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
  const lines = referenceLines(stream.columns, rows)
  if (lines === null)
    throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('titleColumnMissing') }, { file: name })
  if (lines.length === 0)
    throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('noLines') }, { file: name })
  return { file: name, sha256, lines }
}
