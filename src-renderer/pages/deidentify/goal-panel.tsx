// The goal: how many people must look alike, how many records may go, and what must not be inferred.
// Explains the standard's figures; enforces none.
import type { ReleaseKind } from '../../../src-main/contract/risk.ts'
import { RELEASE_KINDS } from '../../../src-main/contract/risk.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { InputNumber, Segmented, Slider } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { protectionOf } from './board-question.ts'
import { PopulationForm } from './population-form.tsx'
import { ProtectionForm } from './protection-form.tsx'
import { TableDemands } from './table-demands.tsx'
import { ThresholdEditor } from './threshold-editor.tsx'
import type { Board } from './use-board.ts'
import { WayForm } from './way-form.tsx'

const words = deidentifyText.goal
/** Beyond that few tables keep anything. */
const MOST = 50

export function GoalPanel({ board: facts, datasetId }: { board: Board; datasetId: string }) {
  const { board, set, columns, views, standard, figures } = facts
  const protectedColumns = columns.filter(({ role }) => role === 'sensitive').map(({ name }) => name)
  return (
    <section className="op-panel op-deid-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="op-deid-goal">{words.people(board.k)}</p>
      <Slider
        min={1}
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
        {board.strategy === 'optimal' ? (
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
        ) : null}
      </div>
      {board.goalFrom === null || board.goalFrom === 'CLOSED' ? null : <Sentence>{words.fromCatalogue}</Sentence>}
      {board.strategy === 'optimal' ? <Sentence>{words.limitHint}</Sentence> : null}
      <WayForm strategy={board.strategy} onChange={strategy => set({ strategy })} />
      {protectedColumns.map(column => (
        <ProtectionForm
          key={column}
          column={column}
          protection={protectionOf(board, column)}
          values={views[column]?.rows?.map(([value = '']) => value) ?? []}
          onChange={protection => set({ protections: { ...board.protections, [column]: protection } })}
        />
      ))}
      <TableDemands board={board} onChange={set} />
      <PopulationForm
        datasetId={datasetId}
        population={board.population}
        onChange={population => set({ population })}
      />
      {figures === null || standard === null ? null : (
        <>
          <Sentence>{words.source(standard, figures.version)}</Sentence>
          <ThresholdEditor figures={figures} standard={standard} />
        </>
      )}
    </section>
  )
}
