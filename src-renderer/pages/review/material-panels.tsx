// What came along with a request: the result's first rows, its columns, what attacks found, and the catalogue entry.
// Shows it as it was sent; judges nothing.
import { Fragment, type ReactNode } from 'react'
import type { ReviewSummary } from '../../../src-main/contract/review.ts'
import { openAttributeLabels, updateCycleLabels } from '../../../src-main/contract/text/zh-CN/catalogue.ts'
import { gradeText, roleText } from '../../text/common.ts'
import { materialText as words } from '../../text/review-material.ts'
import { Collapse, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

export function MaterialPanels({ summary }: { summary: ReviewSummary }) {
  const panels: { key: string; label: string; children: ReactNode }[] = [
    {
      key: 'sample',
      label: words.sample(formatNumber(summary.sample.rows.length)),
      children: <Sample summary={summary} />,
    },
    { key: 'columns', label: words.columns, children: <Columns summary={summary} /> },
    { key: 'risk', label: words.risk, children: <Risk summary={summary} /> },
    { key: 'catalogue', label: words.catalogue, children: <Entry summary={summary} /> },
  ]
  return (
    <section className="op-panel" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Collapse ghost items={panels} />
    </section>
  )
}

function Sample({ summary: { sample, untreated } }: { summary: ReviewSummary }) {
  const columns: TableColumnsType<string[]> = sample.columns.map((name, at) => ({
    title: untreated.includes(name) ? `${name}${words.untreated}` : name,
    key: name,
    render: (_, row: string[]) => row[at] ?? '',
  }))
  return (
    <Table<string[]>
      size="small"
      rowKey={row => row.join('\u0000')}
      columns={columns}
      dataSource={sample.rows}
      pagination={false}
      scroll={{ x: 'max-content', y: 320 }}
    />
  )
}

type ColumnFacts = ReviewSummary['profile']['columns'][number]

const COLUMNS: TableColumnsType<ColumnFacts> = [
  { title: words.name, dataIndex: 'name' },
  { title: words.role, dataIndex: 'role', width: 110, render: (role: ColumnFacts['role']) => roleText[role] },
  { title: words.grade, dataIndex: 'grade', width: 110, render: (grade: ColumnFacts['grade']) => gradeText[grade] },
  { title: words.reason, dataIndex: 'gradeReason' },
  { title: words.distinct, dataIndex: 'distinct', width: 100, align: 'right', render: (n: number) => formatNumber(n) },
  { title: words.empty, dataIndex: 'empty', width: 90, align: 'right', render: (n: number) => formatNumber(n) },
]

function Columns({ summary }: { summary: ReviewSummary }) {
  return (
    <Table<ColumnFacts>
      size="small"
      rowKey="name"
      columns={COLUMNS}
      dataSource={summary.profile.columns}
      pagination={false}
      scroll={{ y: 320 }}
    />
  )
}

function Risk({ summary: { attacks } }: { summary: ReviewSummary }) {
  if (attacks === null) return <Sentence>{words.noAttacks}</Sentence>
  const { findings, left, contradictions, identified, attackedRows } = attacks
  const sentences = [...findings, ...contradictions, ...left].map(({ sentence }) => sentence)
  return (
    <>
      <Sentence strong>{words.identified(formatNumber(identified), formatNumber(attackedRows))}</Sentence>
      <ul className="op-checks">
        {[...new Set(sentences)].map(sentence => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function Entry({ summary: { catalogue } }: { summary: ReviewSummary }) {
  const { title, description, publisher, openAttribute, openConditions, updateCycle, contact, fields } = catalogue
  const facts: [string, string][] = [
    [words.entry.title, title],
    [words.entry.description, description],
    [words.entry.publisher, publisher.name],
    [words.entry.openAttribute, openAttribute === null ? '' : openAttributeLabels[openAttribute]],
    [
      words.entry.conditions,
      Object.values(openConditions)
        .filter(text => text !== '')
        .join('；'),
    ],
    [words.entry.updateCycle, updateCycle === null ? '' : updateCycleLabels[updateCycle]],
    [words.entry.contact, contact],
    [words.entry.fields, fields.map(({ label }) => label).join('、')],
  ]
  return (
    <dl className="op-review-entry">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <Fragment key={label}>
            <dt className="op-muted">{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  )
}
