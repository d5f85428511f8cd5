// Which columns, alone or together, single people out: one plain sentence, a chart, and the figures of every set.
// Shows what the engine counted; the person chooses which columns take part.
import { useMemo, useState } from 'react'
import type { View } from '../../../src-main/contract/datasets.ts'
import type { TableProfile } from '../../../src-main/contract/profile.ts'
import { MAX_SET_SIZE, type SingleOutReport, type SingleOutSet } from '../../../src-main/contract/relations.ts'
import { leftOutTexts } from '../../../src-main/contract/text/zh-CN/examination.ts'
import { useNavigation } from '../../state/navigation.ts'
import { singleOutText as words } from '../../text/relations.ts'
import { Chart, type ChartOption } from '../../ui/chart.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Button, IconForward, Segmented, Select, Table, type TableColumnsType, Tooltip } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { StateDot } from '../../ui/state-dot.tsx'
import { LookWait } from './look-wait.tsx'
import { type CloserLook, type SetsWanted, useSingleOut } from './use-closer-look.ts'

export interface SingleOutPanelProps {
  datasetId: string
  view: View
  profile: TableProfile
}

export function SingleOutPanel({ datasetId, view, profile }: SingleOutPanelProps) {
  const look = useSingleOut(datasetId, view)
  const { report } = look
  if (report === null) return <LookWait look={{ ...look, start: () => look.start() }} sentence={words.running} />
  return (
    <Found key={`${view} ${report.columns.join()} ${report.maxSize}`} look={look} report={report} profile={profile} />
  )
}

interface FoundProps {
  look: CloserLook<SingleOutReport, SetsWanted>
  report: SingleOutReport
  profile: TableProfile
}

function Found({ look, report, profile }: FoundProps) {
  return (
    <div className="op-look">
      <Sentence>{words.intro}</Sentence>
      <Choice look={look} report={report} profile={profile} />
      <ErrorNotice error={look.error} />
      <Verdict report={report} />
      {report.sets.length === 0 ? null : (
        <>
          <SetChart report={report} />
          <SetTable report={report} />
        </>
      )}
      <Sentence>
        {report.searchedRows === report.rows
          ? words.searched(formatNumber(report.searchedSets), formatNumber(report.rows))
          : words.searchedSample(
              formatNumber(report.searchedSets),
              formatNumber(report.searchedRows),
              formatNumber(report.rows),
              `${(report.separationError * 100).toFixed(1)}%`,
            )}
      </Sentence>
      {report.leftOut.length === 0 ? null : (
        <section className="op-look-part">
          <h3>{words.leftOut}</h3>
          <ul className="op-left-out">
            {report.leftOut.map(({ column, reason }) => (
              <li key={column}>
                {column}
                <span className="op-faint">{leftOutTexts[reason]}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** Sets a machine would still go through in seconds. */
const MAX_SETS = 3000

function setCount(columns: number, maxSize: number): number {
  let [total, choose] = [0, 1]
  for (let size = 1; size <= Math.min(columns, maxSize); size += 1) {
    choose = (choose * (columns - size + 1)) / size
    total += choose
  }
  return total
}

function Choice({ look, report, profile }: FoundProps) {
  const [columns, setColumns] = useState(report.columns)
  const [maxSize, setMaxSize] = useState(report.maxSize)
  const changed = maxSize !== report.maxSize || columns.toSorted().join() !== report.columns.toSorted().join()
  const tooMany = setCount(columns.length, maxSize) > MAX_SETS
  return (
    <div className="op-single-out-choice">
      <span className="op-single-out-part op-single-out-columns">
        <span className="op-muted">{words.choose}</span>
        <Select
          mode="multiple"
          aria-label={words.choose}
          value={columns}
          onChange={setColumns}
          maxTagCount="responsive"
          options={profile.columns.map(({ name }) => ({ value: name, label: name }))}
        />
      </span>
      <span className="op-single-out-part">
        <span className="op-muted">{words.size}</span>
        <Segmented
          value={maxSize}
          onChange={setMaxSize}
          options={Array.from({ length: MAX_SET_SIZE }, (_, at) => ({ value: at + 1, label: words.sizes(at + 1) }))}
        />
      </span>
      <Tooltip title={tooMany ? words.tooMany : ''}>
        <Button
          type={changed ? 'primary' : 'default'}
          loading={look.running}
          disabled={!changed || tooMany || columns.length === 0}
          onClick={() => look.start({ columns, maxSize })}
        >
          {words.run}
        </Button>
      </Tooltip>
    </div>
  )
}

/** The smallest set that singles out anybody worth speaking of says more than a larger one that singles out a few more. */
function tellingSet(sets: readonly SingleOutSet[], rows: number): SingleOutSet | undefined {
  const worst = Math.max(0, ...sets.map(({ alone }) => alone))
  return sets.find(({ alone }) => alone > 0 && (alone >= worst / 2 || alone >= rows / 2))
}

function quoted(columns: readonly string[]): string {
  return columns.map(column => `“${column}”`).join('、')
}

function Verdict({ report }: { report: SingleOutReport }) {
  const goStep = useNavigation(state => state.goStep)
  if (report.columns.length === 0) return <p className="op-look-none">{words.nothing}</p>
  const set = tellingSet(report.sets, report.rows)
  if (set === undefined) {
    return (
      <p className="op-verdict is-good">
        <StateDot state="done" />
        {words.safe(quoted(report.sets.at(-1)?.columns ?? report.columns))}
      </p>
    )
  }
  return (
    <div className="op-verdict is-bad">
      <StateDot state="wrong" />
      <span>{words.headline(quoted(set.columns), formatNumber(set.alone), formatShare(set.alone, report.rows))}</span>
      <span className="op-spring" />
      <Button icon={<IconForward />} onClick={() => goStep('deidentify')}>
        {words.toDeidentify}
      </Button>
    </div>
  )
}

const BAR = 22
const CHARTED = 3

/** The worst few of every size, so that one sees what each further column adds. */
function chartedSets(report: SingleOutReport): SingleOutSet[] {
  const sizes = [...new Set(report.sets.map(({ columns }) => columns.length))]
  return sizes.flatMap(size => report.sets.filter(({ columns }) => columns.length === size).slice(0, CHARTED))
}

function SetChart({ report }: { report: SingleOutReport }) {
  const sets = useMemo(() => chartedSets(report), [report])
  const option = useMemo(
    (): ChartOption => ({
      grid: { left: 4, right: 96, top: 2, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      xAxis: { type: 'value', show: false, min: 0, max: report.rows },
      yAxis: {
        type: 'category',
        inverse: true,
        data: sets.map(({ columns }) => columns.join(' + ')),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { fontSize: 12, width: 420, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          data: sets.map(({ alone }) => alone),
          barWidth: 10,
          barMinHeight: 1,
          itemStyle: { borderRadius: 2 },
          label: {
            show: true,
            position: 'right',
            fontSize: 11,
            formatter: ({ value }) =>
              typeof value === 'number' ? `${formatNumber(value)}（${formatShare(value, report.rows)}）` : '',
          },
        },
      ],
    }),
    [sets, report],
  )
  return (
    <section className="op-look-part">
      <h3>{words.chart}</h3>
      <Chart option={option} height={sets.length * BAR + 8} label={words.chart} />
    </section>
  )
}

function Explained({ title, hint }: { title: string; hint: string }) {
  return (
    <Tooltip title={hint}>
      <span className="op-explained">{title}</span>
    </Tooltip>
  )
}

const share = (value: number) => value.toFixed(4)

function SetTable({ report }: { report: SingleOutReport }) {
  const sizes = [...new Set(report.sets.map(({ columns }) => columns.length))]
  const [size, setSize] = useState(sizes.at(-1) ?? 1)
  const columns: TableColumnsType<SingleOutSet> = [
    { title: words.set, key: 'set', render: (_, set) => set.columns.join(' + ') },
    {
      title: words.alone,
      dataIndex: 'alone',
      align: 'right',
      width: 190,
      className: 'op-number',
      render: (alone: number) => `${formatNumber(alone)}（${formatShare(alone, report.rows)}）`,
    },
    {
      title: words.few,
      dataIndex: 'few',
      align: 'right',
      width: 190,
      className: 'op-number',
      render: (few: number) => `${formatNumber(few)}（${formatShare(few, report.rows)}）`,
    },
    {
      title: <Explained title={words.distinction} hint={words.distinctionHint} />,
      dataIndex: 'distinction',
      align: 'right',
      width: 110,
      className: 'op-number',
      render: share,
    },
    {
      title: <Explained title={words.separation} hint={words.separationHint} />,
      dataIndex: 'separation',
      align: 'right',
      width: 110,
      className: 'op-number',
      render: share,
    },
  ]
  return (
    <section className="op-look-part">
      <Segmented
        value={size}
        onChange={setSize}
        options={sizes.map(value => ({ value, label: words.ofSize(value) }))}
      />
      <Table
        className="op-set-table"
        size="small"
        columns={columns}
        dataSource={report.sets.filter(set => set.columns.length === size)}
        rowKey={set => set.columns.join()}
        pagination={false}
      />
    </section>
  )
}
