// The versions of a dataset's source: what each came from, what it changed, and the way back to any of them.
// Deletes none.
import { useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import type { ImportedPart, SourceVersion } from '../../../src-main/contract/sources.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { useOpenFile } from '../../features/datasets/use-open-file.ts'
import { severalText, versionText as words } from '../../text/import.ts'
import { momentText } from '../../text/time.ts'
import { ErrorNotice, errorSentence } from '../../ui/error-notice.tsx'
import { Button, KitApp, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { DifferenceView } from './difference-view.tsx'

function Difference({ datasetId, version }: { datasetId: string; version: SourceVersion }) {
  const { data, error } = useEngineQuery('sources.difference', { datasetId, no: version.no })
  if (error !== null) return <ErrorNotice error={error} compact />
  if (data === undefined) return null
  if (data === null) return <Sentence>{words.noDifference}</Sentence>
  return (
    <section className="op-difference-panel" aria-label={words.showDifference}>
      <h3>{words.differenceTitle(formatNumber(version.no), formatNumber(version.base ?? 0))}</h3>
      <DifferenceView difference={data} />
    </section>
  )
}

interface VersionTableProps {
  datasetId: string
  versions: readonly SourceVersion[]
  shown: number | null
  onShow(no: number | null): void
}

function VersionTable({ datasetId, versions, shown, onShow }: VersionTableProps) {
  const restore = useEngineMutation('sources.restore')
  const { message } = KitApp.useApp()
  const goBack = (no: number) =>
    restore.mutate(
      { datasetId, no },
      {
        onSuccess: () => void message.success(words.restored(formatNumber(no))),
        onError: thrown => void message.error(errorSentence(thrown)),
      },
    )
  const columns: TableColumnsType<SourceVersion> = [
    {
      title: words.no,
      width: 130,
      render: (_, { no, current }) => (
        <span className="op-nowrap">
          {words.name(formatNumber(no))} {current ? <Tag color="processing">{words.present}</Tag> : null}
        </span>
      ),
    },
    { title: words.change, width: 64, render: (_, { change }) => words.changes[change] },
    { title: words.at, width: 150, render: (_, { at }) => <span className="op-muted">{momentText(at)}</span> },
    { title: words.file, dataIndex: 'file', ellipsis: true },
    { title: words.rows, width: 100, align: 'right', render: (_, { rows }) => formatNumber(rows) },
    { title: words.columns, width: 64, align: 'right', dataIndex: 'columns' },
    {
      key: 'actions',
      width: 210,
      align: 'right',
      render: (_, { no, base, current }) => (
        <>
          {base === null ? null : (
            <Button size="small" type="link" onClick={() => onShow(shown === no ? null : no)}>
              {shown === no ? words.hideDifference : words.showDifference}
            </Button>
          )}
          {current ? null : (
            <Button size="small" loading={restore.isPending} onClick={() => goBack(no)}>
              {words.restore}
            </Button>
          )}
        </>
      ),
    },
  ]
  return (
    <Table<SourceVersion> size="small" rowKey="no" columns={columns} dataSource={[...versions]} pagination={false} />
  )
}

const PARTS_PER_PAGE = 20

/** Why a part is not there, or what sets its columns apart. */
function PartRemark({ part: { fault, missing, extra } }: { part: ImportedPart }) {
  if (fault !== null) return <span className="op-part-fault">{words.partFault + fault.message}</span>
  const remarks = [
    missing.length === 0 ? '' : `${severalText.missing} ${missing.join('、')}`,
    extra.length === 0 ? '' : `${severalText.extra} ${extra.join('、')}`,
  ]
  return <span className="op-muted">{remarks.filter(text => text !== '').join(' · ')}</span>
}

function Parts({ parts }: { parts: readonly ImportedPart[] }) {
  const columns: TableColumnsType<ImportedPart> = [
    {
      title: words.file,
      ellipsis: true,
      render: (_, { file, sheet }) => (sheet === null ? file : `${file} · ${sheet}`),
    },
    {
      title: words.partRead,
      width: 100,
      align: 'right',
      render: (_, { rowsRead, fault }) => (fault === null ? formatNumber(rowsRead) : ''),
    },
    {
      title: words.partRows,
      width: 100,
      align: 'right',
      render: (_, { rows, fault }) => (fault === null ? formatNumber(rows) : ''),
    },
    {
      title: words.partSetAside,
      width: 100,
      align: 'right',
      render: (_, { rowsSetAside, fault }) => (fault === null ? formatNumber(rowsSetAside) : ''),
    },
    {
      title: words.partFirst,
      width: 110,
      align: 'right',
      render: (_, { firstRow, fault }) => (fault === null ? formatNumber(firstRow + 1) : ''),
    },
    {
      key: 'fault',
      width: 260,
      render: (_, part) => <PartRemark part={part} />,
    },
  ]
  return (
    <>
      <h2 className="op-imported-title">{words.parts}</h2>
      <Table<ImportedPart>
        className="op-panel"
        size="small"
        rowKey={({ file, sheet, firstRow }) => `${file} ${sheet ?? ''} ${firstRow}`}
        columns={columns}
        dataSource={[...parts]}
        pagination={parts.length > PARTS_PER_PAGE ? { pageSize: PARTS_PER_PAGE, size: 'small' } : false}
      />
    </>
  )
}

export function VersionSection({ dataset }: { dataset: DatasetSummary }) {
  const { data: versions = [], error } = useEngineQuery('sources.versions', { datasetId: dataset.id })
  const present = versions.find(version => version.current)
  const [chosen, setShown] = useState<number | null | undefined>(undefined)
  const shown = chosen === undefined ? (present?.base === null ? null : (present?.no ?? null)) : chosen
  const version = versions.find(({ no }) => no === shown)
  const append = useOpenFile({ datasetId: dataset.id, change: 'append' })
  const replace = useOpenFile({ datasetId: dataset.id, change: 'replace' })
  const several = (present?.parts.length ?? 0) > 1
  return (
    <>
      <div className="op-versions-head">
        <h2 className="op-imported-title">{words.title}</h2>
        <span className="op-muted">{words.sentence}</span>
        <span className="op-spring" />
        <Button onClick={() => void append()}>{words.append}</Button>
        <Button onClick={() => void replace()}>{words.replace}</Button>
      </div>
      <ErrorNotice error={error} />
      <div className="op-panel op-versions">
        <VersionTable datasetId={dataset.id} versions={versions} shown={shown} onShow={setShown} />
        {version === undefined ? null : <Difference key={version.no} datasetId={dataset.id} version={version} />}
      </div>
      {several ? <Parts parts={present?.parts ?? []} /> : null}
    </>
  )
}
