// Who is signed in with an identity file, and whom this computer believes.
// Holds a pass phrase only while it is being typed.
import { useState } from 'react'
import { certificateRoles } from '../../../src-main/contract/text/zh-CN/signing.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { reviewingText } from '../../text/reviewing.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Input, Modal } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'

export function IdentityBar() {
  const words = reviewingText.identity
  const state = useEngineQuery('identity.get', {})
  const session = useEngineQuery('session.get', {})
  // Where there are accounts, whoever is logged in signs.
  const named = session.data?.organisation != null
  const open = useEngineMutation('identity.open')
  const close = useEngineMutation('identity.close')
  const trust = useEngineMutation('trust.import')
  const [path, setPath] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const certificate = state.data?.certificate ?? null
  const roots = state.data?.trust?.roots.length ?? 0
  const choose = async () => setPath(await shell.chooseOpen('identity'))
  const importTrust = async () => {
    const chosen = await shell.chooseOpen('trust')
    if (chosen !== null) trust.mutate({ path: chosen })
  }
  const leave = () => {
    setPath(null)
    setPassphrase('')
  }
  const confirm = () => {
    if (path !== null) open.mutate({ path, passphrase }, { onSuccess: leave })
  }
  return (
    <section className="op-panel">
      <Sentence strong={certificate !== null}>
        {certificate === null
          ? words.nobody
          : words.signedIn(
              certificate.subject.name,
              certificate.subject.unit,
              certificateRoles[certificate.subject.role],
            )}
      </Sentence>
      <Sentence>{roots === 0 ? words.noTrust : words.trusted(roots)}</Sentence>
      <div className="op-review-tools">
        {named || certificate !== null ? null : (
          <Button type="primary" onClick={() => void choose()}>
            {words.open}
          </Button>
        )}
        {named || certificate === null ? null : <Button onClick={() => close.mutate({})}>{words.close}</Button>}
        <Button onClick={() => void importTrust()}>{words.trust}</Button>
      </div>
      <ErrorNotice error={path === null ? (trust.error ?? close.error) : null} />
      <Modal
        open={path !== null}
        title={words.passphrase}
        okText={words.confirm}
        cancelText={words.cancel}
        confirmLoading={open.isPending}
        onOk={confirm}
        onCancel={leave}
      >
        <Input.Password
          aria-label={words.passphrase}
          value={passphrase}
          onChange={event => setPassphrase(event.target.value)}
          onPressEnter={confirm}
        />
        <ErrorNotice error={open.error} />
      </Modal>
    </section>
  )
}
