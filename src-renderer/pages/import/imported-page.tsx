// How the open dataset was read: where from, how many rows were kept, which were set aside and why.
// A version of the source never changes; further ones are added here, and none is lost.
import { useMemo } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { SetAsideReason } from '../../../src-main/contract/reading.ts'
import { callEngine, useEngineQuery } from '../../engine/queries.ts'
import { useOpenFile } from '../../features/datasets/use-open-file.ts'
import { DataGrid, type GridRow, type GridSource } from '../../features/grid/data-grid.tsx'
import { useNavigation } from '../../state/navigation.ts'
import { setAsideText } from '../../text/common.ts'
import { importedText as words } from '../../text/import.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button } from '../../ui/kit.ts'
import { Identifier, PageHead, Sentence } from '../../ui/sentence.tsx'
import { EquationLine } from './equation-line.tsx'
import { PreparedPanel } from './prepared-panel.tsx'
import { readingText } from './reading-choices.ts'
import { VersionSection } from './version-section.tsx'
import './import.css'

interface ReasonedRow extends GridRow {
  reason: SetAsideReason
}

const COUNTED = 1000

function useSetAside(dataset: DatasetSummary): { source: GridSource; note(row: GridRow): string } {
  return useMemo(() => {
    const reasons = new Map<number, SetAsideReason>()
    const load = async (offset: number, limit: number): Promise<ReasonedRow[]> => {
      const page = await callEngine('table.setAside', { datasetId: dataset.id, offset, limit })
      for (const row of page.rows) reasons.set(row.rowNumber, row.reason)
      return page.rows
    }
    const note = (row: GridRow) => {
      const reason = reasons.get(row.rowNumber)
      return reason === undefined ? '' : setAsideText[reason]
    }
    return {
      source: {
        key: `${dataset.id} ${dataset.source.sha256} ${dataset.rows}`,
        total: dataset.rowsSetAside,
        columns: dataset.columns,
        load,
      },
      note,
    }
  }, [dataset.id, dataset.source.sha256, dataset.rows, dataset.rowsSetAside, dataset.columns])
}

function SetAsideGrid({ dataset }: { dataset: DatasetSummary }) {
  const { source, note } = useSetAside(dataset)
  return (
    <div className="op-set-aside op-panel">
      <DataGrid
        shows={{ datasetId: dataset.id, view: 'source' }}
        source={source}
        noteColumn={{ title: words.reason, note }}
      />
    </div>
  )
}

function Reasons({ dataset }: { dataset: DatasetSummary }) {
  const few = dataset.rowsSetAside > 0 && dataset.rowsSetAside <= COUNTED
  const page = useEngineQuery('table.setAside', few ? { datasetId: dataset.id, offset: 0, limit: COUNTED } : null)
  const counts = new Map<SetAsideReason, number>()
  for (const { reason } of page.data?.rows ?? []) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  return (
    <>
      <EquationLine
        equation={{ read: dataset.rowsRead, kept: dataset.rows, setAside: dataset.rowsSetAside }}
        reasons={[...counts].map(([reason, count]) => ({ reason, count }))}
      />
      <ErrorNotice error={page.error} />
    </>
  )
}

export function ImportedPage({ datasetId }: { datasetId: string }) {
  const { data: dataset } = useEngineQuery('datasets.get', { datasetId })
  const goStep = useNavigation(state => state.goStep)
  const openFile = useOpenFile()
  if (dataset === undefined) return null
  return (
    <div className="op-imported op-page-inner op-page-scroll">
      <PageHead
        title={words.title}
        sentence={words.sentence}
        actions={
          <>
            <Button onClick={() => void openFile()}>{words.again}</Button>
            <Button type="primary" onClick={() => goStep('examine')}>
              {words.next}
            </Button>
          </>
        }
      />
      <PreparedPanel datasetId={datasetId} />
      <section className="op-panel op-imported-facts">
        <Reasons dataset={dataset} />
        <dl className="op-facts">
          <dt>{words.file}</dt>
          <dd>
            <Identifier>{dataset.source.file}</Identifier>
          </dd>
          <dt>{words.importedAt}</dt>
          <dd className="op-number">{momentText(dataset.importedAt)}</dd>
          <dt>{words.reading}</dt>
          <dd>{readingText(dataset.reading)}</dd>
          <dt title={words.fingerprintHint}>{words.fingerprint}</dt>
          <dd>
            <Identifier>{dataset.source.sha256}</Identifier>
          </dd>
        </dl>
      </section>
      <VersionSection dataset={dataset} />
      <h2 className="op-imported-title">{words.setAside}</h2>
      {dataset.rowsSetAside === 0 ? <Sentence>{words.setAsideNone}</Sentence> : <SetAsideGrid dataset={dataset} />}
    </div>
  )
}
