// One step being added or edited: columns, parameters and scope on the left, its effect on real rows on the right.
// Saves through the callbacks it is given.
import { useMemo, useState } from 'react'
import type { OperationInfo, Step } from '../../../src-main/contract/recipe.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { facetText } from '../../text/facets.ts'
import { stepEditorText } from '../../text/recipe.ts'
import { Button, Checkbox } from '../../ui/kit.ts'
import { ColumnsPicker } from './column-picker.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import { FieldWidget } from './field-widget.tsx'
import { FormContext } from './form-context.ts'
import { operationSentence } from './operation-words.ts'
import { ParameterForm } from './parameter-form.tsx'
import { StepPreview } from './step-preview.tsx'
import { useDebounced } from './use-debounced.ts'
import type { StepDraft } from './use-recipe.ts'
import { type DraftStart, type StepDraftState, useStepDraft } from './use-step-draft.ts'

const PREVIEW_PAUSE_MS = 250
const NEW_STEP_ID = 'preview'
const NO_COLUMNS: readonly string[] = []

export interface StepFormProps {
  datasetId: string
  operation: OperationInfo
  /** The steps before this one. */
  prior: readonly Step[]
  /** null = a new step. */
  step: Step | null
  start: DraftStart
  onBack: (() => void) | null
  onCancel(): void
  onSave(draft: StepDraft): void
}

/** Columns the step meets: what the steps before it leave. */
function useColumnsBefore(datasetId: string, prior: readonly Step[]): readonly string[] {
  const page = useEngineQuery(
    'recipe.preview',
    { datasetId, steps: [...prior], offset: 0, limit: 1 },
    { keepPrevious: true },
  )
  return page.data?.afterColumns ?? []
}

function useFrequentValues(datasetId: string, chosen: readonly string[]): readonly string[] {
  const profile = useEngineQuery('profile.get', { datasetId, view: 'source' })
  return useMemo(() => {
    const columns = profile.data?.columns.filter(column => chosen.includes(column.name)) ?? []
    const counts = new Map<string, number>()
    for (const { value, count } of columns.flatMap(column => column.top)) {
      if (value !== '') counts.set(value, (counts.get(value) ?? 0) + count)
    }
    return [...counts].sort((left, right) => right[1] - left[1]).map(([value]) => value)
  }, [profile.data, chosen])
}

/** Columns of the further table that the step reads by its present parameters. */
function useInputColumns(datasetId: string, { fields, params }: StepDraftState): readonly string[] {
  const field = fields.find(({ widget }) => widget.kind === 'input')
  const inputs = useEngineQuery('inputs.list', field === undefined ? null : { datasetId })
  const name = params[field?.name ?? '']
  return inputs.data?.find(input => input.name === name)?.columns ?? NO_COLUMNS
}

export function StepForm({ datasetId, operation, prior, step, start, onBack, onCancel, onSave }: StepFormProps) {
  const state = useStepDraft(operation, start)
  const [showProblems, setShowProblems] = useState(false)
  const columns = useColumnsBefore(datasetId, prior)
  const inputColumns = useInputColumns(datasetId, state)
  const frequentValues = useFrequentValues(datasetId, state.columns)
  const settled = useDebounced(state.draft, PREVIEW_PAUSE_MS)
  const steps = useMemo(
    () => (settled === null ? null : [...prior, { ...settled, id: step?.id ?? NEW_STEP_ID }]),
    [prior, settled, step],
  )
  const surroundings = useMemo(
    () => ({
      datasetId,
      columns,
      inputColumns,
      chosen: state.columns,
      frequentValues,
      problems: state.problems,
      showProblems,
    }),
    [datasetId, columns, inputColumns, state.columns, frequentValues, state.problems, showProblems],
  )
  const save = () => {
    if (state.draft === null) setShowProblems(true)
    else onSave({ ...state.draft, enabled: step?.enabled ?? true })
  }
  return (
    <FormContext.Provider value={surroundings}>
      <div className="op-step-form">
        <form
          className="op-step-form-left"
          onSubmit={event => {
            event.preventDefault()
            save()
          }}
        >
          <div className="op-step-form-fields">
            <p className="op-sentence">{operationSentence(operation)}</p>
            <ColumnsField operation={operation} state={state} columns={columns} showProblems={showProblems} />
            <ParameterForm
              widget={FieldWidget}
              fields={state.fields}
              values={state.params}
              onChange={state.setParams}
            />
            {hidesScope(operation) && state.scope === null ? null : (
              <ScopeField state={state} given={step === null && start.scope !== null} />
            )}
            {operation.kind === 'clean' ? null : (
              <div className="op-step-risk">
                <h3>{stepEditorText.risk}</h3>
                <p>{operation.reversalRisk}</p>
              </div>
            )}
          </div>
          <div className="op-step-form-foot">
            <Button type="primary" htmlType="submit">
              {step === null ? stepEditorText.apply : stepEditorText.save}
            </Button>
            <Button onClick={onCancel}>{stepEditorText.cancel}</Button>
            <span className="op-spring" />
            {onBack === null ? null : (
              <Button type="text" onClick={onBack}>
                {stepEditorText.back}
              </Button>
            )}
          </div>
        </form>
        <div className="op-step-form-right">
          <StepPreview key={operation.id} datasetId={datasetId} steps={steps} />
        </div>
      </div>
    </FormContext.Provider>
  )
}

/** One that is there all the same is shown, so that it can be taken away. */
function hidesScope({ columns, takesScope }: OperationInfo): boolean {
  return columns.max === 0 || !takesScope
}

interface ColumnsFieldProps {
  operation: OperationInfo
  state: StepDraftState
  columns: readonly string[]
  showProblems: boolean
}

function ColumnsField({ operation, state, columns, showProblems }: ColumnsFieldProps) {
  const { min, max } = operation.columns
  if (max === 0) return null
  const label = max === 1 ? stepEditorText.columnsOne : stepEditorText.columns
  const problem =
    state.columns.length < min ? stepEditorText.columnsTooFew(min) : stepEditorText.columnsTooMany(max ?? 0)
  const shown = showProblems && !state.columnsFit
  return (
    <div className="op-field">
      <span className="op-field-label">{label}</span>
      <ColumnsPicker
        columns={columns}
        value={state.columns}
        max={max}
        label={label}
        invalid={shown}
        onChange={state.setColumns}
      />
      {shown ? <p className="op-field-problem">{problem}</p> : null}
    </div>
  )
}

function ScopeField({ state, given }: { state: StepDraftState; given: boolean }) {
  const { scope, setScope, columns } = state
  const start = () => setScope({ match: 'all', conditions: [{ column: columns[0] ?? '', test: 'equals', value: '' }] })
  return (
    <div className="op-field">
      <Checkbox
        checked={scope !== null}
        onChange={event => {
          if (event.target.checked) start()
          else setScope(null)
        }}
      >
        {stepEditorText.scope}
      </Checkbox>
      {given ? <p className="op-field-help">{facetText.scopedNote}</p> : null}
      {scope === null ? null : <ConditionEditor value={scope} path="scope" onChange={setScope} />}
    </div>
  )
}
