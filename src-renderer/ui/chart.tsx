// The one place that knows the chart library: draws what it is given in the palette's colours and follows its frame.
// Knows nothing of what the figures mean.

import type { BarSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import type {
  GridComponentOption,
  LegendComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components'
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { type ComposeOption, init, registerTheme, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useScheme } from './appearance.ts'
import { FONT, paletteOf, type Scheme } from './theme.ts'

use([
  BarChart,
  LineChart,
  ScatterChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  SVGRenderer,
])

function themeOf(scheme: Scheme) {
  const palette = paletteOf(scheme)
  const label = { color: palette.textMuted, textBorderWidth: 0 }
  const axis = {
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { lineStyle: { color: palette.line } },
    axisLabel: { color: palette.textMuted },
    nameTextStyle: { color: palette.textMuted },
    splitLine: { lineStyle: { color: palette.lineSoft } },
  }
  return {
    darkMode: scheme === 'dark',
    color: [palette.primary, palette.good, palette.warn, palette.textFaint],
    textStyle: { fontFamily: FONT, color: palette.textMuted },
    categoryAxis: axis,
    valueAxis: axis,
    logAxis: axis,
    legend: { textStyle: { color: palette.textMuted } },
    tooltip: {
      backgroundColor: palette.raised,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
    },
    bar: { label },
    line: { label },
    scatter: { label },
  }
}
registerTheme('light', themeOf('light'))
registerTheme('dark', themeOf('dark'))

export type ChartOption = ComposeOption<
  | BarSeriesOption
  | LineSeriesOption
  | ScatterSeriesOption
  | GridComponentOption
  | LegendComponentOption
  | MarkLineComponentOption
  | TooltipComponentOption
>

export interface ChartProps {
  option: ChartOption
  height: number
  /** What the chart shows, for those who cannot see it. */
  label: string
  onPick?: ((index: number) => void) | undefined
}

export function Chart({ option, height, label, onPick }: ChartProps) {
  const frame = useRef<HTMLDivElement>(null)
  const scheme = useScheme()
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const chart = init(element, scheme, { renderer: 'svg' })
    chart.setOption({ animation: false, ...option })
    chart.on('click', event => onPick?.(event.dataIndex))
    const follow = new ResizeObserver(() => chart.resize())
    follow.observe(element)
    return () => {
      follow.disconnect()
      chart.dispose()
    }
  }, [option, scheme, onPick])
  return <div ref={frame} className="op-chart" style={{ height }} role="img" aria-label={label} />
}
