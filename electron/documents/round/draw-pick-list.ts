import type { BatchControl } from '../document-maker'
import type { LetterTools } from '../letter/compose-letter'
import { bodyWidth, colours, mm } from '../paper/page-metrics'
import { pair, paragraph, rule, type Node } from '../paper/nodes'
import type { PaperFile } from '../paper/paper-file'
import type { Blocks } from '../scribe'
import { boxed, writingLine } from '../survey-act/form-nodes'
import { gridLayout, rightCell, stacked } from './form-table'
import type { PickListData, PickListPoint } from './round-data'
import { bothWords, RoundWords, type PointWords } from './round-words'

const size = 8.5

interface PickTools {
  data: PickListData
  words: RoundWords
  blocks: Blocks<'round-pick-list'>
}

/**
 * Draws what the warehouse puts aside: first all points together, then a page for each point with its lots, first expired
 * first, and the signatures of who gave and who took.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`, and what `check` throws
 */
export function drawPickList(
  file: PaperFile,
  data: PickListData,
  tools: LetterTools,
  control: BatchControl = {}
): void {
  const words = new RoundWords(tools, data.round)
  const pick: PickTools = { data, words, blocks: words.blocks('round-pick-list') }
  const points = data.points.map((own, index) => words.point(own.point, `points.${index}`))
  const footer = {
    left: words.footer('round-pick-list'),
    right: (page: number, pages: number): string => words.page(page, pages)
  }
  file.draw([file.layOut(overview(pick, points), size)], footer)
  for (const [index, own] of data.points.entries()) {
    control.check?.()
    const point = points[index]
    if (point !== undefined) file.draw([file.layOut(pointPage(pick, own, point), size)], footer)
    control.drawn?.(index + 1, data.points.length)
  }
}

function head({ data, words, blocks }: PickTools): Node[] {
  const source = words.point(data.source, 'source')
  const label = blocks('source')
  const line = (locale: 'kk' | 'ru'): string =>
    `${label[locale]}: ${source.name[locale]}, ${source.address[locale]}`
  return [
    pair(words.office.name, { fontSize: 7, color: colours.quiet }),
    pair(words.office.contact, { fontSize: 7, color: colours.quiet }),
    pair(blocks('title'), { bold: true, fontSize: 11, above: 4 }),
    pair(words.round, { bold: true }),
    pair({ kk: line('kk'), ru: line('ru') }),
    pair(source.responsible, { below: 4 })
  ]
}

function overview(pick: PickTools, points: readonly PointWords[]): Node[] {
  const { data, words, blocks } = pick
  const number = (value: number): Node => rightCell(words.number(value))
  const heads = (
    ['pointColumn', 'linesColumn', 'plannedColumn', 'arrivedColumn', 'wantedColumn'] as const
  ).map((block) => stacked(blocks(block), { bold: true }))
  const rows = data.points.map(({ lines, planned, arrived, wanted }, index) => [
    stacked(points[index]?.name ?? words.ware),
    ...[lines, planned, arrived, wanted].map(number)
  ])
  const sums = (['lines', 'planned', 'arrived', 'wanted'] as const).map((key) => ({
    ...number(data.points.reduce((sum, point) => sum + point[key], 0)),
    bold: true
  }))
  const total = [{ text: bothWords(blocks('total')), bold: true }, ...sums]
  return [
    ...head(pick),
    rule({ above: 2, below: 6 }),
    pair(blocks('allPoints'), { bold: true, below: 3 }),
    {
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: ['*', mm(18), mm(26), mm(30), mm(24)],
        body: [heads, ...rows, total]
      },
      layout: gridLayout
    },
    ...allLots(pick),
    ...contents(pick)
  ]
}

/** The lots of all points together: what is fetched from the shelves. */
function allLots({ data, words, blocks }: PickTools): Node[] {
  const all = new Map<string, PickListPoint['lots'][number]>()
  for (const { lots } of data.points) {
    for (const lot of lots) {
      const key = `${lot.expiresOn ?? ''} ${lot.batch}`
      all.set(key, { ...lot, quantity: lot.quantity + (all.get(key)?.quantity ?? 0) })
    }
  }
  if (all.size === 0) return []
  return [{ ...lotTable({ data, words, blocks }, [...all.values()]), margin: [0, mm(5), 0, 0] }]
}

/** What one kit holds, so that a kit can be looked through before it leaves. */
function contents({ data, words, blocks }: PickTools): Node[] {
  if (data.contents.length === 0) return []
  const rows = data.contents.map(({ name, unit, quantity }) => [
    stacked(name),
    rightCell(`${words.number(quantity)} ${bothWords(words.unitWord(unit))}`)
  ])
  return [
    pair(blocks('contents'), { bold: true, above: mm(5), below: 3 }),
    { table: { dontBreakRows: true, widths: ['*', mm(40)], body: rows }, layout: gridLayout }
  ]
}

function pointPage(pick: PickTools, own: PickListPoint, point: PointWords): Node[] {
  const { words, blocks } = pick
  const label = words.common('point')
  const where = (locale: 'kk' | 'ru'): string =>
    `${label[locale]}: ${point.name[locale]}, ${point.address[locale]}`
  const planned = blocks('planned', {
    lines: words.number(own.lines),
    planned: words.number(own.planned),
    arrived: words.number(own.arrived),
    wanted: words.number(own.wanted),
    unit: words.unit
  })
  return [
    ...head(pick),
    rule({ above: 2, below: 6 }),
    pair({ kk: where('kk'), ru: where('ru') }, { bold: true, fontSize: 10 }),
    pair(point.responsible),
    pair(point.opens),
    pair(planned, { above: 4, below: 6 }),
    own.lots.length === 0 && own.wanted === 0
      ? paragraph(bothWords(blocks('nothing')))
      : { stack: [lotTable(pick, own.lots)] },
    ...(own.short === 0
      ? []
      : [
          pair(blocks('short', { short: words.number(own.short), unit: words.unit }), {
            bold: true,
            above: 6
          })
        ]),
    ...(['gave', 'took'] as const).map((block) => signature(pick, bothWords(blocks(block))))
  ]
}

function lotTable({ words, blocks }: PickTools, lots: PickListPoint['lots']): Node {
  const heads = (['doneColumn', 'wareColumn', 'batchColumn', 'expiryColumn', 'quantityColumn'] as const).map(
    (block) => stacked(blocks(block), { bold: true })
  )
  const none = bothWords(blocks('noExpiry'))
  const rows = lots.map(({ batch, expiresOn, quantity }, index) => [
    boxed(String(index + 1)),
    stacked(words.ware),
    words.scribe.text('lot.batch', batch),
    expiresOn === null ? none : words.scribe.date('lot.expiresOn', expiresOn, 'short').ru,
    rightCell(words.number(quantity))
  ])
  const sum = lots.reduce((all, { quantity }) => all + quantity, 0)
  const unit = bothWords(words.unit)
  const total = [
    { text: bothWords(blocks('total')), bold: true, colSpan: 4 },
    '',
    '',
    '',
    { ...rightCell(`${words.number(sum)} ${unit}`), bold: true }
  ]
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [mm(18), '*', mm(34), mm(30), mm(32)],
      body: [heads, ...rows, total]
    },
    layout: gridLayout
  }
}

function signature({ words }: PickTools, label: string): Node {
  const labelWidth = mm(58)
  return {
    unbreakable: true,
    columns: [
      { width: labelWidth, text: `${label}:`, margin: [0, mm(8), 0, 0] },
      {
        width: '*',
        stack: [
          writingLine(bodyWidth - labelWidth - mm(4), mm(12)),
          { text: bothWords(words.common('nameAndSignature')), fontSize: 7, color: colours.quiet }
        ]
      }
    ],
    columnGap: mm(4)
  }
}
