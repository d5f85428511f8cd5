// The table of the cleaning page in its three views, with a legend that says what the tints mean.
// Computes no difference itself.
import { useCallback, useMemo, useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { RecipeState } from '../../../src-main/contract/recipe.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { DataGrid } from '../../features/grid/data-grid.tsx'
import type { CellPlace } from '../../features/recipe/cell-editor.tsx'
import type { ComparedColumn } from '../../features/recipe/row-comparison.ts'
import {
  type ComparedSource,
  comparedRows,
  comparisonMark,
  resultRows,
  runnableSteps,
  sourceRows,
} from '../../features/recipe/table-views.ts'
import { useLocatedTarget } from '../../features/recipe/use-located-target.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { cleanText } from '../../text/clean.ts'
import { clusterText } from '../../text/clusters.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Segmented, Skeleton } from '../../ui/kit.ts'

const VIEWS = ['source', 'compare', 'result'] as const
type TableView = (typeof VIEWS)[number]
const NO_COLUMNS: readonly ComparedColumn[] = []

export interface TableAreaProps {
  dataset: DatasetSummary
  recipe: RecipeEditor
  report: RunReport | null
  column: string | null
  onColumn(column: string): void
  onEditCell(cell: CellPlace): void
  /** Opens the drawer that unites spellings. */
  onUnite(): void
}

/** Source rows against what the recipe makes of them; null while the recipe is not known. */
function useComparison(dataset: DatasetSummary, state: RecipeState | undefined) {
  const steps = useMemo(() => (state === undefined ? null : runnableSteps(state)), [state])
  const input = steps === null ? null : { datasetId: dataset.id, steps, offset: 0, limit: 1 }
  const shape = useEngineQuery('recipe.preview', input)
  const compared = useMemo<ComparedSource | null>(() => {
    if (state === undefined || shape.data === undefined) return null
    const after = steps?.length === 0 ? dataset.columns : shape.data.afterColumns
    return comparedRows(dataset, state, after)
  }, [dataset, state, steps, shape.data])
  return { compared, error: shape.error }
}

export function TableArea({ dataset, recipe, report, column, onColumn, onEditCell, onUnite }: TableAreaProps) {
  const [wanted, setWanted] = useState<TableView>('compare')
  const view: TableView = wanted === 'result' && report === null ? 'compare' : wanted
  const { compared, error } = useComparison(dataset, recipe.state)
  const located = useLocatedTarget(dataset.id, view === 'result' ? 'result' : 'source')
  const mark = useMemo(() => (compared === null ? undefined : comparisonMark(compared.columns)), [compared])
  const source = useMemo(() => {
    if (view === 'source') return sourceRows(dataset)
    if (view === 'result' && report !== null) return resultRows(dataset, report)
    return compared?.grid ?? null
  }, [view, dataset, report, compared])
  const fates = view === 'compare' && compared !== null ? compared.columns : NO_COLUMNS
  const headerExtra = useFateExtra(fates)
  return (
    <section className="op-clean-table">
      <div className="op-clean-bar">
        <Segmented<TableView>
          aria-label={cleanText.viewLabel}
          value={view}
          onChange={setWanted}
          options={VIEWS.map(name => ({
            value: name,
            label: cleanText.views[name],
            disabled: name === 'result' && report === null,
            title: name === 'result' && report === null ? cleanText.resultStale : cleanText.viewHints[name],
          }))}
        />
        <Legend view={view} hasSteps={(recipe.state?.steps.length ?? 0) > 0} />
        <span className="op-spring" />
        <Button onClick={onUnite}>{clusterText.open}</Button>
      </div>
      <ErrorNotice error={error} />
      <div className="op-clean-grid">
        {source === null ? (
          <Skeleton className="op-page-inner" active />
        ) : (
          <DataGrid
            key={`${dataset.id}:${view}`}
            widthsOf={dataset.id}
            source={source}
            mark={view === 'compare' ? mark : undefined}
            selectedColumn={column}
            onSelectColumn={onColumn}
            onEditCell={(row, name) => onEditCell({ rowNumber: row.rowNumber, column: name })}
            target={located}
            headerExtra={headerExtra}
            find={{ datasetId: dataset.id, view: view === 'result' ? 'result' : 'source' }}
          />
        )}
      </div>
    </section>
  )
}

/** Words under the names of columns that come or go; undefined when all stay. */
function useFateExtra(columns: readonly ComparedColumn[]) {
  const extra = useCallback(
    (name: string) => {
      const fate = columns.find(column => column.name === name)?.fate
      if (fate === 'dropped') return <span className="op-fate">{cleanText.columnDropped}</span>
      return fate === 'added' ? <span className="op-fate is-added">{cleanText.columnAdded}</span> : null
    },
    [columns],
  )
  return columns.some(column => column.fate !== 'kept') ? extra : undefined
}

interface LegendProps {
  view: TableView
  hasSteps: boolean
}

function Legend({ view, hasSteps }: LegendProps) {
  if (view !== 'compare') return <span className="op-muted">{cleanText.viewHints[view]}</span>
  if (!hasSteps) return <span className="op-muted">{cleanText.noSteps}</span>
  return (
    <span className="op-legend">
      <span className="op-legend-item">
        <i className="is-changed" />
        {cleanText.legendChanged}
      </span>
      <span className="op-legend-item">
        <i className="is-removed" />
        {cleanText.legendRemoved}
      </span>
    </span>
  )
}
