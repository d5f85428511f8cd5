// The steps in order: drag a step to another place, or move it with Alt and the arrow keys.
// Keeps only what is being dragged.
import { type DragEvent, useState } from 'react'
import type { StepView } from '../../../src-main/contract/recipe.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import type { EditorTask } from './step-editor.tsx'
import { StepItem } from './step-item.tsx'
import type { RecipeEditor } from './use-recipe.ts'

export interface StepListProps {
  recipe: RecipeEditor
  steps: readonly StepView[]
  report: RunReport | null
  onTask(task: EditorTask): void
}

interface Drag {
  id: string
  from: number
  over: number | null
}

export function StepList({ recipe, steps, report, onTask }: StepListProps) {
  const [drag, setDrag] = useState<Drag | null>(null)
  const drop = () => {
    if (drag !== null && drag.over !== null) recipe.move(drag.id, drag.over)
    setDrag(null)
  }
  const markOf = (index: number): 'above' | 'below' | null => {
    if (drag === null || drag.over !== index || drag.from === index) return null
    return index < drag.from ? 'above' : 'below'
  }
  return (
    <ol className="op-steps">
      {steps.map((view, index) => {
        const { id } = view.step
        return (
          <StepItem
            key={id}
            view={view}
            number={index + 1}
            last={index === steps.length - 1}
            report={report?.steps.find(step => step.id === id) ?? null}
            reshaped={view.step.columns.some(name => report?.columns.includes(name) === false)}
            dropMark={markOf(index)}
            actions={{
              toggle: () => recipe.toggle(id),
              edit: () => onTask({ kind: 'edit', step: view.step }),
              duplicate: () => recipe.duplicate(id),
              remove: () => recipe.remove(id),
              insert: side =>
                onTask({
                  kind: 'add',
                  first: view.kind,
                  columns: view.step.columns,
                  op: null,
                  at: side === 'above' ? index : index + 1,
                }),
              shift: by => recipe.move(id, index + by),
            }}
            onDragStart={() => setDrag({ id, from: index, over: null })}
            onDragOver={(event: DragEvent) => {
              if (drag === null) return
              event.preventDefault()
              if (drag.over !== index) setDrag({ ...drag, over: index })
            }}
            onDrop={drop}
            onDragEnd={() => setDrag(null)}
          />
        )
      })}
    </ol>
  )
}
