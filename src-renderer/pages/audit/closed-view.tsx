// Datasets that were closed: what stays of them once their data are erased.
// Offers no way back: there is none.
import type { ClosedDataset } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { auditPageText as words } from '../../text/audit-page.ts'
import { momentText } from '../../text/time.ts'
import type { TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Listed } from './listed.tsx'

const number = (value: number) => formatNumber(value)

const COLUMNS: TableColumnsType<ClosedDataset> = [
  { title: words.at, dataIndex: 'closedAt', width: 148, render: (at: string) => momentText(at) },
  { title: words.closedName, dataIndex: 'name', width: 200 },
  { title: words.person, dataIndex: 'person', width: 100 },
  { title: words.closedWhy, dataIndex: 'reason' },
  { title: words.closedSource, dataIndex: 'sourceFile', width: 180 },
  { title: words.closedRows, dataIndex: 'rows', width: 90, align: 'right', render: number },
  { title: words.closedKeys, dataIndex: 'keys', width: 100, align: 'right', render: number },
  {
    title: words.closedPackages,
    dataIndex: 'packages',
    width: 120,
    align: 'right',
    render: (packages: ClosedDataset['packages']) => formatNumber(packages.length),
  },
]

export function ClosedView() {
  const list = useEngineQuery('datasets.closed', {})
  return <Listed sentence={words.closedHint} list={list} columns={COLUMNS} empty={words.noClosed} />
}
