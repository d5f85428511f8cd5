// Asks before an edit is taken that would leave later steps without what they need: which ones, and why; the person goes on or not.
// Saves nothing; what each step needs is the engine's word.
import { useCallback, useRef } from 'react'
import type { RecipeState, Step } from '../../../src-main/contract/recipe.ts'
import { callEngine, queryClient } from '../../engine/queries.ts'
import { recipeText } from '../../text/recipe.ts'
import { KitApp } from '../../ui/kit.ts'
import { type BrokenStep, newlyBroken } from './broken-steps.ts'

const SHOWN = 6

function BrokenList({ broken }: { broken: readonly BrokenStep[] }) {
  return (
    <>
      <p>{recipeText.brokenHint}</p>
      <ul className="op-broken-steps">
        {broken.slice(0, SHOWN).map(({ number, sentence, problem, stops }) => (
          <li key={number}>
            <strong>{recipeText.brokenStep(number, sentence)}</strong>
            <p className="op-muted">
              {problem}
              {recipeText.unable[stops ? 'stops' : 'leftOut']}
            </p>
          </li>
        ))}
      </ul>
      {broken.length > SHOWN ? <p className="op-muted">{recipeText.brokenMore(broken.length - SHOWN)}</p> : null}
    </>
  )
}

async function brokenBy(datasetId: string, steps: Step[]): Promise<BrokenStep[]> {
  const before = queryClient.getQueryData<RecipeState>(['recipe.get', { datasetId }])
  if (before === undefined) return []
  try {
    return newlyBroken(before.steps, await callEngine('recipe.foresee', { datasetId, steps }))
  } catch {
    // What cannot be foreseen cannot be saved either, and the saving says so.
    return []
  }
}

/** Whether the edit is to be taken. */
export function useEditQuestion(datasetId: string): (steps: Step[]) => Promise<boolean> {
  const { modal } = KitApp.useApp()
  // Another look of the window makes another asker; the question stays the same.
  const asker = useRef(modal)
  asker.current = modal
  return useCallback(
    async steps => {
      const broken = await brokenBy(datasetId, steps)
      if (broken.length === 0) return true
      return await asker.current.confirm({
        width: 560,
        title: recipeText.broken(broken.length),
        content: <BrokenList broken={broken} />,
        okText: recipeText.brokenGoOn,
        cancelText: recipeText.brokenStop,
        autoFocusButton: 'cancel',
      })
    },
    [datasetId],
  )
}
