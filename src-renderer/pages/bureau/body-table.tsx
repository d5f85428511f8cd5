// Every body with its target as a bar, best first; bodies outside the targets last.
// Sorts and filters what it is given.
import type { BodyProgress } from '../../../src-main/contract/bureau-ledger.ts'
import { BODY_GROUPS } from '../../../src-main/contract/bureau-ledger.ts'
import { bodyGroupTexts } from '../../../src-main/contract/text/zh-CN/bureau-ledger.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { Progress, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'

const numbers = (title: string, of: (body: BodyProgress) => number | null, width = 88) => ({
  title,
  width,
  align: 'right' as const,
  sorter: (a: BodyProgress, b: BodyProgress) => (of(a) ?? -1) - (of(b) ?? -1),
  render: (_: unknown, body: BodyProgress) => {
    const value = of(body)
    return value === null ? <span className="op-faint">{words.none}</span> : formatNumber(value)
  },
})

function TargetBar({ body: { actual, target, completion } }: { body: BodyProgress }) {
  if (target === null || completion === null)
    return <span className="op-muted">{words.noTarget(formatNumber(actual))}</span>
  const done = completion >= 1
  return (
    <span className="op-bureau-bar-cell">
      <Progress
        percent={Math.min(100, Math.floor(completion * 100))}
        status={done ? 'success' : 'normal'}
        showInfo={false}
        size="small"
        aria-label={words.columns.progress}
      />
      <span className="op-number">{words.progress(formatNumber(actual), formatNumber(target))}</span>
    </span>
  )
}

const COLUMNS: TableColumnsType<BodyProgress> = [
  numbers(words.columns.rank, body => body.rank, 76),
  { title: words.columns.body, dataIndex: 'body', ellipsis: true },
  {
    title: words.columns.group,
    width: 116,
    filters: BODY_GROUPS.map(group => ({ text: bodyGroupTexts[group], value: group })),
    onFilter: (value, body) => body.group === value,
    render: (_, { group }) =>
      group === null ? <span className="op-faint">{words.stranger}</span> : bodyGroupTexts[group],
  },
  {
    title: words.columns.progress,
    width: 260,
    sorter: (a, b) => (a.completion ?? -1) - (b.completion ?? -1),
    render: (_, body) => <TargetBar body={body} />,
  },
  numbers(words.columns.gap, body => body.gap),
  numbers(words.columns.returned, body => body.returned),
  numbers(words.columns.uncounted, body => body.uncounted),
  numbers(words.columns.api, body => body.api),
  {
    title: words.columns.timely,
    width: 104,
    align: 'right',
    render: (_, { timely, paced }) =>
      paced === 0 ? (
        <span className="op-faint">{words.none}</span>
      ) : (
        words.progress(formatNumber(timely), formatNumber(paced))
      ),
  },
  numbers(words.columns.rows, body => body.rows, 110),
]

export function BodyTable({ bodies }: { bodies: readonly BodyProgress[] }) {
  return (
    <Table<BodyProgress>
      className="op-panel"
      size="small"
      rowKey="body"
      columns={COLUMNS}
      dataSource={[...bodies]}
      pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
