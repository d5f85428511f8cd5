// Papers of a case: reply, notice of what an application lacks, incident sheet.
// Writes nothing itself: the engine does, where the person said.
import { useState } from 'react'
import type { CaseDocument, CaseView } from '../../../src-main/contract/cases.ts'
import { caseDocumentNames } from '../../../src-main/contract/text/zh-CN/cases.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { civilDay, fileNameFor } from '../../features/datasets/file-name.ts'
import { casesText as words } from '../../text/ledger.ts'
import { Button, Dropdown, IconDown, KitApp } from '../../ui/kit.ts'

const ENDINGS = ['docx', 'xlsx'] as const

function useSaved() {
  const { message } = KitApp.useApp()
  return (text: string, path: string) =>
    message.success(
      <>
        {text}
        <Button type="link" size="small" onClick={() => void shell.reveal(path)}>
          {words.reveal}
        </Button>
      </>,
    )
}

interface CasePapersProps {
  one: CaseView
  onError(error: unknown): void
}

export function CasePapers({ one, onError }: CasePapersProps) {
  const [busy, setBusy] = useState(false)
  const saved = useSaved()
  const save = async (document: CaseDocument, ending: (typeof ENDINGS)[number]) => {
    const name = `${fileNameFor(one.title)}${caseDocumentNames[document]}.${ending}`
    const out = await shell.chooseSave(ending === 'docx' ? 'textDocument' : 'workbook', name)
    if (out === null) return
    onError(null)
    setBusy(true)
    try {
      await callEngine('cases.write', { caseId: one.id, document, out, date: civilDay(new Date()) })
      saved(words.saved, out)
    } catch (thrown) {
      onError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const items = one.documents.flatMap(document =>
    ENDINGS.map(ending => ({
      key: `${document}.${ending}`,
      label: (ending === 'docx' ? words.word : words.excel)(caseDocumentNames[document]),
      onClick: () => void save(document, ending),
    })),
  )
  return (
    <Dropdown trigger={['click']} menu={{ items }}>
      <Button size="small" loading={busy}>
        {words.documents}
        <IconDown />
      </Button>
    </Dropdown>
  )
}
