import type { Locale } from '@shared/domain/format'
import type { IsoDate } from '@shared/domain/iso-date'

/** One table of the board: text columns first, figures after them. */
export interface BoardTable {
  title: string
  columns: readonly { title: string; figures: boolean }[]
  rows: readonly (readonly (string | number)[])[]
  /** Sums of the figures under the table; null where they cannot be added. */
  sums: readonly (string | number)[] | null
}

/** The board as it goes on paper or into a workbook, in the language of whoever asked. */
export interface BoardPaperData {
  locale: Locale
  office: string
  title: string
  /** Which rounds were counted. */
  subtitle: string
  printedOn: IsoDate
  /** Foot of each page: the words before the day, and before the number of the page. */
  foot: { printed: string; page: string; of: string }
  /** Stands in a table that has no rows. */
  empty: string
  tables: readonly BoardTable[]
}
