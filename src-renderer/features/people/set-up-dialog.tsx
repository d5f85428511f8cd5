// First start: the organisation and its first people, or a second PC of an organisation that is there; then the recovery key, once.
// Keeps no pass phrase and no key beyond the dialog.
import { useState } from 'react'
import { ORGANISATION_CIPHERS } from '../../../src-main/contract/people.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { peopleText as words } from '../../text/people.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Checkbox, Collapse, Form, IconAdd, Input, Modal, Segmented } from '../../ui/kit.ts'
import { Identifier, Sentence } from '../../ui/sentence.tsx'
import { emptyPerson, isComplete, type PersonDraft, PersonFields, toPerson } from './person-fields.tsx'

type Cipher = (typeof ORGANISATION_CIPHERS)[number]

export function SetUpDialog({ onClose }: { onClose(): void }) {
  const [recoveryKey, setRecoveryKey] = useState<string | null>(null)
  if (recoveryKey !== null) return <RecoveryKeyDialog recoveryKey={recoveryKey} onClose={onClose} />
  return <FoundDialog onClose={onClose} onFounded={setRecoveryKey} />
}

interface FoundDialogProps {
  onClose(): void
  onFounded(recoveryKey: string): void
}

function FoundDialog({ onClose, onFounded }: FoundDialogProps) {
  const founding = useEngineMutation('organisation.create')
  const [organisation, setOrganisation] = useState('')
  const [cipher, setCipher] = useState<Cipher>('aes-256-gcm')
  const [people, setPeople] = useState<PersonDraft[]>([emptyPerson('clerk'), emptyPerson('reviewer')])
  const change = (index: number, draft: PersonDraft) =>
    setPeople(all => all.map((one, at) => (at === index ? draft : one)))
  const found = () =>
    founding.mutate(
      { organisation: organisation.trim(), cipher, people: people.map(toPerson) },
      { onSuccess: ({ recoveryKey }) => onFounded(recoveryKey) },
    )
  return (
    <Modal
      open
      width={760}
      title={words.setUpTitle}
      okText={words.create}
      cancelText={words.later}
      confirmLoading={founding.isPending}
      okButtonProps={{ disabled: organisation.trim() === '' || !people.every(isComplete) }}
      onOk={found}
      onCancel={onClose}
    >
      <Sentence>{words.setUpSentence}</Sentence>
      <div className="op-two-fields">
        <Form.Item label={words.organisation} layout="vertical">
          <Input
            autoFocus
            value={organisation}
            maxLength={120}
            aria-label={words.organisation}
            onChange={event => setOrganisation(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={words.cipher} layout="vertical">
          <Segmented
            value={cipher}
            onChange={setCipher}
            options={ORGANISATION_CIPHERS.map(value => ({ value, label: words.ciphers[value] }))}
          />
        </Form.Item>
      </div>
      {people.map((draft, index) => (
        <section key={words.person(index + 1)} className="op-person" aria-label={words.person(index + 1)}>
          <h3>{words.person(index + 1)}</h3>
          <PersonFields draft={draft} who={`${words.person(index + 1)} `} onChange={next => change(index, next)} />
        </section>
      ))}
      <Button
        type="link"
        icon={<IconAdd />}
        disabled={people.length >= 20}
        onClick={() => setPeople(all => [...all, emptyPerson('chiefDataOfficer')])}
      >
        {words.addPerson}
      </Button>
      <ErrorNotice error={founding.error} compact />
      <Collapse ghost items={[{ key: 'join', label: words.joinTitle, children: <JoinForm onJoined={onFounded} /> }]} />
    </Modal>
  )
}

function JoinForm({ onJoined }: { onJoined(recoveryKey: string): void }) {
  const joining = useEngineMutation('organisation.join')
  const [identity, setIdentity] = useState('')
  const [trust, setTrust] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const file = (label: string, purpose: 'identity' | 'trust', path: string, onPath: (path: string) => void) => (
    <Form.Item label={label} layout="vertical">
      <Button onClick={() => void shell.chooseOpen(purpose).then(chosen => chosen !== null && onPath(chosen))}>
        {path === '' ? words.choose : <Identifier>{path.split(/[\\/]/).at(-1)}</Identifier>}
      </Button>
    </Form.Item>
  )
  return (
    <>
      <Sentence>{words.joinSentence}</Sentence>
      <div className="op-three-fields">
        {file(words.identityFile, 'identity', identity, setIdentity)}
        {file(words.trustFile, 'trust', trust, setTrust)}
        <Form.Item label={words.passphrase} layout="vertical">
          <Input.Password
            value={passphrase}
            aria-label={words.presentPassphrase}
            onChange={event => setPassphrase(event.target.value)}
          />
        </Form.Item>
      </div>
      <ErrorNotice error={joining.error} compact />
      <Button
        disabled={identity === '' || trust === '' || passphrase === ''}
        loading={joining.isPending}
        onClick={() =>
          joining.mutate({ identity, trust, passphrase }, { onSuccess: ({ recoveryKey }) => onJoined(recoveryKey) })
        }
      >
        {words.join}
      </Button>
    </>
  )
}

/** Cannot be clicked away: what is not written down now is gone. */
function RecoveryKeyDialog({ recoveryKey, onClose }: { recoveryKey: string; onClose(): void }) {
  const [written, setWritten] = useState(false)
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      title={words.recoveryTitle}
      okText={words.done}
      okButtonProps={{ disabled: !written }}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <Sentence>{words.recoverySentence}</Sentence>
      <output className="op-recovery-key" aria-label={words.recoveryKey}>
        {recoveryKey}
      </output>
      <Checkbox checked={written} onChange={event => setWritten(event.target.checked)}>
        {words.recoveryCopied}
      </Checkbox>
    </Modal>
  )
}
