import type { Bilingual } from '../letter-data'
import { bodyMargins, bodyWidth, columnGap, columnWidth } from '../paper/page-metrics'
import type { PagePen, Ruler, Stamp, TextLook } from '../paper/page-pen'

/** A text of the head, Kazakh at the left and Russian at the right; `above` is the space over it in points. */
export interface HeadText {
  text: Bilingual
  look: TextLook
  above?: number
}

/** The head of a sheet, broken into lines once and drawn on each of its pages. */
export interface SheetHead {
  height: number
  draw(pen: PagePen): void
}

/** Distance of lines in sizes of the type. */
export const linePitch = 1.24

const columns = { kk: bodyMargins.left, ru: bodyMargins.left + columnWidth + columnGap }

export function composeHead(ruler: Ruler, texts: readonly HeadText[]): SheetHead {
  const lines: { x: number; baseline: number; text: string; look: TextLook }[] = []
  let y = bodyMargins.top
  for (const { text, look, above = 0 } of texts) {
    y += above
    const pitch = look.size * linePitch
    const broken = { kk: ruler.wrap(text.kk, columnWidth, look), ru: ruler.wrap(text.ru, columnWidth, look) }
    for (const locale of ['kk', 'ru'] as const) {
      broken[locale].forEach((line, index) =>
        lines.push({ x: columns[locale], baseline: y + index * pitch + look.size, text: line, look })
      )
    }
    y += Math.max(broken.kk.length, broken.ru.length) * pitch
  }
  let stamp: Stamp | null = null
  return {
    height: y - bodyMargins.top,
    draw(pen) {
      stamp ??= pen.stampOf(() => {
        for (const { x, baseline, text, look } of lines) pen.text(x, baseline, text, look)
      })
      pen.stamp(stamp, 0)
    }
  }
}

/** The foot of a page drawn by hand: as `PaperRenderer` draws it under the others. */
export function drawFoot(pen: PagePen, at: number, left: string, right: string): void {
  const look = { size: 6.5, grey: 0.29 }
  const end = bodyMargins.left + bodyWidth
  pen.line([bodyMargins.left, at], [end, at], { weight: 0.4, grey: 0.55 })
  pen.text(bodyMargins.left, at + 10, left, look)
  pen.textBefore(end, at + 10, right, look)
}
