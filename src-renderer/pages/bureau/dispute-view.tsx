// Disputes between bodies about who opens data: what they are about, how far they are, and how each was settled.
// Settles nothing by itself.
import { useState } from 'react'
import type { DisputeView as Dispute } from '../../../src-main/contract/bureau-decisions.ts'
import type { LedgerItem } from '../../../src-main/contract/bureau-ledger.ts'
import { disputeStateTexts } from '../../../src-main/contract/text/zh-CN/bureau-decisions.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog, type ActField, type ActValues } from '../../features/acts/act-dialog.tsx'
import { decisionText } from '../../text/bureau-decisions.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

const words = decisionText.disputes
const NONE = '-'

interface Asked {
  readonly title: string
  readonly fields: readonly ActField[]
  act(values: ActValues): Promise<unknown>
}

export function DisputeList({ items }: { items: readonly LedgerItem[] }) {
  const disputes = useEngineQuery('bureau.disputes', {})
  const [asked, setAsked] = useState<Asked | null>(null)
  const [error, setError] = useState<unknown>(null)
  const reopen = ({ id }: Dispute) => {
    setError(null)
    callEngine('bureau.actOnDispute', { id, act: 'reopen' })
      .then(() => refreshDataset(null))
      .catch(setError)
  }
  return (
    <>
      <div className="op-bureau-bar">
        <Sentence>{words.sentence}</Sentence>
        <span className="op-spring" />
        <Button type="primary" onClick={() => setAsked(openingOf(items))}>
          {words.open}
        </Button>
      </div>
      <ErrorNotice error={error ?? disputes.error} />
      <Table<Dispute>
        className="op-panel"
        size="small"
        rowKey="id"
        columns={columnsFor(setAsked, reopen)}
        dataSource={disputes.data ?? []}
        locale={{ emptyText: words.none }}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
      {asked === null ? null : (
        <ActDialog
          title={asked.title}
          fields={asked.fields}
          onSubmit={values => asked.act(values).then(() => refreshDataset(null))}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function openingOf(items: readonly LedgerItem[]): Asked {
  const options = [
    { value: NONE, label: words.noItem },
    ...items
      .filter(({ state }) => state === 'ACCEPTED')
      .map(({ sha256, title, body }) => ({ value: sha256, label: `${title} · ${body}` })),
  ]
  return {
    title: words.openTitle,
    fields: [
      { name: 'item', label: words.item, kind: 'choice', options, initial: NONE },
      { name: 'subject', label: words.subject, kind: 'text', optional: true },
      { name: 'parties', label: words.parties, kind: 'text' },
      { name: 'statement', label: words.statement, kind: 'lines', optional: true },
    ],
    act: ({ item = NONE, subject = '', parties = '', statement = '' }) =>
      callEngine('bureau.openDispute', {
        items: item === NONE ? [] : [item],
        subject,
        parties: parties.split(/[、,，;；]/).filter(body => body.trim() !== ''),
        statement,
      }),
  }
}

function conveningOf({ id, subject }: Dispute): Asked {
  return {
    title: `${words.convene}：${subject}`,
    fields: [{ name: 'result', label: words.record, kind: 'lines' }],
    act: ({ result = '' }) => callEngine('bureau.actOnDispute', { id, act: 'convene', result }),
  }
}

function settlingOf({ id, subject, parties }: Dispute): Asked {
  const options = [...parties.map(body => ({ value: body, label: body })), { value: NONE, label: words.each }]
  return {
    title: `${words.settle}：${subject}`,
    fields: [
      { name: 'source', label: words.source, kind: 'choice', options, initial: parties[0] ?? NONE },
      { name: 'result', label: words.result, kind: 'lines', optional: true },
    ],
    act: ({ source = NONE, result = '' }) =>
      callEngine('bureau.actOnDispute', { id, act: 'settle', source: source === NONE ? '' : source, result }),
  }
}

function columnsFor(onAsk: (asked: Asked) => void, onReopen: (dispute: Dispute) => void): TableColumnsType<Dispute> {
  return [
    {
      title: words.columns.subject,
      width: '24%',
      render: (_, { subject, statement }) => (
        <span className="op-dataset-cell">
          <strong>{subject}</strong>
          <small>{statement}</small>
        </span>
      ),
    },
    { title: words.columns.parties, render: (_, { parties }) => parties.join('、') },
    {
      title: words.columns.state,
      width: 116,
      render: (_, { state }) => (
        <Tag {...(state === 'SETTLED' ? { color: 'success' } : { color: 'warning' })}>{disputeStateTexts[state]}</Tag>
      ),
    },
    { title: words.columns.opened, dataIndex: 'openedOn', width: 108 },
    {
      title: words.columns.result,
      render: (_, { state, source, settledOn, result }) =>
        state === 'SETTLED' ? (
          <span className="op-dataset-cell">
            <span>
              {settledOn} {words.settled(source)}
            </span>
            <small>{result}</small>
          </span>
        ) : (
          <span className="op-muted">{result}</span>
        ),
    },
    {
      title: words.columns.act,
      width: 190,
      render: (_, dispute) => (
        <span className="op-row-actions">
          {dispute.state === 'SETTLED' ? (
            <Button size="small" onClick={() => onReopen(dispute)}>
              {words.reopen}
            </Button>
          ) : (
            <>
              <Button size="small" onClick={() => onAsk(conveningOf(dispute))}>
                {words.convene}
              </Button>
              <Button size="small" type="primary" onClick={() => onAsk(settlingOf(dispute))}>
                {words.settle}
              </Button>
            </>
          )}
        </span>
      ),
    },
  ]
}
