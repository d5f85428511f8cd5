// Accounts in the settings: who has one, one's own pass phrase, giving out and taking back, the second PC, and when the window locks.
// The engine decides who may; here it is only asked for.
import { useState } from 'react'
import { type Account, IDLE_CHOICES, type Session } from '../../../src-main/contract/people.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { DraftNotice } from '../../features/people/draft-notice.tsx'
import { isGoodPassphrase, NewPassphrase, useNewPassphrase } from '../../features/people/new-passphrase.tsx'
import { emptyPerson, isComplete, PersonFields, toPerson } from '../../features/people/person-fields.tsx'
import { personRoles, peopleText as words } from '../../text/people.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Form, IconAdd, Input, KitApp, Modal, Select } from '../../ui/kit.ts'

type Dialog = { kind: 'add' | 'change' | 'export' } | { kind: 'disable'; account: Account }

export function AccountGroup() {
  const session = useEngineQuery('session.get', {})
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const { data } = session
  return (
    <section className="op-panel op-settings-group" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="op-muted">{words.sentence}</p>
      <ErrorNotice error={session.error} compact />
      <DraftNotice />
      {data === undefined ? null : data.organisation === null ? (
        <p className="op-faint op-muted">{words.openFolder}</p>
      ) : (
        <Accounts session={data} onDialog={setDialog} />
      )}
      {data === undefined || dialog === null ? null : (
        // The page's own form has its labels at the side; those of a dialog stand above.
        <Form component="div" layout="vertical">
          <AccountDialog session={data} dialog={dialog} onClose={() => setDialog(null)} />
        </Form>
      )}
    </section>
  )
}

function Accounts({ session, onDialog }: { session: Session; onDialog(dialog: Dialog): void }) {
  const idle = useEngineMutation('session.idle')
  const { accounts, account, organisation } = session
  return (
    <>
      {account?.mustChange === true ? (
        <Alert
          type="warning"
          showIcon
          title={words.mustChange}
          action={<Button onClick={() => onDialog({ kind: 'change' })}>{words.change}</Button>}
        />
      ) : null}
      <table className="op-accounts">
        <thead>
          <tr>
            <th>{words.name}</th>
            <th>{words.unit}</th>
            <th>{words.role}</th>
            <th>{words.acts}</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map(one => (
            <tr key={one.id} className={one.active ? '' : 'op-faint'}>
              <th scope="row">{one.name}</th>
              <td>{one.unit}</td>
              <td>{one.active ? personRoles[one.role] : words.inactive}</td>
              <td>
                {one.active ? (
                  <Button size="small" type="link" danger onClick={() => onDialog({ kind: 'disable', account: one })}>
                    {words.disable}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="op-account-acts">
        <Button icon={<IconAdd />} onClick={() => onDialog({ kind: 'add' })}>
          {words.add}
        </Button>
        <Button onClick={() => onDialog({ kind: 'change' })}>{words.change}</Button>
        <Button onClick={() => onDialog({ kind: 'export' })}>{words.exportIdentity}</Button>
      </div>
      <Form.Item label={words.idle}>
        <Select
          value={IDLE_CHOICES.find(minutes => minutes === organisation?.idleMinutes) ?? null}
          aria-label={words.idle}
          onChange={minutes => minutes !== null && idle.mutate({ minutes })}
          options={IDLE_CHOICES.map(value => ({ value, label: words.minutes(value) }))}
        />
      </Form.Item>
      <ErrorNotice error={idle.error} compact />
    </>
  )
}

interface DialogProps {
  session: Session
  onClose(): void
}

function AccountDialog({ dialog, ...props }: DialogProps & { dialog: Dialog }) {
  switch (dialog.kind) {
    case 'add':
      return <AddDialog {...props} />
    case 'change':
      return <ChangeDialog {...props} />
    case 'export':
      return <ExportDialog {...props} />
    case 'disable':
      return <DisableDialog {...props} account={dialog.account} />
    default: {
      const never: never = dialog
      return never
    }
  }
}

function AddDialog({ session, onClose }: DialogProps) {
  const adding = useEngineMutation('accounts.create')
  const [draft, setDraft] = useState(emptyPerson('clerk'))
  const recovery = useRecovery(session)
  return (
    <Modal
      open
      width={720}
      title={words.add}
      okText={words.add}
      cancelText={words.cancel}
      okButtonProps={{ disabled: !isComplete(draft) || !recovery.ready }}
      confirmLoading={adding.isPending}
      onOk={() => adding.mutate({ ...toPerson(draft), ...recovery.input }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p className="op-sentence">{words.addSentence}</p>
      <PersonFields draft={draft} onChange={setDraft} />
      {recovery.field}
      <ErrorNotice error={adding.error} compact />
    </Modal>
  )
}

function DisableDialog({ session, account, onClose }: DialogProps & { account: Account }) {
  const disabling = useEngineMutation('accounts.disable')
  const recovery = useRecovery(session)
  return (
    <Modal
      open
      title={words.disableTitle(account.name)}
      okText={words.disable}
      cancelText={words.cancel}
      okButtonProps={{ danger: true, disabled: !recovery.ready }}
      confirmLoading={disabling.isPending}
      onOk={() => disabling.mutate({ id: account.id, reason: 'left', ...recovery.input }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p className="op-sentence">{words.disableSentence}</p>
      {recovery.field}
      <ErrorNotice error={disabling.error} compact />
    </Modal>
  )
}

function ChangeDialog({ onClose }: DialogProps) {
  const changing = useEngineMutation('accounts.changePassphrase')
  const { message } = KitApp.useApp()
  const [passphrase, setPassphrase] = useState('')
  const chosen = useNewPassphrase()
  const done = () => {
    void message.success(words.changed)
    onClose()
  }
  return (
    <Modal
      open
      title={words.change}
      okText={words.change}
      cancelText={words.cancel}
      okButtonProps={{ disabled: passphrase === '' || !isGoodPassphrase(chosen.value) }}
      confirmLoading={changing.isPending}
      onOk={() => changing.mutate({ passphrase, next: chosen.value.first }, { onSuccess: done })}
      onCancel={onClose}
    >
      <Present value={passphrase} onChange={setPassphrase} />
      <NewPassphrase {...chosen} label={words.newPassphrase} />
      <ErrorNotice error={changing.error} compact />
    </Modal>
  )
}

function ExportDialog({ session, onClose }: DialogProps) {
  const exporting = useEngineMutation('accounts.export')
  const { message } = KitApp.useApp()
  const [passphrase, setPassphrase] = useState('')
  const name = session.account?.name ?? ''
  const start = async () => {
    const identity = await shell.chooseSave('identity', `${name}.identity`)
    if (identity === null) return
    const trust = await shell.chooseSave('trust', `${session.organisation?.name ?? ''}.trust`)
    if (trust === null) return
    exporting.mutate(
      { identity, trust, passphrase },
      {
        onSuccess: () => {
          void message.success(words.exported)
          onClose()
        },
      },
    )
  }
  return (
    <Modal
      open
      title={words.exportIdentity}
      okText={words.exportIdentity}
      cancelText={words.cancel}
      okButtonProps={{ disabled: passphrase === '' }}
      confirmLoading={exporting.isPending}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <Present value={passphrase} onChange={setPassphrase} />
      <ErrorNotice error={exporting.error} compact />
    </Modal>
  )
}

function Present({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <Form.Item label={words.presentPassphrase} layout="vertical">
      <Input.Password
        autoFocus
        value={value}
        maxLength={200}
        aria-label={words.presentPassphrase}
        onChange={event => onChange(event.target.value)}
      />
    </Form.Item>
  )
}

/** Whoever does not give out accounts by their duty needs the recovery key. */
function useRecovery({ canIssue }: Session) {
  const [recoveryKey, setRecoveryKey] = useState('')
  const field = canIssue ? null : (
    <Form.Item label={words.recoveryNeeded} layout="vertical">
      <Input
        value={recoveryKey}
        maxLength={60}
        aria-label={words.recoveryKey}
        placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
        onChange={event => setRecoveryKey(event.target.value)}
      />
    </Form.Item>
  )
  return { field, ready: canIssue || recoveryKey !== '', input: canIssue ? {} : { recoveryKey } }
}
