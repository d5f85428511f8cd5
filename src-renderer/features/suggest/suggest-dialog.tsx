// What the examination suggests, each step with its reasons and its effect in numbers; all or some go into the recipe as one change.
// Suggests nothing itself.
import { useEffect, useState } from 'react'
import type { CleaningSuggestion } from '../../../src-main/contract/suggest.ts'
import { useJob } from '../../engine/queries.ts'
import { suggestText as words } from '../../text/suggest.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Empty, Modal } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import type { RecipeEditor } from '../recipe/use-recipe.ts'
import './suggest.css'

export interface SuggestDialogProps {
  datasetId: string
  recipe: RecipeEditor
  onClose(): void
}

export function effectWords({
  rowsChanged,
  cellsChanged,
  cellsFailed,
  rowsRemoved,
}: CleaningSuggestion['effect']): string {
  const parts = [
    rowsChanged > 0 ? words.changed(formatNumber(rowsChanged), formatNumber(cellsChanged)) : '',
    rowsRemoved > 0 ? words.removed(formatNumber(rowsRemoved)) : '',
    cellsFailed > 0 ? words.failed(formatNumber(cellsFailed)) : '',
  ]
  return parts.filter(part => part !== '').join('，')
}

export function SuggestDialog({ datasetId, recipe, onClose }: SuggestDialogProps) {
  const job = useJob('suggest.cleaning')
  const { start, cancel } = job
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    void start({ datasetId })
    return cancel
  }, [datasetId, start, cancel])
  const suggestions = job.result?.suggestions ?? []
  const taken = suggestions.filter(({ step }) => !leftOut.has(step.id))
  const toggle = (id: string) =>
    setLeftOut(old => new Set(old.has(id) ? [...old].filter(other => other !== id) : [...old, id]))
  const take = () => {
    const drafts = taken.map(({ step: { id: _, ...draft } }) => draft)
    recipe.addAll(drafts, words.saved(drafts.length))
    onClose()
  }
  const label = taken.length === suggestions.length ? words.takeAll(taken.length) : words.take(taken.length)
  return (
    <Modal
      open
      width={760}
      title={words.title}
      onCancel={onClose}
      footer={
        suggestions.length === 0 ? null : (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button type="primary" disabled={taken.length === 0} onClick={take}>
              {label}
            </Button>
          </>
        )
      }
    >
      <div className="op-suggest">
        <ErrorNotice error={job.error} onRetry={() => void start({ datasetId })} />
        {job.running ? (
          <div className="op-suggest-wait">
            <span>{words.working}</span>
            <ProgressBar percent={null} />
            <Button onClick={cancel}>{words.stop}</Button>
          </div>
        ) : null}
        {job.result !== null && suggestions.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.nothing} />
        ) : null}
        {suggestions.length === 0 ? null : <Sentence>{words.intro}</Sentence>}
        <ul className="op-suggest-list">
          {suggestions.map(one => (
            <SuggestionLine
              key={one.step.id}
              suggestion={one}
              chosen={!leftOut.has(one.step.id)}
              onToggle={() => toggle(one.step.id)}
            />
          ))}
        </ul>
        <OpenList open={job.result?.open ?? []} />
      </div>
    </Modal>
  )
}

interface LineProps {
  suggestion: CleaningSuggestion
  chosen: boolean
  onToggle(): void
}

function SuggestionLine({ suggestion, chosen, onToggle }: LineProps) {
  const { sentence, reasons, effect } = suggestion
  return (
    <li>
      <Checkbox checked={chosen} onChange={onToggle}>
        <strong>{sentence}</strong>
        <span className="op-suggest-effect op-number">{effectWords(effect)}</span>
      </Checkbox>
      <ul className="op-suggest-reasons">
        {reasons.map(reason => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </li>
  )
}

function OpenList({ open }: { open: readonly { column: string; reason: string }[] }) {
  if (open.length === 0) return null
  return (
    <section className="op-suggest-open">
      <h3>{words.open}</h3>
      <Sentence>{words.openHint}</Sentence>
      <ul className="op-suggest-reasons">
        {open.map(({ reason }) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  )
}
