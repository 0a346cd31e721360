import { formatDate } from '@shared/domain/format'
import { cellText, type Cell } from '@shared/reports/cells'
import type { ReportColumn, ReportTable } from '@shared/reports/tables'
import { filled } from '@shared/reports/words'
import { paragraph, rule, type Node } from '../paper/nodes'
import { bodyWidth, colours, mm } from '../paper/page-metrics'
import type { PaperFile } from '../paper/paper-file'
import { Scribe } from '../scribe'
import { writingLine } from '../survey-act/form-nodes'
import { chartNodes } from './bars'
import type { ReportPaperData } from './report-data'

const size = 8.5
/** A table of so many rows is not parted by the end of a page. */
const mostTogether = 12

/**
 * Draws the report in one language: whose it is and of when, its tables with headings on each page, bars of the money, what is counted,
 * and the line to sign.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing` for a name that the fonts cannot print
 */
export function drawReport(
  file: PaperFile,
  data: ReportPaperData,
  tools: { hasGlyph: (character: string) => boolean }
): { pages: number; contentSha256: string } {
  const scribe = new Scribe(tools.hasGlyph)
  const content = [
    ...head(data, scribe),
    ...data.tables.flatMap((table) => [
      ...tableNodes(table, data, scribe),
      ...data.charts.filter(({ under }) => under === table.id).flatMap((chart) => chartNodes(chart, scribe))
    ]),
    ...notes(data, scribe),
    signature(data, scribe)
  ]
  const { foot, locale, printedOn } = data
  return file.draw([file.layOut(content, size)], {
    left: `${foot.printed} ${formatDate(printedOn, locale)}`,
    right: (page, pages) => filled(foot.page, { page, pages })
  })
}

function head(data: ReportPaperData, scribe: Scribe): Node[] {
  return [
    paragraph(scribe.text('office', data.office.name), { bold: true, fontSize: 9 }),
    paragraph(scribe.text('contact', data.office.contact), { color: colours.quiet, fontSize: 7.5, above: 1 }),
    rule({ above: 5, below: mm(6), weight: 0.8, color: colours.ink }),
    paragraph(scribe.text('title', data.title), { bold: true, fontSize: 15 }),
    paragraph(scribe.text('subtitle', data.subtitle), { fontSize: 10, above: 3 }),
    ...data.remarks.map((line) =>
      paragraph(scribe.text('remark', line), { above: 2, color: colours.quiet, fontSize: 8.5 })
    )
  ]
}

function tableNodes(table: ReportTable, { locale }: ReportPaperData, scribe: Scribe): Node[] {
  const cell = (value: Cell, column: number, bold = false): Node => ({
    text: scribe.text(table.id, cellText(value, locale)),
    alignment: table.columns[column]?.figures === true ? 'right' : 'left',
    bold
  })
  const heads = headRows(table.columns, scribe)
  const rows = table.rows.map((row) => row.map((value, at) => cell(value, at)))
  const sums = table.sums === null ? [] : [table.sums.map((value, at) => cell(value, at, true))]
  // The title is the first of the headings, so that it never stands at the foot of a page without its table.
  const title: Node = {
    text: scribe.text('table', table.title),
    bold: true,
    fontSize: 10.5,
    colSpan: table.columns.length,
    margin: [-3, 0, 0, 0]
  }
  const titleRow = table.columns.map((_, at): Node => (at === 0 ? title : {}))
  const drawn: Node = {
    table: {
      headerRows: heads.length + 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: widths(table),
      body: [titleRow, ...heads, ...rows, ...sums]
    },
    layout,
    margin: [0, mm(5), 0, 0]
  }
  return rows.length > mostTogether ? [drawn] : [{ stack: [drawn], unbreakable: true }]
}

/** One row of headings, or two where several columns are of one thing. */
function headRows(columns: readonly ReportColumn[], scribe: Scribe): Node[][] {
  const word = ({ title, figures }: ReportColumn): Node => ({
    text: scribe.text('column', title),
    bold: true,
    color: colours.quiet,
    alignment: figures ? 'right' : 'left'
  })
  if (columns.every(({ group }) => group === undefined)) return [columns.map(word)]
  const upper = columns.map((column, at): Node => {
    if (column.group === undefined) return { ...word(column), rowSpan: 2 }
    if (columns[at - 1]?.group === column.group) return {}
    const span = columns.filter(({ group }) => group === column.group).length
    return { text: scribe.text('column', column.group), bold: true, alignment: 'center', colSpan: span }
  })
  return [upper, columns.map((column) => (column.group === undefined ? {} : word(column)))]
}

/** The first column takes what the others leave; figures are as wide as their number allows. */
function widths({ columns, id }: ReportTable): number[] {
  const figures = columns.filter((column) => column.figures).length
  const figure = figures > 4 ? mm(18) : id === 'totals' ? mm(27) : mm(30)
  const others = columns.slice(1).map((column) => (column.figures ? figure : mm(46)))
  const padding = columns.length * 6 + 1
  return [bodyWidth - padding - others.reduce((sum, width) => sum + width, 0), ...others]
}

function notes({ notes: { title, lines } }: ReportPaperData, scribe: Scribe): Node[] {
  return [
    {
      unbreakable: true,
      stack: [
        paragraph(scribe.text('notes', title), {
          bold: true,
          fontSize: 10.5,
          above: mm(7),
          below: mm(1)
        }),
        ...lines.map((line) =>
          paragraph(scribe.text('notes', line), { fontSize: 7.5, color: colours.quiet, above: 2 })
        )
      ]
    }
  ]
}

function signature({ signature: { post, name, caption } }: ReportPaperData, scribe: Scribe): Node {
  const lineWidth = mm(60)
  return {
    unbreakable: true,
    columns: [
      { width: mm(40), text: scribe.text('post', post), margin: [0, mm(12), 0, 0] },
      {
        width: lineWidth,
        stack: [
          writingLine(lineWidth, mm(16)),
          {
            text: scribe.text('signature', caption),
            fontSize: 7,
            color: colours.quiet,
            alignment: 'center'
          }
        ]
      },
      { width: '*', text: scribe.text('name', name), margin: [mm(4), mm(12), 0, 0] }
    ]
  }
}

const layout = {
  hLineWidth: (index: number): number => (index === 0 ? 0 : 0.5),
  vLineWidth: (): number => 0,
  hLineColor: (): string => colours.rule,
  paddingLeft: (): number => 3,
  paddingRight: (): number => 3,
  paddingTop: (): number => 2.2,
  paddingBottom: (): number => 2.2
}
