// Saves the examination as a report: a PDF to print, a web page, or a workbook.
// The engine writes it; for a PDF the shell prints what the engine wrote.
import type { View } from '../../../src-main/contract/datasets.ts'
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { printPdf, SaveMenu } from '../../features/documents/save-menu.tsx'
import { examineText } from '../../text/examine.ts'

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
  await printPdf(html, path)
}

export function ReportMenu({ datasetId, view, datasetName, onError }: ReportMenuProps) {
  return (
    <SaveMenu
      kinds={FORMATS}
      words={words}
      choosePath={format => shell.chooseSave(format === 'pdf' ? 'pdf' : 'report', words.fileName(datasetName, format))}
      write={(format, path) => writeReport(datasetId, view, format, path)}
      onError={onError}
    />
  )
}
