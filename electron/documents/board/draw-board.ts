import { formatDate, formatNumber, type Locale } from '@shared/domain/format'
import { bodyWidth, colours, mm } from '../paper/page-metrics'
import { paragraph, rule, type Node } from '../paper/nodes'
import type { PaperFile } from '../paper/paper-file'
import { Scribe } from '../scribe'
import type { BoardPaperData, BoardTable } from './board-data'

const size = 8
const figureWidth = mm(21)
const textWidth = mm(26)

/**
 * Draws the board: one table under the other, headings repeated on each page.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing` for a name that the fonts cannot print
 */
export function drawBoard(
  file: PaperFile,
  data: BoardPaperData,
  tools: { hasGlyph: (character: string) => boolean }
): { pages: number; contentSha256: string } {
  const scribe = new Scribe(tools.hasGlyph)
  const laidOut = file.layOut(
    [
      paragraph(scribe.text('office', data.office), { color: colours.quiet, fontSize: 7.5 }),
      paragraph(scribe.text('title', data.title), { bold: true, fontSize: 13, above: 4 }),
      paragraph(scribe.text('subtitle', data.subtitle), { above: 2 }),
      rule({ above: 5, below: 2, weight: 0.8, color: colours.ink }),
      ...data.tables.flatMap((table) => tableNodes(table, data, scribe))
    ],
    size
  )
  const { foot, locale } = data
  return file.draw([laidOut], {
    left: `${foot.printed} ${formatDate(data.printedOn, locale)}`,
    right: (page, pages) => `${foot.page} ${page} ${foot.of} ${pages}`
  })
}

function tableNodes(table: BoardTable, data: BoardPaperData, scribe: Scribe): Node[] {
  const title = paragraph(scribe.text('table', table.title), {
    bold: true,
    fontSize: 10,
    above: mm(5),
    below: mm(1.5)
  })
  if (table.rows.length === 0) return [title, paragraph(data.empty, { color: colours.quiet })]
  const cell = (value: string | number, column: number, bold = false): Node => ({
    text: cellText(value, data.locale, scribe),
    alignment: table.columns[column]?.figures === true ? 'right' : 'left',
    bold
  })
  const head = table.columns.map((column, index) => cell(column.title, index, true))
  const body = table.rows.map((row) => row.map((value, index) => cell(value, index)))
  const foot = table.sums === null ? [] : [table.sums.map((value, index) => cell(value, index, true))]
  return [
    { ...title, headlineLevel: 1 },
    {
      table: { headerRows: 1, dontBreakRows: true, widths: widths(table), body: [head, ...body, ...foot] },
      layout: lines
    }
  ]
}

/** A figure may be missing, where there was nothing to reckon it from; a text may not. */
function cellText(value: string | number, locale: Locale, scribe: Scribe): string {
  if (typeof value === 'number') return formatNumber(value, locale)
  return value === '' ? '' : scribe.text('cell', value)
}

/** The first column takes what the others leave. */
function widths({ columns }: BoardTable): number[] {
  const others = columns.slice(1).map(({ figures }) => (figures ? figureWidth : textWidth))
  const padding = columns.length * 6 + 1
  const first = bodyWidth - padding - others.reduce((sum, width) => sum + width, 0)
  return [first, ...others]
}

const lines = {
  hLineWidth: (): number => 0.5,
  vLineWidth: (): number => 0,
  hLineColor: (): string => colours.rule,
  paddingLeft: (): number => 3,
  paddingRight: (): number => 3,
  paddingTop: (): number => 2,
  paddingBottom: (): number => 2
}
