// The proposals for untreated sensitive columns, each to be seen and changed before any of them is applied.
// Applies what was chosen as one change of the recipe.
import { useMemo, useState } from 'react'
import { kindLabels } from '../../../src-main/contract/text/zh-CN/kinds.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { runnableSteps } from '../../features/recipe/table-views.ts'
import type { RecipeEditor } from '../../features/recipe/use-recipe.ts'
import { maskText, presetText } from '../../text/mask.ts'
import { Button, Empty, Modal, Radio, Tag } from '../../ui/kit.ts'
import { addDraft, samplesOf } from './column-rules.ts'
import { type Advice, type AdviceOp, adviceOf, draftOf } from './mask-advice.ts'
import type { MaskData } from './use-mask-data.ts'

type Choice = AdviceOp | 'skip'

export interface PresetDialogProps {
  datasetId: string
  data: MaskData
  recipe: RecipeEditor
  onClose(): void
}

export function PresetDialog({ datasetId, data, recipe, onClose }: PresetDialogProps) {
  const advice = useMemo(() => {
    const treated = new Set(data.rows.filter(row => row.rules.length > 0).map(row => row.column))
    const profiles = data.rows.map(row => row.profile).filter(profile => profile !== undefined)
    return adviceOf(profiles, treated, recipe.operations)
  }, [data.rows, recipe.operations])
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const choiceOf = (one: Advice): Choice => choices.get(one.column) ?? one.ways[0] ?? 'skip'
  const chosen = advice.filter(one => choiceOf(one) !== 'skip')

  const apply = () => {
    const steps = chosen.reduce(
      (list, one) => {
        const choice = choiceOf(one)
        return choice === 'skip' ? list : addDraft(list, recipe.operations, draftOf(choice, [one.column]))
      },
      recipe.state?.steps.map(view => view.step) ?? [],
    )
    recipe.save(steps, presetText.label)
    onClose()
  }
  return (
    <Modal
      open
      width={820}
      title={presetText.title}
      onCancel={onClose}
      footer={
        advice.length === 0 ? null : (
          <Button type="primary" disabled={chosen.length === 0} onClick={apply}>
            {presetText.apply(chosen.length)}
          </Button>
        )
      }
    >
      {advice.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={presetText.nothing} />
      ) : (
        <>
          <p className="op-sentence">{presetText.intro}</p>
          <ul className="op-advice">
            {advice.map(one => (
              <AdviceLine
                key={one.column}
                datasetId={datasetId}
                recipe={recipe}
                advice={one}
                choice={choiceOf(one)}
                onChoose={choice => setChoices(new Map([...choices, [one.column, choice]]))}
              />
            ))}
          </ul>
        </>
      )}
    </Modal>
  )
}

interface AdviceLineProps {
  datasetId: string
  recipe: RecipeEditor
  advice: Advice
  choice: Choice
  onChoose(choice: Choice): void
}

function AdviceLine({ datasetId, recipe, advice, choice, onChoose }: AdviceLineProps) {
  return (
    <li>
      <div className="op-advice-head">
        <strong>{advice.column}</strong>
        {advice.kind === null ? null : <Tag variant="filled">{kindLabels[advice.kind] ?? advice.kind}</Tag>}
        <span className="op-muted">{presetText.reasons[advice.reason]}</span>
      </div>
      <Radio.Group
        aria-label={maskText.ruleLabel(advice.column)}
        value={choice}
        onChange={event => onChoose(event.target.value)}
        options={[
          ...advice.ways.map(way => ({ value: way, label: presetText.choices[way] })),
          { value: 'skip', label: presetText.skip },
        ]}
      />
      {choice === 'skip' ? null : (
        <AdviceExample datasetId={datasetId} recipe={recipe} column={advice.column} op={choice} />
      )}
    </li>
  )
}

const EXAMPLE_ROWS = 60

/** What the proposal makes of the first real values; only the outcome is shown. */
function AdviceExample({ datasetId, recipe, column, op }: ExampleProps) {
  const { state } = recipe
  const steps = useMemo(() => {
    const before = state === undefined ? [] : runnableSteps(state)
    return [...before, { ...draftOf(op, [column]), id: 'advice' }]
  }, [state, column, op])
  const page = useEngineQuery('recipe.preview', { datasetId, steps, offset: 0, limit: EXAMPLE_ROWS })
  const { data } = page
  if (data === undefined) return null
  if (data.problem !== null) return <p className="op-field-problem">{data.problem}</p>
  const before = {
    ...data,
    afterColumns: data.beforeColumns,
    rows: data.rows.map(row => ({ ...row, after: row.before })),
  }
  const outcome = samplesOf(column, before, data, 3).map(({ before: raw, after }) =>
    after === null ? maskText.gone : after === raw ? maskText.hidden : after,
  )
  return (
    <p className="op-advice-example">
      {maskText.hidden} → {[...new Set(outcome)].join('、')}
    </p>
  )
}

interface ExampleProps {
  datasetId: string
  recipe: RecipeEditor
  column: string
  op: AdviceOp
}
