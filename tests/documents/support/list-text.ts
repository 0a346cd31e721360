import { columns, type ColumnName } from '../../../electron/documents/round/list-columns'
import type { PlacedWord } from './pdf'

/** A line of the list as it is read from the page. */
export interface ReadLine {
  number: string
  name: string
  iinTail: string
  familySize: string
  goods: string
  slot: string
}

const day = /^\d\d\.\d\d\.\d{4}$/

function inColumn(words: readonly PlacedWord[], name: ColumnName): PlacedWord[] {
  const { x, width } = columns[name]
  return words.filter(({ left }) => left >= x && left < x + width)
}

/** Words as they are read, a line after the other; a word that was broken after its hyphen is whole again. */
function joined(words: readonly PlacedWord[]): string {
  return [...words]
    .sort((a, b) => (Math.abs(a.top - b.top) < 3 ? a.left - b.left : a.top - b.top))
    .reduce((text, word, index, all) => {
      const before = all[index - 1]
      const broken = before !== undefined && before.text.endsWith('-') && word.top - before.top > 3
      return text + (index === 0 || broken ? '' : ' ') + word.text
    }, '')
}

/** The lines of a page of the list: each begins where its day stands, and its own part ends at the proxy's. */
export function linesOfPage(words: readonly PlacedWord[]): ReadLine[] {
  const tops = inColumn(words, 'slot')
    .filter(({ text }) => day.test(text))
    .map(({ top }) => top - 2)
    .sort((a, b) => a - b)
  const end = Math.min(...words.filter(({ text }) => text === 'Осы').map(({ top }) => top))
  return tops.map((top, index) => {
    const row = words.filter((word) => word.top >= top && word.top < (tops[index + 1] ?? end))
    const proxy = row.find(({ text }) => text === 'Сенімхатпен')
    if (proxy === undefined) throw new Error('a line without a proxy')
    // The caption stands beside the line that is written on, above which nothing of the person may reach.
    const own = row.filter(({ bottom }) => bottom < proxy.top + 1)
    return {
      number: joined(inColumn(row, 'number')),
      name: joined(inColumn(own, 'name')),
      iinTail: joined(inColumn(own, 'iin')),
      familySize: joined(inColumn(own, 'family')),
      goods: joined(inColumn(own, 'goods')),
      slot: joined(inColumn(own, 'slot'))
    }
  })
}
