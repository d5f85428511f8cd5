// Everything the masking table shows: columns after cleaning, their profile, their rules and a page of real rows.
// Asks the engine; decides nothing.
import { useMemo } from 'react'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import type { PreviewPage } from '../../features/recipe/row-comparison.ts'
import { runnableSteps } from '../../features/recipe/table-views.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { rulesOf, type Sample, samplesOf } from './column-rules.ts'

const SAMPLE_ROWS = 200
const SAMPLES = 3

export interface MaskRow {
  readonly column: string
  readonly profile: ColumnProfile | undefined
  readonly rules: readonly StepView[]
  readonly samples: readonly Sample[]
}

export interface MaskData {
  readonly rows: readonly MaskRow[]
  readonly profiled: boolean
  readonly ready: boolean
  readonly error: Error | null
}

function usePreview(datasetId: string, steps: PreviewSteps | null) {
  const input = steps === null ? null : { datasetId, steps, offset: 0, limit: SAMPLE_ROWS }
  return useEngineQuery('recipe.preview', input, { keepPrevious: true })
}
type PreviewSteps = ReturnType<typeof runnableSteps>

/** Columns the masking steps meet; a column the preview does not know yet has no samples. */
function maskRows(
  views: readonly StepView[],
  profiles: readonly ColumnProfile[],
  cleaned: PreviewPage,
  treated: PreviewPage,
): MaskRow[] {
  return cleaned.afterColumns.map(column => ({
    column,
    profile: profiles.find(profile => profile.name === column),
    rules: rulesOf(views, column),
    samples: samplesOf(column, cleaned, treated, SAMPLES),
  }))
}

export function useMaskData(datasetId: string, recipe: RecipeEditor): MaskData {
  const { state } = recipe
  const profile = useEngineQuery('profile.get', { datasetId, view: 'source' })
  const all = useMemo(() => (state === undefined ? null : runnableSteps(state)), [state])
  const cleaning = useMemo(() => {
    const clean = new Set(state?.steps.filter(view => view.kind === 'clean').map(view => view.step.id))
    return all?.filter(step => clean.has(step.id)) ?? null
  }, [all, state])
  const cleaned = usePreview(datasetId, cleaning)
  const treated = usePreview(datasetId, all)
  const columns = profile.data?.columns
  const rows = useMemo(
    () =>
      state === undefined || cleaned.data === undefined || treated.data === undefined
        ? []
        : maskRows(state.steps, columns ?? [], cleaned.data, treated.data),
    [state, columns, cleaned.data, treated.data],
  )
  return {
    rows,
    profiled: profile.data !== null,
    ready: cleaned.data !== undefined && treated.data !== undefined && profile.isSuccess,
    error: profile.error ?? cleaned.error ?? treated.error,
  }
}
