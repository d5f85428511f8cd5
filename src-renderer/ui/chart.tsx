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
import { type ComposeOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useScheme } from './appearance.ts'
import { paletteOf } from './theme.ts'

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
    const palette = paletteOf(scheme)
    const chart = init(element, null, { renderer: 'svg' })
    chart.setOption({
      animation: false,
      color: [palette.primary, palette.good, palette.warn, palette.textFaint],
      textStyle: { fontFamily: 'inherit', color: palette.textMuted },
      ...option,
    })
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
