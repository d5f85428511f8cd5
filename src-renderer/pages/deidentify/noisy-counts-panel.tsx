// Publishing how many there are instead of who they are: the step that makes counts of the rows, with noise.
// Counts nothing; the step does, when the recipe runs.
import { useState } from 'react'
import { type EditorTask, StepEditor } from '../../features/recipe/step-editor.tsx'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { deidentifyWaysText } from '../../text/deidentify-ways.ts'
import { Alert, Button } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

const words = deidentifyWaysText.counts

export interface NoisyCountsPanelProps {
  datasetId: string
  recipe: RecipeEditor
  /** Columns that single people out together: what they are counted by. */
  columns: readonly string[]
}

export function NoisyCountsPanel({ datasetId, recipe, columns }: NoisyCountsPanelProps) {
  const [task, setTask] = useState<EditorTask | null>(null)
  const own = recipe.state?.steps.find(({ step }) => step.op === 'countWithNoise' && step.enabled)
  const add = () => setTask({ kind: 'add', first: 'deidentify', columns: columns.slice(0, MOST), op: 'countWithNoise' })
  return (
    <section className="op-panel op-aggregate" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Sentence>{words.sentence}</Sentence>
      {own === undefined ? (
        <Button disabled={recipe.saving} onClick={add}>
          {words.add}
        </Button>
      ) : (
        <Alert
          type="success"
          showIcon
          title={own.sentence}
          action={
            <Button size="small" onClick={() => setTask({ kind: 'edit', step: own.step })}>
              {words.change}
            </Button>
          }
        />
      )}
      <StepEditor datasetId={datasetId} recipe={recipe} task={task} onClose={() => setTask(null)} />
    </section>
  )
}

/** The step counts by no more columns. */
const MOST = 6
