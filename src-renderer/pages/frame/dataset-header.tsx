// The line above the steps: whose steps they are. The name can be changed where it stands.
// Saves a name and nothing else.
import { useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineMutation, useEngineQuery } from '../../engine/queries.ts'
import { fileNameOf } from '../../features/datasets/file-name.ts'
import { type ImportInto, useNavigation } from '../../state/navigation.ts'
import { commonText } from '../../text/common.ts'
import { frameText } from '../../text/frame.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconBack, IconEdit, Input, Tooltip } from '../../ui/kit.ts'
import { formatBytes, formatNumber } from '../../ui/number-text.tsx'

function BackButton() {
  const leaveDataset = useNavigation(state => state.leaveDataset)
  return (
    <Tooltip title={frameText.backToList}>
      <Button type="text" icon={<IconBack />} aria-label={frameText.backToList} onClick={leaveDataset} />
    </Tooltip>
  )
}

function NameEditor({ dataset, onEnd }: { dataset: DatasetSummary; onEnd(): void }) {
  const [name, setName] = useState(dataset.name)
  const rename = useEngineMutation('datasets.rename')
  const save = () => {
    const wanted = name.trim()
    if (wanted === '' || wanted === dataset.name) onEnd()
    else rename.mutate({ datasetId: dataset.id, name: wanted }, { onSuccess: onEnd })
  }
  return (
    <>
      <Input
        className="op-dataset-name-input"
        value={name}
        maxLength={100}
        autoFocus
        aria-label={frameText.renameLabel}
        status={rename.isError ? 'error' : ''}
        onChange={event => setName(event.target.value)}
        onBlur={save}
        onPressEnter={save}
        onKeyDown={event => {
          if (event.key === 'Escape') onEnd()
        }}
      />
      <ErrorNotice error={rename.error} compact />
    </>
  )
}

export function DatasetHeader({ dataset }: { dataset: DatasetSummary }) {
  const [editing, setEditing] = useState(false)
  const { source } = dataset
  return (
    <header className="op-dataset-head">
      <BackButton />
      {editing ? (
        <NameEditor dataset={dataset} onEnd={() => setEditing(false)} />
      ) : (
        <h1>
          <button type="button" className="op-dataset-name" title={frameText.rename} onClick={() => setEditing(true)}>
            <span>{dataset.name}</span>
            <IconEdit />
          </button>
        </h1>
      )}
      <span className="op-spring" />
      <span className="op-dataset-facts op-muted op-number">
        <span className="op-ellipsis" title={source.file}>
          {frameText.sourceFile(fileNameOf(source.file), source.sheet)}
        </span>
        <span>{formatBytes(source.bytes)}</span>
        <span>{commonText.rows(formatNumber(dataset.rows))}</span>
        <span>{commonText.columns(formatNumber(dataset.columns.length))}</span>
      </span>
    </header>
  )
}

export interface NewFileHeaderProps {
  path: string
  /** Files looked at together. */
  files: number
  into: ImportInto | null
}

/** Which dataset takes the files in. */
function IntoName({ into }: { into: ImportInto }) {
  const { data } = useEngineQuery('datasets.get', { datasetId: into.datasetId })
  return <>{frameText.importInto[into.change](data?.name ?? '')}</>
}

export function NewFileHeader({ path, files, into }: NewFileHeaderProps) {
  return (
    <header className="op-dataset-head">
      <BackButton />
      <h1 className="op-ellipsis" title={path}>
        {into === null ? frameText.newFiles(fileNameOf(path), files) : <IntoName into={into} />}
      </h1>
      <span className="op-spring" />
      <span className="op-muted op-ellipsis op-dataset-path" title={path}>
        {path}
      </span>
    </header>
  )
}
