// 审核: the requests that came in, and the workplace of the one that is open.
// Decides nothing itself: the engine says what may be signed.
import { useState } from 'react'
import type { OpenedRequest } from '../../../src-main/contract/review.ts'
import { reviewOutcomeNames } from '../../../src-main/contract/text/zh-CN/review.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { reviewingText as words } from '../../text/reviewing.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconFolder } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { IdentityBar } from './identity-bar.tsx'
import { Workplace } from './workplace.tsx'
import './review.css'

export function ReviewSection() {
  const [opened, setOpened] = useState<OpenedRequest | null>(null)
  if (opened !== null) return <Workplace key={opened.request.id} opened={opened} onBack={() => setOpened(null)} />
  return <ReceivedList onOpen={setOpened} />
}

function ReceivedList({ onOpen }: { onOpen(opened: OpenedRequest): void }) {
  const list = useEngineQuery('reviews.list', {})
  const receive = useJob('reviews.receive')
  const open = useJob('reviews.open')
  const fromFile = async () => {
    const path = await shell.chooseOpen('request')
    const got = path === null ? null : await receive.start({ path })
    if (got !== null) onOpen(got)
  }
  const again = async (requestId: string) => {
    const got = await open.start({ requestId })
    if (got !== null) onOpen(got)
  }
  const requests = list.data ?? []
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-review">
        <PageHead
          title={words.title}
          sentence={words.sentence}
          actions={
            <Button type="primary" icon={<IconFolder />} loading={receive.running} onClick={() => void fromFile()}>
              {words.open}
            </Button>
          }
        />
        <IdentityBar />
        <ErrorNotice error={list.error ?? receive.error ?? open.error} />
        <section className="op-panel">
          <h2>{words.list}</h2>
          {requests.length === 0 ? <Sentence>{words.empty}</Sentence> : null}
          <ul className="op-materials">
            {requests.map(({ id, title, preparer, rows, receivedAt, decided }) => (
              <li key={id}>
                <StateDot state={decided === null ? 'todo' : 'done'} />
                <strong>{decided === null ? words.waiting : reviewOutcomeNames[decided]}</strong>
                <span>
                  {title} <span className="op-muted">{words.rows(formatNumber(rows))}</span>{' '}
                  <span className="op-muted">{words.from(preparer.subject.name, preparer.subject.unit)}</span>{' '}
                  <span className="op-muted">{momentText(receivedAt)}</span>
                </span>
                <Button size="small" loading={open.running} onClick={() => void again(id)}>
                  {words.title}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </div>
  )
}
