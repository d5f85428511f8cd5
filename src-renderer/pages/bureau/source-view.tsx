// Data items that several bodies offer, and which of them is the source (一数一源).
// Flags, and takes nothing away.
import { useState } from 'react'
import type { SharedField } from '../../../src-main/contract/bureau-decisions.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { ActDialog } from '../../features/acts/act-dialog.tsx'
import { decisionText } from '../../text/bureau-decisions.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, Select, Table, type TableColumnsType, Tag, Tooltip } from '../../ui/kit.ts'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const words = decisionText.sources

export function SourceList({ search }: { search: string }) {
  const fields = useEngineQuery('bureau.sharedFields', {})
  const [basis, setBasis] = useState<SharedField | null>(null)
  const [error, setError] = useState<unknown>(null)
  const set = (label: string, body: string, ground: string) =>
    callEngine('bureau.setSource', { label, body, basis: ground }).then(() => refreshDataset(null))
  const choose = (field: SharedField, body: string | undefined) => {
    setError(null)
    set(field.label, body ?? '', field.source?.basis ?? '').catch(setError)
  }
  const matching = (fields.data ?? []).filter(({ label, bodies }) =>
    `${label}${bodies.map(({ body }) => body).join('')}`.includes(search.trim()),
  )
  return (
    <>
      <Sentence>{words.sentence}</Sentence>
      <ErrorNotice error={error ?? fields.error} />
      <Table<SharedField>
        className="op-panel"
        size="small"
        rowKey="label"
        columns={columnsFor(choose, setBasis)}
        dataSource={matching}
        locale={{ emptyText: words.none }}
        pagination={{ pageSize: 20, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
      />
      {basis === null ? null : (
        <ActDialog
          title={words.basisTitle(basis.label)}
          fields={[
            {
              name: 'basis',
              label: words.columns.basis,
              kind: 'lines',
              initial: basis.source?.basis ?? '',
              optional: true,
            },
          ]}
          onSubmit={values => set(basis.label, basis.source?.body ?? '', String(values.basis ?? ''))}
          onClose={() => setBasis(null)}
        />
      )}
    </>
  )
}

function columnsFor(
  onChoose: (field: SharedField, body: string | undefined) => void,
  onBasis: (field: SharedField) => void,
): TableColumnsType<SharedField> {
  return [
    { title: words.columns.label, dataIndex: 'label', width: '18%', ellipsis: true },
    {
      title: words.columns.bodies,
      width: 116,
      render: (_, { bodies }) => (
        <Tooltip
          title={bodies.map(({ body, items }) => `${body}：${items.map(item => item.title).join('、')}`).join('；')}
        >
          <span>{words.bodies(formatNumber(bodies.length))}</span>
        </Tooltip>
      ),
    },
    {
      title: words.columns.source,
      width: 230,
      render: (_, field) => (
        <Select
          size="small"
          allowClear
          className="op-bureau-candidates"
          placeholder={words.choose}
          aria-label={`${words.choose}：${field.label}`}
          value={field.source?.body ?? null}
          popupMatchSelectWidth={false}
          onChange={(body: string | null | undefined) => onChoose(field, body ?? undefined)}
          options={[
            ...new Set([
              ...field.bodies.map(({ body }) => body),
              ...(field.source === null ? [] : [field.source.body]),
            ]),
          ].map(body => ({ value: body, label: body }))}
        />
      ),
    },
    {
      title: words.columns.basis,
      width: '20%',
      render: (_, field) =>
        field.source === null ? null : (
          <span>
            {field.source.basis}
            <Button type="link" size="small" onClick={() => onBasis(field)}>
              {words.basis}
            </Button>
          </span>
        ),
    },
    {
      title: words.columns.flagged,
      render: (_, { flagged }) =>
        flagged.map(body => (
          <Tag key={body} color="warning">
            {body}
          </Tag>
        )),
    },
  ]
}
