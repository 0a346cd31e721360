import { formatDate, formatNumber } from '@shared/domain/format'
import type { Bilingual } from '../letter-data'
import { colours, mm } from '../paper/page-metrics'
import { pair, paragraph, rule, type Node } from '../paper/nodes'
import type { PaperFile } from '../paper/paper-file'
import { Scribe } from '../scribe'
import type { TotalsPaperData } from './totals-data'

const size = 8.5
const rowsWidth = mm(22)
const sumsWidth = mm(72)

/**
 * Draws the page of control totals: Kazakh at the left, Russian at the right, figures between them once.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing` for a name that the fonts cannot print
 */
export function drawTotals(
  file: PaperFile,
  data: TotalsPaperData,
  tools: { hasGlyph: (character: string) => boolean }
): { pages: number; contentSha256: string } {
  const scribe = new Scribe(tools.hasGlyph)
  const both = (field: string, text: Bilingual): string => {
    const { kk, ru } = scribe.both(field, text)
    return kk === ru ? kk : `${kk} / ${ru}`
  }
  const laidOut = file.layOut(
    [
      pair(scribe.both('title', data.title), { bold: true, fontSize: 12 }),
      rule({ above: 5, below: 4, weight: 0.8, color: colours.ink }),
      ...data.facts.map(({ name, value }, at) => {
        const facts = scribe.both(`facts.${at}.name`, name)
        const values = scribe.both(`facts.${at}.value`, value)
        return pair({ kk: `${facts.kk}: ${values.kk}`, ru: `${facts.ru}: ${values.ru}` }, { below: 2 })
      }),
      table(data, scribe, both),
      ...data.marks.flatMap(({ name, value }, at) => [
        paragraph(both(`marks.${at}`, name), { color: colours.quiet, above: mm(4), fontSize: 7.5 }),
        paragraph(scribe.text(`marks.${at}`, value), { fontSize: 9, bold: true })
      ]),
      ...data.signatures.map((name, at) => signature(both(`signatures.${at}`, name)))
    ],
    size
  )
  const page = both('foot.page', data.foot.page)
  const printed = both('foot.printed', data.foot.printed)
  return file.draw([laidOut], {
    left: `${data.number} · ${printed} ${formatDate(data.printedOn, 'kk', 'short')}`,
    right: (number, pages) => `${page} ${number} / ${pages}`
  })
}

function table(
  data: TotalsPaperData,
  scribe: Scribe,
  both: (field: string, text: Bilingual) => string
): Node {
  const { dataset, rows, sums } = data.columns
  const head: Node[] = [
    { text: both('columns.dataset', dataset), bold: true },
    { text: both('columns.rows', rows), bold: true, alignment: 'right' },
    { text: both('columns.sums', sums), bold: true, alignment: 'right' }
  ]
  const body = data.rows.map((row, at): Node[] => [
    { text: both(`rows.${at}`, row.name) },
    { text: formatNumber(row.rows, 'kk'), alignment: 'right' },
    {
      stack: row.sums.map((sum): Node => ({
        text: `${both(`rows.${at}.sum`, sum.name)}: ${scribe.text(`rows.${at}.value`, sum.value)}`
      })),
      alignment: 'right'
    }
  ])
  return {
    margin: [0, mm(3), 0, 0],
    table: { headerRows: 1, dontBreakRows: true, widths: ['*', rowsWidth, sumsWidth], body: [head, ...body] },
    layout: lines
  }
}

function signature(name: string): Node {
  return {
    margin: [0, mm(9), 0, 0],
    columns: [
      { text: name, width: '*' },
      { text: '_____________________________________', width: 'auto' }
    ]
  }
}

const lines = {
  hLineWidth: (): number => 0.5,
  vLineWidth: (): number => 0,
  hLineColor: (): string => colours.rule,
  paddingLeft: (): number => 3,
  paddingRight: (): number => 3,
  paddingTop: (): number => 2.5,
  paddingBottom: (): number => 2.5
}
