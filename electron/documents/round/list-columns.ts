import { bodyMargins, mm } from '../paper/page-metrics'
import type { PagePen, Ruler, Stamp } from '../paper/page-pen'
import type { Blocks } from '../scribe'
import { linePitch } from './sheet-head'

/** A column of the list: its left edge and width in points. */
export interface Column {
  x: number
  width: number
}

export const columnNames = ['number', 'name', 'iin', 'family', 'goods', 'slot', 'signature'] as const
export type ColumnName = (typeof columnNames)[number]

const widths: Record<ColumnName, number> = {
  number: mm(32),
  name: mm(59),
  iin: mm(12),
  family: mm(12),
  goods: mm(18),
  slot: mm(17),
  signature: mm(26)
}

const blockOf = {
  number: 'numberColumn',
  name: 'nameColumn',
  iin: 'iinColumn',
  family: 'familyColumn',
  goods: 'goodsColumn',
  slot: 'slotColumn',
  signature: 'signatureColumn'
} as const satisfies Record<ColumnName, string>

/** Room between a rule and what stands beside it. */
export const padding = 2.5

export const columns = ((): Record<ColumnName, Column> => {
  let x = bodyMargins.left
  const placed = columnNames.map((name) => {
    const column = { x, width: widths[name] }
    x += widths[name]
    return [name, column] as const
  })
  return Object.fromEntries(placed) as Record<ColumnName, Column>
})()

const headLook = { size: 6.2 }
const ruLook = { size: 6.2, grey: 0.29 }

export interface ColumnHeads {
  height: number
  draw(pen: PagePen, top: number): void
}

/** The heads of the columns: Kazakh, and Russian under it. */
export function columnHeads(ruler: Ruler, blocks: Blocks<'round-list'>): ColumnHeads {
  const pitch = headLook.size * linePitch
  const cells = columnNames.map((name) => {
    const { kk, ru } = blocks(blockOf[name])
    const room = columns[name].width - 2 * padding
    return { name, kk: ruler.wrap(kk, room, headLook), ru: ruler.wrap(ru, room, ruLook) }
  })
  const height = Math.max(...cells.map(({ kk, ru }) => kk.length + ru.length)) * pitch + 2 * padding
  const drawAt = (pen: PagePen): void => {
    const first = columns.number.x
    const end = columns.signature.x + columns.signature.width
    pen.area(first, 0, end - first, height, 0.93)
    for (const { name, kk, ru } of cells) {
      const lines = [
        ...kk.map((text) => ({ text, look: headLook })),
        ...ru.map((text) => ({ text, look: ruLook }))
      ]
      lines.forEach(({ text, look }, index) =>
        pen.text(columns[name].x + padding, padding + index * pitch + headLook.size, text, look)
      )
    }
  }
  let stamp: Stamp | null = null
  return {
    height,
    draw(pen, top) {
      stamp ??= pen.stampOf(drawAt)
      pen.stamp(stamp, top)
    }
  }
}
