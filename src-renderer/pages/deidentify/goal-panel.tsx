// The goal: how many people must look alike, how many records may go, and what must not be inferred.
// Explains the standard's figures; enforces none.
import type { ReleaseKind } from '../../../src-main/contract/risk.ts'
import { RELEASE_KINDS } from '../../../src-main/contract/risk.ts'
import type { Protection } from '../../state/deidentify-board.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { InputNumber, Segmented, Slider } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { USUAL_PROTECTION } from './board-question.ts'
import { ThresholdEditor } from './threshold-editor.tsx'
import type { Board } from './use-board.ts'

const words = deidentifyText.goal
/** Beyond that few tables keep anything. */
const MOST = 50

export function GoalPanel({ board: { board, set, columns, standard, figures } }: { board: Board }) {
  const protectedColumns = columns.filter(({ role }) => role === 'sensitive').map(({ name }) => name)
  return (
    <section className="op-panel op-deid-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="op-deid-goal">{words.people(board.k)}</p>
      <Slider
        min={2}
        max={MOST}
        value={Math.min(board.k, MOST)}
        marks={Object.fromEntries(Object.values(standard ?? {}).map(k => [k, String(k)]))}
        onChange={k => set({ k })}
        ariaLabelForHandle={words.slider}
        tooltip={{ formatter: k => words.people(k ?? 0) }}
      />
      <div className="op-deid-row">
        <Segmented<ReleaseKind>
          size="small"
          value={board.release}
          onChange={release => set({ release, ...(standard !== null && { k: standard[release] }) })}
          options={RELEASE_KINDS.map(value => ({ value, label: words.presetNames[value] }))}
        />
        <div className="op-deid-limit">
          {words.limit}
          <InputNumber
            aria-label={words.limit}
            size="small"
            min={0}
            max={100}
            value={Math.round(board.limit * 1000) / 10}
            onChange={value => set({ limit: (value ?? 0) / 100 })}
            suffix="%"
          />
        </div>
      </div>
      {board.goalFrom === null || board.goalFrom === 'CLOSED' ? null : <Sentence>{words.fromCatalogue}</Sentence>}
      <Sentence>{words.limitHint}</Sentence>
      {protectedColumns.map(column => (
        <ProtectionForm
          key={column}
          column={column}
          protection={board.protections[column] ?? USUAL_PROTECTION}
          onChange={protection => set({ protections: { ...board.protections, [column]: protection } })}
        />
      ))}
      {figures === null || standard === null ? null : (
        <>
          <Sentence>{words.source(standard, figures.version)}</Sentence>
          <ThresholdEditor figures={figures} standard={standard} />
        </>
      )}
    </section>
  )
}

function ProtectionForm({
  column,
  protection,
  onChange,
}: {
  column: string
  protection: Protection
  onChange(protection: Protection): void
}) {
  return (
    <fieldset className="op-deid-protection">
      <legend>{words.protectedTitle(column)}</legend>
      <div>
        {words.distinct}
        <InputNumber
          aria-label={`${column} ${words.distinct}`}
          size="small"
          min={1}
          max={50}
          value={protection.distinct}
          onChange={distinct => onChange({ ...protection, distinct: distinct ?? 1 })}
        />
      </div>
      <div>
        {words.closeness}
        <InputNumber
          aria-label={`${column} ${words.closeness}`}
          size="small"
          min={0}
          max={100}
          placeholder={words.off}
          value={protection.closeness === null ? null : Math.round(protection.closeness * 100)}
          onChange={value => onChange({ ...protection, closeness: value === null ? null : value / 100 })}
          suffix="%"
        />
      </div>
    </fieldset>
  )
}
