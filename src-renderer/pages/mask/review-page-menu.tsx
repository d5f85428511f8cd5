// Saves the page a reviewer reads about the masking: a PDF to print or a web page; with raw values only on purpose.
// The engine writes it; for a PDF the shell prints what the engine wrote.
import { shell } from '../../engine/client.ts'
import { callEngine } from '../../engine/queries.ts'
import { printPdf, SaveMenu } from '../../features/documents/save-menu.tsx'
import { reviewPageText as words } from '../../text/attack.ts'

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
  await printPdf(html, path)
}

export function ReviewPageMenu({ datasetId, datasetName, ready, onError }: ReviewPageMenuProps) {
  const choosePath = (kind: PageKind) =>
    kind === 'html'
      ? shell.chooseSave('page', words.fileName(datasetName, 'html'))
      : shell.chooseSave('pdf', words.fileName(datasetName, 'pdf'))
  return (
    <SaveMenu
      kinds={KINDS}
      words={words}
      disabled={!ready}
      choosePath={choosePath}
      write={(kind, path) => writePage(datasetId, kind, path)}
      onError={onError}
    />
  )
}
