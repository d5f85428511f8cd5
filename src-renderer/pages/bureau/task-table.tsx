// Rectification tasks that were sent out: deadline, answer, and whether a better form of the item has come.
// Settles nothing by itself: a person reads the answer and decides.
import { useState } from 'react'
import type { RectificationView } from '../../../src-main/contract/rectification.ts'
import { rectificationOutcomes, rectificationStates } from '../../../src-main/contract/text/zh-CN/rectification.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, refreshDataset, useEngineQuery, useJob } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { rectificationText as words } from '../../text/rectification.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'

export function TaskTable() {
  const tasks = useEngineQuery('rectifications.list', {})
  const take = useJob('rectifications.take')
  const [again, setAgain] = useState<RectificationView | null>(null)
  const [error, setError] = useState<unknown>(null)
  const takeAnswer = async () => {
    const path = await shell.chooseOpen('rectification')
    if (path !== null) await take.start({ path })
  }
  const close = (task: RectificationView, settled: boolean, note: string) =>
    callEngine('rectifications.close', { taskId: task.taskId, settled, note }).then(() => refreshDataset(null))
  return (
    <>
      <div className="op-bureau-bar">
        <span>{take.result === null ? '' : words.taken(take.result.title)}</span>
        <span className="op-spring" />
        <Button type="primary" loading={take.running} onClick={() => void takeAnswer()}>
          {words.take}
        </Button>
      </div>
      <ErrorNotice error={take.error ?? tasks.error ?? error} />
      <Table<RectificationView>
        className="op-panel"
        size="small"
        rowKey="taskId"
        columns={columnsFor(task => void close(task, true, '').catch(setError), setAgain)}
        dataSource={tasks.data ?? []}
        locale={{ emptyText: words.none }}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
      {again === null ? null : (
        <ActDialog
          title={words.againTitle(again.title)}
          fields={[{ name: 'note', label: words.note, kind: 'lines' }]}
          onSubmit={values => close(again, false, String(values.note ?? ''))}
          onClose={() => setAgain(null)}
        />
      )}
    </>
  )
}

function columnsFor(
  onSettle: (task: RectificationView) => void,
  onAgain: (task: RectificationView) => void,
): TableColumnsType<RectificationView> {
  return [
    { title: words.columns.title, dataIndex: 'title', ellipsis: true },
    { title: words.columns.body, dataIndex: 'body', ellipsis: true, width: 180 },
    { title: words.columns.issued, dataIndex: 'issuedOn', width: 108 },
    { title: words.columns.due, width: 160, render: (_, task) => <Due task={task} /> },
    {
      title: words.columns.state,
      width: 96,
      render: (_, { state }) => (
        <Tag {...(state === 'ANSWERED' && { color: 'processing' })} {...(state === 'CLOSED' && { color: 'success' })}>
          {rectificationStates[state]}
        </Tag>
      ),
    },
    { title: words.columns.answer, render: (_, task) => <Answer task={task} /> },
    {
      title: words.columns.act,
      width: 150,
      render: (_, task) =>
        task.state === 'CLOSED' ? (
          <span className="op-muted">{words.closed(task.closedOn)}</span>
        ) : (
          <span className="op-row-actions">
            <Button size="small" onClick={() => onSettle(task)}>
              {words.settle}
            </Button>
            {task.state === 'ANSWERED' ? (
              <Button size="small" onClick={() => onAgain(task)}>
                {words.again}
              </Button>
            ) : null}
          </span>
        ),
    },
  ]
}

/** Warned of at five working days. */
const WARN = 5

function Due({ task: { dueOn, left, certain } }: { task: RectificationView }) {
  return (
    <span className="op-dataset-cell">
      <span>{dueOn}</span>
      {left === null ? null : <small className={left <= WARN ? 'is-late' : ''}>{words.left(left)}</small>}
      {certain ? null : <small>{words.uncertain}</small>}
    </span>
  )
}

function Answer({ task: { answer, corrected } }: { task: RectificationView }) {
  return (
    <span className="op-dataset-cell">
      {answer === null ? null : (
        <span>
          {rectificationOutcomes[answer.outcome]}：{answer.reply}
        </span>
      )}
      <small>{corrected ? words.corrected : words.notCorrected}</small>
    </span>
  )
}
