// Reads a table of demands that was handed over.
// Holds it whole, at most MOST_LINES lines; stores nothing.
import { OpenprepError } from '../contract/errors.ts'
import { ReadingSchema } from '../contract/reading.ts'
import { registerWords } from '../contract/text/zh-CN/registers.ts'
import { type DemandLine, demandLines } from '../core/registers/demand-lines.ts'
import { streamRows } from '../files/read-table.ts'
import { fileEvidence } from './file-evidence.ts'
import { MOST_LINES } from './import-reference-list.ts'

/** Throws REFERENCE_INVALID, TOO_MANY_VALUES and what reading throws. */
export async function importDemands(
  path: string,
  signal: AbortSignal,
): Promise<{ file: string; sha256: string; lines: DemandLine[] }> {
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
  const lines = demandLines(stream.columns, rows)
  const fault = lines === null ? 'titleMissing' : lines.length === 0 ? 'noLines' : null
  if (lines === null || fault !== null)
    throw new OpenprepError(
      'REFERENCE_INVALID',
      { reason: registerWords.demands[fault ?? 'titleMissing'] },
      { file: name },
    )
  return { file: name, sha256, lines }
}
