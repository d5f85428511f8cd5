// The people around, as a further table: how many of them every group must have, and which share of them may be in the table.
// Reads no table; the picker brings it in.
import type { PopulationCondition } from '../../../src-main/contract/protection.ts'
import { FormContext } from '../../features/recipe/form-context.ts'
import { InputPicker } from '../../features/recipe/input-picker.tsx'
import { deidentifyGoalText } from '../../text/deidentify-goal.ts'
import { Button, InputNumber } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { isComplete } from './board-question.ts'
import { inputPickerSurroundings } from './picker-surroundings.ts'

const words = deidentifyGoalText.population
const NEW: PopulationCondition = { input: '', kMap: null, presence: null }

export function PopulationForm({
  datasetId,
  population,
  onChange,
}: {
  datasetId: string
  population: PopulationCondition | null
  onChange(population: PopulationCondition | null): void
}) {
  if (population === null)
    return (
      <Button size="small" type="link" className="op-deid-edit" onClick={() => onChange(NEW)}>
        {words.add}
      </Button>
    )
  const change = (part: Partial<PopulationCondition>) => onChange({ ...population, ...part })
  return (
    <fieldset className="op-deid-protection">
      <legend>{words.title}</legend>
      <Sentence>{words.hint}</Sentence>
      <div className="op-deid-picker">
        <FormContext.Provider value={inputPickerSurroundings(datasetId)}>
          <InputPicker
            value={population.input}
            label={words.table}
            invalid={false}
            onChange={input => change({ input })}
          />
        </FormContext.Provider>
      </div>
      <div>
        {words.kMap}
        <InputNumber
          aria-label={words.kMap}
          size="small"
          min={1}
          max={1_000_000}
          precision={0}
          placeholder={deidentifyGoalText.off}
          value={population.kMap}
          onChange={kMap => change({ kMap })}
        />
      </div>
      <PresenceLine presence={population.presence} onChange={presence => change({ presence })} />
      <Sentence>{words.presenceHint}</Sentence>
      {isComplete(population) ? null : <Sentence strong>{words.incomplete}</Sentence>}
      <div>
        <Button size="small" onClick={() => onChange(null)}>
          {words.remove}
        </Button>
      </div>
    </fieldset>
  )
}

type Presence = PopulationCondition['presence']

/** One end alone leaves the other open. */
function PresenceLine({ presence, onChange }: { presence: Presence; onChange(presence: Presence): void }) {
  const percent = (share: number | undefined) => (share === undefined ? null : Math.round(share * 1000) / 10)
  const change = (end: 'min' | 'max', value: number | null) => {
    const next = { min: 0, max: 1, ...presence, [end]: value === null ? (end === 'min' ? 0 : 1) : value / 100 }
    onChange(next.min === 0 && next.max === 1 ? null : next)
  }
  const ends = [
    ['min', words.presenceMin],
    ['max', words.presenceMax],
  ] as const
  return (
    <div>
      {words.presence}
      {ends.map(([end, label]) => (
        <InputNumber
          key={end}
          aria-label={label}
          placeholder={label}
          size="small"
          min={0}
          max={100}
          value={percent(presence?.[end])}
          onChange={value => change(end, value)}
          suffix="%"
        />
      ))}
    </div>
  )
}
