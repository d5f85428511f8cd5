// The rules of the yearly plan: what is asked, what is reached, by which formula, and who is short.
// Judges nothing itself.
import { SHARE_TARGETS, type TargetOutcome } from '../../../src-main/contract/bureau-ledger.ts'
import { bodyGroupTexts, targetKindTexts } from '../../../src-main/contract/text/zh-CN/bureau-ledger.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { Empty, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'

const NAMED = 3

const figure = ({ kind }: TargetOutcome, value: number) =>
  SHARE_TARGETS.has(kind) ? formatShare(value, 1) : formatNumber(value)

function Verdict({ met }: { met: boolean | null }) {
  if (met === null) return <span className="op-muted">{words.notKnown}</span>
  return <Tag color={met ? 'success' : 'warning'}>{met ? words.met : words.notMet}</Tag>
}

function TargetName({ rule: { kind, source } }: { rule: TargetOutcome }) {
  return (
    <>
      {targetKindTexts[kind].title}
      {source === '' ? null : <span className="op-muted">（{source}）</span>}
    </>
  )
}

function shortText(short: readonly string[]): string {
  const named = short.slice(0, NAMED).join('、')
  return short.length > NAMED ? `${named} ${words.shortMore(short.length)}` : named
}

const COLUMNS: TableColumnsType<TargetOutcome> = [
  { title: words.columns.target, width: 230, render: (_, rule) => <TargetName rule={rule} /> },
  {
    title: words.columns.scope,
    width: 96,
    render: (_, { group }) => (group === null ? words.wholeCity : bodyGroupTexts[group]),
  },
  { title: words.columns.wanted, width: 96, align: 'right', render: (_, rule) => figure(rule, rule.minimum) },
  {
    title: words.columns.actual,
    width: 96,
    align: 'right',
    render: (_, rule) => (rule.actual === null ? words.none : figure(rule, rule.actual)),
  },
  { title: words.columns.verdict, width: 150, render: (_, { met }) => <Verdict met={met} /> },
  {
    title: words.columns.formula,
    render: (_, { kind }) => <span className="op-muted">{targetKindTexts[kind].formula}</span>,
  },
  { title: words.columns.short, render: (_, { short }) => <span title={short.join('、')}>{shortText(short)}</span> },
]

export function TargetTable({ outcomes }: { outcomes: readonly TargetOutcome[] }) {
  return (
    <Table<TargetOutcome>
      className="op-panel"
      size="small"
      rowKey={rule => `${rule.kind} ${rule.group} ${rule.minimum}`}
      columns={COLUMNS}
      dataSource={[...outcomes]}
      pagination={false}
      locale={{ emptyText: <Empty description={words.noTargets}>{words.targetsHint}</Empty> }}
    />
  )
}
