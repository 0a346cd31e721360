import { collate } from '@shared/domain/collate'
import { searchKey, searchTokens } from '@shared/domain/search-key'
import type { Locale } from '@shared/contract/fields'
import type { ListColumn, ListSort } from '../../components/data-list-types'

/** A column of a list that is here as a whole: its text is shown, copied, searched and sorted by. */
export interface LocalColumn<Row> extends ListColumn {
  text: (row: Row) => string
  /** What it is sorted by, where that is not its text. */
  rank?: (row: Row) => number
}

/** The rows that hold every word of the search in any spelling, in the order asked for. */
export function arranged<Row>(
  rows: readonly Row[],
  columns: readonly LocalColumn<Row>[],
  search: string,
  sort: ListSort,
  locale: Locale
): Row[] {
  const words = searchTokens(search)
  const found = rows.filter((row) => {
    const key = columns.map((column) => searchKey(column.text(row))).join(' ')
    return words.every((word) => key.includes(word))
  })
  const column = columns.find(({ key }) => key === sort.key)
  if (column === undefined) return found
  const compare = collate(locale)
  const { rank, text } = column
  const order = (a: Row, b: Row): number =>
    rank === undefined ? compare(text(a), text(b)) : rank(a) - rank(b)
  return found.sort((a, b) => (sort.descending ? order(b, a) : order(a, b)))
}
