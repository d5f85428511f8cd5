// One line per cluster: whether to unite it, which spellings it has, and what they become.
// Keeps no state of its own.
import type { Cluster } from '../../../src-main/contract/clusters.ts'
import { clusterText } from '../../text/clusters.ts'
import { Button, Input, Table, type TableColumnsType, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { visibleBlanks } from '../../ui/visible-blanks.ts'
import { type Choices, changed, choiceOf } from './cluster-choices.ts'

export interface ClusterTableProps {
  clusters: readonly Cluster[]
  choices: Choices
  onChoices(choices: Choices): void
  /** Makes a group of its own of what was left out of one. */
  onSplit(index: number): void
}

interface Line {
  readonly index: number
  readonly cluster: Cluster
}

/** A page of lines: what a person can look through before adding a step. */
const PAGE = 20

export function ClusterTable({ clusters, choices, onChoices, onSplit }: ClusterTableProps) {
  const lines = clusters.map((cluster, index): Line => ({ cluster, index }))
  const change = (index: number, part: Parameters<typeof changed>[2]) => onChoices(changed(choices, index, part))
  const columns: TableColumnsType<Line> = [
    {
      title: clusterText.values,
      render: (_, { cluster, index }) => (
        <Spellings
          cluster={cluster}
          choice={choiceOf(cluster, index, choices)}
          onChange={part => change(index, { chosen: true, ...part })}
          onSplit={() => onSplit(index)}
        />
      ),
    },
    {
      title: clusterText.target,
      width: 320,
      render: (_, { cluster, index }) => (
        <Input
          aria-label={clusterText.target}
          value={choiceOf(cluster, index, choices).target}
          onChange={event => change(index, { target: event.target.value, chosen: event.target.value !== '' })}
        />
      ),
    },
  ]
  const selected = lines.filter(({ cluster, index }) => choiceOf(cluster, index, choices).chosen)
  const select = (keys: readonly number[]) =>
    onChoices(lines.reduce((all, { index }) => changed(all, index, { chosen: keys.includes(index) }), choices))
  return (
    <Table<Line>
      size="small"
      rowKey="index"
      columns={columns}
      dataSource={lines}
      pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
      rowSelection={{
        selectedRowKeys: selected.map(({ index }) => index),
        onChange: keys => select(keys.map(Number)),
      }}
    />
  )
}

interface SpellingsProps {
  cluster: Cluster
  choice: { target: string; leftOut: readonly string[] }
  onChange(part: { target?: string; leftOut?: readonly string[] }): void
  onSplit(): void
}

function Spellings({ cluster, choice, onChange, onSplit }: SpellingsProps) {
  const toggle = (value: string) =>
    onChange({
      leftOut: choice.leftOut.includes(value)
        ? choice.leftOut.filter(other => other !== value)
        : [...choice.leftOut, value],
    })
  return (
    <ul className="op-spellings">
      {cluster.values.map(({ value, count }) => (
        <li key={value} className={choice.leftOut.includes(value) ? 'is-left-out' : ''}>
          <Tooltip title={clusterText.useThis}>
            <button type="button" className="op-spelling" onClick={() => onChange({ target: value })}>
              {visibleBlanks(value)}
            </button>
          </Tooltip>
          <span className="op-muted">{clusterText.rows(formatNumber(count))}</span>
          {value === choice.target ? null : (
            <Button type="text" size="small" onClick={() => toggle(value)}>
              {choice.leftOut.includes(value) ? clusterText.putBack : clusterText.leaveOut}
            </Button>
          )}
        </li>
      ))}
      {choice.leftOut.length < 2 ? null : (
        <li>
          <Button size="small" onClick={onSplit}>
            {clusterText.split(choice.leftOut.length)}
          </Button>
        </li>
      )}
    </ul>
  )
}
