import type { BatchControl } from '../document-maker'
import type { LetterTools } from '../letter/compose-letter'
import { bodyMargins, bodyWidth, mm, pageSize } from '../paper/page-metrics'
import type { PagePen } from '../paper/page-pen'
import type { PaperFile } from '../paper/paper-file'
import type { Blocks } from '../scribe'
import { columnHeads, type ColumnHeads } from './list-columns'
import { drawGrid, drawRowColumns, ListRows, type ListRow } from './list-rows'
import { drawSummary, type SummaryRow } from './list-summary'
import type { RoundLinesData, SheetOnPaper } from './round-data'
import { countLines, linesBySheet } from './round-lines'
import { bothWords, RoundWords, type PointWords } from './round-words'
import { composeHead, drawFoot, type SheetHead } from './sheet-head'

const footAt = pageSize.height - mm(12)
const totalLook = { size: 8, bold: true }
/** A page's totals; and under the last page's, the sheet's totals and the line of who handed out. */
const pageTotalHeight = mm(6)
const closingHeight = mm(17)

interface ListTools {
  file: PaperFile
  data: RoundLinesData
  words: RoundWords
  blocks: Blocks<'round-list'>
  rows: ListRows
  heads: ColumnHeads
  points: readonly PointWords[]
}

interface Sheet {
  sheet: SheetOnPaper
  index: number
  head: SheetHead
  pages: readonly (readonly ListRow[])[]
}

/**
 * Draws a round's list: for each village and point one sheet of as many pages as it needs, each with the whole head, then
 * the totals of all sheets.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`, and what `check` throws
 */
export function drawList(
  file: PaperFile,
  data: RoundLinesData,
  tools: LetterTools,
  control: BatchControl = {}
): void {
  const words = new RoundWords(tools, data.round)
  const blocks = words.blocks('round-list')
  const list: ListTools = {
    file,
    data,
    words,
    blocks,
    rows: new ListRows(file.ruler, words, blocks),
    heads: columnHeads(file.ruler, blocks),
    points: data.points.map((point, index) => words.point(point, `points.${index}`))
  }
  const all = countLines(data)
  const summary: SummaryRow[] = []
  let done = 0
  for (const { sheet, index, lines } of linesBySheet(data)) {
    const head = headOf(list, sheet)
    const rows = lines.map((line) => list.rows.measure(line))
    const pages = paginate(rows, roomOf(list, head))
    for (const [page, own] of pages.entries()) {
      control.check?.()
      drawSheetPage(list, { sheet, index, head, pages }, page)
      done += own.length
      control.drawn?.(done, all)
    }
    summary.push({ sheet, pages: pages.length })
  }
  if (summary.length > 1) drawSummary(file, words, list.points, summary)
}

function headOf({ file, words, blocks, points }: ListTools, sheet: SheetOnPaper): SheetHead {
  const point = points[sheet.point]
  if (point === undefined) throw new Error(`no point ${sheet.point}`)
  const quiet = { size: 7, grey: 0.29 }
  const village = words.scribe.both('village', sheet.village)
  const labels = { village: words.common('village'), point: words.common('point') }
  const join = (locale: 'kk' | 'ru'): string =>
    `${labels.point[locale]}: ${point.name[locale]}, ${point.address[locale]}`
  return composeHead(file.ruler, [
    { text: words.office.name, look: quiet },
    { text: words.office.contact, look: quiet },
    { text: blocks('title'), look: { size: 11, bold: true }, above: 3 },
    { text: words.round, look: { size: 9, bold: true } },
    { text: words.given, look: { size: 8 } },
    {
      text: { kk: `${labels.village.kk}: ${village.kk}`, ru: `${labels.village.ru}: ${village.ru}` },
      look: { size: 9, bold: true },
      above: 3
    },
    { text: { kk: join('kk'), ru: join('ru') }, look: { size: 8, bold: true } },
    { text: point.responsible, look: { size: 8 } },
    { text: point.opens, look: { size: 8 } }
  ])
}

/** Height for rows on a page of a sheet. */
function roomOf({ heads }: ListTools, head: SheetHead): number {
  return footAt - mm(2) - bodyMargins.top - head.height - mm(2) - heads.height - pageTotalHeight
}

/** The rows page by page. The sheet's totals never stand on a page without a row. */
function paginate(rows: readonly ListRow[], room: number): ListRow[][] {
  const pages: ListRow[][] = []
  let left = 0
  for (const row of rows) {
    if (pages.length === 0 || row.height > left) {
      pages.push([])
      left = room
    }
    pages.at(-1)?.push(row)
    left -= row.height
  }
  const last = pages.at(-1)
  if (last !== undefined && left < closingHeight && last.length > 1) pages.push(last.splice(-1))
  return pages
}

function drawSheetPage(list: ListTools, sheet: Sheet, page: number): void {
  const { file, heads, rows } = list
  const own = sheet.pages[page] ?? []
  file.drawPage((pen) => {
    sheet.head.draw(pen)
    const top = bodyMargins.top + sheet.head.height + mm(2)
    heads.draw(pen, top)
    const edges = [top + heads.height]
    for (const row of own) {
      const at = edges.at(-1) ?? top
      rows.draw(pen, row, at)
      drawRowColumns(pen, row, at)
      edges.push(at + row.height)
    }
    drawGrid(pen, top, edges)
    drawTotals(list, pen, sheet, page, edges.at(-1) ?? top)
    const name = bothWords(
      list.blocks('sheetOf', { sheet: String(sheet.index + 1), sheets: String(list.data.sheets.length) })
    )
    drawFoot(
      pen,
      footAt,
      list.words.footer('round-list', [name]),
      list.words.page(page + 1, sheet.pages.length)
    )
  })
}

function drawTotals(
  { words, blocks }: ListTools,
  pen: PagePen,
  sheet: Sheet,
  page: number,
  top: number
): void {
  const own = sheet.pages[page] ?? []
  const { unit } = words
  const units = own.reduce((sum, row) => sum + row.line[4], 0)
  const pageTotal = blocks('pageTotal', { lines: words.number(own.length), units: words.number(units), unit })
  pen.text(bodyMargins.left, top + mm(4), bothWords(pageTotal), { size: 8 })
  if (page < sheet.pages.length - 1) return
  const { lines, units: all } = sheet.sheet
  const total = blocks('sheetTotal', { lines: words.number(lines), units: words.number(all), unit })
  pen.text(bodyMargins.left, top + mm(8.5), bothWords(total), totalLook)
  const label = `${bothWords(blocks('handedOut'))}:`
  const caption = bothWords(words.common('nameAndSignature'))
  const from = bodyMargins.left + pen.width(label, { size: 8 }) + 5
  const at = top + mm(16.5)
  pen.text(bodyMargins.left, at, label, { size: 8 })
  pen.line([from, at], [bodyMargins.left + bodyWidth, at], { weight: 0.4, grey: 0.4 })
  pen.text(from, at + 6.5, caption, { size: 5.5, grey: 0.29 })
}
