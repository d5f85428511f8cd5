// Builds the package where the person wants it — a release once everything is approved, a draft before — and checks it as its recipient would.
// Never writes itself: the engine does, to a path the shell has granted.
import { useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { GateReport } from '../../../src-main/contract/gates.ts'
import type { VerifyReport } from '../../../src-main/contract/package.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, useJob } from '../../engine/queries.ts'
import { civilDay, fileNameFor } from '../../features/datasets/file-name.ts'
import { DestinationDialog } from '../../features/destinations/destination-dialog.tsx'
import { exportText } from '../../text/export.ts'
import { releaseText } from '../../text/release.ts'
import { momentText } from '../../text/time.ts'
import { copyText } from '../../ui/copy-text.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconCopy, IconExport, IconFolder, IconVerify, KitApp, Progress } from '../../ui/kit.ts'
import { formatBytes } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import type { BuiltPackage } from './built-packages.ts'
import { ReleaseMissing, useRelease } from './release-state.tsx'

export interface PackageBuilderProps {
  dataset: DatasetSummary
  title: string
  ready: boolean
  /** null = not checked yet. */
  report: GateReport | null
  built: BuiltPackage | null
  onBuilt(built: BuiltPackage): void
}

export function PackageBuilder({ dataset, title, ready, report, built, onBuilt }: PackageBuilderProps) {
  const job = useJob('package.build')
  const release = useRelease(dataset.id, ready, report)
  const build = async (draft: boolean) => {
    const name = await packageName(dataset.id, title)
    const out = await shell.chooseSave('package', draft ? exportText.suggestedName(name) : releaseText.fileName(name))
    if (out === null) return
    const made = await job.start({ datasetId: dataset.id, out, draft, date: civilDay(new Date()) })
    if (made !== null) onBuilt(made)
  }
  const { progress } = job
  const last = dataset.progress.lastPackage
  return (
    <section className="op-panel op-builder">
      <div className="op-builder-head">
        <Button
          type="primary"
          size="large"
          icon={<IconVerify />}
          disabled={release.missing.length > 0}
          loading={job.running}
          onClick={() => void build(false)}
        >
          {job.running ? exportText.building : releaseText.build}
        </Button>
        <Button size="large" icon={<IconExport />} disabled={!ready || job.running} onClick={() => void build(true)}>
          {exportText.build}
        </Button>
        {job.running ? <Button onClick={job.cancel}>{exportText.stop}</Button> : null}
      </div>
      {job.running && progress !== null && progress.total !== null && progress.total > 0 ? (
        <Progress percent={Math.floor((progress.done / progress.total) * 100)} size="small" status="active" />
      ) : null}
      {release.missing.length === 0 ? (
        <Sentence>{releaseText.hint}</Sentence>
      ) : (
        <ReleaseMissing datasetId={dataset.id} missing={release.missing} />
      )}
      <Sentence>{ready ? exportText.buildHint : exportText.needResult}</Sentence>
      <ErrorNotice error={release.error ?? job.error} onClose={job.reset} />
      {built !== null ? <Outcome datasetId={dataset.id} title={title} built={built} /> : null}
      {built === null && last !== null ? (
        <>
          <h3>
            {exportText.lastPackage} <span className="op-muted">{momentText(last.at)}</span>
          </h3>
          <p className="op-identifier">{last.path}</p>
          <Checksum sha256={last.sha256} />
        </>
      ) : null}
    </section>
  )
}

/** As a standard template wants package files named; by the title where none says. */
async function packageName(datasetId: string, title: string): Promise<string> {
  const { naming } = await callEngine('templates.inForce', {})
  if (naming === '') return fileNameFor(title)
  const { catalogue } = await callEngine('catalogue.get', { datasetId })
  const words: Record<string, string> = {
    title,
    publisher: catalogue.publisher.name,
    date: civilDay(new Date()),
    version: catalogue.version,
  }
  return fileNameFor(naming.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole))
}

function Outcome({ datasetId, title, built }: { datasetId: string; title: string; built: BuiltPackage }) {
  const { path, bytes, sha256, manifest } = built
  const [handing, setHanding] = useState(false)
  const verify = useJob('package.verify')
  const [failed, setFailed] = useState<unknown>(null)
  const reveal = () => {
    setFailed(null)
    shell.reveal(path).catch(setFailed)
  }
  return (
    <div className="op-outcome">
      <p className="op-outcome-path">
        <StateDot state="done" label={exportText.where} />
        <span className="op-identifier">{path}</span>
        <span className="op-muted">{formatBytes(bytes)}</span>
      </p>
      <Checksum sha256={sha256} />
      <div className="op-outcome-tools">
        <Button icon={<IconFolder />} onClick={reveal}>
          {exportText.reveal}
        </Button>
        <Button icon={<IconVerify />} loading={verify.running} onClick={() => void verify.start({ path })}>
          {verify.running ? exportText.verifying : exportText.verify}
        </Button>
        {manifest.releasable ? <Button onClick={() => setHanding(true)}>{releaseText.handOver}</Button> : null}
      </div>
      {handing ? (
        <DestinationDialog packages={[{ datasetId, sha256, label: title }]} onClose={() => setHanding(false)} />
      ) : null}
      <ErrorNotice error={failed ?? verify.error} />
      {verify.result === null ? null : <VerifyOutcome report={verify.result} />}
    </div>
  )
}

function Checksum({ sha256 }: { sha256: string }) {
  const { message } = KitApp.useApp()
  return (
    <p className="op-outcome-sha">
      <span className="op-muted">{exportText.sha}</span> <code>{sha256}</code>
      <Button
        type="text"
        size="small"
        icon={<IconCopy />}
        aria-label={exportText.copy}
        title={exportText.copy}
        onClick={() => {
          if (copyText(sha256)) message.success(exportText.copied)
        }}
      />
    </p>
  )
}

export function VerifyOutcome({ report }: { report: VerifyReport }) {
  return (
    <div className="op-verify">
      <p className={report.ok ? 'op-verify-word is-ok' : 'op-verify-word is-bad'}>
        {report.ok ? exportText.verifiedOk : exportText.verifiedBad}
        {report.ok && !report.releasable ? ` ${exportText.notReleasable}` : ''}
      </p>
      <ul>
        {report.checks.map(check => (
          <li key={check.id}>
            <StateDot state={check.ok ? 'done' : 'wrong'} label={check.ok ? exportText.passed : exportText.failed} />
            <strong>{exportText.checks[check.id]}</strong>
            <span className="op-muted">{check.detail}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
