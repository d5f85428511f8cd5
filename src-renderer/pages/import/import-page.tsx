// The import screen: how the file is read, what comes of it, and the button that makes it a dataset.
// Every choice is previewed by the engine; nothing is read here.
import { useRef, useState } from 'react'
import type { FilePreview } from '../../../src-main/contract/datasets.ts'
import type { Reading, ReadWarning, SheetInspection } from '../../../src-main/contract/reading.ts'
import { type Job, useEngineQuery, useJob } from '../../engine/queries.ts'
import { baseNameOf } from '../../features/datasets/file-name.ts'
import { useOpenFile } from '../../features/datasets/use-open-file.ts'
import { useDebounced } from '../../features/recipe/use-debounced.ts'
import { useNavigation } from '../../state/navigation.ts'
import { importText as words } from '../../text/import.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Collapse, Input } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { EquationLine } from './equation-line.tsx'
import { ImportProgress } from './import-progress.tsx'
import { needsPassword, PasswordForm } from './password-form.tsx'
import { PreviewGrid } from './preview-grid.tsx'
import {
  damagedColumns,
  equationOf,
  setAsideCounts,
  sheetOf,
  withHeaderPlaces,
  withHeaderRows,
  withRowRule,
} from './reading-choices.ts'
import { ReadingPanel } from './reading-panel.tsx'
import { usePreview } from './use-preview.ts'
import './import.css'

const SETTLED_MS = 300

function DamagedNotice({ sheet }: { sheet: SheetInspection | null }) {
  const damaged = sheet === null ? [] : damagedColumns(sheet)
  if (damaged.length === 0) return null
  const list = damaged.map(({ column, count }) => words.damagedColumn(column, formatNumber(count))).join('、')
  return <Alert type="error" showIcon title={words.damagedTitle(list)} description={words.damagedText} />
}

function Warnings({ warnings }: { warnings: readonly ReadWarning[] }) {
  const [first] = warnings
  if (first === undefined) return null
  if (warnings.length === 1) return <Alert type="warning" showIcon title={first.message} />
  const list = warnings.map(warning => (
    <li key={`${warning.code} ${warning.sheet ?? ''} ${warning.cell ?? ''} ${warning.message}`}>{warning.message}</li>
  ))
  const label = words.warnings(formatNumber(warnings.length))
  return (
    <Collapse
      size="small"
      className="op-import-warnings"
      items={[{ key: 'warnings', label, children: <ul className="op-bullets">{list}</ul> }]}
    />
  )
}

interface StartProps {
  path: string
  job: Job<'datasets.import'>
  reading: Reading
  password: string | undefined
  proposedName: string
  ready: boolean
}

function StartBar({ path, job, reading, password, proposedName, ready }: StartProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const openDataset = useNavigation(state => state.openDataset)
  const name = typed ?? proposedName
  const start = async () => {
    const report = await job.start({ path, reading, name: name.trim(), ...(password !== undefined && { password }) })
    // Whoever went elsewhere meanwhile is not fetched back.
    const waiting = useNavigation.getState()
    if (report !== null && waiting.section === 'dataset' && waiting.importPath === path) {
      openDataset(report.datasetId, 'examine')
    }
  }
  if (job.running) {
    return <ImportProgress progress={job.progress} onCancel={job.cancel} />
  }
  return (
    <>
      <label className="op-import-name" htmlFor="op-import-name">
        <span className="op-muted">{words.name}</span>
        <Input
          id="op-import-name"
          value={name}
          maxLength={100}
          onChange={event => setTyped(event.target.value)}
          onPressEnter={() => void start()}
        />
      </label>
      <Button type="primary" size="large" disabled={!ready || name.trim() === ''} onClick={() => void start()}>
        {words.start}
      </Button>
    </>
  )
}

export function ImportPage({ path }: { path: string }) {
  const [reading, setReading] = useState<Reading>({ header: 'auto' })
  const [password, setPassword] = useState<string | undefined>(undefined)
  const job = useJob('datasets.import')
  const openFile = useOpenFile()
  const together = useNavigation(state => state.startImport)
  const file = { path, ...(password !== undefined && { password }) }
  // Counting reads the whole file: it waits until the person has stopped choosing.
  const settled = useDebounced(reading, SETTLED_MS)
  const inspection = useEngineQuery('files.inspect', { ...file, reading: settled }, { keepPrevious: true })
  const preview = usePreview(file, reading)
  // A choice that cannot be read must not take the choices away.
  const readable = useRef<FilePreview | undefined>(undefined)
  if (preview.data !== undefined) readable.current = preview.data
  const unreadable = preview.data === undefined && preview.error !== null
  const locked = needsPassword(preview.error)
  const sheet = inspection.data === undefined ? null : sheetOf(inspection.data, preview.data, reading)
  const warnings = (inspection.data?.warnings ?? []).filter(
    warning => warning.sheet === null || warning.sheet === sheet?.name,
  )
  const severalSheets = (preview.data?.sheets.length ?? 0) > 1 && sheet !== null
  const proposedName = severalSheets ? `${baseNameOf(path)} ${sheet.name}` : baseNameOf(path)
  return (
    <div className="op-import">
      <ReadingPanel
        reading={reading}
        onChange={setReading}
        preview={preview.data ?? readable.current}
        inspection={inspection.data}
        sheet={sheet}
        onTogether={() => together([path], undefined, true)}
      />
      <section className="op-import-main">
        <div className="op-import-notices">
          {locked ? (
            <PasswordForm wrong={password !== undefined} onPassword={setPassword} />
          ) : (
            <ErrorNotice error={preview.error ?? inspection.error} onRetry={preview.refetch} />
          )}
          <DamagedNotice sheet={sheet} />
          <Warnings warnings={warnings} />
        </div>
        {unreadable ? (
          <Button className="op-import-other" onClick={() => void openFile()}>
            {words.another}
          </Button>
        ) : null}
        <PreviewGrid
          failed={unreadable}
          preview={preview.data}
          stale={preview.stale}
          onHeaderRow={row => setReading(withHeaderRows(reading, row, row, 'first'))}
          onHeaderPlaces={(first, end) => setReading(withHeaderPlaces(reading, preview.data?.rows ?? [], first, end))}
          onRole={(text, role) => setReading(withRowRule(reading, text, role))}
        />
        {job.error === null ? null : (
          <div className="op-import-fault">
            <ErrorNotice error={job.error} onClose={job.reset} />
          </div>
        )}
        {unreadable ? null : (
          <footer className="op-import-foot">
            <EquationLine
              equation={sheet === null ? null : equationOf(sheet)}
              reasons={sheet === null ? [] : setAsideCounts(sheet)}
              busy={inspection.isFetching}
            />
            <span className="op-spring" />
            <StartBar
              path={path}
              job={job}
              reading={reading}
              password={password}
              proposedName={proposedName}
              ready={preview.data !== undefined && preview.error === null}
            />
          </footer>
        )}
      </section>
    </div>
  )
}
