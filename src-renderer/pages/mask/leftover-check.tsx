// Looks through the whole result once more for values that identify people, and leads to each of them.
// Shows masked excerpts only.
import { useState } from 'react'
import type { Finding, ScanReport } from '../../../src-main/contract/profile.ts'
import type { RunReport } from '../../../src-main/contract/run.ts'
import { kindLabels } from '../../../src-main/contract/text/zh-CN/kinds.ts'
import { useNavigation } from '../../state/navigation.ts'
import { leftoverText } from '../../text/mask.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconSearch, IconStop, Segmented, Table, type TableColumnsType, Tag } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import type { LeftoverScan } from './use-leftover-scan.ts'

const ALL = '*'

export interface LeftoverCheckProps {
  scan: LeftoverScan
  report: RunReport | null
  onFix(column: string): void
}

export function LeftoverCheck({ scan, report, onFix }: LeftoverCheckProps) {
  return (
    <section className="op-leftovers">
      <header>
        <div>
          <h2>{leftoverText.title}</h2>
          <p className="op-sentence">{leftoverText.intro}</p>
        </div>
        <span className="op-spring" />
        {scan.running ? (
          <Button icon={<IconStop />} onClick={scan.cancel}>
            {leftoverText.stop}
          </Button>
        ) : (
          <Button
            type={scan.report === null ? 'primary' : 'default'}
            icon={<IconSearch />}
            disabled={report === null}
            onClick={scan.start}
          >
            {scan.report === null ? leftoverText.run : leftoverText.again}
          </Button>
        )}
      </header>
      <ErrorNotice error={scan.error} />
      {scan.running ? <p className="op-muted">{leftoverText.running}</p> : null}
      {report === null ? <p className="op-leftover-hint">{leftoverText.needResult}</p> : null}
      {scan.report === null ? null : <Outcome scan={scan.report} onFix={onFix} />}
    </section>
  )
}

const total = (counts: Record<string, number>) => Object.values(counts).reduce((sum, count) => sum + count, 0)

function Outcome({ scan, onFix }: { scan: ScanReport; onFix(column: string): void }) {
  const [kind, setKind] = useState(ALL)
  const [column, setColumn] = useState(ALL)
  const count = total(scan.byKind)
  if (count === 0) {
    return (
      <p className="op-leftover-clean">
        <StateDot state="done" />
        {leftoverText.clean(formatNumber(scan.rows))}
      </p>
    )
  }
  const shown = scan.findings.filter(
    finding => (kind === ALL || finding.kind === kind) && (column === ALL || finding.column === column),
  )
  return (
    <>
      <p className="op-leftover-found">
        <StateDot state="wrong" />
        {leftoverText.found(formatNumber(scan.rows), formatNumber(count))}
        {scan.findings.length < count ? leftoverText.limited(formatNumber(scan.findings.length)) : ''}
      </p>
      <FacetLine
        name={leftoverText.byKind}
        counts={scan.byKind}
        label={key => kindLabels[key] ?? key}
        value={kind}
        onChange={setKind}
      />
      <FacetLine
        name={leftoverText.byColumn}
        counts={scan.byColumn}
        label={key => key}
        value={column}
        onChange={setColumn}
      />
      <FindingTable findings={shown} onFix={onFix} />
    </>
  )
}

interface FacetLineProps {
  name: string
  counts: Record<string, number>
  label(key: string): string
  value: string
  onChange(key: string): void
}

function FacetLine({ name, counts, label, value, onChange }: FacetLineProps) {
  const keys = Object.entries(counts).sort((left, right) => right[1] - left[1])
  return (
    <div className="op-facet">
      <span className="op-muted">{name}</span>
      <Segmented
        value={value}
        onChange={onChange}
        options={[
          { value: ALL, label: leftoverText.all },
          ...keys.map(([key, count]) => ({ value: key, label: `${label(key)} ${formatNumber(count)}` })),
        ]}
      />
    </div>
  )
}

function FindingTable({ findings, onFix }: { findings: readonly Finding[]; onFix(column: string): void }) {
  const goStep = useNavigation(state => state.goStep)
  const columns: TableColumnsType<Finding> = [
    {
      title: leftoverText.row,
      dataIndex: 'row',
      width: 90,
      align: 'right',
      render: (row: number) => formatNumber(row),
    },
    { title: leftoverText.column, dataIndex: 'column', width: 180, ellipsis: true },
    {
      title: leftoverText.kind,
      dataIndex: 'kind',
      width: 230,
      render: (kind: string, finding) => (
        <>
          {kindLabels[kind] ?? kind}
          {finding.valid ? null : (
            <Tag variant="filled" color="warning">
              {leftoverText.lookalike}
            </Tag>
          )}
        </>
      ),
    },
    { title: leftoverText.excerpt, dataIndex: 'excerpt', className: 'op-identifier' },
    {
      key: 'go',
      width: 190,
      align: 'right',
      render: (_, finding) => (
        <>
          <Button
            type="link"
            size="small"
            onClick={() => goStep('clean', { target: { rowNumber: finding.row, column: finding.column } })}
          >
            {leftoverText.show}
          </Button>
          <Button type="link" size="small" onClick={() => onFix(finding.column)}>
            {leftoverText.fix}
          </Button>
        </>
      ),
    },
  ]
  return (
    <Table
      size="small"
      columns={columns}
      dataSource={[...findings]}
      rowKey={finding => `${finding.row}:${finding.column}:${finding.kind}:${finding.start}`}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
    />
  )
}
