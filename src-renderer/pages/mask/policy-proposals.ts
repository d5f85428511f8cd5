// What a policy proposes for the columns that no masking step treats yet, column by column.
// Pure; the policy's judgement is the engine's.
import type { Suggestion } from '../../../src-main/contract/policy.ts'
import type { OperationInfo } from '../../../src-main/contract/recipe.ts'
import type { StepDraft } from '../../features/recipe/use-recipe.ts'
import type { MaskRow } from './use-mask-data.ts'

export interface Proposal {
  readonly column: string
  readonly reason: string
  readonly draft: StepDraft
}

/** Cleaning that comes with the proposal is left to its own page. */
export function proposalsOf(
  { recipe, reasons }: Pick<Suggestion, 'recipe' | 'reasons'>,
  rows: readonly Pick<MaskRow, 'column' | 'rules'>[],
  operations: readonly Pick<OperationInfo, 'id' | 'kind'>[],
): Proposal[] {
  const open = new Set(rows.filter(({ rules }) => rules.length === 0).map(({ column }) => column))
  const kinds = new Map(operations.map(({ id, kind }) => [id, kind]))
  return recipe.steps.flatMap(({ id, ...draft }) =>
    kinds.get(draft.op) === 'clean'
      ? []
      : draft.columns
          .filter(column => open.has(column))
          .map(column => ({
            column,
            reason: reasons.find(one => one.step === id && one.column === column)?.reason ?? '',
            draft: { ...draft, columns: [column] },
          })),
  )
}
