// Warns when an edit takes away what later steps need, names them, and offers to take the edit back.
// Hinders nothing: the edit is done, and undo is one click.
import { useEffect, useRef } from 'react'
import type { RecipeState } from '../../../src-main/contract/recipe.ts'
import { recipeText } from '../../text/recipe.ts'
import { Button, KitApp } from '../../ui/kit.ts'
import { type BrokenStep, newlyBroken } from './broken-steps.ts'
import type { RecipeEditor } from './use-recipe.ts'

const NOTICE = 'broken-steps'
const SHOWN = 4

function BrokenList({ broken }: { broken: readonly BrokenStep[] }) {
  return (
    <ul className="op-broken-steps">
      {broken.slice(0, SHOWN).map(({ number, sentence, problem }) => (
        <li key={number}>
          <strong>{recipeText.brokenStep(number, sentence)}</strong>
          <p className="op-muted">{problem}</p>
        </li>
      ))}
    </ul>
  )
}

/** Only an edit warns: going back or forth in the history is itself a way of mending. */
function isEdit(before: RecipeState, after: RecipeState): boolean {
  return after.history.find(({ id }) => id === after.node)?.parent === before.node && after.node > before.node
}

export function useBrokenSteps({ state, undo }: RecipeEditor): void {
  const { notification } = KitApp.useApp()
  const last = useRef<RecipeState | undefined>(undefined)
  const back = useRef(undo)
  back.current = undo
  // Another look of the window makes another notifier; what is shown stays.
  const notify = useRef(notification)
  notify.current = notification
  useEffect(() => {
    const before = last.current
    last.current = state
    if (state === undefined || before === undefined || before.node === state.node) return
    notify.current.destroy(NOTICE)
    const broken = isEdit(before, state) ? newlyBroken(before.steps, state.steps) : []
    if (broken.length === 0) return
    notify.current.warning({
      key: NOTICE,
      title: recipeText.broken,
      description: <BrokenList broken={broken} />,
      duration: 0,
      placement: 'bottomRight',
      actions: (
        <Button
          size="small"
          onClick={() => {
            notify.current.destroy(NOTICE)
            back.current()
          }}
        >
          {recipeText.takeBack}
        </Button>
      ),
    })
  }, [state])
  useEffect(() => () => notify.current.destroy(NOTICE), [])
}
