// The versions of an entry, newest first, with what changed in data and entry, and the release notes of the newest.
// Compares nothing itself.
import { useState } from 'react'
import type { EntryVersion } from '../../../src-main/contract/ledger.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, useEngineQuery } from '../../engine/queries.ts'
import { versionsText as words } from '../../text/documents.ts'
import { momentText } from '../../text/time.ts'
import { copyText } from '../../ui/copy-text.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Drawer, IconCopy, IconHistory, KitApp } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { fileNameFor } from '../datasets/file-name.ts'
import './documents.css'

export interface VersionsButtonProps {
  datasetId: string
  title: string
}

export function VersionsButton({ datasetId, title }: VersionsButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<IconHistory />} onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size="min(720px, 80vw)" title={words.title}>
        {open ? <Versions datasetId={datasetId} title={title} /> : null}
      </Drawer>
    </>
  )
}

function Versions({ datasetId, title }: VersionsButtonProps) {
  const query = useEngineQuery('history.list', { datasetId })
  const versions = query.data ?? []
  return (
    <>
      <Sentence>{words.sentence}</Sentence>
      <ErrorNotice error={query.error} />
      {query.data !== undefined && versions.length === 0 ? <p className="op-notes">{words.empty}</p> : null}
      {versions.length === 0 ? null : <Notes datasetId={datasetId} title={title} />}
      {versions.map(version => (
        <Version key={version.no} version={version} />
      ))}
    </>
  )
}

function Notes({ datasetId, title }: VersionsButtonProps) {
  const { message } = KitApp.useApp()
  const notes = useEngineQuery('history.notes', { datasetId })
  const [error, setError] = useState<unknown>(null)
  const text = notes.data?.text ?? ''
  const save = async () => {
    const path = await shell.chooseSave('notes', `${fileNameFor(title)}版本说明.txt`)
    if (path === null) return
    setError(null)
    await callEngine('history.write', { datasetId, path }).catch(setError)
  }
  return (
    <section aria-label={words.notes}>
      <div className="op-notes-head">
        <h3>{words.notes}</h3>
        <span className="op-spring" />
        <Button
          size="small"
          icon={<IconCopy />}
          onClick={() => {
            if (copyText(text)) message.success(words.copied)
          }}
        >
          {words.copyNotes}
        </Button>
        <Button size="small" onClick={() => void save()}>
          {words.saveNotes}
        </Button>
      </div>
      <p className="op-notes">{text}</p>
      <ErrorNotice error={error ?? notes.error} />
    </section>
  )
}

function rowsWords({ rowsChange }: EntryVersion): string {
  if (rowsChange === null) return words.first
  if (rowsChange === 0) return words.same
  const count = formatNumber(Math.abs(rowsChange))
  return rowsChange > 0 ? words.more(count) : words.fewer(count)
}

function Version({ version }: { version: EntryVersion }) {
  const { no, at, person, rows, sourceNo, packageSha256, differences, rowsChange } = version
  return (
    <article className="op-version" aria-label={words.versionOf(no, version.version)}>
      <div className="op-version-head">
        <strong>{words.versionOf(no, version.version)}</strong>
        <span className="op-muted">
          {momentText(at)} {person}
        </span>
        <span>{words.rows(formatNumber(rows))}</span>
        <span className="op-muted">{rowsWords(version)}</span>
        <span className="op-muted">{words.source(sourceNo)}</span>
      </div>
      <p className="op-muted">
        {words.sha} <code>{packageSha256}</code>
      </p>
      {differences.length > 0 ? <Differences version={version} /> : null}
      {differences.length === 0 && rowsChange !== null ? <Sentence>{words.noDifference}</Sentence> : null}
    </article>
  )
}

function Differences({ version: { differences } }: { version: EntryVersion }) {
  return (
    <table>
      <thead>
        <tr>
          <th>{words.column.what}</th>
          <th>{words.column.before}</th>
          <th>{words.column.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, label, before, after }) => (
          <tr key={path}>
            <td>{label}</td>
            <td>{before === '' ? words.blank : before}</td>
            <td>{after === '' ? words.blank : after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
