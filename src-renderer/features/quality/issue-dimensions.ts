// Which dimension of quality each problem lowers, and which problems are told of the same cells.
// Names nothing and counts nothing.
import type { IssueCode } from '../../../src-main/contract/text/zh-CN/issues.ts'

export type IssueDimension = 'complete' | 'accurate' | 'consistent'

const dimensions = {
  emptyToken: 'complete',
  errorValue: 'accurate',
  garbled: 'accurate',
  precisionLost: 'accurate',
  invalidDate: 'accurate',
  futureDate: 'accurate',
  invalidId: 'accurate',
  lookalikeId: 'accurate',
  invalidUscc: 'accurate',
  invalidMobile: 'accurate',
  invalidBankCard: 'accurate',
  edgeBlanks: 'consistent',
  innerBlanks: 'consistent',
  fullWidth: 'consistent',
  invisibleCharacters: 'consistent',
  lineBreaks: 'consistent',
  quoteMark: 'consistent',
  mixedTypes: 'consistent',
  dateFormats: 'consistent',
  dateSerial: 'consistent',
  partialDate: 'consistent',
  numberFormats: 'consistent',
  oldId: 'consistent',
  idFormats: 'consistent',
  oldOrganisationCode: 'consistent',
  codeFormats: 'consistent',
  phoneFormats: 'consistent',
  // A matter of protection, not of quality.
  sensitiveInFreeText: null,
} as const satisfies Record<IssueCode, IssueDimension | null>

/** null = lowers none. */
export function dimensionOf(code: string): IssueDimension | null {
  const known: Readonly<Record<string, IssueDimension | null | undefined>> = dimensions
  return known[code] ?? null
}

/** An ID a spreadsheet rounded is told of twice: lost digits, and a check that fails. Of each group only the largest counts. */
export const TOLD_TWICE: readonly (readonly string[])[] = [['precisionLost', 'lookalikeId']]
