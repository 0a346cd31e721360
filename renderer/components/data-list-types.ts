export interface ListColumn {
  key: string
  label: string
  /** A CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  width: string
  align?: 'start' | 'end'
  /** The list can be sorted by it; the screen reloads on `update:sort`. */
  sortable?: boolean
}
export interface ListSort {
  key: string
  descending: boolean
}
export interface ListPage<Row> {
  rows: readonly Row[]
  /** Cursor of the next page, or null at the end. */
  next: string | null
}
