// The part of ECharts that we use: lines and bars, drawn as SVG so that they stay sharp and small.
import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

export const drawChart = (box: HTMLElement, locale: string) =>
  init(box, null, { renderer: 'svg', locale: locale === 'en' ? 'EN' : 'ZH' })
