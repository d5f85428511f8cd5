// Templates that are installed, with issuer, validity and contents, and the difference of a former version to the one that counts.
// Offers no way to take one away: that would loosen what it asks for.
import { useState } from 'react'
import type { InstalledPack } from '../../../src-main/contract/template-pack.ts'
import { packPartTexts } from '../../../src-main/contract/text/zh-CN/template-pack.ts'
import { useEngineQuery } from '../../engine/queries.ts'
import { templatesText as words } from '../../text/templates.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Empty, Table, type TableColumnsType, Tag, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { ChangeList } from './change-list.tsx'

export function InstalledView({ packs }: { packs: readonly InstalledPack[] }) {
  const [compared, setCompared] = useState<{ id: string; from: string; to: string } | null>(null)
  const changes = useEngineQuery('templates.compare', compared)
  const inForce = useEngineQuery('templates.inForce', {})
  if (packs.length === 0)
    return (
      <section className="op-panel op-template-empty">
        <Empty description={words.none} />
        <Sentence>{words.noneHint}</Sentence>
      </section>
    )
  const milestones = inForce.data?.milestones ?? []
  const compare = (pack: InstalledPack) => {
    const current = packs.find(one => one.id === pack.id && one.current)
    setCompared(current === undefined ? null : { id: pack.id, from: pack.version, to: current.version })
  }
  return (
    <>
      <Table<InstalledPack>
        className="op-panel"
        size="small"
        rowKey="sha256"
        columns={columnsFor(compare)}
        dataSource={packs.toSorted((a, b) => Number(b.current) - Number(a.current))}
        pagination={false}
      />
      <Sentence>{words.noRemoval}</Sentence>
      <ErrorNotice error={changes.error ?? inForce.error} />
      {compared === null || changes.data === undefined ? null : (
        <section className="op-panel op-template-preview">
          <h3>{words.comparedWith(compared.from, compared.to)}</h3>
          {changes.data.length === 0 ? (
            <Sentence>{words.preview.noChanges}</Sentence>
          ) : (
            <ChangeList changes={changes.data} />
          )}
        </section>
      )}
      {milestones.length === 0 ? null : (
        <section className="op-panel op-template-preview">
          <h3>{words.milestones}</h3>
          <ul className="op-template-changes">
            {milestones.map(({ title, date, note, pack }) => (
              <li key={`${pack}${title}`}>
                <span>{words.milestone(date, title)}</span>
                <small className="op-faint">{note}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function columnsFor(onCompare: (pack: InstalledPack) => void): TableColumnsType<InstalledPack> {
  return [
    {
      title: words.columns.title,
      render: (_, { title, note }) => (
        <span className="op-dataset-cell">
          <strong>{title}</strong>
          <small>{note}</small>
        </span>
      ),
    },
    { title: words.columns.version, dataIndex: 'version', width: 84 },
    {
      title: words.columns.issuer,
      width: 190,
      render: (_, { issuer }) => (
        <span className="op-dataset-cell">
          <span>{issuer.unit}</span>
          <small>{issuer.name}</small>
        </span>
      ),
    },
    { title: words.columns.issued, width: 108, render: (_, { issuedAt }) => issuedAt.slice(0, 10) },
    {
      title: words.columns.valid,
      width: 108,
      render: (_, { validTo }) => (validTo === null ? words.preview.unlimited : validTo.slice(0, 10)),
    },
    {
      title: words.columns.contents,
      render: (_, { contents }) =>
        contents.map(({ part, count }) => words.contents(packPartTexts[part], formatNumber(count))).join('、'),
    },
    { title: words.columns.state, width: 150, render: (_, pack) => <State pack={pack} onCompare={onCompare} /> },
  ]
}

function State({ pack, onCompare }: { pack: InstalledPack; onCompare(pack: InstalledPack): void }) {
  if (!pack.current)
    return (
      <Button type="link" size="small" onClick={() => onCompare(pack)}>
        {words.compare}
      </Button>
    )
  if (!pack.expired) return <Tag color="success">{words.current}</Tag>
  return (
    <Tooltip title={words.expiredHint}>
      <Tag color="warning">{words.expired}</Tag>
    </Tooltip>
  )
}
