import type { Bilingual } from '../letter-data'
import { bodyMargins, bodyWidth, mm, pageSize } from '../paper/page-metrics'
import type { PagePen, Ruler } from '../paper/page-pen'
import type { PaperFile } from '../paper/paper-file'
import type { SheetOnPaper } from './round-data'
import { bothWords, type PointWords, type RoundWords } from './round-words'
import { composeHead, drawFoot, linePitch } from './sheet-head'

export interface SummaryRow {
  sheet: SheetOnPaper
  pages: number
}

interface Cell {
  lines: readonly { text: string; russian: boolean }[]
  right: boolean
}

interface Row {
  cells: readonly Cell[]
  bold: boolean
  height: number
}

const footAt = pageSize.height - mm(12)
const widths = [mm(60), mm(64), mm(16), mm(20), mm(16)]
const edges = widths.map((_, index) =>
  widths.slice(0, index).reduce((sum, width) => sum + width, bodyMargins.left)
)
const padding = 3
const sizes = { kk: 8, ru: 7 }
const thin = { weight: 0.4, grey: 0.4 }

/** What all sheets of a list hold together, one row each: how a bundle of paper is checked to be whole. */
export function drawSummary(
  file: PaperFile,
  words: RoundWords,
  points: readonly PointWords[],
  summary: readonly SummaryRow[]
): void {
  const { ruler } = file
  const blocks = words.blocks('round-list')
  const head = composeHead(ruler, [
    { text: words.office.name, look: { size: 7, grey: 0.29 } },
    { text: blocks('summaryTitle'), look: { size: 11, bold: true }, above: 3 },
    { text: words.round, look: { size: 9, bold: true } }
  ])
  const heads = row(
    ruler,
    (['pointColumn', 'villageColumn', 'linesColumn', 'unitsColumn', 'pagesColumn'] as const).map((block) =>
      blocks(block)
    ),
    true
  )
  const rows = rowsOf(ruler, words, points, summary, bothWords(blocks('total')))
  const top = bodyMargins.top + head.height + mm(3)
  const pages = paginate(rows, footAt - mm(3) - top - heads.height)
  for (const [page, own] of pages.entries()) {
    file.drawPage((pen) => {
      head.draw(pen)
      drawRows(pen, top, [heads, ...own])
      drawFoot(pen, footAt, words.footer('round-list'), words.page(page + 1, pages.length))
    })
  }
}

function rowsOf(
  ruler: Ruler,
  words: RoundWords,
  points: readonly PointWords[],
  summary: readonly SummaryRow[],
  total: string
): Row[] {
  const figures = (own: readonly SummaryRow[]): string[] =>
    [
      own.reduce((sum, { sheet }) => sum + sheet.lines, 0),
      own.reduce((sum, { sheet }) => sum + sheet.units, 0),
      own.reduce((sum, { pages }) => sum + pages, 0)
    ].map((value) => words.number(value))
  const rows = summary.map((one) =>
    row(ruler, [points[one.sheet.point]?.name ?? '', one.sheet.village, ...figures([one])], false)
  )
  return [...rows, row(ruler, [total, '', ...figures(summary)], true)]
}

function row(ruler: Ruler, texts: readonly (Bilingual | string)[], bold: boolean): Row {
  const cells = texts.map((text, index): Cell => {
    const room = (widths[index] ?? 0) - 2 * padding
    const own = typeof text === 'string' ? { kk: text, ru: text } : text
    const lines = ruler
      .wrap(own.kk, room, { size: sizes.kk, bold })
      .map((line) => ({ text: line, russian: false }))
    if (own.ru !== own.kk)
      lines.push(
        ...ruler.wrap(own.ru, room, { size: sizes.ru }).map((line) => ({ text: line, russian: true }))
      )
    return { lines, right: typeof text === 'string' && index >= 2 }
  })
  return { cells, bold, height: Math.max(...cells.map(heightOf)) + 2 * padding }
}

const pitchOf = (russian: boolean): number => (russian ? sizes.ru : sizes.kk) * linePitch

function heightOf({ lines }: Cell): number {
  return lines.reduce((sum, { russian }) => sum + pitchOf(russian), 0)
}

function paginate(rows: readonly Row[], room: number): Row[][] {
  const pages: Row[][] = []
  let left = 0
  for (const one of rows) {
    if (pages.length === 0 || one.height > left) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(one)
    left -= one.height
  }
  return pages
}

function drawRows(pen: PagePen, top: number, rows: readonly Row[]): void {
  const end = bodyMargins.left + bodyWidth
  let y = top
  pen.line([bodyMargins.left, y], [end, y], thin)
  for (const { cells, bold, height } of rows) {
    cells.forEach((cell, index) => drawCell(pen, cell, index, y + padding, bold))
    y += height
    pen.line([bodyMargins.left, y], [end, y], thin)
  }
  for (const x of [...edges, end]) pen.line([x, top], [x, y], thin)
}

function drawCell(pen: PagePen, cell: Cell, index: number, top: number, bold: boolean): void {
  const left = (edges[index] ?? 0) + padding
  const right = (edges[index] ?? 0) + (widths[index] ?? 0) - padding
  let y = top
  for (const { text, russian } of cell.lines) {
    const look = russian ? { size: sizes.ru, grey: 0.29 } : { size: sizes.kk, bold }
    if (cell.right) pen.textBefore(right, y + look.size, text, look)
    else pen.text(left, y + look.size, text, look)
    y += pitchOf(russian)
  }
}
