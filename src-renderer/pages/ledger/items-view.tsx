// The items of the ledger, to be searched and opened; what is due stands out.
// Judges nothing: what is late is the engine's word.
import { useState } from 'react'
import type { LedgerRow } from '../../../src-main/contract/ledger.ts'
import {
  domainLabels,
  gradeLabels,
  openAttributeLabels,
  updateCycleLabels,
} from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { lifeCycleLabels } from '../../../src-main/contract/text/zh-CN/opening.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { ledgerText as words } from '../../text/ledger.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Checkbox, Input, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

function isDue({ late, assessmentLate, dueAtOnceDays, disputed }: LedgerRow): boolean {
  return late !== null || assessmentLate !== null || dueAtOnceDays !== null || disputed
}

function matches(row: LedgerRow, wanted: string): boolean {
  const domains = row.domains.map(domain => domainLabels[domain])
  return [row.title, row.publisher, row.businessLine, row.theme, ...domains].some(text => text.includes(wanted))
}

const COLUMNS: TableColumnsType<LedgerRow> = [
  {
    title: words.column.title,
    render: (_, row) => (
      <span className="op-dataset-cell">
        <strong>{row.title}</strong>
        <small>{row.publisher}</small>
      </span>
    ),
  },
  {
    title: words.column.state,
    width: 150,
    render: (_, row) => (
      <>
        {lifeCycleLabels[row.lifeCycle]} {row.disputed ? <Tag color="error">{words.disputed}</Tag> : null}
      </>
    ),
  },
  { title: words.column.attribute, width: 170, render: (_, row) => <Attribute row={row} /> },
  {
    title: words.column.grade,
    width: 116,
    render: (_, { grade }) => (grade === null ? words.noPace : gradeLabels[grade]),
  },
  {
    title: words.column.cycle,
    width: 84,
    render: (_, { updateCycle }) => (updateCycle === null ? words.noPace : updateCycleLabels[updateCycle]),
  },
  {
    title: words.column.updated,
    dataIndex: 'dataUpdateDate',
    width: 112,
    render: (date: string) => (date === '' ? words.noPace : date),
  },
  { title: words.column.due, width: 150, render: (_, row) => <Due row={row} /> },
  {
    title: words.column.rows,
    width: 90,
    align: 'right',
    render: (_, { rows }) => (rows === null ? words.noPace : formatNumber(rows)),
  },
  {
    title: words.column.missing,
    width: 84,
    render: (_, { missing }) => (missing === 0 ? words.complete : words.missing(missing)),
  },
]

function Attribute({ row: { inForce, pending, dueAtOnceDays } }: { row: LedgerRow }) {
  return (
    <span className="op-dataset-cell">
      <span>{inForce === null ? words.noPace : openAttributeLabels[inForce]}</span>
      {pending === null ? null : <small className="is-late">{words.pendingTo(openAttributeLabels[pending])}</small>}
      {dueAtOnceDays === null ? null : <small className="is-late">{words.dueAtOnce(dueAtOnceDays)}</small>}
    </span>
  )
}

function Due({ row: { nextDue, late, assessmentLate } }: { row: LedgerRow }) {
  return (
    <span className="op-dataset-cell">
      <span>{nextDue === '' ? words.noPace : nextDue}</span>
      {late === null ? null : <small className="is-late">{words.late(late)}</small>}
      {assessmentLate === null ? null : <small className="is-late">{words.assessmentLate(assessmentLate)}</small>}
    </span>
  )
}

export function ItemsView() {
  const query = useEngineQuery('ledger.list', {})
  const openDataset = useNavigation(state => state.openDataset)
  const [wanted, setWanted] = useState('')
  const [onlyDue, setOnlyDue] = useState(false)
  const rows = (query.data ?? []).filter(row => (!onlyDue || isDue(row)) && matches(row, wanted.trim()))
  if (query.data?.length === 0) return <Sentence>{words.empty}</Sentence>
  return (
    <>
      <ErrorNotice error={query.error} />
      <div className="op-ledger-bar">
        <Input.Search
          style={{ width: 320 }}
          allowClear
          aria-label={words.search}
          placeholder={words.search}
          value={wanted}
          onChange={event => setWanted(event.target.value)}
        />
        <Checkbox checked={onlyDue} onChange={event => setOnlyDue(event.target.checked)}>
          {words.onlyDue}
        </Checkbox>
      </div>
      <Table<LedgerRow>
        className="op-panel"
        size="small"
        rowKey="datasetId"
        columns={COLUMNS}
        dataSource={rows}
        loading={query.isLoading}
        pagination={rows.length > 50 ? { pageSize: 50, size: 'small' } : false}
        onRow={row => ({
          tabIndex: 0,
          'aria-label': row.title,
          onClick: () => openDataset(row.datasetId, 'catalogue'),
          onKeyDown: event => {
            if (event.key === 'Enter') openDataset(row.datasetId, 'catalogue')
          },
        })}
      />
    </>
  )
}
