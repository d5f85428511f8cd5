// Reads a table of demands that was handed over.
// Stores nothing.
import { OpenprepError } from '../contract/errors.ts'
import { registerWords } from '../contract/text/zh-CN/registers.ts'
import { type DemandLine, demandLines } from '../core/registers/demand-lines.ts'
import { readListFile } from './list-file.ts'

/** Throws REFERENCE_INVALID, TOO_MANY_VALUES and what reading throws. */
export async function importDemands(
  path: string,
  signal: AbortSignal,
): Promise<{ file: string; sha256: string; lines: DemandLine[] }> {
  const { file, sha256, columns, rows } = await readListFile(path, signal)
  const lines = demandLines(columns, rows)
  if (lines === null) throw invalid(file, 'titleMissing')
  if (lines.length === 0) throw invalid(file, 'noLines')
  return { file, sha256, lines }
}

function invalid(file: string, fault: 'titleMissing' | 'noLines'): OpenprepError {
  return new OpenprepError('REFERENCE_INVALID', { reason: registerWords.demands[fault] }, { file })
}
