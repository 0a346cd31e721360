import { formatIban } from '@shared/domain/iban'
import { bodyMargins, mm } from '../paper/page-metrics'
import type { PagePen, Ruler, Stamp } from '../paper/page-pen'
import { linePitch } from '../round/sheet-head'
import type { PaymentLine } from './payment-data'
import { bothWords, type PaymentWords } from './payment-words'

const columnNames = ['number', 'name', 'iin', 'iban', 'month', 'amount'] as const
type ColumnName = (typeof columnNames)[number]

const widths: Record<ColumnName, number> = {
  number: mm(13),
  name: mm(57),
  iin: mm(24),
  iban: mm(41),
  month: mm(15),
  amount: mm(26)
}
const blockOf = {
  number: 'numberColumn',
  name: 'nameColumn',
  iin: 'iinColumn',
  iban: 'ibanColumn',
  month: 'monthColumn',
  amount: 'amountColumn'
} as const satisfies Record<ColumnName, string>

const padding = 2.5
const columns = ((): Record<ColumnName, { x: number; width: number }> => {
  let x = bodyMargins.left
  const placed = columnNames.map((name) => {
    const column = { x, width: widths[name] }
    x += widths[name]
    return [name, column] as const
  })
  return Object.fromEntries(placed) as Record<ColumnName, { x: number; width: number }>
})()
const tableEnd = columns.amount.x + columns.amount.width

const headLook = { size: 6.5 }
const ruLook = { size: 6.5, grey: 0.29 }
const rowLook = { size: 8 }
const placeLook = { size: 7.5, bold: true }
const thin = { weight: 0.4, grey: 0.3 }
const heavy = { weight: 0.7, grey: 0 }

export const placeHeight = placeLook.size * linePitch + 2 * padding

/** A line of the list, broken and measured. */
export interface PaymentRow {
  line: PaymentLine
  name: readonly string[]
  height: number
}

/** Draws the table of a page. */
export class PaymentTable {
  readonly headHeight: number
  private readonly heads: { name: ColumnName; kk: readonly string[]; ru: readonly string[] }[]
  private headStamp: Stamp | null = null

  constructor(
    private readonly ruler: Ruler,
    private readonly words: PaymentWords
  ) {
    this.heads = columnNames.map((name) => {
      const { kk, ru } = words.blocks(blockOf[name])
      const room = columns[name].width - 2 * padding
      return {
        name,
        kk: ruler.wrap(kk, room, headLook),
        ru: ru === kk ? [] : ruler.wrap(ru, room, ruLook)
      }
    })
    const most = Math.max(...this.heads.map(({ kk, ru }) => kk.length + ru.length))
    this.headHeight = most * headLook.size * linePitch + 2 * padding
  }

  /** @throws OfficeError `letter-blank-field`, `letter-glyph-missing` */
  measure(line: PaymentLine): PaymentRow {
    const text = this.words.scribe.text(`lines.${line[0]}.name`, line[1])
    const name = this.ruler.wrap(text, columns.name.width - 2 * padding, rowLook)
    return { line, name, height: name.length * rowLook.size * linePitch + 2 * padding }
  }

  drawHead(pen: PagePen, top: number): void {
    this.headStamp ??= pen.stampOf(() => this.head(pen))
    pen.stamp(this.headStamp, top)
  }

  drawRow(pen: PagePen, { line, name, height }: PaymentRow, top: number): void {
    const [lineNo, , iin, iban, month, amount] = line
    const baseline = top + padding + rowLook.size
    pen.textBefore(columns.number.x + widths.number - padding, baseline, String(lineNo), rowLook)
    name.forEach((text, index) =>
      pen.text(columns.name.x + padding, baseline + index * rowLook.size * linePitch, text, rowLook)
    )
    pen.text(columns.iin.x + padding, baseline, iin, rowLook)
    pen.text(columns.iban.x + padding, baseline, formatIban(iban), rowLook)
    pen.text(columns.month.x + padding, baseline, `${month.slice(5)}.${month.slice(0, 4)}`, rowLook)
    pen.textBefore(tableEnd - padding, baseline, this.words.money(amount), rowLook)
    for (const column of columnNames) {
      const { x } = columns[column]
      pen.line([x, top], [x, top + height], thin)
    }
    pen.line([tableEnd, top], [tableEnd, top + height], thin)
    pen.line([bodyMargins.left, top + height], [tableEnd, top + height], thin)
  }

  /** The name of a place above its people. */
  drawPlace(pen: PagePen, kato: string, top: number): void {
    pen.area(bodyMargins.left, top, tableEnd - bodyMargins.left, placeHeight, 0.96)
    const text = bothWords(this.words.place(kato))
    pen.text(columns.name.x + padding, top + padding + placeLook.size, text, placeLook)
    for (const at of [top, top + placeHeight]) pen.line([bodyMargins.left, at], [tableEnd, at], thin)
    for (const x of [bodyMargins.left, tableEnd]) pen.line([x, top], [x, top + placeHeight], thin)
  }

  /** A sum under or over the rows: what it is at the left, the amount in its column. */
  drawSum(pen: PagePen, text: string, amount: number, baseline: number, bold: boolean): void {
    pen.text(columns.name.x + padding, baseline, text, { size: 7.5, bold })
    pen.textBefore(tableEnd - padding, baseline, this.words.money(amount), { ...rowLook, bold })
  }

  private head(pen: PagePen): void {
    pen.area(bodyMargins.left, 0, tableEnd - bodyMargins.left, this.headHeight, 0.93)
    const pitch = headLook.size * linePitch
    for (const { name, kk, ru } of this.heads) {
      const texts = [
        ...kk.map((text) => ({ text, look: headLook })),
        ...ru.map((text) => ({ text, look: ruLook }))
      ]
      texts.forEach(({ text, look }, index) =>
        pen.text(columns[name].x + padding, padding + index * pitch + headLook.size, text, look)
      )
    }
    for (const at of [0, this.headHeight]) pen.line([bodyMargins.left, at], [tableEnd, at], heavy)
    for (const x of [...columnNames.map((name) => columns[name].x), tableEnd])
      pen.line([x, 0], [x, this.headHeight], thin)
  }
}
