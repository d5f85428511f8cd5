// Several files or sheets as one table, new or as a further version of a dataset: differences first, then one button.
// Every difference comes from the engine; nothing is read here.
import { useState } from 'react'
import type { Reading } from '../../../src-main/contract/reading.ts'
import {
  COLUMN_RULES,
  type ColumnRule,
  type SurveyedPart,
  UNREADABLE_RULES,
} from '../../../src-main/contract/sources.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { type ImportInto, useNavigation } from '../../state/navigation.ts'
import { importText, severalText as words } from '../../text/import.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, IconAdd, Input, Radio, Select } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { ChoiceGroup } from './choice-group.tsx'
import { CombinedGrid } from './combined-grid.tsx'
import { ImportProgress } from './import-progress.tsx'
import {
  type ChosenPart,
  commonName,
  differs,
  type LabelSource,
  labelsOf,
  partsOf,
  sourcePartsOf,
  withAllSheets,
} from './part-choices.ts'
import { PartsTable } from './parts-table.tsx'
import { readingText } from './reading-choices.ts'
import { HeaderChoice } from './reading-panel.tsx'
import './import.css'

const labelTexts: Readonly<Record<LabelSource, string>> = {
  names: words.labelNames,
  differing: words.labelDiffering,
  sheets: words.labelSheets,
}

interface Choices {
  reading: Reading
  /** null = no such column. */
  sourceColumn: string | null
  labels: LabelSource
  columns: ColumnRule
  unreadable: (typeof UNREADABLE_RULES)[number]
  /** null = found by the engine. */
  key: string[] | null
}

interface ChoicesPanelProps {
  choices: Choices
  onChange(choices: Partial<Choices>): void
  into: ImportInto | null
  /** How the dataset's data was read so far; null for a new one. */
  before: Reading | null
  /** Columns that may identify a record. */
  keyColumns: readonly string[]
  severalSheets: boolean
}

function ColumnRules({ choices, onChange, into }: ChoicesPanelProps) {
  const rules =
    into?.change === 'append'
      ? Object.entries(words.columnRulesInto)
      : COLUMN_RULES.map(rule => [rule, words.columnRules[rule]] as const)
  return (
    <ChoiceGroup title={words.columns}>
      <Radio.Group
        className="op-choice-list"
        value={choices.columns}
        options={rules.map(([value, label]) => ({ value, label }))}
        onChange={event => {
          const rule = COLUMN_RULES.find(known => known === event.target.value)
          if (rule !== undefined) onChange({ columns: rule })
        }}
      />
    </ChoiceGroup>
  )
}

/** A file that came in another form this time is looked at anew. */
function AsBefore({ choices, onChange, before }: ChoicesPanelProps) {
  if (before === null) return null
  const same = JSON.stringify(choices.reading) === JSON.stringify(before)
  return (
    <ChoiceGroup title={words.how}>
      <Radio.Group
        className="op-choice-list"
        value={same ? 'before' : 'anew'}
        options={[
          { value: 'before', label: words.asBefore },
          { value: 'anew', label: words.anew },
        ]}
        onChange={event => onChange({ reading: event.target.value === 'before' ? before : DETECTED })}
      />
      <Sentence>{same ? readingText(before) : words.anewHint}</Sentence>
    </ChoiceGroup>
  )
}

function ChoicesPanel(props: ChoicesPanelProps) {
  const { choices, onChange, into, keyColumns, severalSheets } = props
  const labelSources: LabelSource[] = severalSheets ? ['names', 'differing', 'sheets'] : ['names', 'differing']
  return (
    <aside className="op-reading" aria-label={words.files}>
      <h2>{words.files}</h2>
      <Sentence>{words.filesHint}</Sentence>
      <ChoiceGroup title={words.sourceColumn}>
        <Checkbox
          checked={choices.sourceColumn !== null}
          onChange={event => onChange({ sourceColumn: event.target.checked ? words.sourceColumnDefault : null })}
        >
          {words.sourceColumnUse}
        </Checkbox>
        {choices.sourceColumn === null ? null : (
          <>
            <Input
              className="op-source-name"
              value={choices.sourceColumn}
              maxLength={100}
              aria-label={words.sourceColumn}
              onChange={event => onChange({ sourceColumn: event.target.value })}
            />
            <Select
              className="op-choice-select"
              value={choices.labels}
              aria-label={words.labels}
              options={labelSources.map(value => ({ value, label: labelTexts[value] }))}
              onChange={labels => onChange({ labels })}
            />
          </>
        )}
      </ChoiceGroup>
      <ColumnRules {...props} />
      <ChoiceGroup title={words.unreadable}>
        <Radio.Group
          className="op-choice-list"
          value={choices.unreadable}
          options={UNREADABLE_RULES.map(value => ({ value, label: words.unreadableRules[value] }))}
          onChange={event => {
            const rule = UNREADABLE_RULES.find(known => known === event.target.value)
            if (rule !== undefined) onChange({ unreadable: rule })
          }}
        />
      </ChoiceGroup>
      {into === null ? null : (
        <ChoiceGroup title={words.key}>
          <Select
            mode="multiple"
            className="op-choice-select"
            value={choices.key ?? []}
            placeholder={words.keyAutomatic}
            aria-label={words.key}
            options={keyColumns.map(value => ({ value, label: value }))}
            onChange={key => onChange({ key: key.length === 0 ? null : key })}
          />
          <Sentence>{words.keyHint}</Sentence>
        </ChoiceGroup>
      )}
      <AsBefore {...props} />
      <HeaderChoice reading={choices.reading} onChange={reading => onChange({ reading })} preview={undefined} />
    </aside>
  )
}

const DETECTED: Reading = { header: 'auto' }

function useChoices(into: ImportInto | null, first: Partial<Choices>) {
  const dataset = useEngineQuery('datasets.get', into === null ? null : { datasetId: into.datasetId })
  const versions = useEngineQuery('sources.versions', into === null ? null : { datasetId: into.datasetId })
  const present = versions.data?.find(version => version.current)
  const [chosen, setChosen] = useState<Partial<Choices>>({})
  const choices: Choices = {
    // Next month's file is read as this month's was, until the person says otherwise.
    reading: dataset.data?.reading ?? DETECTED,
    // A dataset that has such a column goes on with it; one that has none is not given one.
    sourceColumn: into === null ? words.sourceColumnDefault : (present?.sourceColumn ?? null),
    labels: 'names',
    columns: 'all',
    unreadable: 'stop',
    key: null,
    ...first,
    ...chosen,
  }
  const ready = into === null || (dataset.data !== undefined && versions.data !== undefined)
  return {
    choices,
    before: dataset.data?.reading ?? null,
    ready,
    change: (more: Partial<Choices>) => setChosen(old => ({ ...old, ...more })),
  }
}

interface PartsHeadProps {
  chosen: readonly ChosenPart[]
  surveyed: readonly SurveyedPart[]
  onAdd(): void
}

function stateOf(surveyed: readonly SurveyedPart[]): string {
  if (surveyed.length === 0) return words.surveying
  const faulty = surveyed.filter(part => part.fault !== null).length
  const unlike = surveyed.filter(differs).length
  if (faulty === 0 && unlike === 0) return words.allSame
  const parts = [
    faulty === 0 ? '' : words.faulty(formatNumber(faulty)),
    unlike === 0 ? '' : words.differing(formatNumber(unlike)),
  ]
  return parts.filter(text => text !== '').join(' · ')
}

function PartsHead({ chosen, surveyed, onAdd }: PartsHeadProps) {
  const sizes = new Map(chosen.map((part, at) => [part.path, surveyed[at]?.bytes ?? 0]))
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  return (
    <div className="op-file-preview-head">
      <h3>{words.total(formatNumber(chosen.length), formatBytes(total))}</h3>
      <span className="op-muted">{stateOf(surveyed)}</span>
      <span className="op-spring" />
      <Button size="small" icon={<IconAdd />} onClick={onAdd}>
        {words.add}
      </Button>
    </div>
  )
}

interface StartRowProps {
  /** null = the dataset has its name already. */
  name: string | null
  label: string
  ready: boolean
  onName(name: string): void
  onStart(): void
}

function StartRow({ name, label, ready, onName, onStart }: StartRowProps) {
  return (
    <>
      {name === null ? null : (
        <label className="op-import-name" htmlFor="op-import-name">
          <span className="op-muted">{importText.name}</span>
          <Input id="op-import-name" value={name} maxLength={100} onChange={event => onName(event.target.value)} />
        </label>
      )}
      <Button type="primary" size="large" disabled={!ready || name?.trim() === ''} onClick={onStart}>
        {label}
      </Button>
    </>
  )
}

/** Rows that are appended come into the columns there are; data that is replaced makes a table of its own. */
function presentColumns(into: ImportInto | null, columns: readonly string[] = []): readonly string[] | null {
  return into?.change === 'append' ? columns : null
}

export interface SeveralPageProps {
  paths: readonly string[]
  /** Every visible sheet of the one file is a part. */
  sheets: boolean
  into: ImportInto | null
}

export function SeveralPage({ paths, sheets, into }: SeveralPageProps) {
  const [chosen, setParts] = useState<ChosenPart[]>(() => partsOf(paths))
  const [spread, setSpread] = useState(sheets)
  const [typed, setTyped] = useState<string | null>(null)
  const { choices, before, ready, change } = useChoices(
    into,
    sheets ? { labels: 'sheets', sourceColumn: importText.sheet } : {},
  )
  const openDataset = useNavigation(state => state.openDataset)
  const creation = useJob('sources.import')
  const update = useJob('sources.prepare')
  const job = into === null ? creation : update
  const labels = labelsOf(chosen, choices.labels)
  const parts = sourcePartsOf(chosen, labels)
  const survey = useEngineQuery(
    'sources.survey',
    ready
      ? {
          parts: parts.map(part => ({ ...part, label: '' })),
          reading: choices.reading,
          ...(into !== null && { datasetId: into.datasetId }),
        }
      : null,
    { keepPrevious: true },
  )
  const current = survey.isPlaceholderData ? undefined : survey.data
  const surveyed = survey.data?.parts.length === parts.length ? survey.data.parts : []
  const [only] = surveyed
  if (spread && current !== undefined && only !== undefined) {
    setSpread(false)
    setParts(withAllSheets(chosen, 0, only))
  }
  const name = typed ?? commonName(paths)
  const sourceColumn = choices.sourceColumn?.trim() === '' ? words.sourceColumnDefault : choices.sourceColumn
  const several = { ...choices, sourceColumn, parts }
  const start = async () => {
    const { key, labels: _, ...input } = several
    const report =
      into === null
        ? await creation.start({ ...input, name: name.trim() })
        : await update.start({ ...input, key, datasetId: into.datasetId, change: into.change })
    const waiting = useNavigation.getState()
    if (report !== null && waiting.section === 'dataset' && waiting.datasetId === null) {
      openDataset(report.datasetId, 'import')
    }
  }
  const edit = (at: number, more: Partial<ChosenPart>) =>
    setParts(old => old.map((part, index) => (index === at ? { ...part, ...more } : part)))
  const rename = (at: number, own: string, to: string | null) => {
    const { [own]: _, ...others } = chosen[at]?.rename ?? {}
    edit(at, { rename: to === null ? others : { ...others, [own]: to } })
  }
  const add = async () => {
    const more = await shell.chooseSeveral('table')
    setParts(old => [...old, ...partsOf(more.filter(path => !old.some(part => part.path === path)))])
  }
  return (
    <div className="op-import">
      <ChoicesPanel
        choices={choices}
        onChange={change}
        into={into}
        before={before}
        keyColumns={survey.data?.columns ?? []}
        severalSheets={chosen.some(part => part.sheet !== undefined)}
      />
      <section className="op-import-main">
        <PartsHead chosen={chosen} surveyed={surveyed} onAdd={() => void add()} />
        <div className="op-parts-scroll">
          <ErrorNotice error={survey.error} onRetry={() => void survey.refetch()} />
          <PartsTable
            parts={chosen}
            labels={labels}
            surveyed={surveyed}
            intoDataset={into !== null}
            withLabels={choices.sourceColumn !== null}
            busy={survey.isFetching}
            onLabel={(at, label) => edit(at, { label })}
            onRename={rename}
            onPassword={(at, password) =>
              setParts(old => old.map(part => (part.path === old[at]?.path ? { ...part, password } : part)))
            }
            onSheet={(at, sheet) => edit(at, { sheet })}
            onAllSheets={at => {
              const found = surveyed[at]
              if (found !== undefined) setParts(withAllSheets(chosen, at, found))
            }}
            onRemove={at => setParts(old => old.filter((_, index) => index !== at))}
          />
        </div>
        <CombinedGrid
          stale={current === undefined}
          input={{ parts: chosen, surveyed, labels, rule: choices.columns, sourceColumn: several.sourceColumn }}
          present={presentColumns(into, survey.data?.columns)}
        />
        {job.error === null ? null : (
          <div className="op-import-fault">
            <ErrorNotice error={job.error} onClose={job.reset} />
          </div>
        )}
        <footer className="op-import-foot">
          <span className="op-spring" />
          {job.running ? (
            <ImportProgress progress={job.progress} onCancel={job.cancel} />
          ) : (
            <StartRow
              name={into === null ? name : null}
              label={into === null ? words.start : words[into.change]}
              ready={surveyed.some(part => part.fault === null)}
              onName={setTyped}
              onStart={() => void start()}
            />
          )}
        </footer>
      </section>
    </div>
  )
}
