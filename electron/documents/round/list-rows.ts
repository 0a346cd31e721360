import { formatDate } from '@shared/domain/format'
import { formatLineNumber } from '@shared/distribution/line-number'
import { mm } from '../paper/page-metrics'
import type { PagePen, Ruler, Stamp } from '../paper/page-pen'
import type { Blocks } from '../scribe'
import { barcodeModule, barcodeOf, barcodeWidth } from './barcode'
import { columnNames, columns, padding } from './list-columns'
import type { LineOnPaper } from './round-data'
import { bothWords, type RoundWords } from './round-words'
import { linePitch } from './sheet-head'

const nameLook = { size: 8.3, bold: true }
const codeLook = { size: 6.2, grey: 0.29 }
const numberLook = { size: 8 }
const smallLook = { size: 7.2 }
const strongLook = { size: 9, bold: true }
const captionLook = { size: 5.5, grey: 0.29 }

/** Room to sign, and for the proxy to be written and to sign. */
const ownHeight = mm(7)
const proxyHeight = mm(7)

/** A line of the list, broken and measured. */
export interface ListRow {
  line: LineOnPaper
  name: readonly string[]
  /** Height of the person's own part, and with the proxy's. */
  own: number
  height: number
}

/** Draws the lines of a list. */
export class ListRows {
  private readonly code: readonly string[]
  private proxyStamp: Stamp | null = null
  private readonly captions: { proxy: string; name: string; document: string; signature: string }

  constructor(
    private readonly ruler: Ruler,
    private readonly words: RoundWords,
    blocks: Blocks<'round-list'>
  ) {
    const code = words.scribe.text('ware.code', words.data.ware.code)
    this.code = ruler.wrap(code, columns.goods.width - 2 * padding, codeLook)
    this.captions = {
      proxy: bothWords(blocks('proxy')),
      name: bothWords(blocks('proxyName')),
      document: bothWords(blocks('proxyDocument')),
      signature: bothWords(blocks('proxySignature'))
    }
  }

  /** @throws OfficeError `letter-blank-field`, `letter-glyph-missing` */
  measure(line: LineOnPaper): ListRow {
    const field = `lines.${formatLineNumber(line[0])}`
    const text = this.words.scribe.text(`${field}.name`, line[1])
    this.words.scribe.text(`${field}.iinTail`, line[2])
    const name = this.ruler.wrap(text, columns.name.width - 2 * padding, nameLook)
    const own = Math.max(
      ownHeight,
      name.length * nameLook.size * linePitch + 2 * padding,
      this.code.length * codeLook.size * linePitch + strongLook.size * linePitch + 2 * padding
    )
    return { line, name, own, height: own + proxyHeight }
  }

  draw(pen: PagePen, row: ListRow, top: number): void {
    const [number, , iinTail, familySize, quantity, day, time] = row.line
    const baseline = top + padding + nameLook.size
    this.barcode(pen, number, top, row.height)
    row.name.forEach((text, index) =>
      pen.text(columns.name.x + padding, baseline + index * nameLook.size * linePitch, text, nameLook)
    )
    pen.text(columns.iin.x + padding, baseline, iinTail, { size: 9 })
    pen.text(columns.family.x + padding, baseline, String(familySize), { size: 9 })
    this.goods(pen, quantity, top)
    pen.text(columns.slot.x + padding, top + padding + smallLook.size, formatDate(day, 'kk'), smallLook)
    pen.text(columns.slot.x + padding, top + padding + 2.3 * smallLook.size, time, strongLook)
    this.proxyStamp ??= pen.stampOf(() => this.proxy(pen, proxyHeight))
    pen.stamp(this.proxyStamp, top + row.own)
  }

  private barcode(pen: PagePen, number: number, top: number, height: number): void {
    const { x, width } = columns.number
    const barsHeight = mm(7.5)
    const y = top + (height - barsHeight - numberLook.size * linePitch) / 2
    const text = formatLineNumber(number)
    pen.fillPath(x + (width - barcodeWidth) / 2, y, barcodeModule, barsHeight, barcodeOf(number))
    const textX = x + (width - pen.width(text, numberLook)) / 2
    pen.text(textX, y + barsHeight + numberLook.size + 1, text, numberLook)
  }

  private goods(pen: PagePen, quantity: number, top: number): void {
    const x = columns.goods.x + padding
    let y = top + padding
    for (const text of this.code) {
      pen.text(x, y + codeLook.size, text, codeLook)
      y += codeLook.size * linePitch
    }
    pen.text(x, y + strongLook.size + 1, `× ${this.words.number(quantity)}`, strongLook)
  }

  private proxy(pen: PagePen, bottom: number): void {
    const left = columns.name.x
    const end = columns.signature.x + columns.signature.width
    pen.line([left, 0], [end, 0], { weight: 0.3, grey: 0.55, dash: [1.5, 1.5] })
    const { proxy, name, document, signature } = this.captions
    const label = left + padding + pen.width(proxy, captionLook) + 3
    const right = columns.signature.x - padding
    const middle = label + (right - label) * 0.6
    const ruleAt = bottom - 8.4
    pen.text(left + padding, ruleAt - 1, proxy, captionLook)
    const look = { weight: 0.4, grey: 0.4 }
    pen.line([label, ruleAt], [middle - 4, ruleAt], look)
    pen.line([middle, ruleAt], [right, ruleAt], look)
    pen.text(label, bottom - 2.6, name, captionLook)
    pen.text(middle, bottom - 2.6, document, captionLook)
    pen.text(columns.signature.x + padding, bottom - 2.6, signature, captionLook)
  }
}

/** The rules round the rows of a page: between columns from `top` on, between rows at each of `edges`. */
export function drawGrid(pen: PagePen, top: number, edges: readonly number[]): void {
  const left = columns.number.x
  const end = columns.signature.x + columns.signature.width
  const bottom = edges.at(-1) ?? top
  const heavy = { weight: 0.7, grey: 0 }
  for (const at of [top, ...edges]) pen.line([left, at], [end, at], heavy)
  const rowsTop = edges[0] ?? top
  for (const name of columnNames) {
    // The proxy's line runs under the columns between the name and the signature.
    if (name === 'number') pen.line([left, top], [left, bottom], heavy)
    else if (name === 'name' || name === 'signature')
      pen.line([columns[name].x, top], [columns[name].x, bottom], { weight: 0.4, grey: 0.2 })
    else pen.line([columns[name].x, top], [columns[name].x, rowsTop], { weight: 0.4, grey: 0.2 })
  }
  pen.line([end, top], [end, bottom], heavy)
}

/** The rules between the columns of one row, above its proxy's line. */
export function drawRowColumns(pen: PagePen, row: ListRow, top: number): void {
  for (const name of ['iin', 'family', 'goods', 'slot'] as const) {
    pen.line([columns[name].x, top], [columns[name].x, top + row.own], { weight: 0.4, grey: 0.2 })
  }
}
