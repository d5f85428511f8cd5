// Saves the examination as a report: a PDF to print, a web page, or a workbook.
// The engine writes it; for a PDF the shell prints what the engine wrote.
import { useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import { fromWireError } from '../../../src-main/contract/errors.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { examineText } from '../../text/examine.ts'
import { Button, Dropdown, IconDown, KitApp } from '../../ui/kit.ts'

const words = examineText.report
const FORMATS = ['pdf', 'html', 'xlsx'] as const
type ReportFormat = (typeof FORMATS)[number]

export interface ReportMenuProps {
  datasetId: string
  view: View
  datasetName: string
  onError(error: unknown): void
}

async function writeReport(datasetId: string, view: View, format: ReportFormat, path: string): Promise<void> {
  if (format !== 'pdf') {
    await callEngine('report.write', { datasetId, view, format, path })
    return
  }
  const { html } = await callEngine('report.html', { datasetId, view })
  const refused = await shell.printPdf(html, path)
  if (refused !== null) throw fromWireError(refused)
}

export function ReportMenu({ datasetId, view, datasetName, onError }: ReportMenuProps) {
  const [saving, setSaving] = useState(false)
  const { message } = KitApp.useApp()
  const save = async (format: ReportFormat) => {
    const path = await shell.chooseSave(format === 'pdf' ? 'pdf' : 'report', words.fileName(datasetName, format))
    if (path === null) return
    setSaving(true)
    onError(null)
    try {
      await writeReport(datasetId, view, format, path)
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
      menu={{
        items: FORMATS.map(format => ({ key: format, label: words[format], onClick: () => void save(format) })),
      }}
    >
      <Button loading={saving}>
        {words.open}
        <IconDown />
      </Button>
    </Dropdown>
  )
}
