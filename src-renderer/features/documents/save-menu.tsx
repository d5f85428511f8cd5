// A button that saves a document in one of several forms: asks where to, has it written, offers to show it.
// Knows no document: what is written, and the words, come from outside.
import { useState } from 'react'
import { fromWireError } from '../../../src-main/contract/errors.ts'
import { shell } from '../../engine/client.ts'
import { Button, Dropdown, IconDown, KitApp } from '../../ui/kit.ts'

export interface SaveMenuProps<K extends string> {
  kinds: readonly K[]
  words: Readonly<Record<K, string>> & { readonly open: string; readonly saved: string; readonly reveal: string }
  disabled?: boolean
  /** null = the person gave up. */
  choosePath(kind: K): Promise<string | null>
  write(kind: K, path: string): Promise<void>
  onError(error: unknown): void
}

/** The shell prints what the engine wrote. */
export async function printPdf(html: string, path: string): Promise<void> {
  const refused = await shell.printPdf(html, path)
  if (refused !== null) throw fromWireError(refused)
}

export function SaveMenu<K extends string>({ kinds, words, disabled, choosePath, write, onError }: SaveMenuProps<K>) {
  const [saving, setSaving] = useState(false)
  const { message } = KitApp.useApp()
  const save = async (kind: K) => {
    const path = await choosePath(kind)
    if (path === null) return
    setSaving(true)
    onError(null)
    try {
      await write(kind, path)
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
      disabled={disabled === true}
      menu={{ items: kinds.map(kind => ({ key: kind, label: words[kind], onClick: () => void save(kind) })) }}
    >
      <Button loading={saving}>
        {words.open}
        <IconDown />
      </Button>
    </Dropdown>
  )
}
