// The secret keys of the work folder: who uses them, and how one is made, exchanged or destroyed.
// Key material is never seen here; each act is recorded by the engine.
import { useState } from 'react'
import type { KeyUse } from '../../../src-main/contract/workspace.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { keyGroupText as words } from '../../text/settings.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconAdd, Input, Modal } from '../../ui/kit.ts'

type Act = 'rotate' | 'destroy'

export function KeyGroup() {
  const keys = useEngineQuery('keys.list', {})
  const creating = useEngineMutation('keys.create')
  const [name, setName] = useState('')
  const [asked, setAsked] = useState<{ act: Act; entry: KeyUse } | null>(null)
  const create = () =>
    creating.mutate({ name: name.trim() }, { onSuccess: () => void keys.refetch().then(() => setName('')) })
  const taken = keys.data?.some(key => key.name === name.trim()) === true
  return (
    <section className="op-panel op-settings-group">
      <h2>{words.title}</h2>
      <p className="op-muted">{words.sentence}</p>
      <ErrorNotice error={keys.error ?? creating.error} compact />
      {keys.data === undefined || keys.data.length === 0 ? (
        <p className="op-faint">{words.none}</p>
      ) : (
        <table className="op-keys">
          <thead>
            <tr>
              <th>{words.name}</th>
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
      <div className="op-keys-new">
        <Input
          value={name}
          maxLength={60}
          placeholder={words.newName}
          aria-label={words.newName}
          onChange={event => setName(event.target.value)}
          onPressEnter={() => name.trim() !== '' && !taken && create()}
        />
        <Button icon={<IconAdd />} disabled={name.trim() === '' || taken} loading={creating.isPending} onClick={create}>
          {words.create}
        </Button>
      </div>
      {asked === null ? null : (
        <KeyQuestion
          {...asked}
          onClose={() => {
            setAsked(null)
            void keys.refetch()
          }}
        />
      )}
    </section>
  )
}

function KeyRow({ entry, onAct }: { entry: KeyUse; onAct(act: Act): void }) {
  return (
    <tr className={entry.retiredAt === undefined ? '' : 'op-faint'}>
      <th scope="row">{entry.name}</th>
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
          ? rotating.mutate({ name: entry.name }, { onSuccess: onClose })
          : destroying.mutate({ name: entry.name }, { onSuccess: onClose })
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
