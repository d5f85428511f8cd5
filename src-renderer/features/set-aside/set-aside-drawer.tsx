// The rows that checks of the recipe set aside: which step did it and why, the rows themselves, and their way into a file.
// Changes nothing; what is set aside is the engine's word.
import { useEffect, useMemo, useState } from 'react'
import type { SetAside } from '../../../src-main/contract/set-aside.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, useJob } from '../../engine/queries.ts'
import { asideText as words } from '../../text/set-aside.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Drawer, Empty, IconExport, KitApp, Segmented } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { baseNameOf } from '../datasets/file-name.ts'
import { DataGrid, type GridSource } from '../grid/data-grid.tsx'
import './set-aside.css'

export interface SetAsideDrawerProps {
  datasetId: string
  /** The present state of the recipe: with another one other rows are set aside. Give it as React key, too. */
  node: number
  onClose(): void
}

export function SetAsideDrawer({ datasetId, node, onClose }: SetAsideDrawerProps) {
  const job = useJob('setAside.list')
  const { start, cancel } = job
  useEffect(() => {
    void start({ datasetId })
    return cancel
  }, [datasetId, start, cancel])
  return (
    <Drawer open onClose={onClose} destroyOnHidden size="min(1120px, 92vw)" title={words.title}>
      <div className="op-aside">
        <Sentence>{words.intro}</Sentence>
        <ErrorNotice error={job.error} />
        {job.running ? (
          <div className="op-aside-wait">
            <span>{words.working}</span>
            <ProgressBar percent={null} />
            <Button onClick={cancel}>{words.stop}</Button>
          </div>
        ) : null}
        {job.result === null || job.running ? null : <Listed datasetId={datasetId} listed={job.result} node={node} />}
      </div>
    </Drawer>
  )
}

function Listed({ datasetId, listed, node }: { datasetId: string; listed: readonly SetAside[]; node: number }) {
  const [picked, setPicked] = useState<string | null>(null)
  const fullest = listed.find(({ rows }) => rows > 0)
  const shown = listed.find(({ step }) => step === picked) ?? fullest
  if (shown === undefined) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.none} />
  return (
    <>
      {listed.length < 2 ? null : (
        <Segmented<string>
          aria-label={words.stepLabel}
          value={shown.step}
          onChange={setPicked}
          options={listed.map(({ step, number, rows }) => ({
            value: step,
            label: words.step(number, formatNumber(rows)),
          }))}
        />
      )}
      <div className="op-aside-head">
        <strong>{words.step(shown.number, formatNumber(shown.rows))}</strong>
        <span>{shown.sentence}</span>
        <span className="op-spring" />
        {shown.rows === 0 ? null : <WriteButton datasetId={datasetId} step={shown.step} />}
      </div>
      {shown.rows === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words.noneHere} />
      ) : (
        <AsideGrid datasetId={datasetId} shown={shown} node={node} />
      )}
    </>
  )
}

function AsideGrid({ datasetId, shown, node }: { datasetId: string; shown: SetAside; node: number }) {
  const { step, rows, columns } = shown
  const source = useMemo<GridSource>(
    () => ({
      key: `aside:${datasetId}:${node}:${step}`,
      total: rows,
      // What was wrong is read first.
      columns: [...columns.slice(-1), ...columns.slice(0, -1)],
      load: async (offset, limit) => {
        const page = await callEngine('setAside.page', { datasetId, step, offset, limit })
        return page.rows.map(({ rowNumber, cells }) => ({
          rowNumber,
          cells: [...cells.slice(-1), ...cells.slice(0, -1)],
        }))
      },
    }),
    [datasetId, node, step, rows, columns],
  )
  return (
    <div className="op-aside-grid">
      <DataGrid key={source.key} source={source} shows={{ datasetId, view: 'source' }} />
    </div>
  )
}

function WriteButton({ datasetId, step }: { datasetId: string; step: string }) {
  const { message } = KitApp.useApp()
  const writing = useJob('setAside.write')
  const write = async () => {
    const folder = await shell.chooseFolder()
    if (folder === null) return
    const written = await writing.start({ datasetId, step, folder, formats: ['xlsx'] })
    if (written !== null) void message.success(words.written(written.files.map(baseNameOf).join('、')))
  }
  return (
    <>
      <ErrorNotice error={writing.error} compact />
      <Button icon={<IconExport />} loading={writing.running} onClick={() => void write()}>
        {words.write}
      </Button>
    </>
  )
}
