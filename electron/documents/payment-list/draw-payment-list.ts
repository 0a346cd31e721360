import type { BatchControl } from '../document-maker'
import type { LetterTools } from '../letter/compose-letter'
import { bodyMargins, bodyWidth, mm, pageSize } from '../paper/page-metrics'
import type { PagePen, Ruler } from '../paper/page-pen'
import type { PaperFile } from '../paper/paper-file'
import { composeHead, drawFoot, type SheetHead } from '../round/sheet-head'
import { Closing } from './closing'
import { everyLine, type PaymentLine, type PaymentListData } from './payment-data'
import { PaymentTable, placeHeight, type PaymentRow } from './payment-rows'
import { bothWords, PaymentWords } from './payment-words'

const footAt = pageSize.height - mm(12)
/** What was brought forward above the rows; under them the page's sum and what is carried forward. */
const forwardHeight = mm(5)
const sumsHeight = mm(10)

interface Page {
  rows: PaymentRow[]
  /** Tiyn, of this page. */
  sum: number
  lines: number
}

/**
 * Draws a frozen payment list: the whole head on each page, people by place and name, each page's sum carried forward, and at the
 * end the total in figures and words with what signs it.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`, and what `check` throws
 */
export function drawPaymentList(
  file: PaperFile,
  data: PaymentListData,
  tools: LetterTools,
  control: BatchControl = {}
): void {
  const words = new PaymentWords(tools, data)
  const head = headOf(file.ruler, words)
  const table = new PaymentTable(file.ruler, words)
  const closing = new Closing(file.ruler, words)
  const top = bodyMargins.top + head.height + mm(3)
  const room = footAt - mm(3) - top - table.headHeight - forwardHeight - sumsHeight
  const rows: PaymentRow[] = []
  for (const line of everyLine<PaymentLine>(data.lines)) rows.push(table.measure(line))
  mustAddUp(rows, data)
  const pages = paginate(rows, room, closing.height)
  let before = 0
  let done = 0
  for (const [index, page] of pages.entries()) {
    control.check?.()
    file.drawPage((pen) => {
      head.draw(pen)
      const bottom = drawTable(pen, table, words, { page, before, top })
      if (index === pages.length - 1) closing.draw(pen, bottom + mm(2))
      drawFoot(pen, footAt, words.footer, words.page(index + 1, pages.length))
    })
    before += page.sum
    done += page.lines
    control.drawn?.(done, data.count)
  }
}

/** A list on paper that is not the list of the database must never be signed. */
function mustAddUp(rows: readonly PaymentRow[], data: PaymentListData): void {
  const sum = rows.reduce((all, { line }) => all + line[5], 0)
  if (rows.length !== data.count || sum !== data.total)
    throw new Error(`${rows.length} lines of ${sum} instead of ${data.count} of ${data.total}`)
}

function headOf(ruler: Ruler, words: PaymentWords): SheetHead {
  const quiet = { size: 7, grey: 0.29 }
  return composeHead(ruler, [
    { text: words.office.name, look: quiet },
    { text: words.office.contact, look: quiet },
    { text: words.blocks('title'), look: { size: 12, bold: true }, above: 4 },
    { text: words.numberAndDate, look: { size: 9, bold: true } },
    { text: words.programme, look: { size: 8 }, above: 2 },
    { text: words.month, look: { size: 8 } }
  ])
}

/** The rows page by page, each with the name of its place at the top; the closing never stands on a page without a row. */
function paginate(rows: readonly PaymentRow[], room: number, closingHeight: number): Page[] {
  const pages: Page[] = []
  let left = 0
  let place: string | null = null
  const begin = (): Page => {
    const page: Page = { rows: [], sum: 0, lines: 0 }
    pages.push(page)
    left = room
    place = null
    return page
  }
  let page = begin()
  for (const row of rows) {
    const height = (): number => row.height + (row.line[6] === place ? 0 : placeHeight)
    if (height() > left && page.rows.length > 0) page = begin()
    left -= height()
    place = row.line[6]
    add(page, row)
  }
  if (left < closingHeight && page.rows.length > 1) moveLast(page, begin())
  return pages
}

function add(page: Page, row: PaymentRow): void {
  page.rows.push(row)
  page.sum += row.line[5]
  page.lines += 1
}

/** Takes a few rows along to the last page, so that whoever signs sees some of what is signed. */
function moveLast(from: Page, to: Page): void {
  const taken = from.rows.splice(-Math.min(3, from.rows.length - 1))
  for (const row of taken) {
    from.sum -= row.line[5]
    from.lines -= 1
    add(to, row)
  }
}

function drawTable(
  pen: PagePen,
  table: PaymentTable,
  words: PaymentWords,
  { page, before, top }: { page: Page; before: number; top: number }
): number {
  table.drawHead(pen, top)
  let y = top + table.headHeight
  if (before > 0) {
    table.drawSum(pen, bothWords(words.blocks('broughtForward')), before, y + mm(3.6), false)
    y += forwardHeight
    pen.line([bodyMargins.left, y], [bodyMargins.left + bodyWidth, y], { weight: 0.4, grey: 0.3 })
  }
  let place: string | null = null
  for (const row of page.rows) {
    if (row.line[6] !== place) {
      place = row.line[6]
      table.drawPlace(pen, place, y)
      y += placeHeight
    }
    table.drawRow(pen, row, y)
    y += row.height
  }
  const lines = String(page.lines)
  table.drawSum(pen, bothWords(words.blocks('pageTotal', { lines })), page.sum, y + mm(4), true)
  table.drawSum(pen, bothWords(words.blocks('carriedForward')), before + page.sum, y + mm(8.2), false)
  return y + sumsHeight
}
