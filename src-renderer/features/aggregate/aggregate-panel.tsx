// Whether the rows are counts of people, by which columns, and the step that hides what is too small.
// Judges nothing: the check does, on the result.
import { useState } from 'react'
import type { Aggregate, Catalogue } from '../../../src-main/contract/catalogue.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { aggregateText as words } from '../../text/approvals.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Checkbox, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import type { RecipeEditor } from '../recipe/use-recipe.ts'
import { type AggregateChoice, aggregateOf, choiceOf, EMPTY_CHOICE, isComplete, stepDraft } from './aggregate-choice.ts'
import './aggregate.css'

export interface AggregatePanelProps {
  datasetId: string
  columns: readonly string[]
  recipe: RecipeEditor
}

export function AggregatePanel({ datasetId, columns, recipe }: AggregatePanelProps) {
  const query = useEngineQuery('catalogue.get', { datasetId })
  const save = useEngineMutation('catalogue.save')
  const catalogue = query.data?.catalogue
  const [open, setOpen] = useState<AggregateChoice | null>(null)
  if (catalogue === undefined) return null
  const choice = open ?? choiceOf(catalogue.aggregate)
  const keep = (aggregate: Aggregate | null) => save.mutate({ datasetId, catalogue: { ...catalogue, aggregate } })
  const change = (next: AggregateChoice | null) => {
    setOpen(next)
    if (next === null) keep(null)
    else if (isComplete(next)) keep(aggregateOf(next))
  }
  return (
    <section className="op-panel op-aggregate" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Sentence>{words.sentence}</Sentence>
      <Checkbox checked={choice !== null} onChange={event => change(event.target.checked ? EMPTY_CHOICE : null)}>
        {words.is}
      </Checkbox>
      <ErrorNotice error={query.error ?? save.error} />
      {choice === null ? null : (
        <Choices choice={choice} columns={columns} fields={catalogue.fields} onChange={change} />
      )}
      {choice === null ? null : <HideStep choice={choice} recipe={recipe} />}
    </section>
  )
}

interface ChoicesProps {
  choice: AggregateChoice
  columns: readonly string[]
  fields: Catalogue['fields']
  onChange(choice: AggregateChoice): void
}

function Choices({ choice, columns, fields, onChange }: ChoicesProps) {
  // Columns of the result are known by the data items; before there are any, those of the source.
  const known = fields.length > 0 ? fields.map(({ label }) => label) : columns
  const options = known.map(value => ({ value, label: value }))
  const one = [{ value: '', label: words.none }, ...options]
  return (
    <div className="op-aggregate-fields">
      <Field label={words.dimensions}>
        <Select
          mode="multiple"
          aria-label={words.dimensions}
          options={options}
          value={[...choice.dimensions]}
          onChange={(dimensions: string[]) => onChange({ ...choice, dimensions })}
        />
      </Field>
      <Field label={words.counts}>
        <Select
          mode="multiple"
          aria-label={words.counts}
          options={options}
          value={[...choice.counts]}
          onChange={(counts: string[]) => onChange({ ...choice, counts })}
        />
      </Field>
      {(['total', 'largest', 'across'] as const).map(name => (
        <Field key={name} label={words[name]} note={name === 'across' ? words.acrossNote : undefined}>
          <Select
            aria-label={words[name]}
            options={one}
            value={choice[name]}
            onChange={(value: string) => onChange({ ...choice, [name]: value })}
          />
        </Field>
      ))}
    </div>
  )
}

function Field({ label, note, children }: { label: string; note?: string | undefined; children: React.ReactNode }) {
  return (
    <div className="op-aggregate-field">
      <span>{label}</span>
      {children}
      {note === undefined ? null : <small className="op-muted">{note}</small>}
    </div>
  )
}

function HideStep({ choice, recipe }: { choice: AggregateChoice; recipe: RecipeEditor }) {
  if (!isComplete(choice)) return <Sentence>{words.needed}</Sentence>
  const there = recipe.state?.steps.find(({ step }) => step.op === 'hideSmallCells' && step.enabled)
  if (there !== undefined) return <Alert type="success" showIcon title={there.sentence} description={words.hidden} />
  return (
    <Button disabled={recipe.saving} onClick={() => recipe.add(stepDraft(choice))}>
      {words.hide}
    </Button>
  )
}
