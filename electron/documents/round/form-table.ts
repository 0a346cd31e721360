import type { Bilingual } from '../letter-data'
import { colours } from '../paper/page-metrics'
import type { Node } from '../paper/nodes'

/** A cell with the Kazakh text and the Russian one under it, or the one text they share. */
export function stacked(text: Bilingual, look: Node = {}): Node {
  if (text.kk === text.ru) return { text: text.kk, ...look }
  return {
    stack: [
      { text: text.kk, ...look },
      { text: text.ru, fontSize: 7, color: colours.quiet }
    ]
  }
}

/** A cell whose figures stand under each other. */
export function rightCell(text: string): Node {
  return { text, alignment: 'right', noWrap: true }
}

/** Hairlines round every cell. */
export const gridLayout = {
  hLineWidth: (): number => 0.5,
  vLineWidth: (): number => 0.5,
  hLineColor: (): string => colours.rule,
  vLineColor: (): string => colours.rule,
  paddingLeft: (): number => 3,
  paddingRight: (): number => 3,
  paddingTop: (): number => 2,
  paddingBottom: (): number => 2
}
