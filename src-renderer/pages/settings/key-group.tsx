// The secret keys of the work folder: who uses them, and how one is made, exchanged or destroyed.
// Key material is never seen here; each act is recorded by the engine.
import { useState } from 'react'
import type { DestroyedKey, KeyUse } from '../../../src-main/contract/workspace.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { keyGroupText as words } from '../../text/settings.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Input, Modal } from '../../ui/kit.ts'
import { NewKey } from './new-key.tsx'

type Act = 'rotate' | 'destroy'

export function KeyGroup() {
  const keys = useEngineQuery('keys.list', {})
  const destroyed = useEngineQuery('keys.destroyed', {})
  const [asked, setAsked] = useState<{ act: Act; entry: KeyUse } | null>(null)
  const refresh = () => void Promise.all([keys.refetch(), destroyed.refetch()])
  return (
    <section className="op-panel op-settings-group">
      <h2>{words.title}</h2>
      <p className="op-muted">{words.sentence}</p>
      <ErrorNotice error={keys.error ?? destroyed.error} compact />
      {keys.data === undefined || keys.data.length === 0 ? (
        <p className="op-faint">{words.none}</p>
      ) : (
        <table className="op-keys">
          <thead>
            <tr>
              <th>{words.name}</th>
              <th>{words.scope}</th>
              <th>{words.created}</th>
              <th>{words.usedBy}</th>
              <th>{words.acts}</th>
            </tr>
          </thead>
          <tbody>
            {keys.data.map(key => (
              <KeyRow key={key.id} entry={key} onAct={act => setAsked({ act, entry: key })} />
            ))}
          </tbody>
        </table>
      )}
      <NewKey taken={keys.data ?? []} onCreated={refresh} />
      <DestroyedKeys keys={destroyed.data ?? []} />
      {asked === null ? null : (
        <KeyQuestion
          {...asked}
          onClose={() => {
            setAsked(null)
            refresh()
          }}
        />
      )}
    </section>
  )
}

function scopeText({ projectName, reason = '' }: KeyUse): string {
  if (projectName !== null) return words.onlyFor(projectName)
  return reason === '' ? words.wholeBody : words.sharedFor(reason)
}

function KeyRow({ entry, onAct }: { entry: KeyUse; onAct(act: Act): void }) {
  return (
    <tr className={entry.retiredAt === undefined ? '' : 'op-faint'}>
      <th scope="row">{entry.name}</th>
      <td>{scopeText(entry)}</td>
      <td>{momentText(entry.createdAt)}</td>
      <td>
        {entry.retiredAt === undefined
          ? entry.usedBy.join('、') || words.unused
          : words.retired(momentText(entry.retiredAt))}
      </td>
      <td>
        {entry.retiredAt === undefined ? (
          <>
            <Button size="small" type="link" onClick={() => onAct('rotate')}>
              {words.rotate}
            </Button>
            <Button size="small" type="link" danger onClick={() => onAct('destroy')}>
              {words.destroy}
            </Button>
          </>
        ) : null}
      </td>
    </tr>
  )
}

interface KeyQuestionProps {
  act: Act
  entry: KeyUse
  onClose(): void
}

/** Says what is lost before it is done; destroying wants the key's name typed. */
function KeyQuestion({ act, entry, onClose }: KeyQuestionProps) {
  const rotating = useEngineMutation('keys.rotate')
  const destroying = useEngineMutation('keys.destroy')
  const [typed, setTyped] = useState('')
  const acting = act === 'rotate' ? rotating : destroying
  const question = words.questions[act]
  const named = { name: entry.name, ...(entry.project !== undefined && { project: entry.project }) }
  return (
    <Modal
      open
      className="op-keys-question"
      title={question.title(entry.name)}
      okText={question.act}
      cancelText={words.cancel}
      okButtonProps={{ danger: act === 'destroy', disabled: act === 'destroy' && typed !== entry.name }}
      confirmLoading={acting.isPending}
      onCancel={onClose}
      onOk={() =>
        act === 'rotate'
          ? rotating.mutate(named, { onSuccess: onClose })
          : destroying.mutate(named, { onSuccess: onClose })
      }
    >
      <p>{question.loss}</p>
      {entry.usedBy.length === 0 ? null : <p>{words.affected(entry.usedBy.join('、'))}</p>}
      {act === 'rotate' ? null : (
        <Input
          value={typed}
          placeholder={words.typeName(entry.name)}
          aria-label={words.typeName(entry.name)}
          onChange={event => setTyped(event.target.value)}
        />
      )}
      <ErrorNotice error={acting.error} compact />
    </Modal>
  )
}

/** That a key is gone, when and by whom, stays to be read. */
function DestroyedKeys({ keys }: { keys: readonly DestroyedKey[] }) {
  if (keys.length === 0) return null
  return (
    <div className="op-keys-destroyed">
      <h3>{words.destroyed}</h3>
      <ul>
        {keys.map(({ id, name, destroyedAt, by }) => (
          <li key={id}>{words.destroyedLine(name, momentText(destroyedAt), by)}</li>
        ))}
      </ul>
    </div>
  )
}
