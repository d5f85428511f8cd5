// The items of the ledger one by one; those sent back with every reason.
// Opens no package.
import type { LedgerItem, LedgerReport } from '../../../src-main/contract/bureau-ledger.ts'
import { uncountedTexts } from '../../../src-main/contract/text/zh-CN/bureau-decisions.ts'
import { returnReasonTexts } from '../../../src-main/contract/text/zh-CN/bureau-ledger.ts'
import { openAttributeLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { rectificationText } from '../../text/rectification.ts'
import { Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { IssueTask } from './issue-task.tsx'

const COLUMNS: TableColumnsType<LedgerItem> = [
  { title: words.columns.title, dataIndex: 'title', ellipsis: true },
  { title: words.columns.body, dataIndex: 'body', ellipsis: true },
  {
    title: words.columns.attribute,
    width: 116,
    render: (_, { openAttribute }) => (openAttribute === null ? words.none : openAttributeLabels[openAttribute]),
  },
  { title: words.columns.updated, width: 112, render: (_, { updated }) => updated || words.none },
  {
    title: words.columns.rows,
    width: 110,
    align: 'right',
    render: (_, { rows }) => (rows === null ? words.none : formatNumber(rows)),
  },
  { title: words.columns.file, ellipsis: true, render: (_, item) => FileName(item) },
]

const REASONS: TableColumnsType<LedgerItem> = [
  { title: words.columns.title, dataIndex: 'title', width: '22%', ellipsis: true },
  { title: words.columns.body, dataIndex: 'body', width: '18%', ellipsis: true },
  {
    title: words.columns.reason,
    render: (_, { findings }) => (
      <ul>
        {findings.map(({ reason, detail }) => (
          <li key={`${reason}${detail}`}>
            <strong>{returnReasonTexts[reason]}</strong>
            <span className="op-muted">：{detail}</span>
          </li>
        ))}
      </ul>
    ),
  },
  { title: words.columns.file, width: '18%', ellipsis: true, render: (_, item) => FileName(item) },
  { title: rectificationText.columns.act, width: 120, render: (_, item) => <IssueTask item={item} /> },
]

function countedColumn(uncounted: LedgerReport['uncounted']): TableColumnsType<LedgerItem>[number] {
  const reasons = new Map(uncounted.map(({ sha256, reason }) => [sha256, uncountedTexts[reason]]))
  return {
    title: words.columns.counted,
    width: 150,
    render: (_, { sha256 }) => {
      const reason = reasons.get(sha256)
      return reason === undefined ? words.counted : <Tag color="warning">{reason}</Tag>
    },
  }
}

/** A line is found again by its sheet and row. */
function FileName({ file, place }: LedgerItem) {
  return place === null ? file : words.place(file, place.sheet, formatNumber(place.row))
}

function templateColumn(outdated: (item: LedgerItem) => boolean): TableColumnsType<LedgerItem>[number] {
  return {
    title: words.columns.template,
    width: 120,
    render: (_, item) => {
      if (outdated(item)) return <Tag color="warning">{words.templateOutdated}</Tag>
      return item.templates.map(({ id, version }) => `${id} ${version}`).join('、') || words.none
    },
  }
}

export interface ItemTableProps {
  items: readonly LedgerItem[]
  reasons?: boolean
  uncounted?: LedgerReport['uncounted']
}

export function ItemTable({ items, reasons = false, uncounted = [] }: ItemTableProps) {
  const { data: packs } = useEngineQuery('templates.list', {})
  const current = new Map((packs ?? []).filter(pack => pack.current).map(({ id, sha256 }) => [id, sha256]))
  // Of templates this bureau has itself; others it cannot judge.
  const outdated = ({ templates }: LedgerItem) =>
    templates.some(({ id, sha256 }) => (current.get(id) ?? sha256) !== sha256)
  return (
    <Table<LedgerItem>
      className="op-panel"
      size="small"
      rowKey="sha256"
      columns={reasons ? REASONS : [...COLUMNS, countedColumn(uncounted), templateColumn(outdated)]}
      dataSource={[...items]}
      locale={{ emptyText: reasons ? words.noReturned : words.empty }}
      pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
