// The most common values of a column as bars, the rest as one.
// Draws counts of the profile; where every value is different there is nothing to draw.
import { useMemo } from 'react'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { emptyCells } from '../../features/quality/quality.ts'
import { examineText } from '../../text/examine.ts'
import { Chart, type ChartOption } from '../../ui/chart.tsx'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'

const SHOWN = 10
const BAR = 22
const LABEL_UNITS = 11

interface Bar {
  name: string
  count: number
}

export function topBars(column: ColumnProfile): Bar[] {
  const top = column.top.slice(0, SHOWN).map(({ value, count }) => ({ name: value, count }))
  const rest = column.rows - emptyCells(column) - top.reduce((sum, { count }) => sum + count, 0)
  return rest > 0 ? [...top, { name: examineText.card.other, count: rest }] : top
}

function shorten(text: string): string {
  const characters = [...text]
  return characters.length > LABEL_UNITS ? `${characters.slice(0, LABEL_UNITS - 1).join('')}…` : text
}

function optionOf(bars: readonly Bar[]): ChartOption {
  return {
    grid: { left: 4, right: 52, top: 2, bottom: 2, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' }, confine: true },
    xAxis: { type: 'value', show: false },
    yAxis: {
      type: 'category',
      inverse: true,
      data: bars.map(bar => bar.name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { formatter: shorten, fontSize: 12 },
    },
    series: [
      {
        type: 'bar',
        data: bars.map(bar => bar.count),
        barWidth: 10,
        itemStyle: { borderRadius: 2 },
        label: {
          show: true,
          position: 'right',
          fontSize: 11,
          formatter: ({ value }) => (typeof value === 'number' ? formatNumber(value) : ''),
        },
      },
    ],
  }
}

export function ValueChart({ column }: { column: ColumnProfile }) {
  const bars = useMemo(() => topBars(column), [column])
  const option = useMemo(() => optionOf(bars), [bars])
  const [first] = column.top
  if (first === undefined || first.count <= 1) return <Sentence>{examineText.card.allDifferent}</Sentence>
  return <Chart option={option} height={bars.length * BAR + 8} label={examineText.card.chartLabel(column.name)} />
}
