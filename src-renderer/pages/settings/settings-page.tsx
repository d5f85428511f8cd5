// Who we are and how the window looks; saved as soon as a field is left.
// Judges nothing: what a catalogue demands is a gate's business.
import { useEffect, useRef, useState } from 'react'
import type { Settings } from '../../../src-main/contract/workspace.ts'
import { shell } from '../../engine/client.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { settingsText as words } from '../../text/settings.ts'
import { APPEARANCES, useAppearance } from '../../ui/appearance.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Form, IconFolder, Input, Segmented, Skeleton } from '../../ui/kit.ts'
import { Identifier, PageHead } from '../../ui/sentence.tsx'
import { AccountGroup } from './account-group.tsx'
import { BackupGroup } from './backup-group.tsx'
import { EntryDefaultsGroup } from './entry-defaults-group.tsx'
import { KeyGroup } from './key-group.tsx'
import { LimitsGroup } from './limits-group.tsx'
import './settings.css'

interface FieldProps {
  label: string
  help: string
  value: string
  maxLength: number
  onChange(value: string): void
  onLeave(): void
}

function Field({ label, help, value, maxLength, onChange, onLeave }: FieldProps) {
  return (
    <Form.Item label={label} extra={help}>
      <Input
        value={value}
        maxLength={maxLength}
        aria-label={label}
        onChange={event => onChange(event.target.value)}
        onBlur={onLeave}
        onPressEnter={onLeave}
      />
    </Form.Item>
  )
}

/** `named`: whoever acts is known by their account. */
function SettingsForm({ stored, named }: { stored: Settings; named: boolean }) {
  const [draft, setDraft] = useState(stored)
  const latest = useRef(draft)
  latest.current = draft
  const storedNow = useRef(stored)
  storedNow.current = stored
  const savedText = useRef(JSON.stringify(stored))
  const save = useEngineMutation('settings.save')
  const { mutate } = save
  const leave = () => {
    const text = JSON.stringify(latest.current)
    if (text === savedText.current) return
    savedText.current = text
    const { publisher, contact, person } = latest.current
    // The other groups of this page save settings of their own.
    mutate({ ...storedNow.current, publisher, contact, person })
  }
  // Leaving the page by keyboard leaves no field, so the page itself saves.
  const leaveLatest = useRef(leave)
  leaveLatest.current = leave
  useEffect(() => () => leaveLatest.current(), [])
  const publisher = (part: Partial<Settings['publisher']>) =>
    setDraft(old => ({ ...old, publisher: { ...old.publisher, ...part } }))
  return (
    <>
      <section className="op-panel op-settings-group">
        <h2>
          {words.publisher}
          <output className="op-faint">{save.isPending ? words.saving : save.isSuccess ? words.saved : ''}</output>
        </h2>
        <ErrorNotice error={save.error} />
        <Field
          label={words.publisherName}
          help={words.publisherNameHelp}
          maxLength={100}
          value={draft.publisher.name}
          onChange={name => publisher({ name })}
          onLeave={leave}
        />
        <Field
          label={words.uscc}
          help={words.usccHelp}
          maxLength={18}
          value={draft.publisher.uscc}
          onChange={uscc => publisher({ uscc })}
          onLeave={leave}
        />
        <Field
          label={words.contact}
          help={words.contactHelp}
          maxLength={100}
          value={draft.contact}
          onChange={contact => setDraft(old => ({ ...old, contact }))}
          onLeave={leave}
        />
      </section>
      {named ? null : (
        <section className="op-panel op-settings-group">
          <h2>{words.personGroup}</h2>
          <Field
            label={words.person}
            help={words.personHelp}
            maxLength={40}
            value={draft.person}
            onChange={person => setDraft(old => ({ ...old, person }))}
            onLeave={leave}
          />
        </section>
      )}
    </>
  )
}

function AppearanceGroup() {
  const { appearance, choose } = useAppearance()
  return (
    <section className="op-panel op-settings-group">
      <h2>{words.appearance}</h2>
      <Form.Item label={words.scheme} extra={words.appearanceHelp}>
        <Segmented
          value={appearance}
          onChange={choose}
          options={APPEARANCES.map(value => ({ value, label: words.appearances[value] }))}
        />
      </Form.Item>
    </section>
  )
}

function AboutGroup() {
  const info = useEngineQuery('workspace.info', {})
  const folder = info.data?.folder ?? ''
  return (
    <section className="op-panel op-settings-group">
      <h2>{words.about}</h2>
      <Form.Item label={words.folder} extra={words.folderHelp}>
        <span className="op-settings-folder">
          <Identifier>{folder}</Identifier>
          <Button
            size="small"
            type="text"
            icon={<IconFolder />}
            aria-label={words.folder}
            disabled={folder === ''}
            onClick={() => void shell.reveal(folder)}
          />
        </span>
      </Form.Item>
      <Form.Item label={words.version}>
        <Identifier>{shell.versions.app}</Identifier>
      </Form.Item>
    </section>
  )
}

export function SettingsPage() {
  const settings = useEngineQuery('settings.get', {})
  const session = useEngineQuery('session.get', {})
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-settings">
        <PageHead title={words.title} sentence={words.sentence} />
        <ErrorNotice error={settings.error} onRetry={() => void settings.refetch()} />
        <Form component="div" layout="horizontal" labelCol={{ flex: '140px' }} labelAlign="left" colon={false}>
          <div className="op-settings-columns">
            <div>
              {settings.data === undefined ? (
                <Skeleton active />
              ) : (
                <>
                  <SettingsForm stored={settings.data} named={session.data?.organisation != null} />
                  <EntryDefaultsGroup stored={settings.data} />
                </>
              )}
            </div>
            <div>
              <AccountGroup />
              <KeyGroup />
              <BackupGroup />
              <LimitsGroup />
              <AppearanceGroup />
              <AboutGroup />
            </div>
          </div>
        </Form>
      </div>
    </div>
  )
}
