// The drawer in which a step is chosen, filled in, tried on real rows and added, or an existing one edited.
// Decides where a new step stands through the recipe hook.
import { useMemo, useRef, useState } from 'react'
import type { Condition, OperationInfo, OperationKind, Step } from '../../../src-main/contract/recipe.ts'
import { paletteText, stepEditorText } from '../../text/recipe.ts'
import { Drawer } from '../../ui/kit.ts'
import { OperationPalette } from './operation-palette.tsx'
import type { JsonObject } from './parameter-fields.ts'
import { placeFor } from './recipe-edits.ts'
import { StepForm } from './step-form.tsx'
import type { RecipeEditor, StepDraft } from './use-recipe.ts'
import { startOf } from './use-step-draft.ts'
import './recipe.css'

/** What the drawer is open for. */
export type EditorTask =
  | {
      kind: 'add'
      first: OperationKind
      columns: readonly string[]
      op: string | null
      /** Rows the new step is meant for, as chosen in the table. */
      scope?: Condition | null
      /** Parameters it starts with. */
      params?: JsonObject
      /** Place in the recipe; absent = behind the last step of its kind. */
      at?: number
    }
  | { kind: 'edit'; step: Step }

export interface StepEditorProps {
  datasetId: string
  recipe: RecipeEditor
  /** null = closed. */
  task: EditorTask | null
  onClose(): void
  /** Takes a new step instead of the recipe's usual place for it. */
  onAdd?: ((draft: StepDraft) => Promise<boolean>) | undefined
}

/** The steps the edited or new step comes after. */
function useStepsBefore(recipe: RecipeEditor, task: EditorTask, kind: OperationKind): readonly Step[] {
  const steps = recipe.state?.steps
  return useMemo(() => {
    const views = steps ?? []
    const place =
      task.kind === 'add' ? (task.at ?? placeFor(kind, views)) : views.findIndex(view => view.step.id === task.step.id)
    return views.slice(0, Math.max(0, place)).map(view => view.step)
  }, [steps, task, kind])
}

/** The drawer takes the focus for itself while it slides in. */
function focusSearch(open: boolean): void {
  if (open) document.querySelector<HTMLInputElement>('.op-palette input')?.focus()
}

export function StepEditor({ datasetId, recipe, task, onClose, onAdd }: StepEditorProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const op = task?.kind === 'edit' ? task.step.op : (chosen ?? task?.op ?? null)
  const operation = op === null ? undefined : recipe.operation(op)
  const close = () => {
    setChosen(null)
    onClose()
  }
  const action = task?.kind === 'edit' ? stepEditorText.editTitle : stepEditorText.addTitle
  return (
    <Drawer
      open={task !== null}
      onClose={close}
      destroyOnHidden
      size="min(1120px, 92vw)"
      title={operation === undefined ? paletteText.title : `${action} · ${operation.title}`}
      className="op-step-drawer"
      afterOpenChange={focusSearch}
    >
      {task === null ? null : operation === undefined ? (
        <OperationPalette
          operations={recipe.operations}
          first={task.kind === 'add' ? task.first : 'clean'}
          onChoose={one => setChosen(one.id)}
        />
      ) : (
        <TaskForm
          key={operation.id}
          datasetId={datasetId}
          recipe={recipe}
          task={task}
          operation={operation}
          onBack={() => setChosen(null)}
          onClose={close}
          onAdd={onAdd ?? recipe.add}
        />
      )}
    </Drawer>
  )
}

interface TaskFormProps {
  datasetId: string
  recipe: RecipeEditor
  task: EditorTask
  operation: OperationInfo
  onBack(): void
  onClose(): void
  onAdd(draft: StepDraft): Promise<boolean>
}

function TaskForm({ datasetId, recipe, task, operation, onBack, onClose, onAdd }: TaskFormProps) {
  const step = task.kind === 'edit' ? task.step : null
  const prior = useStepsBefore(recipe, task, operation.kind)
  const given = useRef(false)
  const give = (draft: StepDraft): Promise<boolean> => {
    if (task.kind === 'add' && task.at !== undefined) return recipe.insert(draft, task.at)
    return step === null ? onAdd(draft) : recipe.replace({ ...draft, id: step.id })
  }
  /** What the person filled in stays until the edit is taken; a second click meanwhile is not a second step. */
  const save = async (draft: StepDraft) => {
    if (given.current) return
    given.current = true
    const taken = await give(draft)
    given.current = false
    if (taken) onClose()
  }
  return (
    <StepForm
      datasetId={datasetId}
      operation={operation}
      prior={prior}
      step={step}
      start={
        task.kind === 'add'
          ? {
              columns: task.columns,
              params: task.params ?? null,
              scope: operation.takesScope ? (task.scope ?? null) : null,
            }
          : startOf(task.step)
      }
      onBack={task.kind === 'add' && task.op === null ? onBack : null}
      onCancel={onClose}
      onSave={draft => void save(draft)}
    />
  )
}
