// The first screen: where a table goes in, what waits, and the datasets at hand.
// Reads lists from the engine; drops and dialogs belong to the frame and the shell.

import { useEngineQuery } from '../../engine/queries.ts'
import { DatasetTable } from '../../features/datasets/dataset-table.tsx'
import { DueList } from '../../features/datasets/due-list.tsx'
import { RecentFiles } from '../../features/datasets/recent-files.tsx'
import { useOpenFile } from '../../features/datasets/use-open-file.ts'
import { WaitingList } from '../../features/datasets/waiting-list.tsx'
import { DraftNotice } from '../../features/people/draft-notice.tsx'
import { useNavigation } from '../../state/navigation.ts'
import { listText, workbenchText as words } from '../../text/workbench.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconDrop, IconSpreadsheet, Skeleton } from '../../ui/kit.ts'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import './workbench.css'

const RECENT = 8

function DropCard({ large }: { large: boolean }) {
  const openFile = useOpenFile()
  return (
    <section className={large ? 'op-drop-card is-large' : 'op-drop-card'}>
      <IconDrop />
      <div>
        <h2>{words.dropTitle}</h2>
        <Sentence>{words.dropHint}</Sentence>
      </div>
      <Button type="primary" onClick={() => void openFile()}>
        {words.choose}
      </Button>
    </section>
  )
}

function Samples() {
  const info = useEngineQuery('workspace.info', {})
  const startImport = useNavigation(state => state.startImport)
  const samples = info.data?.samples ?? []
  if (samples.length === 0) return null
  return (
    <section className="op-sample-files">
      <h2>{words.samplesTitle}</h2>
      <Sentence>{words.samplesHint}</Sentence>
      <ul>
        {samples.map(sample => (
          <li key={sample.path}>
            <button type="button" className="op-sample op-panel" onClick={() => startImport(sample.path)}>
              <IconSpreadsheet />
              <span>{sample.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Shown only while there is nothing else to show. */
function Flow() {
  return (
    <section className="op-flow">
      <h2>{words.flowTitle}</h2>
      <ol>
        {words.flow.map(({ step, text }) => (
          <li key={step}>
            <strong>{step}</strong>
            <span>{text}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

export function WorkbenchPage() {
  const datasets = useEngineQuery('datasets.list', {})
  const goSection = useNavigation(state => state.goSection)
  const list = datasets.data ?? []
  const byChange = [...list].sort((a, b) => b.changedAt.localeCompare(a.changedAt))
  const recent = byChange.slice(0, RECENT)
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner">
        <PageHead title={words.title} sentence={words.greeting} />
        <ErrorNotice error={datasets.error} onRetry={() => void datasets.refetch()} />
        <DraftNotice />
        {datasets.isPending ? <Skeleton active /> : <DropCard large={list.length === 0} />}
        <DueList />
        {list.length === 0 ? null : <WaitingList datasets={byChange} />}
        <RecentFiles />
        {recent.length === 0 ? null : (
          <section className="op-recent">
            <div className="op-section-head">
              <h2>{words.recent}</h2>
              {list.length > RECENT ? (
                <Button type="link" size="small" onClick={() => goSection('dataset')}>
                  {words.all}
                </Button>
              ) : null}
            </div>
            <DatasetTable datasets={recent} empty={listText.empty} />
          </section>
        )}
        {datasets.isPending ? null : <Samples />}
        {datasets.data?.length === 0 ? <Flow /> : null}
      </div>
    </div>
  )
}
