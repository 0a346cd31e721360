import { formatDate } from '@shared/domain/format'
import { formatLineNumber } from '@shared/distribution/line-number'
import type { BatchControl } from '../document-maker'
import type { LetterTools } from '../letter/compose-letter'
import type { Bilingual } from '../letter-data'
import { mm, pageSize } from '../paper/page-metrics'
import type { PagePen, Ruler, TextLook } from '../paper/page-pen'
import type { PaperFile } from '../paper/paper-file'
import type { Blocks } from '../scribe'
import { barcodeModule, barcodeOf, barcodeWidth, quietZone } from './barcode'
import type { LineOnPaper, RoundLinesData, SheetOnPaper } from './round-data'
import { countLines, linesBySheet } from './round-lines'
import { bothWords, RoundWords, type PointWords } from './round-words'
import { drawFoot, linePitch } from './sheet-head'
import { slotEnd } from './slot-end'

const across = 2
const down = 4
const aPage = across * down
const ticketWidth = pageSize.width / across
const ticketHeight = mm(70)
const top = mm(3)
const inner = mm(7)
const footAt = pageSize.height - mm(11)
/** How long the marks at the paper's edges are. */
const mark = mm(4)
const barsHeight = mm(8)

interface TicketTools {
  words: RoundWords
  blocks: Blocks<'round-tickets'>
  points: readonly PointWords[]
  sheets: number
  broken: Map<string, string[]>
}

/**
 * Draws a ticket for each line, eight a page with marks to cut along; the tickets of a village and point begin on a page
 * of their own, so that a bundle can be given to whoever carries it there.
 * @throws OfficeError `letter-blank-field`, `letter-glyph-missing`, `letter-template-missing`, and what `check` throws
 */
export function drawTickets(
  file: PaperFile,
  data: RoundLinesData,
  tools: LetterTools,
  control: BatchControl = {}
): void {
  const words = new RoundWords(tools, data.round)
  const own: TicketTools = {
    words,
    blocks: words.blocks('round-tickets'),
    points: data.points.map((point, index) => words.point(point, `points.${index}`)),
    sheets: data.sheets.length,
    broken: new Map()
  }
  const all = countLines(data)
  let done = 0
  for (const { sheet, index, lines } of linesBySheet(data)) {
    const pages = Math.ceil(lines.length / aPage)
    for (let page = 0; page < pages; page += 1) {
      control.check?.()
      const tickets = lines.slice(page * aPage, (page + 1) * aPage)
      file.drawPage((pen) => {
        cuttingMarks(pen)
        tickets.forEach((line, place) => {
          const x = (place % across) * ticketWidth + inner
          drawTicket(own, pen, sheet, line, x, top + Math.floor(place / across) * ticketHeight + mm(3))
        })
        foot(own, pen, sheet, index, [page + 1, pages])
      })
      done += tickets.length
      control.drawn?.(done, all)
    }
  }
}

/** Dashed lines between the tickets, with short strokes at the edges where the blade is laid on. */
function cuttingMarks(pen: PagePen): void {
  const dashed = { weight: 0.4, grey: 0.5, dash: [3, 3] }
  const stroke = { weight: 0.7 }
  const bottom = top + down * ticketHeight
  for (let row = 0; row <= down; row += 1) {
    const y = top + row * ticketHeight
    pen.line([0, y], [pageSize.width, y], dashed)
    pen.line([0, y], [mark, y], stroke)
    pen.line([pageSize.width - mark, y], [pageSize.width, y], stroke)
  }
  pen.line([ticketWidth, top], [ticketWidth, bottom], dashed)
  pen.line([ticketWidth, top - mark / 2], [ticketWidth, top + mark / 2], stroke)
  pen.line([ticketWidth, bottom - mark / 2], [ticketWidth, bottom + mark / 2], stroke)
}

/** Writes lines under each other in a given width, all of them so many times their usual size; without a pen it measures. */
class Writer {
  constructor(
    private readonly pen: PagePen | null,
    private readonly wrap: Ruler['wrap'],
    private readonly place: { x: number; width: number; scale: number },
    public y: number
  ) {}

  write(text: string, look: TextLook, above = 0): void {
    const { x, width, scale } = this.place
    const size = look.size * scale
    this.y += above * scale
    for (const line of this.wrap(text, width, { ...look, size })) {
      this.pen?.text(x, this.y + size, line, { ...look, size })
      this.y += size * linePitch
    }
  }

  both(text: Bilingual, look: TextLook, above = 0): void {
    this.write(text.kk, look, above)
    if (text.ru !== text.kk) this.write(text.ru, { ...look, grey: 0.29 })
  }
}

const small = { size: 6.8 }
/** Sizes that are tried for a ticket whose names or addresses are long, the largest first. */
const scales = [1, 0.94, 0.88, 0.82, 0.76, 0.7]

/** Texts kept broken into lines; a full store is simply emptied. */
const brokenLimit = 2_000

/** The lines of a text: nearly all that a ticket says, the next one says again. */
function remembered(
  broken: Map<string, string[]>,
  ruler: Ruler,
  ...[text, width, look]: Parameters<Ruler['wrap']>
): string[] {
  const key = `${look.size} ${look.bold === true} ${width} ${text}`
  let lines = broken.get(key)
  if (lines === undefined) {
    if (broken.size >= brokenLimit) broken.clear()
    lines = ruler.wrap(text, width, look)
    broken.set(key, lines)
  }
  return lines
}

interface Ticket {
  line: LineOnPaper
  point: PointWords
  name: string
}

function drawTicket(
  own: TicketTools,
  pen: PagePen,
  sheet: SheetOnPaper,
  line: LineOnPaper,
  x: number,
  y: number
): void {
  const point = own.points[sheet.point]
  if (point === undefined) throw new Error(`no point ${sheet.point}`)
  const name = own.words.scribe.text(`lines.${formatLineNumber(line[0])}.name`, line[1])
  const ticket = { line, point, name }
  const wrap: Ruler['wrap'] = (text, width, look) => remembered(own.broken, pen, text, width, look)
  const room = ticketHeight - mm(6)
  const fits = (scale: number): boolean =>
    writeTicket(own, ticket, { pen: null, wrap, x, y: 0, scale }) <= room
  const scale = scales.find(fits) ?? Math.min(...scales)
  writeTicket(own, ticket, { pen, wrap, x, y, scale })
}

interface TicketPlace {
  pen: PagePen | null
  wrap: Ruler['wrap']
  x: number
  y: number
  scale: number
}

/** Writes a ticket and answers where it ends. */
function writeTicket({ words, blocks }: TicketTools, ticket: Ticket, at: TicketPlace): number {
  const { pen, wrap, x, scale } = at
  const { point, line } = ticket
  const [number, , , , quantity, day, time] = line
  const width = ticketWidth - 2 * inner
  const writer = new Writer(pen, wrap, { x, width, scale }, at.y)
  writer.write(bothWords(blocks('title')), { size: 7, grey: 0.29 })
  writer.both(words.round, small)
  writer.write(ticket.name, { size: 11, bold: true }, 2)
  if (pen !== null) barcode(pen, number, x, writer.y + 3)
  const left = barcodeWidth + quietZone
  const beside = new Writer(pen, wrap, { x: x + left, width: width - left, scale: 1 }, writer.y + 2)
  beside.write(bothWords(blocks('when')), { size: 6.8, grey: 0.29 })
  const when = `${formatDate(day, 'kk')}, ${time}–${slotEnd(time, words.data.slotMinutes)}`
  beside.write(when, { size: 12, bold: true })
  writer.y += barsHeight + 16
  const where = blocks('where')
  writer.both(
    {
      kk: `${where.kk}: ${point.name.kk}, ${point.address.kk}`,
      ru: `${where.ru}: ${point.name.ru}, ${point.address.ru}`
    },
    { size: 7.2 }
  )
  const goods = { ware: words.ware, quantity: words.number(quantity), unit: words.unit }
  writer.both(blocks('what', goods), small, 2)
  writer.both(blocks('bring'), { ...small, bold: true }, 2)
  writer.both(blocks('bringProxy'), small)
  writer.write(bothWords(blocks('call', { phone: point.phone })), small)
  return writer.y
}

function barcode(pen: PagePen, number: number, x: number, y: number): void {
  const look = { size: 8.5, bold: true }
  const text = formatLineNumber(number)
  pen.fillPath(x, y, barcodeModule, barsHeight, barcodeOf(number))
  pen.text(x + (barcodeWidth - pen.width(text, look)) / 2, y + barsHeight + look.size + 1, text, look)
}

function foot(
  { words, blocks, sheets }: TicketTools,
  pen: PagePen,
  sheet: SheetOnPaper,
  index: number,
  [page, pages]: readonly [number, number]
): void {
  const name = bothWords(blocks('sheetOf', { sheet: String(index + 1), sheets: String(sheets) }))
  drawFoot(pen, footAt, words.footer('round-tickets', [name]), words.page(page, pages))
  const village = bothWords(words.scribe.both('village', sheet.village))
  pen.text(mm(20), footAt + 19, village, { size: 6.5, grey: 0.29 })
}
