import { formatMonth, formatTenge } from '@shared/domain/format'
import type { Tiyn } from '@shared/domain/money'
import type { Month } from '@shared/domain/quarter'
import { amountInWordsKk, amountInWordsRu } from '@shared/domain/words'
import type { Bilingual } from '../letter-data'
import type { Node } from '../paper/nodes'
import { colours } from '../paper/page-metrics'
import { say } from '../scribe'

/** A sum in figures and words, as the blocks name it. */
export function inWords(amount: Tiyn): { amount: Bilingual; amountWords: Bilingual } {
  return {
    amount: say((locale) => formatTenge(amount, locale)),
    amountWords: { kk: amountInWordsKk(amount), ru: amountInWordsRu(amount) }
  }
}

/** A sentence that may begin with a name begins with a capital all the same. */
export function capital(text: Bilingual): Bilingual {
  return say((locale) => text[locale].charAt(0).toUpperCase() + text[locale].slice(1))
}

/** The head of a column, one language under the other. */
export function headCell(head: Bilingual, column: number, size: number): Node {
  return {
    text: `${head.kk}\n${head.ru}`,
    fontSize: size - 1.25,
    color: colours.quiet,
    alignment: column === 0 ? 'left' : 'right'
  }
}

export function monthCell(month: Month): Node {
  const name = say((locale) => formatMonth(month, locale))
  return { text: `${name.kk} / ${name.ru}` }
}

export function sumCell(amount: Tiyn): Node {
  return { text: formatTenge(amount, 'ru'), alignment: 'right' }
}

/** The last line of a table: what it adds up to, in the last column. */
export function totalRow(label: Bilingual, total: Tiyn, columns: number): Node[] {
  const empty = Array.from({ length: columns - 2 }, (): Node => ({ text: '' }))
  return [{ text: `${label.kk} / ${label.ru}`, bold: true }, ...empty, { ...sumCell(total), bold: true }]
}

/** A table with its head on every page. */
export function sumTable(widths: readonly (number | string)[], body: Node[][], size: number): Node {
  return {
    table: { headerRows: 1, widths: [...widths], body, dontBreakRows: true },
    layout: tableLayout,
    margin: [0, size * 0.6, 0, 0]
  }
}

/** Hairlines under the head and over the total; no boxes. */
const tableLayout = {
  hLineWidth: (line: number, node: { table: { body: unknown[] } }): number =>
    line === 0 || line === node.table.body.length ? 0.8 : 0.4,
  vLineWidth: (): number => 0,
  hLineColor: (): string => colours.rule,
  paddingLeft: (): number => 0,
  paddingRight: (): number => 0,
  paddingTop: (): number => 1.5,
  paddingBottom: (): number => 1.5
}
