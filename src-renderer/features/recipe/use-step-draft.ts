// The state of one step being added or edited: columns, parameters, scope, and what is still wrong with them.
// Saves nothing.
import { useMemo, useState } from 'react'
import type { OperationInfo, Step } from '../../../src-main/contract/recipe.ts'
import { type JsonObject, type ParameterField, parameterFields } from './parameter-fields.ts'
import {
  type ConditionDraft,
  conditionProblems,
  initialParams,
  tidyCondition,
  tidyParams,
  type ValueProblem,
  valueProblems,
} from './parameter-values.ts'
import type { StepDraft } from './use-recipe.ts'

export interface DraftStart {
  columns: readonly string[]
  params: JsonObject | null
  scope: ConditionDraft | null
}

export interface StepDraftState {
  readonly fields: readonly ParameterField[]
  readonly columns: readonly string[]
  readonly params: JsonObject
  readonly scope: ConditionDraft | null
  readonly problems: readonly ValueProblem[]
  readonly columnsFit: boolean
  /** The draft as it would be saved; null while something is missing. */
  readonly draft: StepDraft | null
  setColumns(columns: string[]): void
  setParams(params: JsonObject): void
  setScope(scope: ConditionDraft | null): void
}

export function columnsFit(operation: Pick<OperationInfo, 'columns'>, count: number): boolean {
  const { min, max } = operation.columns
  return count >= min && (max === null || count <= max)
}

export function startOf(step: Step): DraftStart {
  return { columns: step.columns, params: step.params, scope: step.scope ?? null }
}

export function useStepDraft(operation: OperationInfo, start: DraftStart): StepDraftState {
  const fields = useMemo(() => parameterFields(operation), [operation])
  const [columns, setColumns] = useState<readonly string[]>(
    operation.columns.max === null ? start.columns : start.columns.slice(0, operation.columns.max),
  )
  const [params, setParams] = useState<JsonObject>(() => ({
    ...initialParams(fields, operation.defaults),
    ...start.params,
  }))
  const [scope, setScope] = useState<ConditionDraft | null>(start.scope)

  return useMemo(() => {
    const problems = [...valueProblems(fields, params), ...(scope === null ? [] : conditionProblems(scope, 'scope'))]
    const fit = columnsFit(operation, columns.length)
    const draft: StepDraft | null =
      fit && problems.length === 0
        ? {
            op: operation.id,
            columns: [...columns],
            params: tidyParams(fields, params),
            ...(scope === null ? {} : { scope: tidyCondition(scope) }),
            enabled: true,
          }
        : null
    return { fields, columns, params, scope, problems, columnsFit: fit, draft, setColumns, setParams, setScope }
  }, [columns, fields, operation, params, scope])
}
