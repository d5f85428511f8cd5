// The audit trail as a timeline, newest first, with the check of its chain.
// Shows what the engine recorded; writes nothing.
import { useState } from 'react'
import type { AuditEvent } from '../../../src-main/contract/audit.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { actionDetail, actionText, auditText as words } from '../../text/audit.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, IconVerify, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Identifier, PageHead } from '../../ui/sentence.tsx'

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

function Verification() {
  const [asked, setAsked] = useState(false)
  const check = useEngineQuery('audit.verify', {}, { enabled: asked })
  const ask = () => {
    setAsked(true)
    if (asked) void check.refetch()
  }
  return {
    button: (
      <Button icon={<IconVerify />} loading={check.isFetching} onClick={ask}>
        {words.verify}
      </Button>
    ),
    outcome: (
      <>
        <ErrorNotice error={check.error} />
        {check.data === undefined ? null : (
          <Alert
            className="op-gap-below"
            type={check.data.ok ? 'success' : 'error'}
            showIcon
            title={
              check.data.ok
                ? words.verified(formatNumber(check.data.events))
                : words.broken(formatNumber(check.data.brokenAt ?? 0))
            }
          />
        )}
      </>
    ),
  }
}

export function AuditPage() {
  const [page, setPage] = useState(1)
  const trail = useEngineQuery('audit.list', { offset: (page - 1) * PAGE, limit: PAGE }, { keepPrevious: true })
  const datasets = useEngineQuery('datasets.list', {})
  const names = new Map((datasets.data ?? []).map(dataset => [dataset.id, dataset.name]))
  const verification = Verification()
  const total = trail.data?.total ?? 0
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner">
        <PageHead title={words.title} sentence={words.sentence} actions={verification.button} />
        {verification.outcome}
        <ErrorNotice error={trail.error} onRetry={() => void trail.refetch()} />
        <Table<AuditEvent>
          className="op-panel"
          size="small"
          rowKey="seq"
          loading={trail.isPending}
          columns={columnsFor(names)}
          dataSource={trail.data?.events ?? []}
          locale={{ emptyText: words.empty }}
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
      </div>
    </div>
  )
}
