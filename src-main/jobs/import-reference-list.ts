// Reads a handed-out list out of a table file: its lines, and the file's name and hash.
// Stores nothing.
import { OpenprepError } from '../contract/errors.ts'
import type { ReferenceLine } from '../contract/reference-list.ts'
import { faultWords, referenceLines } from '../core/reference-list/reference-lines.ts'
import { readListFile } from './list-file.ts'

/** Throws REFERENCE_INVALID, TOO_MANY_VALUES and what reading throws. */
export async function importReferenceList(
  path: string,
  signal: AbortSignal,
): Promise<{ file: string; sha256: string; lines: ReferenceLine[] }> {
  const { file, sha256, columns, rows } = await readListFile(path, signal)
  const lines = referenceLines(columns, rows)
  if (lines === null)
    throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('titleColumnMissing') }, { file })
  if (lines.length === 0) throw new OpenprepError('REFERENCE_INVALID', { reason: faultWords('noLines') }, { file })
  return { file, sha256, lines }
}
