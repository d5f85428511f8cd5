// The quality report of a month, quarter or year: its figures, and the document in every form.
// Counts nothing: the engine does.
import { useState } from 'react'
import { PERIOD_KINDS, type Period, type PeriodBody } from '../../../src-main/contract/quality-period.ts'
import { returnReasonTexts } from '../../../src-main/contract/text/zh-CN/bureau-ledger.ts'
import { periodTexts } from '../../../src-main/contract/text/zh-CN/quality-period.ts'
import { shell } from '../../engine/client.ts'
import { callEngine, refreshDataset, useEngineQuery } from '../../engine/queries.ts'
import { printPdf, SaveMenu } from '../../features/documents/save-menu.tsx'
import { qualityPeriodText as words } from '../../text/quality-period.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { InputNumber, Segmented, Table, type TableColumnsType } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Figure, Sentence } from '../../ui/sentence.tsx'

const MOST = { month: 12, quarter: 4, year: 1 } as const

/** `today` = `YYYY-MM-DD` of the ledger's report. */
export function PeriodReportView({ today }: { today: string }) {
  const [period, setPeriod] = useState<Period>(() => ({
    kind: 'month',
    year: Number(today.slice(0, 4)),
    number: Number(today.slice(5, 7)),
  }))
  const [error, setError] = useState<unknown>(null)
  const report = useEngineQuery('bureau.period', { period }, { keepPrevious: true })
  const { kind, year, number } = period
  const label = kind === 'year' ? `${year}` : kind === 'quarter' ? `${year}Q${number}` : `${year}-${number}`
  const write = async (format: 'docx' | 'xlsx' | 'html' | 'pdf', path: string) => {
    if (format === 'pdf') await printPdf((await callEngine('bureau.periodPage', { period })).html, path)
    else await callEngine('bureau.savePeriod', { period, out: path, format })
    await refreshDataset(null)
  }
  const found = report.data
  return (
    <>
      <div className="op-bureau-bar">
        <Segmented<Period['kind']>
          value={kind}
          onChange={value => setPeriod({ ...period, kind: value, number: Math.min(number, MOST[value]) })}
          options={PERIOD_KINDS.map(value => ({ value, label: words.kinds[value] }))}
        />
        <InputNumber
          aria-label={words.year}
          min={2000}
          max={2100}
          precision={0}
          value={year}
          onChange={value => value !== null && setPeriod({ ...period, year: value })}
        />
        {kind === 'year' ? null : (
          <InputNumber
            aria-label={words.number[kind]}
            min={1}
            max={MOST[kind]}
            precision={0}
            value={number}
            onChange={value => value !== null && setPeriod({ ...period, number: value })}
          />
        )}
        <span className="op-spring" />
        <SaveMenu
          kinds={['docx', 'xlsx', 'pdf', 'html']}
          words={words.save}
          choosePath={format =>
            shell.chooseSave(
              format === 'pdf' ? 'pdf' : 'report',
              words.fileName(periodTexts.title[kind], label, format),
            )
          }
          write={write}
          onError={setError}
        />
      </div>
      <ErrorNotice error={error ?? report.error} />
      {found === undefined ? null : (
        <>
          <Sentence>
            {words.sentence} {words.months(found.monthsReported)}
          </Sentence>
          <section className="op-panel op-bureau-figures op-period-figures">
            <Figure name={words.figures.handedIn} value={formatNumber(found.total.handedIn)} />
            <Figure name={words.figures.accepted} value={formatNumber(found.total.accepted)} />
            <Figure name={words.figures.returned} value={formatNumber(found.total.returned)} />
            <Figure name={words.figures.complete} value={complete(found.total)} />
            <Figure
              name={words.figures.issued}
              value={formatNumber(found.tasks.issued)}
              hint={`${words.figures.late} ${formatNumber(found.tasks.late)}`}
            />
          </section>
          <Table<PeriodBody>
            className="op-panel"
            size="small"
            rowKey="body"
            columns={COLUMNS}
            dataSource={found.bodies}
            locale={{ emptyText: words.none }}
            pagination={{ pageSize: 15, size: 'small', hideOnSinglePage: true, showSizeChanger: false }}
          />
          {found.reasons.map(({ reason, items }) => (
            <Sentence key={reason}>{`${returnReasonTexts[reason]} ${formatNumber(items)}`}</Sentence>
          ))}
        </>
      )}
    </>
  )
}

function complete({ cells, blank }: PeriodBody): string {
  return cells === 0 ? '—' : formatShare(1 - blank / cells, 2)
}

const numeric = (title: string, figure: (body: PeriodBody) => string) => ({
  title,
  width: 110,
  align: 'right' as const,
  render: (_: unknown, body: PeriodBody) => figure(body),
})
const COLUMNS: TableColumnsType<PeriodBody> = [
  { title: words.columns.body, dataIndex: 'body', ellipsis: true },
  numeric(words.figures.handedIn, ({ handedIn }) => formatNumber(handedIn)),
  numeric(words.figures.accepted, ({ accepted }) => formatNumber(accepted)),
  numeric(words.figures.returned, ({ returned }) => formatNumber(returned)),
  numeric(words.columns.share, ({ accepted, handedIn }) => formatShare(handedIn === 0 ? 0 : accepted / handedIn, 1)),
  numeric(words.figures.rows, ({ rows }) => formatNumber(rows)),
  numeric(words.figures.complete, complete),
  numeric(words.figures.repeated, ({ repeated }) => formatNumber(repeated)),
]
