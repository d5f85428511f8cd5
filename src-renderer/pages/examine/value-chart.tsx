// The most common values of a column as bars, the rest as one.
// Draws counts of the profile; where every value is different there is nothing to draw.
import { useMemo } from 'react'
import type { ColumnProfile } from '../../../src-main/contract/profile.ts'
import { emptyCells } from '../../../src-main/contract/quality.ts'
import { examineText } from '../../text/examine.ts'
import { Chart, type ChartOption } from '../../ui/chart.tsx'
import { formatNumber } from '../../ui/number-text.tsx'
import { Sentence } from '../../ui/sentence.tsx'
import { visibleBlanks } from '../../ui/visible-blanks.ts'

const SHOWN = 10
const BAR = 22
const LABEL_UNITS = 11

interface Bar {
  name: string
  count: number
}

/** Values that occur again; what stands alone is no common value. */
function commonValues(column: ColumnProfile): Bar[] {
  return column.top
    .filter(({ count }) => count > 1)
    .slice(0, SHOWN)
    .map(({ value, count }) => ({ name: value, count }))
}

/** Below this share of repeated cells a chart of them would mislead. */
const TELLING_SHARE = 0.1

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
      data: bars.map(bar => visibleBlanks(bar.name)),
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
  const bars = useMemo(() => commonValues(column), [column])
  const option = useMemo(() => optionOf(bars), [bars])
  const filled = column.rows - emptyCells(column)
  const rest = filled - bars.reduce((sum, { count }) => sum + count, 0)
  if (bars.length === 0 || filled - column.distinct < filled * TELLING_SHARE) {
    return <Sentence>{examineText.card.allDifferent}</Sentence>
  }
  const others = column.distinct - bars.length
  return (
    <>
      <Chart option={option} height={bars.length * BAR + 8} label={examineText.card.chartLabel(column.name)} />
      {rest > 0 && others > 0 ? (
        <Sentence>{examineText.card.rest(formatNumber(rest), formatNumber(others))}</Sentence>
      ) : null}
    </>
  )
}
