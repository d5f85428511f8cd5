// 审计: the trail as a timeline with filters, its proof and its exports, where packages went, and what was closed.
// Shows what the engine recorded.
import { useState } from 'react'
import type { AuditEvent } from '../../../src-main/contract/audit.ts'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { auditText as words } from '../../text/audit.ts'
import { auditPageText as pageWords } from '../../text/audit-page.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Segmented, Table } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { PageHead } from '../../ui/sentence.tsx'
import { filterOf, NO_CONDITIONS } from './audit-conditions.ts'
import { AuditFilters } from './audit-filters.tsx'
import { ClosedView } from './closed-view.tsx'
import { DestinationView } from './destination-view.tsx'
import { eventColumns } from './event-columns.tsx'
import { useTrailCheck } from './trail-check.tsx'
import { useTrailExport } from './trail-export.tsx'
import './audit.css'

const PAGE = 50

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
        columns={eventColumns(names)}
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
