// Which masking operations suit a column, best first.
// Proposes nothing: what a policy asks for is the engine's to say.
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import type { OperationInfo } from '../../../src-main/contract/recipe.ts'

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
  if (column?.role === 'direct') return ['dropColumn', 'pseudonymize', 'pseudonymFromTable', 'maskText']
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
