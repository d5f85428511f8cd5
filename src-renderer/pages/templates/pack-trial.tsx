// A trial of a template on a dataset of this folder: what it finds, what it asks for.
// Changes neither.
import { useState } from 'react'
import type { PackTrial, TemplatePack } from '../../../src-main/contract/template-pack.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { templatesText } from '../../text/templates.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Select, Table, type TableColumnsType } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

const words = templatesText.make

export function PackTrialView({ pack }: { pack: TemplatePack }) {
  const datasets = useEngineQuery('datasets.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const trial = useJob('templates.try')
  const list = datasets.data ?? []
  const datasetId = chosen ?? list[0]?.id ?? null
  return (
    <section className="op-panel op-template-preview">
      <h3>{words.tryOn}</h3>
      <Sentence>{words.tryHelp}</Sentence>
      <div className="op-template-actions">
        <Select
          aria-label={words.tryOn}
          style={{ minWidth: 260 }}
          value={datasetId}
          onChange={setChosen}
          options={list.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Button
          disabled={datasetId === null}
          loading={trial.running}
          onClick={() => datasetId !== null && void trial.start({ datasetId, pack })}
        >
          {words.try}
        </Button>
      </div>
      <ErrorNotice error={trial.error} />
      {trial.result === null ? null : <Outcome trial={trial.result} />}
    </section>
  )
}

function Outcome({ trial }: { trial: PackTrial }) {
  const touched = trial.columns.filter(
    ({ standard, detection, policyRule }) => standard !== null || detection.length > 0 || policyRule !== null,
  )
  return (
    <>
      <Table<PackTrial['columns'][number]>
        className="op-gap-above"
        size="small"
        rowKey="column"
        columns={COLUMNS}
        dataSource={touched}
        locale={{ emptyText: words.trialNone }}
        pagination={{ pageSize: 12, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
      {trial.missing.length === 0 ? null : (
        <>
          <h3>{words.trialMissing}</h3>
          <ul>
            {trial.missing.map(message => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </>
      )}
      {[
        ...trial.recipes.map(({ name, runs, reason }) => words.trialRecipe(name, runs ? words.runs : reason)),
        ...trial.idle,
      ].map(sentence => (
        <Sentence key={sentence}>{sentence}</Sentence>
      ))}
    </>
  )
}

const COLUMNS: TableColumnsType<PackTrial['columns'][number]> = [
  { title: words.trialColumns.column, dataIndex: 'column', ellipsis: true },
  { title: words.trialColumns.standard, render: (_, { standard }) => standard ?? '' },
  { title: words.trialColumns.detection, render: (_, { detection }) => detection.join('、') },
  {
    title: words.trialColumns.policy,
    render: (_, { policyRule, proposed }) => (policyRule === null ? '' : `${policyRule}：${proposed ?? words.byHand}`),
  },
]
