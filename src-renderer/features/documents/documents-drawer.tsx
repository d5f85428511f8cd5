// All documents of a dataset in one place: what each is for, whether it can be made now, and saving it as Word or Excel.
// Makes none itself: the engine does, where the person said.
import { useState } from 'react'
import type { DocumentState } from '../../../src-main/contract/documents.ts'
import { documentPurposes } from '../../../src-main/contract/text/zh-CN/further-documents.ts'
import { documentNames } from '../../../src-main/contract/text/zh-CN/official-documents.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, useEngineQuery } from '../../engine/queries.ts'
import { documentsText as words } from '../../text/documents.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Drawer, IconFile, IconFolder, KitApp } from '../../ui/kit.ts'
import { Sentence } from '../../ui/sentence.tsx'
import { civilDay, fileNameFor } from '../datasets/file-name.ts'
import './documents.css'

export interface DocumentsButtonProps {
  datasetId: string
  /** Begins the names of the files. */
  title: string
}

/** What is written where; `null` path = the person gave up. */
interface Saving {
  readonly key: string
  choose(): Promise<string | null>
  write(path: string): Promise<string>
}

export function DocumentsButton({ datasetId, title }: DocumentsButtonProps) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<IconFile />} onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} size="min(640px, 80vw)" title={words.title}>
        {open ? <Documents datasetId={datasetId} title={title} /> : null}
      </Drawer>
    </>
  )
}

function useSaving() {
  const { message } = KitApp.useApp()
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const save = async ({ key, choose, write }: Saving) => {
    const path = await choose()
    if (path === null) return
    setBusy(key)
    setError(null)
    try {
      const said = await write(path)
      message.success(
        <>
          {said}
          <Button type="link" size="small" onClick={() => void shell.reveal(path)}>
            {words.reveal}
          </Button>
        </>,
      )
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(null)
    }
  }
  return { busy, error, save: (saving: Saving) => void save(saving) }
}

function Documents({ datasetId, title }: DocumentsButtonProps) {
  const query = useEngineQuery('documents.list', { datasetId })
  const { busy, error, save } = useSaving()
  const date = civilDay(new Date())
  const nameOf = (document: string, ending: string) => `${fileNameFor(title)}${document}.${ending}`
  const all: Saving = {
    key: 'all',
    choose: () => shell.chooseFolder(),
    write: async folder =>
      words.allSaved((await callEngine('documents.writeAll', { datasetId, folder, date })).files.length),
  }
  const one = (id: DocumentState['id'], ending: 'docx' | 'xlsx'): Saving => ({
    key: `${id}.${ending}`,
    choose: () => shell.chooseSave(ending === 'docx' ? 'textDocument' : 'workbook', nameOf(documentNames[id], ending)),
    write: async out => {
      await callEngine('documents.write', { datasetId, id, out, date })
      return words.saved
    },
  })
  const part = (name: 'openapi' | 'sample'): Saving => ({
    key: name,
    choose: () => shell.chooseSave('interface', nameOf(words[name], 'json')),
    write: async out => {
      await callEngine('documents.interface', { datasetId, part: name, out })
      return words.saved
    },
  })
  const tools = { busy, save }
  return (
    <>
      <Sentence>{words.sentence}</Sentence>
      <div className="op-documents-all">
        <Button type="primary" icon={<IconFolder />} loading={busy === 'all'} onClick={() => save(all)}>
          {words.all}
        </Button>
        <Sentence>{words.allHint}</Sentence>
      </div>
      <ErrorNotice error={error ?? query.error} />
      <ul className="op-documents">
        {(query.data?.documents ?? [])
          .filter(({ id }) => id !== 'reply')
          .map(state => (
            <li key={state.id}>
              <Text name={documentNames[state.id]} purpose={documentPurposes[state.id]} reason={state.reason} />
              <span className="op-document-tools">
                <Save
                  {...tools}
                  saving={one(state.id, 'docx')}
                  ready={state.ready}
                  name={words.wordOf(documentNames[state.id])}
                >
                  {words.word}
                </Save>
                <Save
                  {...tools}
                  saving={one(state.id, 'xlsx')}
                  ready={state.ready}
                  name={words.excelOf(documentNames[state.id])}
                >
                  {words.excel}
                </Save>
              </span>
            </li>
          ))}
        {(['openapi', 'sample'] as const).map(name => (
          <li key={name}>
            <Text
              name={words[name]}
              purpose={name === 'openapi' ? words.openapiPurpose : words.samplePurpose}
              reason={query.data?.interfaceReady === false ? words.noInterface : ''}
            />
            <span className="op-document-tools">
              <Save
                {...tools}
                saving={part(name)}
                ready={query.data?.interfaceReady === true}
                name={words.saveOf(words[name])}
              >
                {words.save}
              </Save>
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}

function Text({ name, purpose, reason }: { name: string; purpose: string; reason: string }) {
  return (
    <span className="op-document-text">
      <strong>{name}</strong>
      <small>{reason === '' ? purpose : reason}</small>
    </span>
  )
}

interface SaveProps {
  saving: Saving
  ready: boolean
  name: string
  busy: string | null
  save(saving: Saving): void
  children: string
}

function Save({ saving, ready, name, busy, save, children }: SaveProps) {
  return (
    <Button
      size="small"
      aria-label={name}
      disabled={!ready || (busy !== null && busy !== saving.key)}
      loading={busy === saving.key}
      onClick={() => save(saving)}
    >
      {children}
    </Button>
  )
}
