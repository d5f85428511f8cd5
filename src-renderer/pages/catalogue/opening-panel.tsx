// How the item stands with its opening: value in force, a change that waits and what it lacks, the next steps of its life.
// Every button is an act the engine may refuse; nothing is decided here.
import { useState } from 'react'
import type { AttributeChange, OpeningState } from '../../../src-main/contract/opening.ts'
import { openAttributeLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { filingLabels, lifeCycleLabels } from '../../../src-main/contract/text/zh-CN/opening.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { openingText as words } from '../../text/acts.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Tag, Tooltip } from '../../ui/kit.ts'
import {
  advanceDialog,
  assessDialog,
  confirmDialog,
  consentDialog,
  disputeDialog,
  type OpeningDialog,
  reasonDialog,
  reportDialog,
  reviewDialog,
  sendDialog,
  settleDialog,
} from './opening-acts.ts'
import { OpeningHistory } from './opening-history.tsx'

export function OpeningPanel({ datasetId }: { datasetId: string }) {
  const query = useEngineQuery('opening.get', { datasetId })
  const [dialog, setDialog] = useState<OpeningDialog | null>(null)
  const [error, setError] = useState<unknown>(null)
  const act = async (made: Parameters<typeof perform>[1]) => {
    setError(null)
    try {
      await perform(datasetId, made)
    } catch (thrown) {
      setError(thrown)
    }
  }
  const state = query.data
  if (state === undefined) return <ErrorNotice error={query.error} />
  return (
    <section className="op-panel op-form-group op-opening" aria-label={words.title}>
      <h2>
        {words.title}
        <Tag>{lifeCycleLabels[state.record.lifeCycle]}</Tag>
      </h2>
      <InForce state={state} />
      <Warnings state={state} />
      {state.record.pending === null ? null : <Pending change={state.record.pending} unmet={state.unmet} />}
      <div className="op-opening-acts">
        <Button onClick={() => setDialog(assessDialog)}>{words.assess}</Button>
        {state.record.pending === null ? null : (
          <PendingActs
            change={state.record.pending}
            ready={state.unmet.length === 0}
            onDialog={setDialog}
            onForce={() => void act({ act: 'putInForce' })}
            onAbandon={() => void act({ act: 'abandon' })}
          />
        )}
        <Button onClick={() => setDialog(reportDialog)}>{words.report}</Button>
        <Button onClick={() => setDialog(disputed(state) ? settleDialog : disputeDialog)}>
          {disputed(state) ? words.settle : words.dispute}
        </Button>
        {state.next.map(({ to, unmet }) => (
          <Tooltip key={to} title={unmet.map(({ message }) => message).join('')}>
            <Button disabled={unmet.length > 0} onClick={() => setDialog(advanceDialog(to))}>
              {words.advance(lifeCycleLabels[to])}
            </Button>
          </Tooltip>
        ))}
      </div>
      <ErrorNotice error={error} />
      <OpeningHistory record={state.record} />
      {dialog === null ? null : (
        <ActDialog
          {...dialog}
          onSubmit={(values, evidence) => perform(datasetId, dialog.act(values, evidence))}
          onClose={() => setDialog(null)}
        />
      )}
    </section>
  )
}

async function perform(datasetId: string, act: Parameters<typeof callEngine<'opening.act'>>[1]['act']): Promise<void> {
  await callEngine('opening.act', { datasetId, act })
  await refreshDataset(datasetId)
}

function disputed({ record }: OpeningState): boolean {
  return record.disputes.some(({ settledOn }) => settledOn === '')
}

function InForce({ state: { record } }: { state: OpeningState }) {
  const { inForce, since, listing } = record
  return (
    <p className="op-sentence">
      {words.inForce}：<strong>{inForce === null ? words.notYet : openAttributeLabels[inForce]}</strong>
      {inForce === null ? null : <span className="op-muted"> {words.since(since)}</span>}
      {listing === null ? null : <span className="op-muted"> · {words.reported(listing.authority, listing.date)}</span>}
    </p>
  )
}

function Warnings({ state }: { state: OpeningState }) {
  const all = [
    ...(state.dueAtOnceDays === null ? [] : [words.dueAtOnce(state.dueAtOnceDays)]),
    ...(state.assessmentOverdue ? [words.assessmentLate] : []),
    ...(disputed(state) ? [words.disputed] : []),
  ]
  return all.map(text => <Alert key={text} className="op-gap-below" type="warning" showIcon title={text} />)
}

function Pending({ change, unmet }: { change: AttributeChange; unmet: OpeningState['unmet'] }) {
  const to = openAttributeLabels[change.to]
  const title = change.from === null ? words.pendingFirst(to) : words.pending(openAttributeLabels[change.from], to)
  return (
    <Alert
      className="op-gap-below"
      type={unmet.length === 0 ? 'success' : 'error'}
      showIcon
      title={title}
      description={
        unmet.length === 0 ? (
          words.ready
        ) : (
          <ul>
            {unmet.map(({ id, message }) => (
              <li key={id}>{message}</li>
            ))}
          </ul>
        )
      }
    />
  )
}

interface PendingActsProps {
  change: AttributeChange
  ready: boolean
  onDialog(dialog: OpeningDialog): void
  onForce(): void
  onAbandon(): void
}

/** Only what a change of this kind may need is offered. */
function PendingActs({ change, ready, onDialog, onForce, onAbandon }: PendingActsProps) {
  const { from, to, filing } = change
  const opens = from === 'CLOSED'
  const filed = from === 'UNCONDITIONAL' || (from === 'CONDITIONAL' && to === 'CLOSED')
  return (
    <>
      {from === null && to !== 'CLOSED' ? null : (
        <Button onClick={() => onDialog(reasonDialog(change))}>{words.reason}</Button>
      )}
      {opens ? <Button onClick={() => onDialog(consentDialog)}>{words.consent}</Button> : null}
      {opens || (from === 'CONDITIONAL' && to === 'CLOSED') ? (
        <Button onClick={() => onDialog(reviewDialog)}>{words.review}</Button>
      ) : null}
      {filed ? (
        <>
          <span className="op-muted">
            {words.filing}：{filingLabels[filing.state]}
          </span>
          <Button onClick={() => onDialog(filing.state === 'NONE' ? sendDialog : confirmDialog)}>
            {filing.state === 'NONE' ? words.send : words.confirm}
          </Button>
        </>
      ) : null}
      <Button type="primary" disabled={!ready} onClick={onForce}>
        {words.force}
      </Button>
      <Button onClick={onAbandon}>{words.abandon}</Button>
    </>
  )
}
