import { colours, mm } from '../paper/page-metrics'
import type { Node } from '../paper/nodes'
import type { Bilingual } from '../letter-data'

/** Pieces of a form that is filled in by hand. */

export const formSize = 8.5
const smallSize = 7
/** Height of a line that is written on by hand. */
const writingHeight = mm(7)
export const shortLabel = mm(30)
const labelWidth = mm(56)
const boxSide = 7.5

/** Both languages, or the one word they share. */
export function bothOnce({ kk, ru }: Bilingual): string {
  return kk === ru ? kk : `${kk} / ${ru}`
}

/** The Kazakh label with the Russian one under it. */
export function label(text: Bilingual, look: Node = {}): Node {
  return { stack: [text.kk, { text: text.ru, fontSize: smallSize, color: colours.quiet }], ...look }
}

/** A line to write on, `width` points long; its foot stands at the foot of the label beside it. */
export function writingLine(width: number, above = writingHeight): Node {
  return {
    canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.5, lineColor: colours.rule }],
    margin: [0, above, 0, 0]
  }
}

/** A label, `named` points wide, and the line beside it; more lines under that when there is much to write. */
export function field(text: Bilingual, width: number, lines = 1, named = labelWidth): Node {
  const lineWidth = width - named - mm(4)
  return {
    columns: [
      { width: named, ...label(text) },
      {
        width: '*',
        stack: Array.from({ length: lines }, (_, index) =>
          writingLine(lineWidth, index === 0 ? mm(6) : writingHeight)
        )
      }
    ],
    columnGap: mm(4),
    margin: [0, mm(1.2), 0, 0]
  }
}

/** A label and words with a box before each, `inRow` of them beside each other. */
export function choices(text: Bilingual, words: readonly Bilingual[], inRow = 2): Node {
  const rows: Bilingual[][] = []
  words.forEach((word, index) => {
    if (index % inRow === 0) rows.push([])
    rows.at(-1)?.push(word)
  })
  return {
    columns: [
      { width: labelWidth, ...label(text) },
      { width: '*', stack: rows.map((row) => choiceRow(row, inRow)) }
    ],
    columnGap: mm(4),
    margin: [0, mm(1.8), 0, 0]
  }
}

function choiceRow(row: readonly Bilingual[], inRow: number): Node {
  const filled: (Bilingual | null)[] = [...row, ...Array.from({ length: inRow - row.length }, () => null)]
  return {
    columns: filled.map((word) =>
      word === null ? { width: '*', text: '' } : { width: '*', ...boxed(bothOnce(word)) }
    ),
    columnGap: mm(3),
    margin: [0, 0, 0, mm(1)]
  }
}

/** A box to tick and the word beside it. */
export function boxed(text: string, look: Node = {}): Node {
  return {
    columns: [
      {
        width: boxSide,
        canvas: [
          { type: 'rect', x: 0, y: 0, w: boxSide, h: boxSide, lineWidth: 0.6, lineColor: colours.ink }
        ],
        margin: [0, 2.2, 0, 0]
      },
      { width: '*', text, ...look }
    ],
    columnGap: mm(1.6)
  }
}
