// How the numbers or dates of a column are spread: the histogram and the figures beside it.
// Draws what the engine counted.
import { useMemo } from 'react'
import type { Distribution } from '../../../src-main/contract/distribution.ts'
import { quantileTexts } from '../../../src-main/contract/text/zh-CN/examination.ts'
import { examineText } from '../../text/examine.ts'
import { Chart, type ChartOption } from '../../ui/chart.tsx'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const words = examineText.card
const HEIGHT = 132

interface Bin {
  name: string
  /** Under the axis. */
  short: string
  count: number
}

/** Values far outside stand in bars of their own at the ends. */
function binsOf({ bins, edges, below, above, unit }: Distribution): Bin[] {
  const shown = (edge: string) => (unit === 'number' ? formatNumber(Number(edge)) : edge)
  const inner = bins.map((count, at): Bin => {
    const [from = '', to = ''] = [edges[at], edges[at + 1]]
    return { name: from === to ? shown(from) : words.bin(shown(from), shown(to)), short: shown(from), count }
  })
  const first = edges[0] ?? ''
  const last = edges.at(-1) ?? ''
  if (below > 0) inner.unshift({ name: words.binBelow(shown(first)), short: `< ${shown(first)}`, count: below })
  if (above > 0) inner.push({ name: words.binAbove(shown(last)), short: `≥ ${shown(last)}`, count: above })
  return inner
}

function optionOf(bins: readonly Bin[]): ChartOption {
  return {
    grid: { left: 2, right: 8, top: 8, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'shadow' },
      confine: true,
      formatter: params => {
        const [at] = Array.isArray(params) ? params : [params]
        const bin = bins[at?.dataIndex ?? -1]
        return bin === undefined ? '' : `${bin.name}<br><b>${formatNumber(bin.count)}</b>`
      },
    },
    xAxis: {
      type: 'category',
      data: bins.map(({ short }) => short),
      axisTick: { show: false },
      axisLabel: { fontSize: 11, hideOverlap: true, showMinLabel: true },
    },
    yAxis: {
      type: 'value',
      splitNumber: 3,
      axisLabel: { fontSize: 11, formatter: (value: number) => formatNumber(value) },
    },
    series: [
      {
        type: 'bar',
        data: bins.map(({ count }) => count),
        barCategoryGap: '8%',
        itemStyle: { borderRadius: [2, 2, 0, 0] },
      },
    ],
  }
}

export function DistributionChart({ name, distribution }: { name: string; distribution: Distribution }) {
  const option = useMemo(() => optionOf(binsOf(distribution)), [distribution])
  const beyond = distribution.below + distribution.above
  return (
    <>
      <Chart option={option} height={HEIGHT} label={words.distributionLabel(name)} />
      {beyond === 0 ? null : <Sentence>{words.beyond(formatNumber(beyond))}</Sentence>}
    </>
  )
}

export function QuantileList({ distribution }: { distribution: Distribution }) {
  const { unit, deviation } = distribution
  const shown = (value: string) => (unit === 'number' ? formatNumber(Number(value)) : value)
  const named = distribution.quantiles.flatMap(({ share, value }) => {
    const name = quantileTexts[String(share)]
    return name === undefined ? [] : [{ name, value }]
  })
  return (
    <dl className="op-quantiles">
      {named.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="op-number">{shown(value)}</dd>
        </div>
      ))}
      {unit === 'number' ? (
        <div>
          <dt>{words.deviation}</dt>
          <dd className="op-number">{formatNumber(deviation)}</dd>
        </div>
      ) : null}
    </dl>
  )
}
