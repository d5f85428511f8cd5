// Sends an item back to its body as a signed rectification task.
// Writes only where the person chose.
import { useState } from 'react'
import type { LedgerItem } from '../../../src-main/contract/bureau-ledger.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, refreshDataset } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { rectificationText as words } from '../../text/rectification.ts'
import { Button, KitApp } from '../../ui/kit.ts'

export function IssueTask({ item }: { item: LedgerItem }) {
  const { message } = KitApp.useApp()
  const [open, setOpen] = useState(false)
  const issue = async (demand: string) => {
    const out = await shell.chooseSave('rectification', words.fileName(item.body, item.title))
    if (out === null) return
    const { task, path } = await callEngine('rectifications.issue', { sha256: item.sha256, demand, out })
    await refreshDataset(null)
    message.success(words.issued(path, task.dueOn))
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {words.issue}
      </Button>
      {open ? (
        <ActDialog
          title={words.issueTitle(item.title)}
          note={`${words.demandHelp}。${words.issueNote}`}
          fields={[{ name: 'demand', label: words.demand, kind: 'lines', optional: true }]}
          onSubmit={values => issue(String(values.demand ?? ''))}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
