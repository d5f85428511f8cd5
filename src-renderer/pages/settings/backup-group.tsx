// Backups in the settings: making one, checking one, and moving to this computer from one.
// Holds a pass phrase only while it is being typed.
import { useState } from 'react'
import type { BackupReport } from '../../../src-main/contract/backup.ts'
import { shell } from '../../engine/client.ts'
import { useEngineQuery, useJob } from '../../engine/queries.ts'
import { fileNameOf } from '../../features/datasets/file-name.ts'
import { isGoodPassphrase, NewPassphrase, useNewPassphrase } from '../../features/people/new-passphrase.tsx'
import { backupText as words } from '../../text/backup.ts'
import { commonText } from '../../text/common.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Form, Input, Modal } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

type Dialog = 'make' | 'check' | 'restore'

export function BackupGroup() {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const datasets = useEngineQuery('datasets.list', {})
  const session = useEngineQuery('session.get', {})
  const used = (datasets.data?.length ?? 0) > 0 || session.data?.organisation != null
  const close = () => setDialog(null)
  return (
    <section className="op-panel op-settings-group" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p className="op-muted">{words.sentence}</p>
      <div className="op-account-acts">
        <Button onClick={() => setDialog('make')}>{words.make}</Button>
        <Button onClick={() => setDialog('check')}>{words.check}</Button>
        <Button disabled={used} title={used ? words.restoreUsed : ''} onClick={() => setDialog('restore')}>
          {words.restore}
        </Button>
      </div>
      {used ? <p className="op-faint">{words.restoreUsed}</p> : null}
      <Automatic />
      {dialog === 'make' ? <MakeDialog onClose={close} /> : null}
      {dialog === 'check' ? <OpenDialog call="backups.check" onClose={close} /> : null}
      {dialog === 'restore' ? <OpenDialog call="backups.restore" onClose={close} /> : null}
    </section>
  )
}

function Automatic() {
  const list = useEngineQuery('backups.automatic', {})
  const check = useJob('backups.check')
  const backups = list.data ?? []
  if (backups.length === 0) return <ErrorNotice error={list.error} compact />
  return (
    <>
      <h3>{words.automatic}</h3>
      <p className="op-faint">{words.automaticHint}</p>
      <ul>
        {backups.map(({ path, bytes, schemaVersion }) => (
          <li key={path}>
            <span title={path}>{words.automaticLine(String(schemaVersion), formatBytes(bytes), fileNameOf(path))}</span>
            <Button size="small" type="link" loading={check.running} onClick={() => void check.start({ path })}>
              {words.checkThis}
            </Button>
          </li>
        ))}
      </ul>
      {check.result === null ? null : <Sentence strong>{outcomeOf(check.result, false)}</Sentence>}
      <ErrorNotice error={check.error} compact />
    </>
  )
}

function MakeDialog({ onClose }: { onClose(): void }) {
  const job = useJob('backups.make')
  const chosen = useNewPassphrase()
  const make = async () => {
    const day = new Date().toLocaleDateString('sv-SE')
    const out = await shell.chooseSave('backup', words.fileName(day))
    if (out !== null) await job.start({ out, passphrase: chosen.value.first })
  }
  const { result } = job
  return (
    <Modal
      open
      title={words.makeTitle}
      okText={result === null ? words.next : commonText.close}
      cancelText={commonText.cancel}
      cancelButtonProps={result === null ? {} : { style: { display: 'none' } }}
      okButtonProps={{ disabled: result === null && !isGoodPassphrase(chosen.value) }}
      confirmLoading={job.running}
      onOk={result === null ? () => void make() : onClose}
      onCancel={onClose}
    >
      {result === null ? (
        <>
          <p className="op-muted op-gap-below">{words.makeHint}</p>
          <NewPassphrase {...chosen} />
        </>
      ) : (
        <Made report={result} />
      )}
      <ErrorNotice error={job.error} compact />
    </Modal>
  )
}

function Made({ report: { path, bytes, datasets, events } }: { report: BackupReport }) {
  return (
    <Alert
      type="success"
      showIcon
      title={words.made(formatBytes(bytes), formatNumber(datasets), formatNumber(events))}
      description={<span className="op-break">{path}</span>}
    />
  )
}

const TITLES = {
  'backups.check': { title: words.checkTitle, hint: words.checkHint },
  'backups.restore': { title: words.restoreTitle, hint: words.restoreHint },
} as const

function OpenDialog({ call, onClose }: { call: keyof typeof TITLES; onClose(): void }) {
  const job = useJob(call)
  const [passphrase, setPassphrase] = useState('')
  const open = async () => {
    const path = await shell.chooseOpen('backup')
    if (path !== null) await job.start({ path, ...(passphrase !== '' && { passphrase }) })
  }
  const { result } = job
  const restored = result !== null && call === 'backups.restore'
  return (
    <Modal
      open
      title={TITLES[call].title}
      okText={restored ? words.restart : words.choose}
      cancelText={result === null ? commonText.cancel : commonText.close}
      confirmLoading={job.running}
      onOk={() => (restored ? shell.restart() : void open())}
      onCancel={onClose}
    >
      <p className="op-muted op-gap-below">{TITLES[call].hint}</p>
      <Form component="div" layout="vertical">
        <Form.Item label={words.passphrase} extra={words.passphraseHint}>
          <Input.Password
            autoFocus
            value={passphrase}
            maxLength={200}
            aria-label={words.passphrase}
            onChange={event => setPassphrase(event.target.value)}
            onPressEnter={() => void open()}
          />
        </Form.Item>
      </Form>
      {result === null ? null : <Alert type="success" showIcon title={outcomeOf(result, restored)} />}
      <ErrorNotice error={job.error} compact />
    </Modal>
  )
}

function outcomeOf({ madeAt, person, datasets, events }: BackupReport, restored: boolean): string {
  if (restored) return words.restored(formatNumber(datasets))
  const by = person === '' ? words.program : person
  return words.checked(momentText(madeAt), by, formatNumber(datasets), formatNumber(events))
}
