// The register of where packages went: who got which, for what, by what means.
// Only ever added to.
import { useState } from 'react'
import type { Destination } from '../../../src-main/contract/audit.ts'
import type { DatasetSummary } from '../../../src-main/contract/datasets.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { DestinationDialog, type KnownPackage } from '../../features/destinations/destination-dialog.tsx'
import { auditPageText as words } from '../../text/audit-page.ts'
import { momentText } from '../../text/time.ts'
import { Button, IconAdd, type TableColumnsType } from '../../ui/kit.ts'
import { Identifier } from '../../ui/sentence.tsx'
import { Listed } from './listed.tsx'

const COLUMNS: TableColumnsType<Destination> = [
  { title: words.at, dataIndex: 'at', width: 148, render: (at: string) => momentText(at) },
  { title: words.dataset, dataIndex: 'title', width: 200 },
  { title: words.recipient, dataIndex: 'recipient', width: 180 },
  { title: words.purpose, dataIndex: 'purpose' },
  {
    title: words.medium,
    dataIndex: 'medium',
    width: 96,
    render: (medium: Destination['medium']) => words.media[medium],
  },
  { title: words.by, dataIndex: 'person', width: 100 },
  { title: words.note, dataIndex: 'note', width: 140 },
  {
    title: words.package,
    dataIndex: 'sha256',
    width: 130,
    render: (sha256: string) => (
      <span title={sha256} className="op-faint">
        <Identifier>{sha256.slice(0, 12)}</Identifier>
      </span>
    ),
  },
]

function packagesOf(datasets: readonly DatasetSummary[]): KnownPackage[] {
  return datasets.flatMap(({ id, name, progress: { lastPackage } }) =>
    lastPackage === null
      ? []
      : [{ datasetId: id, sha256: lastPackage.sha256, label: `${name} · ${momentText(lastPackage.at)}` }],
  )
}

export function DestinationView({ datasets }: { datasets: readonly DatasetSummary[] }) {
  const list = useEngineQuery('destinations.list', {})
  const [adding, setAdding] = useState(false)
  const packages = packagesOf(datasets)
  return (
    <>
      <Listed
        sentence={packages.length === 0 ? words.noPackages : words.destinationNote}
        action={
          <Button type="primary" icon={<IconAdd />} disabled={packages.length === 0} onClick={() => setAdding(true)}>
            {words.addDestination}
          </Button>
        }
        list={list}
        columns={COLUMNS}
        empty={words.noDestinations}
      />
      {adding ? <DestinationDialog packages={packages} onClose={() => setAdding(false)} /> : null}
    </>
  )
}
