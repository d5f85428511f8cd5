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
import { useEditQuestion } from './use-edit-question.tsx'

export type StepDraft = Omit<Step, 'id'>

export interface RecipeEditor {
  readonly state: RecipeState | undefined
  readonly operations: readonly OperationInfo[]
  readonly error: OpenprepError | null
  readonly saving: boolean
  operation(id: string): OperationInfo | undefined
  /** This and every other edit: whether it was taken, or the person thought better of it. */
  add(draft: StepDraft): Promise<boolean>
  /** At a place of its own rather than behind the last step of its kind. */
  insert(draft: StepDraft, at: number): Promise<boolean>
  /** Several steps as one change in the history. */
  addAll(drafts: readonly StepDraft[], label: string): Promise<boolean>
  replace(step: Step): Promise<boolean>
  remove(id: string): void
  duplicate(id: string): void
  move(id: string, to: number): void
  toggle(id: string): void
  /** Any other change of the whole list as one state. */
  save(steps: Step[], label: string): Promise<boolean>
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
  const agree = useEditQuestion(datasetId)

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
      const agreed = before.then(() => agree(steps))
      const running = agreed
        .then(yes => (yes ? saving.mutateAsync({ datasetId, steps, label }).then(keep) : undefined))
        // The mutation itself carries the error to the screen.
        .catch(() => refreshDataset(datasetId))
        .finally(() => {
          if (pending.current?.running === running) pending.current = null
        })
      pending.current = { steps, running }
      return agreed
    },
    [datasetId, agree, keep, saving.mutateAsync],
  )

  const actions = useMemo(() => {
    const present = (): Step[] => pending.current?.steps ?? state?.recipe.steps ?? []
    const kinds = new Map(operations.map(operation => [operation.id, operation.kind]))
    const nameOf = ({ op, columns }: Pick<Step, 'op' | 'columns'>): string =>
      recipeText.stepName(operations.find(operation => operation.id === op)?.title ?? op, columns)
    const named = (id: string): string => {
      const step = present().find(candidate => candidate.id === id)
      return step === undefined ? '' : nameOf(step)
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
      add: (draft: StepDraft) => save(placed(present(), draft), words.add(nameOf(draft))),
      insert: (draft: StepDraft, at: number) => {
        const steps = present()
        return save(insertStep(steps, { ...draft, id: nextStepId(steps) }, at), words.insert(nameOf(draft), at + 1))
      },
      addAll: (drafts: readonly StepDraft[], label: string) => save(drafts.reduce(placed, present()), label),
      replace: (step: Step) => save(replaceStep(present(), step), words.edit(nameOf(step))),
      remove: (id: string) => save(removeStep(present(), id), words.remove(named(id))),
      duplicate: (id: string) => save(duplicateStep(present(), id), words.duplicate(named(id))),
      move: (id: string, to: number) => {
        const steps = present()
        const moved = moveStep(steps, id, to)
        if (sameOrder(moved, steps)) return
        const place = (list: readonly Step[]) => list.findIndex(step => step.id === id) + 1
        save(moved, words.move(named(id), place(steps), place(moved)))
      },
      toggle: (id: string) => {
        const on = present().find(step => step.id === id)?.enabled === false
        save(toggleStep(present(), id), on ? words.on(named(id)) : words.off(named(id)))
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
