// The recipe of a dataset as a screen uses it: present state, every edit, undo and redo.
// Keeps no copy of the truth: the engine answers every edit with the whole state.
import { useCallback, useMemo, useRef } from 'react'
import type { OpenprepError } from '../../../src-main/contract/errors.ts'
import type { OperationInfo, RecipeState, Step } from '../../../src-main/contract/recipe.ts'
import { queryClient, refreshDataset, useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { recipeText } from '../../text/recipe.ts'
import {
  duplicateStep,
  insertStep,
  moveStep,
  nextStepId,
  placeFor,
  removeStep,
  replaceStep,
  sameOrder,
  toggleStep,
} from './recipe-edits.ts'

export type StepDraft = Omit<Step, 'id'>

export interface RecipeEditor {
  readonly state: RecipeState | undefined
  readonly operations: readonly OperationInfo[]
  readonly error: OpenprepError | null
  readonly saving: boolean
  operation(id: string): OperationInfo | undefined
  add(draft: StepDraft): void
  /** At a place of its own rather than behind the last step of its kind. */
  insert(draft: StepDraft, at: number): void
  /** Several steps as one change in the history. */
  addAll(drafts: readonly StepDraft[], label: string): void
  replace(step: Step): void
  remove(id: string): void
  duplicate(id: string): void
  move(id: string, to: number): void
  toggle(id: string): void
  /** Any other change of the whole list as one state. */
  save(steps: Step[], label: string): void
  undo(): void
  redo(): void
  goTo(node: number): void
}

const NO_OPERATIONS: readonly OperationInfo[] = []

export function useRecipe(datasetId: string): RecipeEditor {
  const query = useEngineQuery('recipe.get', { datasetId })
  const listed = useEngineQuery('operations.list', {})
  const saving = useEngineMutation('recipe.save')
  const undoing = useEngineMutation('recipe.undo')
  const redoing = useEngineMutation('recipe.redo')
  const going = useEngineMutation('recipe.goTo')
  // Edits made faster than the engine answers build on each other, not on the last answer.
  const pending = useRef<{ steps: Step[]; running: Promise<unknown> } | null>(null)
  const operations = listed.data ?? NO_OPERATIONS
  const state = query.data

  const keep = useCallback(
    (answer: RecipeState) => {
      queryClient.setQueryData(['recipe.get', { datasetId }], answer)
      return refreshDataset(datasetId)
    },
    [datasetId],
  )

  const save = useCallback(
    (steps: Step[], label: string) => {
      const before = pending.current?.running ?? Promise.resolve()
      const running = before
        .then(() => saving.mutateAsync({ datasetId, steps, label }))
        .then(keep)
        // The mutation itself carries the error to the screen.
        .catch(() => refreshDataset(datasetId))
        .finally(() => {
          if (pending.current?.running === running) pending.current = null
        })
      pending.current = { steps, running }
    },
    [datasetId, keep, saving.mutateAsync],
  )

  const actions = useMemo(() => {
    const present = (): Step[] => pending.current?.steps ?? state?.recipe.steps ?? []
    const kinds = new Map(operations.map(operation => [operation.id, operation.kind]))
    const title = (id: string): string => {
      const step = present().find(candidate => candidate.id === id)
      return operations.find(operation => operation.id === step?.op)?.title ?? ''
    }
    const withKinds = (steps: readonly Step[]) =>
      steps.map(step => ({ kind: kinds.get(step.op) ?? ('clean' as const) }))
    const placed = (steps: Step[], draft: StepDraft): Step[] => {
      const place = placeFor(kinds.get(draft.op) ?? 'clean', withKinds(steps))
      return insertStep(steps, { ...draft, id: nextStepId(steps) }, place)
    }
    const words = recipeText.saved
    return {
      operation: (id: string) => operations.find(operation => operation.id === id),
      add: (draft: StepDraft) => {
        const name = operations.find(operation => operation.id === draft.op)?.title ?? draft.op
        save(placed(present(), draft), words.add(name))
      },
      insert: (draft: StepDraft, at: number) => {
        const steps = present()
        const name = operations.find(operation => operation.id === draft.op)?.title ?? draft.op
        save(insertStep(steps, { ...draft, id: nextStepId(steps) }, at), words.insert(name, at + 1))
      },
      addAll: (drafts: readonly StepDraft[], label: string) => save(drafts.reduce(placed, present()), label),
      replace: (step: Step) => save(replaceStep(present(), step), words.edit(title(step.id))),
      remove: (id: string) => save(removeStep(present(), id), words.remove(title(id))),
      duplicate: (id: string) => save(duplicateStep(present(), id), words.duplicate(title(id))),
      move: (id: string, to: number) => {
        const moved = moveStep(present(), id, to)
        if (!sameOrder(moved, present())) save(moved, words.move(title(id)))
      },
      toggle: (id: string) => {
        const on = present().find(step => step.id === id)?.enabled === false
        save(toggleStep(present(), id), on ? words.on(title(id)) : words.off(title(id)))
      },
    }
  }, [operations, save, state])

  const undo = useCallback(() => undoing.mutate({ datasetId }, { onSuccess: keep }), [datasetId, keep, undoing.mutate])
  const redo = useCallback(() => redoing.mutate({ datasetId }, { onSuccess: keep }), [datasetId, keep, redoing.mutate])
  const goTo = useCallback(
    (node: number) => going.mutate({ datasetId, node }, { onSuccess: keep }),
    [datasetId, keep, going.mutate],
  )

  return {
    state,
    operations,
    error: query.error ?? listed.error ?? saving.error ?? undoing.error ?? redoing.error ?? going.error,
    saving: saving.isPending || undoing.isPending || redoing.isPending || going.isPending,
    ...actions,
    save,
    undo,
    redo,
    goTo,
  }
}
