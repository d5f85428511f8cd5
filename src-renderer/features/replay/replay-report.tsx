// What a new file changes: columns and how they are matched, steps that cannot run, and contents that moved.
// Every finding comes from the engine; only the matching of columns can be changed here.

import type { RecipeCheck } from '../../../src-main/contract/recipe.ts'
import { describeDrift } from '../../../src-main/contract/text/describe-drift.ts'
import { replayText as words } from '../../text/replay.ts'
import { Select, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { matched, newColumns, openColumns, type Rename } from './renames.ts'
import type { LookedAt, LookedPart } from './use-replay.ts'

export interface ReplayReportProps {
  looked: LookedAt
  /** `part` = its place among the files. */
  onMatch(part: number, renames: readonly Rename[]): void
}

export function ReplayReport({ looked, onMatch }: ReplayReportProps) {
  const { check, parts } = looked
  const open = parts.map(({ survey }) => openColumns(survey))
  const fresh = [...new Set(parts.flatMap(({ survey, renames }) => newColumns(survey, renames)))]
  const matches = open.every(columns => columns.length === 0) && fresh.length === 0
  const fine = matches && check.ok && (check.drift?.notable ?? 0) === 0
  return (
    <>
      {fine ? <Sentence strong>{words.fine}</Sentence> : null}
      {matches ? null : (
        <section className="op-replay-part" aria-label={words.columns}>
          <h3>{words.columns}</h3>
          <Sentence>{words.columnsHint}</Sentence>
          {parts.map((part, at) =>
            (open[at] ?? []).length === 0 ? null : (
              <div key={part.label} className="op-replay-part">
                {parts.length < 2 ? null : <strong>{part.label}</strong>}
                <ColumnMatching part={part} open={open[at] ?? []} onMatch={renames => onMatch(at, renames)} />
              </div>
            ),
          )}
          {fresh.length === 0 ? null : <p className="op-muted">{words.newColumns(fresh.join('、'))}</p>}
        </section>
      )}
      <StepEffects check={check} />
      <Contents check={check} />
    </>
  )
}

interface Pair {
  readonly from: string
  readonly rename: Rename | undefined
}

interface ColumnMatchingProps {
  part: LookedPart
  open: readonly string[]
  onMatch(renames: readonly Rename[]): void
}

function ColumnMatching({ part, open, onMatch }: ColumnMatchingProps) {
  const { survey, renames } = part
  const pairs = open.map((from): Pair => ({ from, rename: renames.find(rename => rename.from === from) }))
  const options = [...survey.extra].map(name => ({ value: name, label: name }))
  const columns: TableColumnsType<Pair> = [
    { title: words.before, dataIndex: 'from', width: 260 },
    {
      title: words.now,
      render: (_, { from, rename }) => (
        <Select<string>
          className="op-fill"
          allowClear
          showSearch
          aria-label={`${words.now}：${from}`}
          placeholder={words.nothing}
          value={rename?.to ?? null}
          options={options}
          onChange={to => onMatch(matched(renames, from, to ?? null))}
        />
      ),
    },
    {
      title: words.ground,
      width: 120,
      render: (_, { rename }) => <span className="op-muted">{words.grounds[rename?.by ?? 'none']}</span>,
    },
  ]
  return <Table<Pair> size="small" rowKey="from" columns={columns} dataSource={pairs} pagination={false} />
}

function StepEffects({ check }: { check: RecipeCheck }) {
  const affected = check.steps.map((step, at) => ({ ...step, number: at + 1 })).filter(({ reason }) => reason !== null)
  return (
    <section className="op-replay-part" aria-label={words.steps}>
      <h3>{words.steps}</h3>
      {affected.length === 0 ? <Sentence>{words.stepsFine}</Sentence> : null}
      <ul className="op-replay-lines">
        {affected.map(({ id, number, sentence, reason, stops }) => (
          <li key={id} className={stops ? 'is-grave' : ''}>
            <span className="op-replay-topic">{stops ? words.stops : words.skipped}</span>
            <span>
              {words.stepRow(number, sentence)}
              <span className="op-muted op-replay-reason">{reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Contents({ check: { drift } }: { check: RecipeCheck }) {
  if (drift === null) return null
  // Columns that come and go are told above.
  const lines = describeDrift(drift).filter(
    ({ topic }) => topic !== 'renamed' && topic !== 'missing' && topic !== 'added',
  )
  return (
    <section className="op-replay-part" aria-label={words.drift}>
      <h3>{words.drift}</h3>
      <Sentence>{words.driftSince(drift.reference.file, formatNumber(drift.reference.rows))}</Sentence>
      {lines.length === 0 ? <Sentence>{words.driftFine}</Sentence> : null}
      <ul className="op-replay-lines">
        {lines.map(line => (
          <li key={`${line.topic} ${line.words}`} className={line.topic === 'kinds' ? 'is-grave' : ''}>
            <span className="op-replay-topic">{words.topics[line.topic]}</span>
            <span>{line.words}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
