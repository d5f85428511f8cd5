// Datasets with the template versions they were made under; those of a former version are checked again one by one.
// Alters no data: checking again judges the present result.
import type { DatasetTemplate } from '../../../src-main/contract/template-pack.ts'
import { useJob } from '../../engine/queries.ts'
import { useNavigation } from '../../state/navigation.ts'
import { templatesText as words } from '../../text/templates.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Alert, Button, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'

export function DatasetsView({ states }: { states: readonly DatasetTemplate[] }) {
  const recheck = useJob('templates.recheck')
  const openDataset = useNavigation(state => state.openDataset)
  const done = recheck.result
  const failed = done?.report.gates.filter(({ passed }) => !passed).length ?? 0
  return (
    <>
      <ErrorNotice error={recheck.error} />
      {done === null ? null : (
        <Alert
          className="op-gap-below"
          type={failed === 0 ? 'success' : 'warning'}
          showIcon
          title={failed === 0 ? words.recheckedFine(done.state.name) : words.recheckedWith(done.state.name, failed)}
          action={
            <Button size="small" onClick={() => openDataset(done.state.datasetId, 'export')}>
              {words.showGates}
            </Button>
          }
        />
      )}
      <Table<DatasetTemplate>
        className="op-panel"
        size="small"
        rowKey="datasetId"
        columns={columnsFor(recheck.running, datasetId => void recheck.start({ datasetId }))}
        dataSource={states.toSorted((a, b) => Number(b.outdated) - Number(a.outdated))}
        locale={{ emptyText: words.noDatasets }}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
    </>
  )
}

function columnsFor(running: boolean, onRecheck: (datasetId: string) => void): TableColumnsType<DatasetTemplate> {
  const versions = (refs: DatasetTemplate['made']) => refs.map(({ id, version }) => `${id} ${version}`).join('、')
  return [
    { title: words.columns.dataset, dataIndex: 'name', ellipsis: true },
    { title: words.columns.made, width: 220, render: (_, { made }) => versions(made) || '—' },
    { title: words.columns.current, width: 220, render: (_, { current }) => versions(current) || '—' },
    {
      title: words.columns.state,
      width: 150,
      render: (_, { outdated, current }) =>
        current.length === 0 ? (
          <span className="op-muted">{words.noTemplates}</span>
        ) : (
          <Tag color={outdated ? 'warning' : 'success'}>{outdated ? words.outdated : words.upToDate}</Tag>
        ),
    },
    {
      title: words.columns.acts,
      width: 110,
      render: (_, { datasetId, current }) =>
        current.length === 0 ? null : (
          <Button size="small" disabled={running} onClick={() => onRecheck(datasetId)}>
            {words.recheck}
          </Button>
        ),
    },
  ]
}
