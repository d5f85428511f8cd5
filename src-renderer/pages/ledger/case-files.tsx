// Rectification tasks that come in as files, and the answers that go back.
// The case itself is handled like any other.
import type { CaseView } from '../../../src-main/contract/cases.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, refreshDataset } from '../../engine/queries.ts'
import { rectificationText as words } from '../../text/rectification.ts'
import { Button, KitApp } from '../../ui/kit.ts'

export function ReceiveTask({ onError }: { onError(error: unknown): void }) {
  const { message } = KitApp.useApp()
  const receive = async () => {
    const path = await shell.chooseOpen('rectification')
    if (path === null) return
    onError(null)
    try {
      const { title } = await callEngine('rectifications.receive', { path })
      await refreshDataset(null)
      message.success(words.received(title))
    } catch (thrown) {
      onError(thrown)
    }
  }
  return <Button onClick={() => void receive()}>{words.receive}</Button>
}

/** Only for a case that came in as a file and was replied to. */
export function ExportAnswer({ one, onError }: { one: CaseView; onError(error: unknown): void }) {
  const { message } = KitApp.useApp()
  if (one.task === null || one.closedOn === '') return null
  const write = async () => {
    const out = await shell.chooseSave('rectification', words.answerName(one.title))
    if (out === null) return
    onError(null)
    try {
      const { path } = await callEngine('rectifications.answer', { caseId: one.id, out })
      message.success(words.exported(path))
    } catch (thrown) {
      onError(thrown)
    }
  }
  return (
    <Button size="small" onClick={() => void write()}>
      {words.export}
    </Button>
  )
}
