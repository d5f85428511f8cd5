// The cases with their deadlines, soonest first, and what may be done with each.
// Judges nothing: deadlines and the next acts are the engine's.
import { useState } from 'react'
import { CASE_KINDS, type CaseAct, type CaseKind, type CaseView } from '../../../src-main/contract/cases.ts'
import {
  caseActLabels,
  caseKindLabels,
  caseKindRules,
  caseStateLabels,
} from '../../../src-main/contract/text/zh-CN/cases.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { casesText as words } from '../../text/ledger.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Dropdown, IconDown, Table, type TableColumnsType } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { actFields, actOf, KIND_OPTIONS, openingFields, openingOf, percentText, takesEvidence } from './case-dialogs.ts'
import { ExportAnswer, ReceiveTask } from './case-files.tsx'
import { CasePapers } from './case-papers.tsx'

interface Doing {
  readonly one: CaseView
  readonly act: CaseAct['act']
}

export function CasesView() {
  const query = useEngineQuery('cases.list', {})
  const datasets = useEngineQuery('datasets.list', {})
  const [opening, setOpening] = useState<CaseKind | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [doing, setDoing] = useState<Doing | null>(null)
  const open = async (work: Promise<unknown>) => {
    await work
    await refreshDataset(null)
  }
  return (
    <>
      <div className="op-ledger-bar">
        <Sentence>{words.sentence}</Sentence>
        <span className="op-spring" />
        <ReceiveTask onError={setError} />
        <Dropdown
          trigger={['click']}
          menu={{
            items: KIND_OPTIONS.map(({ value, label }) => ({ key: value, label })),
            onClick: ({ key }) => setOpening(CASE_KINDS.find(kind => kind === key) ?? null),
          }}
        >
          <Button type="primary">
            {words.add}
            <IconDown />
          </Button>
        </Dropdown>
      </div>
      <ErrorNotice error={query.error ?? error} />
      <Table<CaseView>
        className="op-panel"
        size="small"
        rowKey="id"
        columns={columnsFor(setDoing, setError)}
        dataSource={query.data ?? []}
        locale={{ emptyText: words.empty }}
        pagination={false}
      />
      {opening === null ? null : (
        <ActDialog
          title={caseKindLabels[opening]}
          note={caseKindRules[opening]}
          fields={openingFields(opening, datasets.data ?? [])}
          evidence="optional"
          onSubmit={(values, evidence) => open(callEngine('cases.open', openingOf(opening, values, evidence)))}
          onClose={() => setOpening(null)}
        />
      )}
      {doing === null ? null : (
        <ActDialog
          title={`${caseActLabels[doing.act]}：${doing.one.title}`}
          note={caseKindRules[doing.one.kind]}
          fields={actFields(doing.act, doing.one, datasets.data ?? [])}
          {...(takesEvidence(doing.act) ? { evidence: 'optional' as const } : {})}
          onSubmit={(values, evidence) =>
            open(callEngine('cases.act', { caseId: doing.one.id, act: actOf(doing.act, values, doing.one, evidence) }))
          }
          onClose={() => setDoing(null)}
        />
      )}
    </>
  )
}

function columnsFor(onDo: (doing: Doing) => void, onError: (error: unknown) => void): TableColumnsType<CaseView> {
  return [
    { title: words.column.kind, width: 130, render: (_, { kind }) => caseKindLabels[kind] },
    {
      title: words.column.title,
      render: (_, one) => (
        <span className="op-dataset-cell">
          <strong>{one.title}</strong>
          <small>{[one.from, one.itemTitle].filter(text => text !== '').join(' · ')}</small>
          <CaseNotes one={one} />
        </span>
      ),
    },
    { title: words.column.received, dataIndex: 'receivedOn', width: 112 },
    { title: words.column.due, width: 190, render: (_, one) => <Due one={one} /> },
    { title: words.column.state, width: 96, render: (_, { state }) => caseStateLabels[state] },
    {
      title: words.column.act,
      width: 236,
      render: (_, one) => (
        <span className="op-row-actions">
          <ExportAnswer one={one} onError={onError} />
          {one.acts.map(act => (
            <Button key={act} size="small" onClick={() => onDo({ one, act })}>
              {caseActLabels[act]}
            </Button>
          ))}
        </span>
      ),
    },
    {
      title: words.column.papers,
      width: 96,
      render: (_, one) => (one.documents.length === 0 ? null : <CasePapers one={one} onError={onError} />),
    },
  ]
}

/** What must be known before anything is decided. */
function CaseNotes({ one: { lacking, granted, candidates, decision } }: { one: CaseView }) {
  const best = candidates[0]
  return (
    <>
      {lacking.length > 0 && decision === null ? (
        <small className="is-late">{words.lacking(lacking.join('、'))}</small>
      ) : null}
      {granted === null ? null : <small>{words.grantedLine(granted.purpose, granted.scope, granted.until)}</small>}
      {best === undefined ? null : <small>{words.maybe(best.title, percentText(best.score))}</small>}
    </>
  )
}

/** Warned of at five working days, and at two. */
const WARN = 5

function Due({ one: { due, left, closedOn } }: { one: CaseView }) {
  if (left === null) return <span className="op-muted">{words.closed(closedOn)}</span>
  const text = due.immediate ? words.atOnce : words.left(left)
  return (
    <span className="op-dataset-cell">
      <span>{due.date}</span>
      <small className={due.immediate || left <= WARN ? 'is-late' : ''}>{text}</small>
      {due.certain ? null : <small>{words.uncertain}</small>}
    </span>
  )
}
