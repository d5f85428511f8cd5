// The locked window: who one is, and the pass phrase; or a new one by the recovery key.
// Shows names and duties, nothing of any data.
import { useState } from 'react'
import type { Session } from '../../../src-main/contract/people.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { personRoles, peopleText as words } from '../../text/people.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Form, Input, Select } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { isGoodPassphrase, NewPassphrase, useNewPassphrase } from './new-passphrase.tsx'

export function LoginScreen({ session }: { session: Session }) {
  const active = session.accounts.filter(account => account.active)
  const [name, setName] = useState(active[0]?.name ?? '')
  const [recovering, setRecovering] = useState(false)
  const account = active.find(one => one.name === name)
  return (
    <main className="op-login">
      <section className="op-panel op-login-card">
        <h1>{words.loginTitle(session.organisation?.name ?? '')}</h1>
        <Sentence>{recovering ? words.recoverSentence : words.loginSentence}</Sentence>
        <Form component="div" layout="vertical">
          <Form.Item label={words.who}>
            <Select
              value={name}
              aria-label={words.who}
              onChange={setName}
              options={active.map(one => ({
                value: one.name,
                label: `${one.name}　${one.unit} · ${personRoles[one.role]}`,
              }))}
            />
          </Form.Item>
        </Form>
        {recovering ? (
          <RecoverForm id={account?.id ?? ''} name={name} onDone={() => setRecovering(false)} />
        ) : (
          <PassphraseForm key={name} name={name} onForgotten={() => setRecovering(true)} />
        )}
      </section>
    </main>
  )
}

function PassphraseForm({ name, onForgotten }: { name: string; onForgotten(): void }) {
  const opening = useEngineMutation('session.open')
  const [typed, setTyped] = useState('')
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        opening.mutate({ name, passphrase: typed }, { onError: () => setTyped('') })
      }}
    >
      <Form.Item label={words.passphrase} layout="vertical">
        <Input.Password
          autoFocus
          value={typed}
          maxLength={200}
          aria-label={words.passphrase}
          onChange={event => setTyped(event.target.value)}
        />
      </Form.Item>
      <ErrorNotice error={opening.error} compact />
      <div className="op-login-acts">
        <Button type="link" onClick={onForgotten}>
          {words.forgotten}
        </Button>
        <Button type="primary" htmlType="submit" disabled={typed === ''} loading={opening.isPending}>
          {words.login}
        </Button>
      </div>
    </form>
  )
}

function RecoverForm({ id, name, onDone }: { id: string; name: string; onDone(): void }) {
  const recovering = useEngineMutation('accounts.recover')
  const opening = useEngineMutation('session.open')
  const [recoveryKey, setRecoveryKey] = useState('')
  const chosen = useNewPassphrase()
  const recover = () =>
    recovering.mutate(
      { id, recoveryKey, passphrase: chosen.value.first },
      { onSuccess: () => opening.mutate({ name, passphrase: chosen.value.first }) },
    )
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        recover()
      }}
    >
      <Form.Item label={words.recoveryKey} layout="vertical">
        <Input
          autoFocus
          value={recoveryKey}
          maxLength={60}
          placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
          aria-label={words.recoveryKey}
          onChange={event => setRecoveryKey(event.target.value)}
        />
      </Form.Item>
      <NewPassphrase {...chosen} />
      <ErrorNotice error={recovering.error ?? opening.error} compact />
      <div className="op-login-acts">
        <Button onClick={onDone}>{words.cancel}</Button>
        <Button
          type="primary"
          htmlType="submit"
          disabled={recoveryKey === '' || !isGoodPassphrase(chosen.value)}
          loading={recovering.isPending || opening.isPending}
        >
          {words.recover}
        </Button>
      </div>
    </form>
  )
}
