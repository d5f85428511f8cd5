// The frame of the page's plain lists: a sentence, what can be done, the table, and what is said when it is empty.
// Fetches nothing: the list is given.
import type { ReactNode } from 'react'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Table, type TableColumnsType } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

interface ListedProps<Row> {
  sentence: string
  action?: ReactNode
  list: { data: Row[] | undefined; error: unknown; isPending: boolean; refetch(): unknown }
  columns: TableColumnsType<Row>
  empty: string
}

export function Listed<Row extends { id: string | number }>({
  sentence,
  action,
  list,
  columns,
  empty,
}: ListedProps<Row>) {
  return (
    <>
      <div className="op-audit-bar">
        <Sentence>{sentence}</Sentence>
        {action}
      </div>
      <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
      <Table<Row>
        className="op-panel"
        size="small"
        rowKey="id"
        loading={list.isPending}
        columns={columns}
        dataSource={list.data ?? []}
        locale={{ emptyText: empty }}
        pagination={false}
      />
    </>
  )
}
