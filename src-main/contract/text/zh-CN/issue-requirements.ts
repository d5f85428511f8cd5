// Which requirement each problem of a column offends, and where that is written.
// Holds no rule about when a problem occurs.
import type { IssueCode } from './issues.ts'

export const REQUIREMENTS = ['R36', 'R37', 'R39', 'R55'] as const
export type RequirementId = (typeof REQUIREMENTS)[number]

export const requirementTexts = {
  R36: { title: '无错值、空值、重复值', basis: '细则第十三条第（一）项' },
  R37: { title: '完整、准确、写法一致', basis: '细则第十三条第（一）项' },
  R39: { title: '机器可读', basis: '细则第三条、第十三条第（三）项' },
  R55: { title: '保护个人隐私和商业秘密', basis: '细则第十七条、第二十三条' },
} as const satisfies Record<RequirementId, { title: string; basis: string }>

const requirementOf = {
  emptyToken: 'R36',
  edgeBlanks: 'R37',
  innerBlanks: 'R37',
  fullWidth: 'R39',
  invisibleCharacters: 'R39',
  lineBreaks: 'R39',
  quoteMark: 'R39',
  garbled: 'R36',
  errorValue: 'R36',
  documentTypeMismatch: 'R37',
  precisionLost: 'R36',
  mixedTypes: 'R39',
  invalidDate: 'R36',
  futureDate: 'R36',
  dateFormats: 'R39',
  dateSerial: 'R39',
  partialDate: 'R37',
  numberFormats: 'R39',
  invalidId: 'R36',
  lookalikeId: 'R36',
  oldId: 'R37',
  idFormats: 'R37',
  invalidUscc: 'R36',
  oldOrganisationCode: 'R37',
  codeFormats: 'R37',
  invalidMobile: 'R36',
  phoneFormats: 'R37',
  invalidBankCard: 'R36',
  sensitiveInFreeText: 'R55',
} as const satisfies Record<IssueCode, RequirementId>

/** null for a code of another version. */
export function requirementFor(code: string): RequirementId | null {
  const known: Readonly<Record<string, RequirementId | undefined>> = requirementOf
  return known[code] ?? null
}
