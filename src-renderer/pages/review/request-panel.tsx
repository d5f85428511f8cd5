// For the preparer: how the three reviews stand for the present state, asking for them, and taking decisions back.
// The preparer sees a review and never decides it.
import { useState } from 'react'
import type { CommitteeFile } from '../../../src-main/contract/review.ts'
import { reviewStates } from '../../../src-main/contract/text/zh-CN/review.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery, useJob } from '../../engine/queries.ts'
import { reviewingText } from '../../text/reviewing.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Tag } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'

export function RequestPanel({ datasetId, title }: { datasetId: string; title: string }) {
  const words = reviewingText.request
  const state = useEngineQuery('approvals.get', { datasetId })
  const request = useJob('reviews.request')
  const answer = useJob('reviews.answer')
  const [source, setSource] = useState(false)
  const [keys, setKeys] = useState(false)
  const session = useEngineQuery('session.get', {})
  const [reviewers, setReviewers] = useState<string[]>([])
  const [to, setTo] = useState<string[]>([])
  const me = session.data?.account?.id
  const here = (session.data?.accounts ?? []).filter(
    ({ id, role, active }) => active && id !== me && (role === 'reviewer' || role === 'chiefDataOfficer'),
  )
  const choose = async () => {
    const paths = await shell.chooseSeveral('identity')
    setTo(known => [...new Set([...known, ...paths])])
  }
  const make = async () => {
    const out = await shell.chooseSave('request', words.fileName(title))
    if (out !== null) await request.start({ datasetId, out, to, reviewers, source, keys })
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
        {here.length === 0 ? null : (
          <Checkbox.Group
            className="op-reviewers"
            value={reviewers}
            options={here.map(({ id, name, unit }) => ({ value: id, label: words.reviewer(name, unit) }))}
            onChange={chosen => setReviewers(chosen.map(String))}
          />
        )}
        <div className="op-review-tools">
          <Button size="small" onClick={() => void choose()}>
            {words.elsewhere}
          </Button>
          {to.map(path => (
            <Tag key={path} closable onClose={() => setTo(known => known.filter(one => one !== path))}>
              {path.split(/[\\/]/).at(-1)}
            </Tag>
          ))}
        </div>
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
          <Button
            type="primary"
            disabled={reviewers.length + to.length === 0}
            loading={request.running}
            onClick={() => void make()}
          >
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
                {(decision.draft.committee?.files ?? []).map(paper => (
                  <li key={paper.sha256}>
                    {words.paper(paper.name)} <PaperButton paper={paper} />
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

/** Papers of the experts came sealed with the decision; here they are written out for reading. */
function PaperButton({ paper: { name, sha256 } }: { paper: CommitteeFile }) {
  const writing = useEngineMutation('reviews.paper')
  const save = async () => {
    const out = await shell.chooseSave('evidence', name)
    if (out !== null) writing.mutate({ sha256, out })
  }
  return (
    <>
      <Button size="small" type="link" loading={writing.isPending} onClick={() => void save()}>
        {reviewingText.request.savePaper}
      </Button>
      <ErrorNotice error={writing.error} compact />
    </>
  )
}
