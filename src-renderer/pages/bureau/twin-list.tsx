// Items of two bodies that seem to be the same data, side by side, each decided by a person.
// Proposes nothing but what the engine found.
import { useState } from 'react'
import type { LedgerItem, Twin } from '../../../src-main/contract/bureau-ledger.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { bureauText as words } from '../../text/bureau.ts'
import { decisionText } from '../../text/bureau-decisions.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Empty } from '../../ui/kit.ts'
import { formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const SHOWN = 20

export function TwinList({ twins, items }: { twins: readonly Twin[]; items: readonly LedgerItem[] }) {
  const [shown, setShown] = useState(SHOWN)
  const byDigest = new Map(items.map(item => [item.sha256, item]))
  if (twins.length === 0) return <Empty className="op-panel op-bureau-empty" description={words.noTwins} />
  const open = twins.toSorted((a, b) => Number(a.decision !== null) - Number(b.decision !== null))
  return (
    <>
      <Sentence>{words.twinsHint}</Sentence>
      {open.slice(0, shown).map(twin => {
        const [left, right] = [byDigest.get(twin.left), byDigest.get(twin.right)]
        if (left === undefined || right === undefined) return null
        return <TwinCard key={`${twin.left} ${twin.right}`} twin={twin} left={left} right={right} />
      })}
      {open.length > shown ? (
        <Button
          onClick={() => setShown(shown + SHOWN)}
        >{`${words.views.twins} +${Math.min(SHOWN, open.length - shown)}`}</Button>
      ) : null}
    </>
  )
}

function TwinCard({ twin, left, right }: { twin: Twin; left: LedgerItem; right: LedgerItem }) {
  const decide = useEngineMutation('bureau.decideTwin')
  const dispute = useEngineMutation('bureau.openDispute')
  const [changing, setChanging] = useState(false)
  const settle = (same: boolean, source: string) => {
    decide.mutate({ left: twin.left, right: twin.right, same, source, reason: '' })
    setChanging(false)
  }
  const decided = twin.decision !== null && !changing
  return (
    <section className="op-panel op-twin">
      <Side item={left} other={right} />
      <Side item={right} other={left} />
      <div className="op-twin-verdict">
        <span>
          {words.likeness} <strong>{formatShare(twin.score, 1)}</strong>
        </span>
        {decided ? (
          <>
            <span>{twin.decision?.same ? words.decidedSame(twin.decision.source) : words.decidedApart}</span>
            <Button type="link" size="small" onClick={() => setChanging(true)}>
              {words.change}
            </Button>
          </>
        ) : (
          <>
            {[left, right].map(({ body, sha256 }) => (
              <Button key={sha256} size="small" loading={decide.isPending} onClick={() => settle(true, body)}>
                {words.sameFrom(body)}
              </Button>
            ))}
            <Button size="small" loading={decide.isPending} onClick={() => settle(false, '')}>
              {words.apart}
            </Button>
            <Button
              size="small"
              loading={dispute.isPending}
              onClick={() => dispute.mutate({ items: [left.sha256, right.sha256] })}
            >
              {dispute.isSuccess ? decisionText.disputes.saved : decisionText.disputes.open}
            </Button>
          </>
        )}
      </div>
      <ErrorNotice error={decide.error ?? dispute.error} compact />
    </section>
  )
}

function Side({ item, other }: { item: LedgerItem; other: LedgerItem }) {
  const shared = new Set(other.columns)
  return (
    <div className="op-twin-side">
      <h3>{item.title}</h3>
      <Sentence>{[item.body, item.businessLine].filter(Boolean).join(' · ')}</Sentence>
      <p className="op-twin-columns" title={words.sharedColumns}>
        {item.columns.map(column => (
          <span key={column} className={shared.has(column) ? 'is-shared' : 'op-faint'}>
            {column}
          </span>
        ))}
      </p>
    </div>
  )
}
