// 审计: the trail as a timeline with filters, its proof and its exports, where packages went, and what was closed.
// Shows what the engine recorded.
import { useState } from 'react'
import type { AuditEvent } from '../../../src-main/contract/audit.ts'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { actionDetail, actionText, auditText as words } from '../../text/audit.ts'
import { auditPageText as pageWords } from '../../text/audit-page.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Segmented, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Identifier, PageHead } from '../../ui/sentence.tsx'
import { filterOf, NO_CONDITIONS } from './audit-conditions.ts'
import { AuditFilters } from './audit-filters.tsx'
import { ClosedView } from './closed-view.tsx'
import { DestinationView } from './destination-view.tsx'
import { useTrailCheck } from './trail-check.tsx'
import { useTrailExport } from './trail-export.tsx'
import './audit.css'

const PAGE = 50

function columnsFor(names: ReadonlyMap<string, string>): TableColumnsType<AuditEvent> {
  return [
    { title: words.seq, dataIndex: 'seq', width: 72, align: 'right', render: (seq: number) => formatNumber(seq) },
    { title: words.at, dataIndex: 'at', width: 148, render: (at: string) => momentText(at) },
    {
      title: words.person,
      dataIndex: 'person',
      width: 100,
      render: (person: string) => (person === '' ? <span className="op-faint">{words.nobody}</span> : person),
    },
    { title: words.action, dataIndex: 'action', width: 136, render: (action: string) => actionText(action) },
    {
      title: words.dataset,
      dataIndex: 'datasetId',
      width: 180,
      render: (id: string | null) => {
        if (id === null) return null
        return names.get(id) ?? <span className="op-faint">{words.removedDataset}</span>
      },
    },
    {
      title: words.detail,
      dataIndex: 'detail',
      render: (detail: AuditEvent['detail'], event) => (
        <span className="op-muted op-clamp">{actionDetail(event.action, detail)}</span>
      ),
    },
    {
      title: words.hash,
      dataIndex: 'hash',
      width: 120,
      render: (hash: string) => (
        <span title={hash} className="op-faint">
          <Identifier>{hash.slice(0, 12)}</Identifier>
        </span>
      ),
    },
  ]
}

const TABS = ['timeline', 'destinations', 'closed'] as const
type Tab = (typeof TABS)[number]
const OPTIONS = TABS.map(value => ({ value, label: pageWords.tabs[value] }))

export function AuditPage() {
  const [tab, setTab] = useState<Tab>('timeline')
  const datasets = useEngineQuery('datasets.list', {})
  const all = useEngineQuery('audit.list', { offset: 0, limit: 1 })
  const check = useTrailCheck()
  const exporting = useTrailExport(all.data?.total ?? 0)
  const list = datasets.data ?? []
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner">
        <PageHead
          title={words.title}
          sentence={words.sentence}
          actions={
            <>
              {exporting.buttons}
              {check.button}
            </>
          }
        />
        {check.outcome}
        {exporting.outcome}
        {exporting.dialog}
        <div className="op-gap-below">
          <Segmented<Tab> options={OPTIONS} value={tab} onChange={setTab} />
        </div>
        {tab === 'timeline' ? <Timeline datasets={list} /> : null}
        {tab === 'destinations' ? <DestinationView datasets={list} /> : null}
        {tab === 'closed' ? <ClosedView /> : null}
      </div>
    </div>
  )
}

function Timeline({ datasets }: { datasets: readonly DatasetSummary[] }) {
  const [page, setPage] = useState(1)
  const [conditions, setConditions] = useState(NO_CONDITIONS)
  const query = { ...filterOf(conditions), offset: (page - 1) * PAGE, limit: PAGE }
  const trail = useEngineQuery('audit.list', query, { keepPrevious: true })
  const names = new Map(datasets.map(dataset => [dataset.id, dataset.name]))
  const total = trail.data?.total ?? 0
  return (
    <>
      <AuditFilters
        conditions={conditions}
        datasets={datasets}
        onChange={next => {
          setPage(1)
          setConditions(next)
        }}
      />
      <ErrorNotice error={trail.error} onRetry={() => void trail.refetch()} />
      <Table<AuditEvent>
        className="op-panel"
        size="small"
        rowKey="seq"
        loading={trail.isPending}
        columns={columnsFor(names)}
        dataSource={trail.data?.events ?? []}
        locale={{ emptyText: conditions === NO_CONDITIONS ? words.empty : pageWords.none }}
        pagination={
          total > PAGE
            ? {
                current: page,
                pageSize: PAGE,
                total,
                onChange: setPage,
                size: 'small',
                showSizeChanger: false,
                showTotal: count => words.total(formatNumber(count)),
              }
            : false
        }
      />
    </>
  )
}
