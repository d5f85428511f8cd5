// Offers the tables of other datasets of the work folder as further tables: as they came, or as their recipe leaves them.
// Reads no file and knows no operation.
import { useEngineQuery } from '../../engine/queries.ts'
import { inputText } from '../../text/further-tables.ts'
import { Button, Dropdown, IconAdd, type MenuProps } from '../../ui/kit.ts'

export interface ChosenDataset {
  readonly from: string
  readonly name: string
  readonly view: 'source' | 'result'
}

export interface InputDatasetsProps {
  datasetId: string
  loading: boolean
  onChoose(chosen: ChosenDataset): void
}

export function InputDatasets({ datasetId, loading, onChoose }: InputDatasetsProps) {
  const datasets = useEngineQuery('datasets.list', {})
  const others = (datasets.data ?? []).filter(({ id }) => id !== datasetId)
  const items: NonNullable<MenuProps['items']> = others.map(({ id, name, progress }) => ({
    key: id,
    label: name,
    children: [
      {
        key: `${id} source`,
        label: inputText.views.source,
        onClick: () => onChoose({ from: id, name, view: 'source' }),
      },
      {
        key: `${id} result`,
        label: inputText.views.result,
        disabled: !progress.resultFresh,
        title: progress.resultFresh ? '' : inputText.noResult,
        onClick: () => onChoose({ from: id, name, view: 'result' }),
      },
    ],
  }))
  if (others.length === 0) return null
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<IconAdd />} loading={loading} title={inputText.taken}>
        {inputText.addDataset}
      </Button>
    </Dropdown>
  )
}
