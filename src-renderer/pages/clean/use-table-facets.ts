// The facets of the cleaning page: on the very state that a new step would meet, or on the result.
// Counts nothing itself.
import { useMemo } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { useFacets } from '../../features/facets/use-facets.ts'
import { stepsBeforeCorrection } from '../../features/recipe/cell-corrections.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import type { RecipeRun } from '../../features/recipe/use-run.ts'
import type { TableView } from './table-area.tsx'

export function useTableFacets(dataset: DatasetSummary, recipe: RecipeEditor, { report }: RecipeRun, view: TableView) {
  const { state } = recipe
  const datasetId = dataset.id
  const steps = useMemo(
    () => (view === 'compare' && state !== undefined ? stepsBeforeCorrection(state.steps) : []),
    [view, state],
  )
  const cleaned = useEngineQuery(
    'recipe.preview',
    steps.length === 0 ? null : { datasetId, steps, offset: 0, limit: 1 },
    { keepPrevious: true },
  )
  const profile = useEngineQuery('profile.get', { datasetId, view: 'source' })
  const columns = columnsOf()
  const facets = useFacets({
    datasetId,
    view: view === 'result' ? 'result' : 'source',
    steps,
    columns,
    profile: profile.data?.columns ?? [],
  })
  return { facets, columns }

  function columnsOf(): readonly string[] {
    if (view === 'result' && report !== null) return report.columns
    return steps.length === 0 ? dataset.columns : (cleaned.data?.afterColumns ?? dataset.columns)
  }
}
