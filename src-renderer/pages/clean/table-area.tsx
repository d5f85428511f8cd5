// The table of the cleaning page in its three views, with a legend that says what the tints mean.
// Computes no difference itself.
import { useCallback, useMemo, useRef } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { RecipeState } from '../../../src-main/contract/recipe.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { FilterBar } from '../../features/facets/filter-bar.tsx'
import type { FacetState } from '../../features/facets/use-facets.ts'
import { DataGrid } from '../../features/grid/data-grid.tsx'
import type { CellPlace } from '../../features/recipe/cell-editor.tsx'
import type { CellsPlace } from '../../features/recipe/range-editor.tsx'
import type { ComparedColumn } from '../../features/recipe/row-comparison.ts'
import {
  type ChosenRows,
  type ComparedSource,
  chosenSource,
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
import { facetText } from '../../text/facets.ts'
import { replayText } from '../../text/replay.ts'
import { asideText } from '../../text/set-aside.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconFilter, Segmented, Skeleton } from '../../ui/kit.ts'

const VIEWS = ['source', 'compare', 'result'] as const
export type TableView = (typeof VIEWS)[number]
const NO_COLUMNS: readonly ComparedColumn[] = []

export interface TableAreaProps {
  dataset: DatasetSummary
  recipe: RecipeEditor
  report: RunReport | null
  view: TableView
  onView(view: TableView): void
  facets: FacetState
  /** The facets stand beside the table. */
  filtering: boolean
  onFilter(open: boolean): void
  onDropChosen(): void
  onKeepChosen(): void
  column: string | null
  onColumn(column: string): void
  onEditCell(cell: CellPlace): void
  onEditRange(range: CellsPlace): void
  /** Opens the drawer that unites spellings. */
  onUnite(): void
  /** Opens the drawer that takes in next month's file. */
  onReplay(): void
  /** Opens the rows that checks set aside; null = no check does. */
  onSetAside: (() => void) | null
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
  return { compared, steps, error: shape.error }
}

export function TableArea(props: TableAreaProps) {
  const { dataset, recipe, report, view, facets, filtering, column, onColumn, onEditCell, onUnite } = props
  const { compared, steps, error } = useComparison(dataset, recipe.state)
  const located = useLocatedTarget(dataset.id, view === 'result' ? 'result' : 'source')
  const mark = useMemo(() => (compared === null ? undefined : comparisonMark(compared.columns)), [compared])
  const all = useMemo(() => {
    if (view === 'source') return sourceRows(dataset)
    if (view === 'result' && report !== null) return resultRows(dataset, report)
    return compared?.grid ?? null
  }, [view, dataset, report, compared])
  const chosen = useChosen(facets)
  const source = useMemo(() => {
    if (all === null || chosen === null) return all
    const beside = view === 'compare' && compared !== null ? { steps: steps ?? [], columns: compared.columns } : null
    return chosenSource(dataset, view === 'result' ? 'result' : 'source', all, chosen, beside)
  }, [all, chosen, view, dataset, compared, steps])
  const fates = view === 'compare' && compared !== null ? compared.columns : NO_COLUMNS
  const headerExtra = useFateExtra(fates)
  return (
    <section className="op-clean-table">
      <div className="op-clean-bar">
        <Segmented<TableView>
          aria-label={cleanText.viewLabel}
          value={view}
          onChange={props.onView}
          options={VIEWS.map(name => ({
            value: name,
            label: cleanText.views[name],
            disabled: name === 'result' && report === null,
            title: name === 'result' && report === null ? cleanText.resultStale : cleanText.viewHints[name],
          }))}
        />
        <Legend view={view} hasSteps={(recipe.state?.steps.length ?? 0) > 0} />
        <span className="op-spring" />
        <Button
          icon={<IconFilter />}
          className={facets.filter === null ? '' : 'op-button-on'}
          aria-pressed={filtering}
          onClick={() => props.onFilter(!filtering)}
        >
          {facetText.open}
        </Button>
        {props.onSetAside === null ? null : <Button onClick={props.onSetAside}>{asideText.open}</Button>}
        <Button onClick={onUnite}>{clusterText.open}</Button>
        <Button onClick={props.onReplay}>{replayText.open}</Button>
      </div>
      <ErrorNotice error={error} />
      <FilterBar state={facets} onDrop={props.onDropChosen} onKeep={props.onKeepChosen} />
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
            onEditRange={(rows, columns) =>
              props.onEditRange({ rowNumbers: rows.map(({ rowNumber }) => rowNumber), columns: [...columns] })
            }
            target={chosen === null ? located : null}
            headerExtra={headerExtra}
            shows={{ datasetId: dataset.id, view: view === 'result' ? 'result' : 'source' }}
            find={
              chosen === null ? { datasetId: dataset.id, view: view === 'result' ? 'result' : 'source' } : undefined
            }
          />
        )}
      </div>
    </section>
  )
}

/** The rows chosen, once they are counted; until then the rows shown before stay. */
function useChosen({ filter, steps, report, counting }: FacetState): ChosenRows | null {
  const last = useRef<ChosenRows | null>(null)
  if (filter === null) last.current = null
  else if (report !== undefined && !counting) {
    const next = { filter, steps, total: report.places }
    if (JSON.stringify(next) !== JSON.stringify(last.current)) last.current = next
  }
  return last.current
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
