import type { Node } from '../paper/nodes'
import { paragraph } from '../paper/nodes'
import { bodyWidth, colours, mm } from '../paper/page-metrics'
import type { Scribe } from '../scribe'
import type { ReportChart } from './report-data'

// Two greys that stay apart on a copy.
const shades = { now: '#4a4a4a', before: '#c4c4c4' }
const barHeight = 6
const labelWidth = mm(56)
const shownWidth = mm(34)
const longest = bodyWidth - labelWidth - shownWidth - mm(4)

/** The bars of a chart: a row each, its words at the left and its figure at the right. Not parted by the end of a page. */
export function chartNodes(chart: ReportChart, scribe: Scribe): Node[] {
  const most = Math.max(...chart.bars.flatMap(({ now, before }) => [now, before ?? 0]))
  if (most <= 0) return []
  const rows = chart.bars.map(({ label, now, before, shown }) => [
    { text: scribe.text('chart', label), fontSize: 8 },
    { canvas: barsOf(now, before, most) },
    { text: scribe.text('chart', shown), alignment: 'right', fontSize: 8, noWrap: true }
  ])
  return [
    {
      unbreakable: true,
      stack: [
        paragraph(scribe.text('chart', chart.title), {
          bold: true,
          fontSize: 10,
          above: mm(5),
          below: mm(1.5)
        }),
        ...legend(chart, scribe),
        { table: { widths: [labelWidth, longest, shownWidth], body: rows }, layout }
      ]
    }
  ]
}

function barsOf(now: number, before: number | null, most: number): Node[] {
  const bar = (value: number, y: number, color: string): Node[] =>
    value <= 0
      ? []
      : [{ type: 'rect', x: 0, y, w: Math.max(0.5, (value / most) * longest), h: barHeight, color }]
  const ground = { type: 'line', x1: 0, y1: 0, x2: 0, y2: 0.1, lineWidth: 0.1, lineColor: colours.rule }
  const bars = [
    ...bar(now, 1, shades.now),
    ...(before === null ? [] : bar(before, barHeight + 2, shades.before))
  ]
  return bars.length === 0 ? [ground] : bars
}

function legend({ now, before }: ReportChart, scribe: Scribe): Node[] {
  if (before === null) return []
  const sign = (color: string, word: string): Node[] => [
    { width: 10, canvas: [{ type: 'rect', x: 0, y: 2, w: 7, h: 7, color }] },
    { width: 'auto', text: scribe.text('chart', word), fontSize: 7.5, color: colours.quiet }
  ]
  return [
    {
      columns: [...sign(shades.now, now), { width: mm(4), text: '' }, ...sign(shades.before, before)],
      margin: [0, 0, 0, 3]
    }
  ]
}

const layout = {
  hLineWidth: (): number => 0,
  vLineWidth: (): number => 0,
  paddingLeft: (index: number): number => (index === 0 ? 0 : mm(1)),
  paddingRight: (): number => mm(1),
  paddingTop: (): number => 2,
  paddingBottom: (): number => 2
}
