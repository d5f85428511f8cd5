// Which masking operations suit a column, and what to propose for columns that identify people.
// Proposes only; nothing is applied before the person has seen it (domain rules: identifiers.md, deidentification.md §8).
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import type { OperationInfo } from '../../../src-main/contract/recipe.ts'
import type { StepDraft } from '../../features/recipe/use-recipe.ts'

/** Kinds whose first characters name a larger area or group. */
const LEADING_CODES: ReadonlySet<string> = new Set(['divisionCode', 'postcode', 'address', 'orgCode', 'uscc'])

export function kindOf(column: ColumnProfile | undefined): string | null {
  return column?.semantics[0]?.kind ?? null
}

/** Operation ids that suit the column, best first. */
function suitedIds(column: ColumnProfile | undefined): string[] {
  const kind = kindOf(column)
  if (kind === 'birthDate') return ['generalizeDate', 'ageBand', 'dropColumn']
  if (column?.type === 'date' || column?.type === 'datetime') return ['generalizeDate', 'dropColumn']
  if (kind !== null && LEADING_CODES.has(kind)) return ['truncateText', 'dropColumn', 'maskText']
  if (column?.role === 'direct') return ['dropColumn', 'pseudonymize', 'maskText']
  return ['maskText', 'truncateText', 'dropColumn']
}

export interface SuitedOperations {
  readonly suited: readonly OperationInfo[]
  readonly others: readonly OperationInfo[]
}

export function suitedOperations(
  column: ColumnProfile | undefined,
  operations: readonly OperationInfo[],
): SuitedOperations {
  const masking = operations.filter(operation => operation.kind !== 'clean' && operation.columns.max !== 0)
  const suited = suitedIds(column)
    .map(id => masking.find(operation => operation.id === id))
    .filter(operation => operation !== undefined)
  return { suited, others: masking.filter(operation => !suited.includes(operation)) }
}

export type AdviceReason = 'direct' | 'name' | 'birth'
export type AdviceOp = 'dropColumn' | 'maskText' | 'generalizeDate'

export interface Advice {
  readonly column: string
  readonly kind: string | null
  readonly reason: AdviceReason
  /** Best first; the first is proposed. */
  readonly ways: readonly AdviceOp[]
}

const PARAMS: Record<AdviceOp, StepDraft['params']> = {
  dropColumn: {},
  // As many stars for every name: their number would tell its length.
  maskText: { keepFirst: 1, keepLast: 0, sign: '*', signs: 2 },
  generalizeDate: { unit: 'year', onFail: 'empty' },
}

export function draftOf(op: AdviceOp, columns: string[]): StepDraft {
  return { op, columns, params: { ...PARAMS[op] }, enabled: true }
}

function adviceFor(column: ColumnProfile): Pick<Advice, 'reason' | 'ways'> | null {
  const kind = kindOf(column)
  if (kind === 'personName') return { reason: 'name', ways: ['dropColumn', 'maskText'] }
  if (kind === 'birthDate') return { reason: 'birth', ways: ['generalizeDate', 'dropColumn'] }
  return column.role === 'direct' ? { reason: 'direct', ways: ['dropColumn'] } : null
}

/** Proposals for the columns that need one and have no rule yet, as far as this version has the operations. */
export function adviceOf(
  columns: readonly ColumnProfile[],
  treated: ReadonlySet<string>,
  operations: readonly Pick<OperationInfo, 'id'>[],
): Advice[] {
  const known = new Set(operations.map(operation => operation.id))
  return columns
    .filter(column => !treated.has(column.name))
    .flatMap(column => {
      const advice = adviceFor(column)
      const ways = advice?.ways.filter(op => known.has(op)) ?? []
      return advice === null || ways.length === 0
        ? []
        : [{ column: column.name, kind: kindOf(column), reason: advice.reason, ways }]
    })
}
