// For the preparer: how the three reviews stand for the present state, asking for them, and taking decisions back.
// The preparer sees a review and never decides it.
import { useState } from 'react'
import { reviewStates } from '../../../src-main/contract/text/zh-CN/review.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { reviewingText } from '../../text/reviewing.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

export function RequestPanel({ datasetId, title }: { datasetId: string; title: string }) {
  const words = reviewingText.request
  const state = useEngineQuery('approvals.get', { datasetId })
  const request = useJob('reviews.request')
  const answer = useJob('reviews.answer')
  const [source, setSource] = useState(false)
  const [keys, setKeys] = useState(false)
  const make = async () => {
    const to = await shell.chooseSeveral('identity')
    if (to.length === 0) return
    const out = await shell.chooseSave('request', words.fileName(title))
    if (out !== null) await request.start({ datasetId, out, to, source, keys })
  }
  const take = async () => {
    const path = await shell.chooseOpen('decision')
    if (path !== null) await answer.start({ path, datasetId })
  }
  return (
    <>
      <section className="op-panel">
        <h2>{reviewingText.state}</h2>
        <ul className="op-materials">
          {(state.data?.gates ?? []).map(gate => (
            <li key={gate.kind}>
              <StateDot state={gate.passed ? 'done' : gate.state === 'missing' ? 'todo' : 'wrong'} />
              <strong>{gate.title}</strong>
              <span className="op-muted">{gate.sentence}</span>
              <span>{reviewStates[gate.state]}</span>
            </li>
          ))}
        </ul>
        <ErrorNotice error={state.error} />
      </section>
      <section className="op-panel">
        <h2>{words.title}</h2>
        <Sentence>{words.hint}</Sentence>
        <p>
          <Checkbox checked={source} onChange={event => setSource(event.target.checked)}>
            {words.source}
          </Checkbox>
        </p>
        <p>
          <Checkbox checked={keys} onChange={event => setKeys(event.target.checked)}>
            {words.keys}
          </Checkbox>
        </p>
        <div className="op-review-tools">
          <Button type="primary" loading={request.running} onClick={() => void make()}>
            {words.make}
          </Button>
          <Button loading={answer.running} onClick={() => void take()}>
            {words.answer}
          </Button>
        </div>
        {request.result === null ? null : <Sentence strong>{words.made(request.result.path)}</Sentence>}
        {answer.result === null ? null : <Sentence strong>{answer.result.sentence}</Sentence>}
        <ErrorNotice error={request.error ?? answer.error} />
      </section>
      {(state.data?.decisions.length ?? 0) === 0 ? null : (
        <section className="op-panel">
          <h2>{reviewingText.decisions}</h2>
          {(state.data?.decisions ?? []).map(decision => (
            <article key={decision.id}>
              <Sentence strong>{decision.sentence}</Sentence>
              <ul className="op-checks">
                {decision.draft.rules
                  .filter(rule => !rule.approved)
                  .map(rule => (
                    <li key={rule.stepId}>{rule.reason}</li>
                  ))}
                {decision.draft.annotations.map(note => (
                  <li key={`${note.column}/${note.row}/${note.text}`}>
                    {note.column} {note.row ?? ''} {note.text}
                  </li>
                ))}
              </ul>
            </article>
          ))}
        </section>
      )}
    </>
  )
}
