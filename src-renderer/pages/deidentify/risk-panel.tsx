// How easily people could be found again: asked for the table before, or the result, alone or together with other tables.
// Shows what the engine counted; see risk-report for the figures.
import { useState } from 'react'
import type { CallInput } from '../../../src-main/contract/contract.ts'
import type { OtherTable } from '../../../src-main/contract/deidentify-window.ts'
import { useJob } from '../../engine/queries.ts'
import { deidentifyRiskText as words } from '../../text/deidentify-risk.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Collapse, IconRun, IconStop, InputNumber, Segmented, Spin } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { OtherTablePicker } from './other-table.tsx'
import { RiskReportView } from './risk-report.tsx'
import type { Board } from './use-board.ts'

type Question = CallInput<'deidentify.risk'>
type Stage = Question['stage']

interface Beside {
  populationSize: number | null
  population: OtherTable | null
  previous: OtherTable | null
  other: OtherTable | null
}
const NOTHING: Beside = { populationSize: null, population: null, previous: null, other: null }

export function RiskPanel({ board, datasetId, fresh }: { board: Board; datasetId: string; fresh: boolean }) {
  const [stage, setStage] = useState<Stage>('before')
  const [beside, setBeside] = useState<Beside>(NOTHING)
  const [asked, setAsked] = useState('')
  const job = useJob('deidentify.risk')
  const named = (role: string) => board.columns.filter(column => column.role === role).map(({ name }) => name)
  const question: Question = {
    datasetId,
    stage,
    quasiIdentifiers: named('quasi'),
    sensitive: named('sensitive'),
    release: board.board.release,
    ...beside,
  }
  const start = () => {
    setAsked(JSON.stringify(question))
    void job.start(question)
  }
  const ready = question.quasiIdentifiers.length > 0 && (stage === 'before' || fresh)
  return (
    <section className="op-panel op-deid-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Sentence>{words.sentence}</Sentence>
      <div className="op-deid-row">
        <Segmented<Stage>
          aria-label={words.stage}
          value={stage}
          onChange={setStage}
          options={(['before', 'after'] as const).map(value => ({ value, label: words.stages[value] }))}
        />
        <span className="op-spring" />
        {job.running ? (
          <Button icon={<IconStop />} onClick={job.cancel}>
            {words.stop}
          </Button>
        ) : (
          <Button icon={<IconRun />} disabled={!ready} onClick={start}>
            {job.result === null ? words.start : words.again}
          </Button>
        )}
      </div>
      {question.quasiIdentifiers.length === 0 ? <Sentence strong>{words.needsColumns}</Sentence> : null}
      {stage === 'after' && !fresh ? <Sentence strong>{words.needsRun}</Sentence> : null}
      <Collapse
        size="small"
        items={[
          {
            key: 'beside',
            label: words.options,
            children: <BesideForm datasetId={datasetId} beside={beside} onChange={setBeside} />,
          },
        ]}
      />
      <Sentence>{words.release}</Sentence>
      {stage === 'after' && Object.values(beside).some(one => one !== null) ? (
        <Sentence>{words.brought}</Sentence>
      ) : null}
      <ErrorNotice error={job.error} onRetry={start} />
      {job.running ? (
        <div className="op-deid-wait">
          <Spin />
          <Sentence>{words.running}</Sentence>
        </div>
      ) : null}
      {job.result === null ? null : (
        <>
          {asked === JSON.stringify(question) ? null : <Alert type="warning" showIcon title={words.stale} />}
          <RiskReportView report={job.result} />
        </>
      )}
    </section>
  )
}

function BesideForm({
  datasetId,
  beside,
  onChange,
}: {
  datasetId: string
  beside: Beside
  onChange(beside: Beside): void
}) {
  const tables = [
    ['previous', words.previous, words.previousHint],
    ['other', words.other, words.otherHint],
    ['population', words.population, ''],
  ] as const
  return (
    <div className="op-deid-beside">
      {tables.map(([name, label, hint]) => (
        <div key={name} className="op-deid-field">
          {label}
          <OtherTablePicker
            datasetId={datasetId}
            label={label}
            value={beside[name]}
            onChange={table => onChange({ ...beside, [name]: table })}
          />
          {hint === '' ? null : <Sentence>{hint}</Sentence>}
        </div>
      ))}
      <div className="op-deid-field">
        {words.populationSize}
        <InputNumber
          aria-label={words.populationSize}
          size="small"
          min={1}
          max={10_000_000_000}
          precision={0}
          placeholder={words.none}
          value={beside.populationSize}
          onChange={populationSize => onChange({ ...beside, populationSize })}
        />
        <Sentence>{words.populationSizeHint}</Sentence>
      </div>
    </div>
  )
}
