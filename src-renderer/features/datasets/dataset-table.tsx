// The datasets of the work folder as a table: name, size, how far, which conditions are met, what is next.
// Opens and removes; imports nothing.
import { createContext, useContext, useState } from 'react'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineMutation } from '../../engine/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { nextStep, stepStates } from '../../state/step-states.ts'
import { closingText } from '../../text/closing.ts'
import { commonText } from '../../text/common.ts'
import { stepText } from '../../text/steps.ts'
import { momentText } from '../../text/time.ts'
import { listText, workbenchText } from '../../text/workbench.ts'
import { errorSentence } from '../../ui/error-notice.tsx'
import { Button, Dropdown, IconDelete, IconLock, IconMore, KitApp, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { fileNameOf } from './file-name.ts'
import { StepDots } from './step-dots.tsx'
import './datasets.css'

function Gates({ dataset }: { dataset: DatasetSummary }) {
  const { gatesPassed, gatesTotal } = dataset.progress
  if (gatesPassed === null || gatesTotal === null) return <span className="op-faint">{listText.notChecked}</span>
  const met = gatesPassed === gatesTotal
  return (
    <span className={met ? 'op-gates is-met' : 'op-gates'}>
      {gatesPassed}/{gatesTotal}
    </span>
  )
}

/** The dialog stands outside the table: what is clicked in it must not open the row. */
const Closing = createContext<(dataset: DatasetSummary) => void>(() => undefined)

function RowActions({ dataset }: { dataset: DatasetSummary }) {
  const openDataset = useNavigation(state => state.openDataset)
  const remove = useEngineMutation('datasets.remove')
  const { modal, message } = KitApp.useApp()
  const next = nextStep(stepStates(dataset))
  const askRemove = () =>
    modal.confirm({
      title: listText.removeTitle(dataset.name),
      content: listText.removeText,
      okText: listText.remove,
      cancelText: commonText.cancel,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () =>
        remove.mutateAsync({ datasetId: dataset.id }).then(
          () => void message.success(listText.removed),
          thrown => void message.error(errorSentence(thrown)),
        ),
    })
  const askClose = useContext(Closing)
  return (
    <span className="op-row-actions">
      <Button
        size="small"
        onClick={event => {
          event.stopPropagation()
          openDataset(dataset.id, next)
        }}
      >
        {workbenchText.nextStep(stepText[next])}
      </Button>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'close', label: closingText.close, icon: <IconLock /> },
            { key: 'remove', label: listText.remove, icon: <IconDelete />, danger: true },
          ],
          onClick: ({ key, domEvent }) => {
            domEvent.stopPropagation()
            if (key === 'close') askClose(dataset)
            else askRemove()
          },
        }}
      >
        <Button
          size="small"
          type="text"
          icon={<IconMore />}
          aria-label={listText.more}
          onClick={event => event.stopPropagation()}
        />
      </Dropdown>
    </span>
  )
}

const columns: TableColumnsType<DatasetSummary> = [
  {
    title: listText.name,
    dataIndex: 'name',
    render: (_, dataset) => (
      <span className="op-dataset-cell">
        <strong>{dataset.name}</strong>
        <small title={dataset.source.file}>
          {fileNameOf(dataset.source.file)}
          {dataset.source.sheet === null ? '' : ` · ${dataset.source.sheet}`}
        </small>
      </span>
    ),
  },
  {
    title: listText.rows,
    align: 'right',
    width: 100,
    render: (_, dataset) => formatNumber(dataset.rows),
  },
  {
    title: listText.columns,
    align: 'right',
    width: 64,
    render: (_, dataset) => formatNumber(dataset.columns.length),
  },
  {
    title: listText.steps,
    width: 196,
    render: (_, dataset) => <StepDots states={stepStates(dataset)} />,
  },
  { title: listText.gates, width: 88, render: (_, dataset) => <Gates dataset={dataset} /> },
  {
    title: listText.changed,
    width: 142,
    render: (_, dataset) => <span className="op-muted">{momentText(dataset.changedAt)}</span>,
  },
  { key: 'actions', width: 150, align: 'right', render: (_, dataset) => <RowActions dataset={dataset} /> },
]

const PAGE = 20

export function DatasetTable({ datasets, empty }: { datasets: readonly DatasetSummary[]; empty: string }) {
  const openDataset = useNavigation(state => state.openDataset)
  const [page, setPage] = useState(1)
  const [closing, setClosing] = useState<DatasetSummary | null>(null)
  return (
    <Closing.Provider value={setClosing}>
      <Table<DatasetSummary>
        className="op-panel op-datasets"
        size="small"
        rowKey="id"
        columns={columns}
        dataSource={[...datasets]}
        locale={{ emptyText: empty }}
        pagination={
          datasets.length > PAGE ? { current: page, pageSize: PAGE, onChange: setPage, size: 'small' } : false
        }
        onRow={dataset => ({
          tabIndex: 0,
          'aria-label': dataset.name,
          onClick: () => openDataset(dataset.id, nextStep(stepStates(dataset))),
          onKeyDown: event => {
            if (event.key === 'Enter' && event.target === event.currentTarget) {
              openDataset(dataset.id, nextStep(stepStates(dataset)))
            }
          },
        })}
      />
      {closing === null ? null : <CloseDialog dataset={closing} onClose={() => setClosing(null)} />}
    </Closing.Provider>
  )
}
