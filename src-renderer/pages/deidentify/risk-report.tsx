// The figures of one risk report, each with a sentence: level of effect, attackers, groups, estimates, columns, other tables.
// Computes nothing but sums for the chart.
import { useMemo } from 'react'
import { SIZE_BINS } from '../../../src-main/contract/deidentify-window.ts'
import type { RiskReport } from '../../../src-main/contract/risk.ts'
import { useNavigation } from '../../state/navigation.ts'
import { deidentifyText } from '../../text/deidentify.ts'
import { deidentifyRiskText as words } from '../../text/deidentify-risk.ts'
import { Chart, type ChartOption } from '../../ui/chart.tsx'
import { Alert, Button } from '../../ui/kit.ts'
import { formatNumber, formatShare } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const share = (value: number) => formatShare(value, 1)
const number = (value: number | null) => (value === null ? '—' : value.toFixed(2))
/** Row numbers shown of the smallest groups. */
const ROWS_SHOWN = 24

export function RiskReportView({ report }: { report: RiskReport }) {
  const [level = '', ...reasons] = report.grounds
  return (
    <div className="op-deid-risk">
      <Alert
        type={report.level >= 3 ? 'success' : 'warning'}
        showIcon
        title={level}
        description={
          <ul>
            {reasons.map(reason => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        }
      />
      <Sentence strong>{words.groups(report.classes, report.k, report.uniques, share(report.uniqueShare))}</Sentence>
      <div className="op-deid-charts">
        <Attackers report={report} />
        <Sizes report={report} />
      </div>
      <Population report={report} />
      <Estimate report={report} />
      <Difference report={report} />
      <Linkage report={report} />
      <Columns report={report} />
      <SensitiveColumns report={report} />
      <SuppressedMeanings report={report} />
      <Smallest report={report} />
    </div>
  )
}

type Part = { report: RiskReport }

function FigureTable({
  title,
  head,
  lines,
}: {
  title: string
  head: readonly string[]
  lines: readonly (readonly string[])[]
}) {
  return (
    <table aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {head.map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, ...figures]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {figures.map((figure, at) => (
              <td key={head[at]} className="op-number">
                {figure}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Attackers({ report: { prosecutor, journalist, marketer } }: Part) {
  const { title, max, average, atRisk, upperBound, ...names } = words.attackers
  const line = (name: string, figures: RiskReport['prosecutor']) => [
    name,
    share(figures.max),
    share(figures.average),
    share(figures.shareAtRisk),
  ]
  const second = journalist.basis === 'population' ? names.journalist : `${names.journalist}${upperBound}`
  return (
    <FigureTable
      title={title}
      head={[max, average, atRisk]}
      lines={[
        line(names.prosecutor, prosecutor),
        line(second, journalist),
        [names.marketer, '—', share(marketer), '—'],
      ]}
    />
  )
}

function Sizes({ report: { classSizes } }: Part) {
  const option = useMemo((): ChartOption => {
    const rows = new Array<number>(SIZE_BINS.length).fill(0)
    for (const { size, classes } of classSizes) {
      const bin = SIZE_BINS.findLastIndex(least => size >= least)
      rows[bin] = (rows[bin] ?? 0) + size * classes
    }
    const names = SIZE_BINS.map((from, at) => {
      const next = SIZE_BINS[at + 1]
      return deidentifyText.result.bin(from, next === undefined ? null : next - 1)
    })
    return {
      grid: { left: 4, right: 8, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
      xAxis: { type: 'category', data: names, axisTick: { show: false }, axisLabel: { fontSize: 11, interval: 0 } },
      yAxis: {
        type: 'value',
        splitNumber: 3,
        axisLabel: { fontSize: 11, formatter: (value: number) => formatNumber(value) },
      },
      series: [{ type: 'bar', data: rows }],
    }
  }, [classSizes])
  const { chart, chartHint } = deidentifyText.result
  return (
    <figure>
      <h3>{chart}</h3>
      <Chart option={option} height={160} label={chart} />
      <Sentence>{chartHint}</Sentence>
    </figure>
  )
}

function ApartNotice({ columns }: { columns: readonly string[] | undefined }) {
  if (columns === undefined) return null
  return <Alert type="warning" showIcon title={words.apart(columns.map(column => `“${column}”`).join('、'))} />
}

function Population({ report: { population } }: Part) {
  if (population === null) return null
  const { kMap, presence, beyondPopulation, apart } = population
  return (
    <>
      <ApartNotice columns={apart} />
      <Sentence strong>{words.map(kMap, share(presence.min), share(presence.max))}</Sentence>
      {beyondPopulation === 0 ? null : <Sentence>{words.beyond(beyondPopulation)}</Sentence>}
    </>
  )
}

function Estimate({ report: { estimate } }: Part) {
  if (estimate === null) return null
  const { title, sentence, models, unsolved, each, hint } = words.estimate
  const { population, uniques, uniqueShare, chosen } = estimate
  const rounded = (value: number | null) => (value === null ? unsolved : formatNumber(Math.round(value)))
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Sentence strong>{sentence(population, rounded(uniques[chosen]), share(uniqueShare), models[chosen])}</Sentence>
      <ul className="op-deid-estimates">
        {(['pitman', 'zayatz', 'snb'] as const).map(model => (
          <li key={model}>{each(models[model], rounded(uniques[model]))}</li>
        ))}
      </ul>
      <Sentence>{hint}</Sentence>
    </section>
  )
}

function Difference({ report: { difference } }: Part) {
  if (difference === undefined) return null
  const { title, sentence, exposed, moved, allNew } = words.difference
  const { classes, unchanged, appeared, vanished, changedByOne, changedByTwo } = difference
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Sentence>{sentence(classes, unchanged)}</Sentence>
      <ApartNotice columns={difference.apart} />
      {difference.apart === undefined ? (
        <Sentence strong>{exposed(changedByOne, changedByTwo, difference.exposed)}</Sentence>
      ) : null}
      <Sentence>{moved(appeared, vanished)}</Sentence>
      {difference.apart === undefined && appeared + vanished === classes ? <Sentence strong>{allNew}</Sentence> : null}
    </section>
  )
}

function Linkage({ report: { linkage } }: Part) {
  if (linkage === undefined) return null
  const { title, sentence, unique, toFew } = words.linkage
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Sentence>{sentence(linkage.rows, linkage.matched, formatShare(linkage.matched, linkage.rows))}</Sentence>
      <ApartNotice columns={linkage.apart} />
      {linkage.apart === undefined ? <Sentence strong>{unique(linkage.unique)}</Sentence> : null}
      <Sentence>{toFew(linkage.toFew)}</Sentence>
    </section>
  )
}

function Columns({ report: { byColumn } }: Part) {
  const { title, distinction, separation, hint } = words.columns
  const lines = byColumn
    .toSorted((one, other) => other.separation - one.separation)
    .map(one => [one.column, share(one.distinction), share(one.separation)])
  return (
    <div>
      <FigureTable title={title} head={[distinction, separation]} lines={lines} />
      <Sentence>{hint}</Sentence>
    </div>
  )
}

function SensitiveColumns({ report: { l, t } }: Part) {
  if (l === undefined) return null
  const { title, distinct, entropy, alpha, closeness } = words.sensitive
  const lines = Object.entries(l.byColumn).map(([column, figures]) => [
    column,
    formatNumber(figures.distinct),
    number(figures.entropy),
    share(figures.alpha),
    share(t?.byColumn[column]?.equal ?? 0),
  ])
  return <FigureTable title={title} head={[distinct, entropy, alpha, closeness]} lines={lines} />
}

function SuppressedMeanings({ report: { suppressed } }: Part) {
  if (suppressed.rows === 0) return null
  const { title, sentence, unknown, ...meanings } = words.suppressed
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <Sentence>{sentence(suppressed.rows)}</Sentence>
      <ul className="op-deid-estimates">
        {(['ownClass', 'anyValue', 'removed'] as const).map(meaning => {
          const k = suppressed.k[meaning]
          return (
            <li key={meaning}>
              {meanings[meaning]}：{k === null ? unknown : deidentifyText.result.persons(k)}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Smallest({ report: { smallest, quasiIdentifiers } }: Part) {
  const goStep = useNavigation(state => state.goStep)
  if (smallest.length === 0) return null
  const column = quasiIdentifiers[0] ?? null
  return (
    <section aria-label={words.smallest}>
      <h3>{words.smallest}</h3>
      <div className="op-deid-row">
        {smallest.slice(0, ROWS_SHOWN).map(({ row }) => (
          <Button
            key={row}
            size="small"
            type="link"
            onClick={() => goStep('clean', { target: { rowNumber: row, column } })}
          >
            {formatNumber(row)}
          </Button>
        ))}
      </div>
    </section>
  )
}
