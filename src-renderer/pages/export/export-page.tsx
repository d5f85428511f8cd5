// 导出: checks first, then the package: what it will hold, building it, where it went, and verifying it.
// Puts pieces together.
import { useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { GateResult } from '../../../src-main/contract/gates.ts'
import { callEngine, refreshDataset, useEngineQuery, useJob } from '../../engine/queries.ts'
import { DocumentsButton } from '../../features/documents/documents-drawer.tsx'
import { VersionsButton } from '../../features/documents/versions-drawer.tsx'
import { exportText } from '../../text/export.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconStop, Progress, Skeleton } from '../../ui/kit.ts'
import { PageHead, Sentence } from '../../ui/sentence.tsx'
import { ApprovalsPanel } from './approvals-panel.tsx'
import { type BuiltPackage, builtPackage, rememberPackage } from './built-packages.ts'
import { withException } from './chosen-forms.ts'
import { DestinationPanel } from './destination-panel.tsx'
import { FormatPicker } from './format-picker.tsx'
import { GateList } from './gate-list.tsx'
import { PackageBuilder } from './package-builder.tsx'
import { PackageContents } from './package-contents.tsx'
import { VerifyOther } from './verify-other.tsx'
import './export.css'

export function ExportPage({ datasetId }: { datasetId: string }) {
  const dataset = useEngineQuery('datasets.get', { datasetId })
  if (dataset.error !== null) return <ErrorNotice error={dataset.error} onRetry={() => void dataset.refetch()} />
  if (dataset.data === undefined) return <Skeleton className="op-page-inner" active />
  return <ExportBoard dataset={dataset.data} />
}

function ExportBoard({ dataset }: { dataset: DatasetSummary }) {
  const datasetId = dataset.id
  const stored = useEngineQuery('gates.get', { datasetId })
  const run = useEngineQuery('run.get', { datasetId })
  const catalogue = useEngineQuery('catalogue.get', { datasetId })
  const plan = useEngineQuery('package.plan', { datasetId })
  const [built, setBuilt] = useState(() => builtPackage(datasetId))
  const keep = (made: BuiltPackage | null) => {
    rememberPackage(datasetId, made)
    setBuilt(made)
  }
  const report = stored.data ?? null
  const ready = run.data !== null && run.data !== undefined
  const check = useCheck(datasetId, ready)
  // The reason is part of the entry, so the checks are run again for the entry that holds it.
  const except = async (gate: GateResult, reason: string | null) => {
    if (catalogue.data === undefined) return
    await callEngine('catalogue.save', {
      datasetId,
      catalogue: withException(catalogue.data.catalogue, gate.id, reason),
    })
    await refreshDataset(datasetId)
    check.start()
  }
  const title = catalogue.data?.catalogue.title ?? ''
  const named = title === '' ? dataset.name : title
  const planned = plan.data?.paths.map(path => ({ path, bytes: null })) ?? []
  const paths = built === null ? planned : [...built.manifest.files, { path: 'manifest.json', bytes: null }]
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner op-export">
        <PageHead
          title={exportText.title}
          sentence={exportText.sentence}
          actions={
            <>
              <VersionsButton datasetId={datasetId} title={named} />
              <DocumentsButton datasetId={datasetId} title={named} />
              <GateButton check={check} again={report !== null} />
            </>
          }
        />
        <ErrorNotice error={stored.error ?? run.error ?? catalogue.error ?? plan.error ?? check.error} />
        <div className="op-export-columns">
          <div className="op-export-side">
            <section className="op-panel op-gate-panel">
              <h2>
                {exportText.gates}
                {report === null ? null : (
                  <span className="op-muted">
                    {exportText.summary(report.gates.filter(gate => gate.passed).length, report.gates.length)}
                  </span>
                )}
              </h2>
              {check.running ? <GateProgress check={check} /> : null}
              {!check.running && report === null ? (
                <Sentence>{ready ? exportText.notChecked : exportText.notRun}</Sentence>
              ) : null}
              {report === null ? null : <GateList report={report} onExcept={except} />}
            </section>
            {report === null ? null : <ApprovalsPanel datasetId={datasetId} report={report} />}
          </div>
          <div className="op-export-side">
            <FormatPicker
              datasetId={datasetId}
              catalogue={catalogue.data?.catalogue ?? null}
              onChanged={() => keep(null)}
            />
            <PackageBuilder
              dataset={dataset}
              title={named}
              ready={ready}
              report={report}
              built={built}
              onBuilt={keep}
            />
            <DestinationPanel datasetId={datasetId} />
            <VerifyOther />
            <PackageContents paths={paths} />
          </div>
        </div>
      </div>
    </div>
  )
}

/** Checks look at the result: a recipe that has not been run since its last change is run first. */
function useCheck(datasetId: string, ready: boolean) {
  const running = useJob('run.start')
  const checking = useJob('gates.run')
  const start = async () => {
    if (!ready && (await running.start({ datasetId })) === null) return
    await checking.start({ datasetId })
  }
  const active = running.running ? running : checking
  return {
    running: running.running || checking.running,
    words: running.running ? exportText.runningRecipe : exportText.running,
    progress: active.progress,
    error: running.error ?? checking.error,
    cancel: active.cancel,
    start: () => void start(),
  }
}
type Check = ReturnType<typeof useCheck>

function GateButton({ check, again }: { check: Check; again: boolean }) {
  if (check.running) {
    return (
      <Button icon={<IconStop />} onClick={check.cancel}>
        {exportText.stop}
      </Button>
    )
  }
  return (
    <Button type={again ? 'default' : 'primary'} onClick={check.start}>
      {again ? exportText.runAgain : exportText.run}
    </Button>
  )
}

function GateProgress({ check }: { check: Check }) {
  const { progress } = check
  const percent =
    progress === null || progress.total === null || progress.total === 0
      ? 0
      : Math.floor((progress.done / progress.total) * 100)
  return (
    <div className="op-gate-progress">
      <span className="op-gate-running">{check.words}</span>
      <Progress percent={percent} size="small" status="active" />
    </div>
  )
}
