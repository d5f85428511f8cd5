// 清洗: the table as it was, as the recipe makes it and as it came out, with the recipe beside it.
// Puts pieces together; the recipe, the run and the rows have their own modules.
import { useEffect, useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { onWindowCommand } from '../../engine/commands.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { ClusterDrawer } from '../../features/clusters/cluster-drawer.tsx'
import { FacetPanel } from '../../features/facets/facet-panel.tsx'
import { CellEditor, type CellPlace } from '../../features/recipe/cell-editor.tsx'
import { conditionJson } from '../../features/recipe/parameter-values.ts'
import { type CellsPlace, RangeEditor } from '../../features/recipe/range-editor.tsx'
import { RecipePanel } from '../../features/recipe/recipe-panel.tsx'
import { RunBar } from '../../features/recipe/run-bar.tsx'
import { type EditorTask, StepEditor } from '../../features/recipe/step-editor.tsx'
import { useRecipe } from '../../features/recipe/use-recipe.ts'
import { useRun } from '../../features/recipe/use-run.ts'
import { ReplayDrawer } from '../../features/replay/replay-drawer.tsx'
import { SetAsideDrawer } from '../../features/set-aside/set-aside-drawer.tsx'
import { StandardRecipeButton, StandardRecipeDialog } from '../../features/suggest/standard-recipe.tsx'
import { SuggestDialog } from '../../features/suggest/suggest-dialog.tsx'
import { cleanText } from '../../text/clean.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/kit.ts'
import { TableArea, type TableView } from './table-area.tsx'
import { useTableFacets } from './use-table-facets.ts'
import './clean.css'

export function CleanPage({ datasetId }: { datasetId: string }) {
  const dataset = useEngineQuery('datasets.get', { datasetId })
  if (dataset.error !== null) return <ErrorNotice error={dataset.error} onRetry={() => void dataset.refetch()} />
  if (dataset.data === undefined) return <Skeleton className="op-page-inner" active />
  return <CleanBoard dataset={dataset.data} />
}

function CleanBoard({ dataset }: { dataset: DatasetSummary }) {
  const recipe = useRecipe(dataset.id)
  const run = useRun(dataset, recipe.state)
  const [task, setTask] = useState<EditorTask | null>(null)
  const [column, setColumn] = useState<string | null>(null)
  const [uniting, setUniting] = useState(false)
  const [replaying, setReplaying] = useState(false)
  const [suggesting, setSuggesting] = useState(false)
  const [standard, setStandard] = useState(false)
  const [lookingAside, setLookingAside] = useState(false)
  const [cell, setCell] = useState<CellPlace | null>(null)
  const [range, setRange] = useState<CellsPlace | null>(null)
  const [wanted, setView] = useState<TableView>('compare')
  const view: TableView = wanted === 'result' && run.report === null ? 'compare' : wanted
  const [filtering, setFiltering] = useState(false)
  const { facets, columns } = useTableFacets(dataset, recipe, run, view)
  const { filter } = facets
  /** A new step comes behind the cleaning there is, so the rows are shown as they are then. */
  const begin = (next: EditorTask) => {
    if (view === 'source') setView('compare')
    setTask(next)
  }
  const beginDrop = (which: 'meeting' | 'others') => {
    if (filter === null) return
    const params = { condition: conditionJson(filter), which }
    begin({ kind: 'add', first: 'clean', columns: [], op: 'dropRows', params })
  }
  const busy =
    task !== null || uniting || replaying || suggesting || standard || lookingAside || cell !== null || range !== null
  useEffect(() => {
    if (busy) return
    return onWindowCommand('replace', () =>
      setTask({
        kind: 'add',
        first: 'clean',
        columns: column === null ? [] : [column],
        op: 'replaceText',
        scope: filter,
      }),
    )
  }, [busy, column, filter])
  const setsAside = recipe.state?.steps.some(({ step }) => step.enabled && step.params.onFail === 'setAside') === true
  const broken = recipe.state?.steps.some(view => view.step.enabled && view.stops) === true
  return (
    <div className="op-clean">
      <div className={filtering ? 'op-clean-main is-filtering' : 'op-clean-main'}>
        {filtering ? <FacetPanel state={facets} columns={columns} onClose={() => setFiltering(false)} /> : null}
        <TableArea
          dataset={dataset}
          recipe={recipe}
          report={run.report}
          view={view}
          onView={setView}
          facets={facets}
          filtering={filtering}
          onFilter={setFiltering}
          onDropChosen={() => beginDrop('meeting')}
          onKeepChosen={() => beginDrop('others')}
          column={column}
          onColumn={setColumn}
          onEditCell={setCell}
          onEditRange={setRange}
          onUnite={() => setUniting(true)}
          onReplay={() => setReplaying(true)}
          onSetAside={setsAside ? () => setLookingAside(true) : null}
        />
        <RecipePanel
          recipe={recipe}
          report={run.report}
          first="clean"
          column={column}
          scope={filter}
          onTask={begin}
          onSuggest={() => setSuggesting(true)}
          begin={<StandardRecipeButton onOpen={() => setStandard(true)} />}
        />
      </div>
      <RunBar run={run} blocked={broken ? cleanText.problem : null} />
      <ClusterDrawer
        datasetId={dataset.id}
        recipe={recipe}
        open={uniting}
        column={column}
        scope={filter}
        onClose={() => setUniting(false)}
      />
      {suggesting ? (
        <SuggestDialog datasetId={dataset.id} recipe={recipe} onClose={() => setSuggesting(false)} />
      ) : null}
      {standard ? <StandardRecipeDialog datasetId={dataset.id} onClose={() => setStandard(false)} /> : null}
      {lookingAside && recipe.state !== undefined ? (
        <SetAsideDrawer
          key={recipe.state.node}
          datasetId={dataset.id}
          node={recipe.state.node}
          onClose={() => setLookingAside(false)}
        />
      ) : null}
      {replaying ? <ReplayDrawer dataset={dataset} recipe={recipe} onClose={() => setReplaying(false)} /> : null}
      <CellEditor datasetId={dataset.id} recipe={recipe} cell={cell} onClose={() => setCell(null)} />
      {range === null ? null : (
        <RangeEditor datasetId={dataset.id} recipe={recipe} range={range} onClose={() => setRange(null)} />
      )}
      <StepEditor datasetId={dataset.id} recipe={recipe} task={task} onClose={() => setTask(null)} />
    </div>
  )
}
