// The recipe beside the table: its steps, undo and redo, history, and the way to add a step.
// Shared by cleaning and masking; `first` says whose operations come first in the palette.
import type { ReactNode } from 'react'
import type { Condition, OperationKind, RecipeState } from '../../../src-main/contract/recipe.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { recipeText } from '../../text/recipe.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Empty, IconAdd, IconFix, IconRedo, IconUndo, Skeleton, Tooltip } from '../../ui/kit.ts'
import { HistoryPopover } from './history-popover.tsx'
import type { EditorTask } from './step-editor.tsx'
import { StepList } from './step-list.tsx'
import type { RecipeEditor } from './use-recipe.ts'
import './recipe.css'

export interface RecipePanelProps {
  recipe: RecipeEditor
  report: RunReport | null
  first: OperationKind
  /** Column the person is looking at; a new step starts with it. */
  column: string | null
  /** Rows chosen in the table; a new step starts with them as its scope. */
  scope?: Condition | null
  onTask(task: EditorTask): void
  /** Opens what the examination suggests; absent = no such thing here. */
  onSuggest?: (() => void) | undefined
  /** Beside the ways to add a step. */
  begin?: ReactNode
  foot?: ReactNode
}

export function RecipePanel({
  recipe,
  report,
  first,
  column,
  scope = null,
  onTask,
  onSuggest,
  begin,
  foot,
}: RecipePanelProps) {
  const { state } = recipe
  const add = () => onTask({ kind: 'add', first, columns: column === null ? [] : [column], op: null, scope })
  return (
    <aside className="op-recipe" aria-label={recipeText.title}>
      <header className="op-recipe-head">
        <h2>{recipeText.title}</h2>
        {state === undefined || state.steps.length === 0 ? null : (
          <span className="op-recipe-summary">{summaryOf(state)}</span>
        )}
        <span className="op-spring" />
        <Tooltip title={recipeText.undoKey}>
          <Button
            type="text"
            icon={<IconUndo />}
            aria-label={recipeText.undo}
            disabled={state?.canUndo !== true}
            onClick={recipe.undo}
          />
        </Tooltip>
        <Tooltip title={recipeText.redoKey}>
          <Button
            type="text"
            icon={<IconRedo />}
            aria-label={recipeText.redo}
            disabled={state?.canRedo !== true}
            onClick={recipe.redo}
          />
        </Tooltip>
        <HistoryPopover recipe={recipe} />
      </header>
      <ErrorNotice error={recipe.error} compact />
      <div className="op-recipe-body">
        {state === undefined ? <RecipeLoading failed={recipe.error !== null} /> : null}
        {state?.steps.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<RecipeEmpty />}>
            <div className="op-recipe-begin">
              {onSuggest === undefined ? null : (
                <Button type="primary" icon={<IconFix />} onClick={onSuggest}>
                  {recipeText.suggest}
                </Button>
              )}
              <Button type={onSuggest === undefined ? 'primary' : 'default'} icon={<IconAdd />} onClick={add}>
                {recipeText.add}
              </Button>
              {begin}
            </div>
          </Empty>
        ) : null}
        {state !== undefined && state.steps.length > 0 ? (
          <StepList recipe={recipe} steps={state.steps} report={report} onTask={onTask} />
        ) : null}
      </div>
      {state !== undefined && state.steps.length > 0 ? (
        <div className="op-recipe-add">
          <Button block icon={<IconAdd />} onClick={add}>
            {recipeText.add}
          </Button>
          {onSuggest === undefined ? null : (
            <Button icon={<IconFix />} onClick={onSuggest}>
              {recipeText.suggest}
            </Button>
          )}
          {begin}
        </div>
      ) : null}
      {foot}
    </aside>
  )
}

function summaryOf({ steps }: RecipeState): string {
  return recipeText.summary(steps.length, steps.filter(view => !view.step.enabled).length)
}

function RecipeLoading({ failed }: { failed: boolean }) {
  return failed ? null : <Skeleton active paragraph={{ rows: 4 }} />
}

function RecipeEmpty() {
  return (
    <>
      <strong>{recipeText.empty}</strong>
      <p className="op-sentence">{recipeText.emptyHint}</p>
    </>
  )
}
