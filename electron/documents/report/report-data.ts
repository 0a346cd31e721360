import type { Locale } from '@shared/domain/format'
import type { IsoDate } from '@shared/domain/iso-date'
import type { ReportTable, TableId } from '@shared/reports/tables'

/** Bars under a table: one a row, what is now beside what was before. */
export interface ReportChart {
  under: TableId
  title: string
  /** Words of the two bars; the second is left out where nothing is compared. */
  now: string
  before: string | null
  bars: readonly { label: string; now: number; before: number | null; shown: string }[]
}

/** The report as it goes on paper or into a workbook, in one language. */
export interface ReportPaperData {
  locale: Locale
  office: { name: string; contact: string }
  title: string
  /** The period, and what it is compared with. */
  subtitle: string
  /** Of which day the figures are, and what is not whole about them. */
  remarks: readonly string[]
  printedOn: IsoDate
  foot: { printed: string; page: string }
  tables: readonly ReportTable[]
  charts: readonly ReportChart[]
  notes: { title: string; lines: readonly string[] }
  signature: { post: string; name: string; caption: string }
}
