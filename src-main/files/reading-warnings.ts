// Makes the warnings that readers report.
// Collects nothing and prints nothing.
import type { ReadWarning } from '../contract/reading.ts'
import { fill } from '../contract/text/describe-error.ts'
import { type ReadingWarningCode, readingWarnings } from '../contract/text/zh-CN/reading.ts'

export function readingWarning(
  code: ReadingWarningCode,
  params: Readonly<Record<string, string | number>> = {},
  at: { sheet?: string | null; cell?: string | null } = {},
): ReadWarning {
  return { code, sheet: at.sheet ?? null, cell: at.cell ?? null, message: fill(readingWarnings[code], params) }
}
