import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { onBeforeUnmount, onMounted, watch, type Ref } from 'vue'
import type { EChartsCoreOption } from 'echarts/core'
import { currentLocale } from '../../locales/i18n'
import { usePreferences } from '../../stores/preferences'

echarts.use([
  BarChart,
  LineChart,
  GridComponent,
  TooltipComponent,
  LegendComponent,
  AriaComponent,
  CanvasRenderer
])

/** Colours of the page as they are in the look chosen now. */
export interface ChartColours {
  good: string
  warn: string
  rest: string
  ink: string
  line: string
  surface: string
  font: string
}

function colours(): ChartColours {
  const style = getComputedStyle(document.documentElement)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    good: read('--good'),
    warn: read('--warn'),
    rest: read('--line-strong'),
    ink: read('--ink'),
    line: read('--line'),
    surface: read('--surface'),
    font: read('--font')
  }
}

/**
 * A chart drawn on a canvas in this element; it follows the data, the language, the look and the element's size. What it
 * shows always stands in a table beside it, so it is hidden from screen readers.
 */
export function useChart(
  element: Ref<HTMLElement | null>,
  option: (look: ChartColours) => EChartsCoreOption
): void {
  const preferences = usePreferences()
  let chart: echarts.ECharts | null = null

  function draw(): void {
    const look = colours()
    // Tooltips as text on the canvas: as HTML they would bring inline styles, which the page's policy refuses.
    const tooltip = {
      renderMode: 'richText',
      trigger: 'axis',
      backgroundColor: look.surface,
      borderColor: look.line,
      textStyle: { color: look.ink, fontFamily: look.font, fontSize: 12 }
    }
    chart?.setOption(
      {
        animation: false,
        textStyle: { fontFamily: look.font, color: look.ink, fontSize: 12 },
        // Patterns beside the colours, for eyes that tell no green from brown; the words are in the table.
        aria: { enabled: true, label: { enabled: false }, decal: { show: true } },
        tooltip,
        ...option(look)
      },
      { notMerge: true }
    )
  }

  const observer = new ResizeObserver(() => chart?.resize())
  onMounted(() => {
    if (element.value === null) return
    chart = echarts.init(element.value, null, { renderer: 'canvas' })
    observer.observe(element.value)
    draw()
  })
  watch([() => option(colours()), () => preferences.dark, currentLocale], draw, { flush: 'post' })
  onBeforeUnmount(() => {
    observer.disconnect()
    chart?.dispose()
  })
}
