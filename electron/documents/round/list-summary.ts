import type { Bilingual } from '../letter-data'
import { colours, mm } from '../paper/page-metrics'
import { pair, type Node } from '../paper/nodes'
import type { PaperFile } from '../paper/paper-file'
import { gridLayout, rightCell, stacked } from './form-table'
import type { SheetOnPaper } from './round-data'
import { bothWords, type PointWords, type RoundWords } from './round-words'

export interface SummaryRow {
  sheet: SheetOnPaper
  pages: number
}

/** What all sheets of a list hold together, one row each: how a bundle of paper is checked to be whole. */
export function drawSummary(
  file: PaperFile,
  words: RoundWords,
  points: readonly PointWords[],
  rows: readonly SummaryRow[]
): void {
  const blocks = words.blocks('round-list')
  const heads = (['pointColumn', 'villageColumn', 'linesColumn', 'unitsColumn', 'pagesColumn'] as const).map(
    (block) => stacked(blocks(block), { bold: true })
  )
  const number = (value: number): Node => rightCell(words.number(value))
  const body = rows.map(({ sheet, pages }) => {
    const point: Bilingual = points[sheet.point]?.name ?? sheet.village
    return [stacked(point), stacked(sheet.village), number(sheet.lines), number(sheet.units), number(pages)]
  })
  const sum = (of: (row: SummaryRow) => number): Node => ({
    ...rightCell(words.number(rows.reduce((all, row) => all + of(row), 0))),
    bold: true
  })
  const total = [
    { text: bothWords(blocks('total')), bold: true, colSpan: 2 },
    '',
    sum(({ sheet }) => sheet.lines),
    sum(({ sheet }) => sheet.units),
    sum(({ pages }) => pages)
  ]
  const bare = { border: [false, false, false, false] }
  const head = {
    colSpan: 5,
    ...bare,
    stack: [
      pair(words.office.name, { fontSize: 7, color: colours.quiet }),
      pair(blocks('summaryTitle'), { bold: true, fontSize: 11, above: 3 }),
      pair(words.round, { bold: true, below: 4 })
    ]
  }
  const content = [
    {
      table: {
        headerRows: 2,
        dontBreakRows: true,
        widths: ['*', '*', mm(16), mm(20), mm(16)],
        body: [[head, ...Array.from({ length: 4 }, () => ({ text: '', ...bare }))], heads, ...body, total]
      },
      layout: gridLayout
    }
  ]
  file.draw([file.layOut(content, 8.5)], {
    left: words.footer('round-list'),
    right: (page, pages) => words.page(page, pages)
  })
}
