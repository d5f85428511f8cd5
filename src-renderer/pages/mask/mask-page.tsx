// 脱敏: what every column gives away, how it is treated and what is left, and the check of the result for leftovers.
// Puts pieces together.
import { useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { RecipePanel } from '../../features/recipe/recipe-panel.tsx'
import { RunBar } from '../../features/recipe/run-bar.tsx'
import { type EditorTask, StepEditor } from '../../features/recipe/step-editor.tsx'
import { useRecipe } from '../../features/recipe/use-recipe.ts'
import { useRun } from '../../features/recipe/use-run.ts'
import { policyText } from '../../text/attack.ts'
import { cleanText } from '../../text/clean.ts'
import { maskText } from '../../text/mask.ts'
import { recipeText } from '../../text/recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Drawer, Segmented, Skeleton } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { AttackCheck } from './attack-check.tsx'
import { withRule } from './column-rules.ts'
import { ConsistencyNotice } from './consistency-notice.tsx'
import { LeftoverCheck } from './leftover-check.tsx'
import { MaskTable } from './mask-table.tsx'
import { PolicyDialog } from './policy-dialog.tsx'
import { ProfileNotice } from './profile-notice.tsx'
import { ReviewPageMenu } from './review-page-menu.tsx'
import { type LeftoverScan, useLeftoverScan } from './use-leftover-scan.ts'
import { useMaskData } from './use-mask-data.ts'
import './mask.css'

export function MaskPage({ datasetId }: { datasetId: string }) {
  const dataset = useEngineQuery('datasets.get', { datasetId })
  if (dataset.error !== null) return <ErrorNotice error={dataset.error} onRetry={() => void dataset.refetch()} />
  if (dataset.data === undefined) return <Skeleton className="op-page-inner" active />
  return <MaskBoard dataset={dataset.data} />
}

const TABS = ['columns', 'leftovers', 'attacks'] as const
type Tab = (typeof TABS)[number]
type Overlay = 'recipe' | 'preset' | null

/** How many were found stands on the tab, wherever the person is. */
function leftoverTab({ found }: LeftoverScan): string {
  return found === null || found === 0 ? maskText.tabs.leftovers : maskText.leftoversFound(formatNumber(found))
}

function MaskBoard({ dataset }: { dataset: DatasetSummary }) {
  const recipe = useRecipe(dataset.id)
  const run = useRun(dataset, recipe.state)
  const data = useMaskData(dataset.id, recipe)
  const scan = useLeftoverScan(dataset.id, run.report)
  const [tab, setTab] = useState<Tab>('columns')
  const [overlay, setOverlay] = useState<Overlay>(null)
  const [pageError, setPageError] = useState<unknown>(null)
  const [task, setTask] = useState<EditorTask | null>(null)
  const broken = recipe.state?.steps.some(view => view.step.enabled && view.stops) === true
  const fixColumn = (column: string) => {
    setTab('columns')
    setTask({ kind: 'add', first: 'mask', columns: [column], op: null })
  }
  return (
    <div className="op-mask">
      <div className="op-mask-bar">
        <Segmented<Tab>
          value={tab}
          onChange={setTab}
          options={TABS.map(name => ({
            value: name,
            label: name === 'leftovers' ? leftoverTab(scan) : maskText.tabs[name],
          }))}
        />
        <span className="op-spring" />
        {data.profiled ? (
          <Button type="primary" title={policyText.hint} onClick={() => setOverlay('preset')}>
            {policyText.open}
          </Button>
        ) : null}
        <ReviewPageMenu
          datasetId={dataset.id}
          datasetName={dataset.name}
          ready={run.report !== null}
          onError={setPageError}
        />
        <Button onClick={() => setOverlay('recipe')}>{maskText.recipe}</Button>
      </div>
      <div className="op-mask-body">
        <ErrorNotice error={recipe.error ?? data.error ?? pageError} />
        {tab === 'columns' ? <ConsistencyNotice datasetId={dataset.id} recipe={recipe} /> : null}
        {data.ready && !data.profiled && tab === 'columns' ? <ProfileNotice datasetId={dataset.id} /> : null}
        {tab === 'leftovers' ? <LeftoverCheck scan={scan} report={run.report} onFix={fixColumn} /> : null}
        {tab === 'attacks' ? <AttackCheck datasetId={dataset.id} report={run.report} recipe={recipe} /> : null}
        {tab === 'columns' ? <MaskTable datasetId={dataset.id} data={data} recipe={recipe} onTask={setTask} /> : null}
      </div>
      <RunBar run={run} blocked={broken ? cleanText.problem : null} />
      {overlay === 'preset' ? (
        <PolicyDialog datasetId={dataset.id} data={data} recipe={recipe} onClose={() => setOverlay(null)} />
      ) : null}
      <Drawer
        open={overlay === 'recipe'}
        onClose={() => setOverlay(null)}
        title={recipeText.title}
        size={420}
        className="op-recipe-drawer"
      >
        <RecipePanel recipe={recipe} report={run.report} first="mask" column={null} onTask={setTask} />
      </Drawer>
      <StepEditor
        datasetId={dataset.id}
        recipe={recipe}
        task={task}
        onClose={() => setTask(null)}
        onAdd={
          task?.kind === 'add' && task.op !== null
            ? draft => {
                const column = task.columns[0]
                const title = recipe.operation(draft.op)?.title ?? draft.op
                const views = recipe.state?.steps ?? []
                if (column === undefined || draft.columns.length !== 1 || draft.columns[0] !== column)
                  return recipe.add(draft)
                return recipe.save(withRule(views, recipe.operations, column, draft), maskText.changed(column, title))
              }
            : undefined
        }
      />
    </div>
  )
}
