// Saves the page a reviewer reads about the masking: a PDF to print or a web page; with raw values only on purpose.
// The engine writes it; for a PDF the shell prints what the engine wrote.
import { useState } from 'react'
import { fromWireError } from '../../../src-main/contract/errors.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { reviewPageText as words } from '../../text/attack.ts'
import { Button, Dropdown, IconDown, KitApp } from '../../ui/kit.ts'

const KINDS = ['pdf', 'html', 'revealed'] as const
type PageKind = (typeof KINDS)[number]

export interface ReviewPageMenuProps {
  datasetId: string
  datasetName: string
  /** There is a result to show. */
  ready: boolean
  onError(error: unknown): void
}

async function writePage(datasetId: string, kind: PageKind, path: string): Promise<void> {
  if (kind === 'html') {
    await callEngine('masking.write', { datasetId, path })
    return
  }
  const { html } = await callEngine('masking.html', { datasetId, reveal: kind === 'revealed' })
  const refused = await shell.printPdf(html, path)
  if (refused !== null) throw fromWireError(refused)
}

export function ReviewPageMenu({ datasetId, datasetName, ready, onError }: ReviewPageMenuProps) {
  const [saving, setSaving] = useState(false)
  const { message } = KitApp.useApp()
  const save = async (kind: PageKind) => {
    const extension = kind === 'html' ? 'html' : 'pdf'
    const path = await shell.chooseSave(kind === 'html' ? 'page' : 'pdf', words.fileName(datasetName, extension))
    if (path === null) return
    setSaving(true)
    onError(null)
    try {
      await writePage(datasetId, kind, path)
      message.success(
        <>
          {words.saved}
          <Button type="link" size="small" onClick={() => void shell.reveal(path)}>
            {words.reveal}
          </Button>
        </>,
      )
    } catch (thrown) {
      onError(thrown)
    } finally {
      setSaving(false)
    }
  }
  return (
    <Dropdown
      trigger={['click']}
      disabled={!ready}
      menu={{ items: KINDS.map(kind => ({ key: kind, label: words[kind], onClick: () => void save(kind) })) }}
    >
      <Button loading={saving}>
        {words.open}
        <IconDown />
      </Button>
    </Dropdown>
  )
}
