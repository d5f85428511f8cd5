// What repairs a problem: a cleaning step that is right as it stands, or the place where a person decides; for window, reports and CLI.
// A proposal only; the person sees and edits the step before anything runs. Never proposes to drop rows or columns.
import type { ColumnProfile } from './profile.ts'
import type { Step } from './recipe.ts'
import type { IssueCode } from './text/zh-CN/issues.ts'

export type RepairStep = Omit<Step, 'id'>
export type Repair = { kind: 'step'; step: RepairStep } | { kind: 'decide'; place: 'clean' | 'mask' }

/** What a repair depends on. */
export type RepairedColumn = Pick<ColumnProfile, 'name' | 'type' | 'semantics'>

type Rule = (column: RepairedColumn) => Repair | null

const run =
  (op: string, params: Step['params'] = {}): Rule =>
  column => ({ kind: 'step', step: { op, columns: [column.name], params, enabled: true } })
const decide =
  (place: 'clean' | 'mask'): Rule =>
  () => ({ kind: 'decide', place })
/** Only the source can put it right; the explanation says so. */
const nothing: Rule = () => null

/** Codes lose quotes, blanks and small letters; in other text an apostrophe may belong to the value. */
const quoteMark: Rule = column => {
  const isCode = column.type === 'code' || column.type === 'integer' || column.semantics.length > 0
  return isCode ? run('normalizeCode')(column) : decide('clean')(column)
}

const rules = {
  emptyToken: run('unifyEmpties'),
  edgeBlanks: run('normalizeText'),
  innerBlanks: run('normalizeText', { blanks: 'remove' }),
  fullWidth: run('normalizeText'),
  invisibleCharacters: run('normalizeText'),
  lineBreaks: run('normalizeText'),
  quoteMark,
  garbled: nothing,
  errorValue: decide('clean'),
  documentTypeMismatch: decide('clean'),
  precisionLost: decide('clean'),
  mixedTypes: decide('clean'),
  invalidDate: decide('clean'),
  futureDate: nothing,
  dateFormats: run('normalizeDate'),
  dateSerial: run('normalizeDate'),
  partialDate: run('normalizeDate', { precision: 'asWritten' }),
  numberFormats: run('normalizeNumber'),
  invalidId: decide('clean'),
  lookalikeId: decide('clean'),
  oldId: run('normalizeCode', { upgrade15: true }),
  idFormats: run('normalizeCode', { removeDashes: true }),
  invalidUscc: decide('clean'),
  oldOrganisationCode: nothing,
  codeFormats: run('normalizeCode', { removeDashes: true }),
  invalidMobile: decide('clean'),
  phoneFormats: run('normalizePhone'),
  invalidBankCard: nothing,
  sensitiveInFreeText: decide('mask'),
} as const satisfies Record<IssueCode, Rule>

/** null = nothing in this program can repair it. */
export function repairFor(column: RepairedColumn, code: string): Repair | null {
  const known: Readonly<Record<string, Rule | undefined>> = rules
  return known[code]?.(column) ?? null
}

/** Whole rows that occur more than once: all columns compared. */
export const DROP_DUPLICATES: RepairStep = { op: 'dropDuplicates', columns: [], params: {}, enabled: true }
