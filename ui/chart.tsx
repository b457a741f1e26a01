// A chart: a plain sentence first, then the picture, then the numbers for those who cannot see it. The drawing library comes only when one is on screen.
import './chart.css'
import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { themeNow, watchTheme } from './choice.ts'
import { number, useLocale } from './i18n.ts'
import { chartPigments, hei, paletteOf } from './tokens.ts'

export interface Series {
  name: string
  values: readonly (number | null)[]
}
export interface ChartProps {
  /** What it means, in words: 「本周新增 32 人，比上周多一半。」 */
  sentence: React.ReactNode
  kind?: 'line' | 'bar'
  /** What stands below: days, groups, stages. */
  labels: readonly string[]
  /** At most four; more is not a chart but a table. */
  series: readonly Series[]
  stacked?: boolean
  height?: 'low' | 'normal'
}

export function Chart({ sentence, kind = 'line', labels, series, stacked, height = 'normal' }: ChartProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const theme = useSyncExternalStore(watchTheme, themeNow)
  const locale = useLocale()
  useEffect(() => {
    let chart: { dispose: () => void; resize: () => void; setOption: (option: object) => void } | undefined
    let gone = false
    const sized = new ResizeObserver(() => chart?.resize())
    void import('./chart-engine.ts').then(({ drawChart }) => {
      if (gone || !box.current) return
      chart = drawChart(box.current, locale)
      chart.setOption(optionOf({ kind, labels, series, stacked: stacked === true, theme }))
      sized.observe(box.current)
    })
    return () => {
      gone = true
      sized.disconnect()
      chart?.dispose()
    }
  }, [kind, labels, series, stacked, theme, locale])
  return (
    <figure className="c-chart" aria-labelledby={id}>
      <figcaption id={id}>{sentence}</figcaption>
      <div ref={box} className={`c-chart-box c-chart-${height}`} aria-hidden="true" />
      <div className="q-aside">
        <table>
          <thead>
            <tr>
              <td />
              {labels.map(label => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.map(one => (
              <tr key={one.name}>
                <th scope="row">{one.name}</th>
                {one.values.map((value, at) => (
                  <td key={labels[at]}>{value === null ? '–' : number(value)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

interface Drawn extends Required<Pick<ChartProps, 'kind' | 'labels' | 'series' | 'stacked'>> {
  theme: 'light' | 'dark'
}

function optionOf({ kind, labels, series, stacked, theme }: Drawn): object {
  const p = paletteOf(theme)
  const words = { color: p.ink3, fontFamily: hei, fontSize: 12 }
  return {
    animationDuration: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 300,
    color: chartPigments.map(pigment => p[pigment]),
    textStyle: words,
    grid: { left: 4, right: 12, top: series.length > 1 ? 32 : 12, bottom: 4, containLabel: true },
    ...(series.length > 1 && { legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 3, icon: 'rect', textStyle: words } }),
    tooltip: {
      trigger: 'axis',
      backgroundColor: p.ink,
      borderWidth: 0,
      textStyle: { ...words, color: p.paper },
      axisPointer: { lineStyle: { color: p.edge } },
      valueFormatter: (value: number | null) => (value === null ? '–' : number(value)),
    },
    xAxis: {
      type: 'category',
      data: labels,
      axisLine: { lineStyle: { color: p.line } },
      axisTick: { show: false },
      axisLabel: words,
      boundaryGap: kind === 'bar',
    },
    yAxis: { type: 'value', splitNumber: 3, minInterval: 1, splitLine: { lineStyle: { color: p.line } }, axisLabel: words },
    series: series.map(one => ({
      name: one.name,
      type: kind,
      data: one.values,
      ...(stacked && { stack: 'all' }),
      ...(kind === 'bar'
        ? { barMaxWidth: 18, itemStyle: { borderRadius: stacked ? 0 : [2, 6, 0, 0] } }
        : { symbol: 'none', lineStyle: { width: 2 } }),
    })),
  }
}
