// Notes on columns and rows, and the experts' opinion where one was asked for.
// Judges neither.
import { useState } from 'react'
import type { ReviewDraft } from '../../../src-main/contract/review.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { reviewingText as words } from '../../text/reviewing.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Input, Select, Switch } from '../../ui/kit.ts'
import { formatBytes } from '../../ui/number-text.tsx'
import type { DraftProps } from './workplace.tsx'

const NO_OPINION: Committee = { opinion: '', agrees: false, date: '', members: '', files: [] }

type Committee = NonNullable<ReviewDraft['committee']>

interface NotesPanelProps extends DraftProps {
  requestId: string
  columns: readonly string[]
}

export function NotesPanel({ requestId, columns, draft, onDraft }: NotesPanelProps) {
  const [column, setColumn] = useState(columns[0] ?? '')
  const [row, setRow] = useState('')
  const [text, setText] = useState('')
  const add = () => {
    const number = /^[1-9]\d{0,8}$/.test(row) ? Number(row) : null
    onDraft({ ...draft, annotations: [...draft.annotations, { column, row: number, text: text.trim() }] })
    setText('')
    setRow('')
  }
  const remove = (at: number) =>
    onDraft({ ...draft, annotations: draft.annotations.filter((_, place) => place !== at) })
  return (
    <section className="op-panel">
      <h2>{words.annotations}</h2>
      <ul className="op-checks">
        {draft.annotations.map((note, at) => (
          <li key={`${note.column}/${note.row}/${note.text}`}>
            {note.column} {note.row ?? ''} {note.text}{' '}
            <Button type="link" size="small" onClick={() => remove(at)}>
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div className="op-review-tools">
        <Select
          aria-label={words.column}
          value={column}
          options={columns.map(name => ({ value: name, label: name }))}
          onChange={setColumn}
          style={{ minWidth: 180 }}
        />
        <Input
          aria-label={words.row}
          placeholder={words.row}
          value={row}
          onChange={event => setRow(event.target.value)}
          style={{ width: 130 }}
        />
        <Input
          aria-label={words.note}
          placeholder={words.note}
          value={text}
          onChange={event => setText(event.target.value)}
          style={{ flex: 1, minWidth: 200 }}
        />
        <Button disabled={text.trim() === ''} onClick={add}>
          {words.add}
        </Button>
      </div>
      <div className="op-review-tools">
        <CommitteeSwitch draft={draft} onDraft={onDraft} />
      </div>
      {draft.committeeAsked ? <CommitteeForm requestId={requestId} draft={draft} onDraft={onDraft} /> : null}
    </section>
  )
}

function CommitteeForm({ requestId, draft, onDraft }: DraftProps & { requestId: string }) {
  // Half-filled opinions are kept here: only a whole one is part of the draft.
  const [opinion, setOpinion] = useState(draft.committee ?? NO_OPINION)
  const set = (change: Partial<Committee>) => {
    const next = { ...opinion, ...change }
    setOpinion(next)
    const whole = next.opinion.trim() !== '' && next.members.trim() !== ''
    onDraft({ ...draft, committee: whole ? next : null })
  }
  const attach = useEngineMutation('reviews.attach')
  const add = async () => {
    const path = await shell.chooseOpen('evidence')
    if (path === null) return
    attach.mutate({ requestId, path }, { onSuccess: file => set({ files: [...opinion.files, file] }) })
  }
  return (
    <div className="op-review-tools">
      <Input
        aria-label={words.committeeOpinion}
        placeholder={words.committeeOpinion}
        value={opinion.opinion}
        onChange={event => set({ opinion: event.target.value })}
      />
      <Input
        aria-label={words.committeeMembers}
        placeholder={words.committeeMembers}
        value={opinion.members}
        onChange={event => set({ members: event.target.value })}
      />
      <Input
        aria-label={words.committeeDate}
        placeholder={words.committeeDate}
        value={opinion.date}
        onChange={event => set({ date: event.target.value })}
        style={{ width: 150 }}
      />
      <span>
        <Switch aria-label={words.committeeAgrees} checked={opinion.agrees} onChange={agrees => set({ agrees })} />{' '}
        {words.committeeAgrees}
      </span>
      <Button loading={attach.isPending} disabled={opinion.files.length >= 10} onClick={() => void add()}>
        {words.attach}
      </Button>
      <ul className="op-papers" aria-label={words.papers}>
        {opinion.files.map(file => (
          <li key={file.sha256}>
            {file.name} <span className="op-muted">{formatBytes(file.bytes)}</span>
            <Button
              type="link"
              size="small"
              onClick={() => set({ files: opinion.files.filter(({ sha256 }) => sha256 !== file.sha256) })}
            >
              {words.remove}
            </Button>
          </li>
        ))}
      </ul>
      <ErrorNotice error={attach.error} compact />
    </div>
  )
}

function CommitteeSwitch({ draft, onDraft }: DraftProps) {
  return (
    <span>
      <Switch
        aria-label={words.committee}
        checked={draft.committeeAsked}
        onChange={committeeAsked => onDraft({ ...draft, committeeAsked })}
      />{' '}
      {words.committee}
    </span>
  )
}
