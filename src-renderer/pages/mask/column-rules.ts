// Which masking steps treat which column, and how the recipe changes when a column gets another rule.
// Pure; saves nothing.
import type { OperationInfo, Step, StepView } from '../../../src-main/contract/recipe.ts'
import { insertStep, nextStepId, placeFor } from '../../features/recipe/recipe-edits.ts'
import type { PreviewPage } from '../../features/recipe/row-comparison.ts'
import type { StepDraft } from '../../features/recipe/use-recipe.ts'

export const KEEP = 'keep'

export interface Sample {
  readonly rowNumber: number
  readonly before: string
  /** null = the column is gone. */
  readonly after: string | null
}

const isMask = (kind: StepView['kind']) => kind !== 'clean'

/** The switched-on masking steps of a column, in order. */
export function rulesOf(views: readonly StepView[], column: string): StepView[] {
  return views.filter(view => isMask(view.kind) && view.step.enabled && view.step.columns.includes(column))
}

/** Takes the column out of every masking step; a step left without columns goes. */
export function withoutRules(views: readonly StepView[], column: string): StepView[] {
  return views
    .map(view =>
      isMask(view.kind) && view.step.columns.includes(column)
        ? { ...view, step: { ...view.step, columns: view.step.columns.filter(name => name !== column) } }
        : view,
    )
    .filter(view => !isMask(view.kind) || view.step.columns.length > 0)
}

/** Equal but for the columns: both could be one step. */
function sameTreatment(step: Step, draft: StepDraft): boolean {
  const key = (one: StepDraft | Step) => JSON.stringify([one.op, one.params, one.scope ?? null, one.enabled])
  return key(step) === key(draft)
}

/** The recipe in which the column has exactly this rule; null = it is kept as it is. */
export function withRule(
  views: readonly StepView[],
  operations: readonly Pick<OperationInfo, 'id' | 'kind'>[],
  column: string,
  draft: StepDraft | null,
): Step[] {
  const rest = withoutRules(views, column)
  const steps = rest.map(view => view.step)
  return draft === null ? steps : addDraft(steps, operations, { ...draft, columns: [column] })
}

/** Adds a masking step, or its columns to a step that treats its columns alike. */
export function addDraft(
  steps: readonly Step[],
  operations: readonly Pick<OperationInfo, 'id' | 'kind'>[],
  draft: StepDraft,
): Step[] {
  if (steps.some(step => sameTreatment(step, draft))) {
    return steps.map(step =>
      sameTreatment(step, draft) ? { ...step, columns: [...new Set([...step.columns, ...draft.columns])] } : step,
    )
  }
  const kinds = new Map(operations.map(operation => [operation.id, operation.kind]))
  const place = placeFor(
    kinds.get(draft.op) ?? 'mask',
    steps.map(step => ({ kind: kinds.get(step.op) ?? 'clean' })),
  )
  return insertStep(steps, { ...draft, id: nextStepId(steps) }, place)
}

/** Up to `count` different real values of a column with what becomes of them; removed rows are left out. */
export function samplesOf(column: string, cleaned: PreviewPage, treated: PreviewPage, count: number): Sample[] {
  const from = cleaned.afterColumns.indexOf(column)
  const to = treated.afterColumns.indexOf(column)
  const after = new Map(treated.rows.map(row => [row.rowNumber, row.after]))
  const samples: Sample[] = []
  const seen = new Set<string>()
  for (const row of cleaned.rows) {
    const before = row.after?.[from] ?? ''
    const cells = after.get(row.rowNumber) ?? null
    if (samples.length === count) break
    if (before === '' || cells === null || seen.has(before)) continue
    seen.add(before)
    samples.push({ rowNumber: row.rowNumber, before, after: to < 0 ? null : (cells[to] ?? '') })
  }
  return samples
}
