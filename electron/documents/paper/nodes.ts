import type { Bilingual } from '../letter-data'
import { bodyWidth, colours, columnGap } from './page-metrics'

/** Pieces of pages as pdfmake takes them. They are made anew for each layout, since pdfmake writes into them. */
export type Node = Record<string, unknown>

export interface Look {
  bold?: boolean
  fontSize?: number
  color?: string
  lineHeight?: number
}

/** Space above a piece, in points. */
export interface Placed {
  above?: number
  below?: number
}

function margin({ above = 0, below = 0 }: Placed): [number, number, number, number] {
  return [0, above, 0, below]
}

// What must not be torn apart at the end of a line: a number and what it numbers («45-пәтер», «№ 12», «статья 92»), a
// range, a day and its month, a telephone number. Kept together by runs rather than by U+2011 or U+00A0, so that the text can still be searched.
export const unbroken =
  /(?:№|ст\.|п\.|пп\.|стать[яией]|статей) \d?\S+|(?:тел\. )?\+\d[\d ()-]{8,}\d|\S*\d[-–]\S+|(?<=^| )\d+ [а-яёәғқңөұүһі]+[.,;:)]*/gu

/** A text in which numbers stay with what they number. */
export function flow(text: string): string | Node[] {
  const runs: Node[] = []
  let at = 0
  for (const match of text.matchAll(unbroken)) {
    if (match.index > at) runs.push({ text: text.slice(at, match.index) })
    runs.push({ text: match[0], noWrap: true })
    at = match.index + match[0].length
  }
  if (runs.length === 0) return text
  return at < text.length ? [...runs, { text: text.slice(at) }] : runs
}

/** A paragraph over the whole width. */
export function paragraph(text: string, look: Look & Placed = {}): Node {
  return { text: flow(text), ...textLook(look), margin: margin(look) }
}

/** Kazakh at the left and Russian at the right, beginning at the same height. */
export function pair(text: Bilingual, look: Look & Placed = {}): Node {
  return sideBySide(
    { text: flow(text.kk), ...textLook(look) },
    { text: flow(text.ru), ...textLook(look) },
    look
  )
}

/** Two pieces side by side in the two columns of the page. */
export function sideBySide(left: Node, right: Node, placed: Placed = {}): Node {
  return {
    columns: [
      { ...left, width: '*' },
      { ...right, width: '*' }
    ],
    columnGap,
    margin: margin(placed)
  }
}

function textLook({ bold, fontSize, color, lineHeight }: Look): Look {
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(fontSize === undefined ? {} : { fontSize }),
    ...(color === undefined ? {} : { color }),
    ...(lineHeight === undefined ? {} : { lineHeight })
  }
}

/** A hairline; over the whole width unless told otherwise. */
export function rule(
  options: Placed & { width?: number; weight?: number; from?: number; color?: string } = {}
): Node {
  const { width = bodyWidth, weight = 0.5, from = 0, color = colours.rule } = options
  return {
    canvas: [{ type: 'line', x1: from, y1: 0, x2: from + width, y2: 0, lineWidth: weight, lineColor: color }],
    margin: margin(options)
  }
}
