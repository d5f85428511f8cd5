// All datasets of the work folder, to find one by name or file.
// Shows the same table as the workbench.
import { useMemo, useState } from 'react'
import { useEngineQuery } from '../../engine/queries.ts'
import { DatasetTable } from '../../features/datasets/dataset-table.tsx'
import { useOpenFile } from '../../features/datasets/use-open-file.ts'
import { frameText } from '../../text/frame.ts'
import { listText as words } from '../../text/workbench.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconAdd, IconSearch, Input, Skeleton } from '../../ui/kit.ts'
import { PageHead } from '../../ui/sentence.tsx'

export function DatasetListPage() {
  const datasets = useEngineQuery('datasets.list', {})
  const openFile = useOpenFile()
  const [wanted, setWanted] = useState('')
  const shown = useMemo(() => {
    const text = wanted.trim().toLowerCase()
    return (datasets.data ?? []).filter(dataset =>
      `${dataset.name}\n${dataset.source.file}`.toLowerCase().includes(text),
    )
  }, [datasets.data, wanted])
  return (
    <div className="op-page-scroll">
      <div className="op-page-inner">
        <PageHead
          title={words.title}
          sentence={words.sentence}
          actions={
            <>
              <Input
                prefix={<IconSearch />}
                placeholder={words.search}
                aria-label={words.search}
                value={wanted}
                allowClear
                onChange={event => setWanted(event.target.value)}
              />
              <Button type="primary" icon={<IconAdd />} onClick={() => void openFile()}>
                {frameText.newImport}
              </Button>
            </>
          }
        />
        <ErrorNotice error={datasets.error} onRetry={() => void datasets.refetch()} />
        {datasets.isPending ? (
          <Skeleton active />
        ) : (
          <DatasetTable datasets={shown} empty={wanted === '' ? words.empty : words.noMatch} />
        )}
      </div>
    </div>
  )
}
