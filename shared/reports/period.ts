import { formatMonth, formatQuarter, type Locale } from '../domain/format'
import type { IsoDate } from '../domain/iso-date'
import { addMonthsTo, firstDay, lastDay, monthOf, monthsOf, type Month } from '../domain/quarter'

/** What a report is of: a half-year `YYYY-H1`, a quarter `YYYY-Q3`, or a month `YYYY-05`. */
export type ReportPeriod = string
export type PeriodKind = 'half-year' | 'quarter' | 'month'
export const periodKinds: readonly PeriodKind[] = ['half-year', 'quarter', 'month']

/** A period as months and as days, both ends included. */
export interface Span {
  months: readonly Month[]
  firstMonth: Month
  lastMonth: Month
  from: IsoDate
  until: IsoDate
}

export function kindOf(period: ReportPeriod): PeriodKind {
  const sign = period[5]
  return sign === 'H' ? 'half-year' : sign === 'Q' ? 'quarter' : 'month'
}

/** The months of a period, in order. */
export function monthsOfPeriod(period: ReportPeriod): Month[] {
  const year = period.slice(0, 4)
  const kind = kindOf(period)
  if (kind === 'month') return [period]
  if (kind === 'quarter') return monthsOf(period)
  const first = period[6] === '1' ? 1 : 3
  return [...monthsOf(`${year}-Q${first}`), ...monthsOf(`${year}-Q${first + 1}`)]
}

/** The first and last month and day of a period. */
export function spanOf(period: ReportPeriod): Span {
  const months = monthsOfPeriod(period)
  const firstMonth = months[0] ?? period
  const lastMonth = months.at(-1) ?? period
  return { months, firstMonth, lastMonth, from: firstDay(firstMonth), until: lastDay(lastMonth) }
}

/** The period of a kind that a month lies in. */
export function periodOf(month: Month, kind: PeriodKind): ReportPeriod {
  if (kind === 'month') return month
  const [year = '', number = ''] = month.split('-')
  const place = Number(number) - 1
  return kind === 'quarter'
    ? `${year}-Q${Math.floor(place / 3) + 1}`
    : `${year}-H${Math.floor(place / 6) + 1}`
}

/** The period of the same length just before: what a report is held against. */
export function formerPeriod(period: ReportPeriod): ReportPeriod {
  return periodOf(addMonthsTo(spanOf(period).firstMonth, -1), kindOf(period))
}

/** The period of the same length just after. */
export function nextPeriod(period: ReportPeriod): ReportPeriod {
  return periodOf(addMonthsTo(spanOf(period).lastMonth, 1), kindOf(period))
}

/** The newest period of a kind that is over: what is reported on by default. */
export function lastFinished(today: IsoDate, kind: PeriodKind): ReportPeriod {
  return formerPeriod(periodOf(monthOf(today), kind))
}

/** «2026 жылғы I жартыжылдық», «I полугодие 2026 года»; quarters and months as everywhere. */
export function formatPeriod(period: ReportPeriod, locale: Locale): string {
  const kind = kindOf(period)
  if (kind === 'month') return formatMonth(period, locale)
  if (kind === 'quarter') return formatQuarter(period, locale)
  const year = period.slice(0, 4)
  const numeral = period[6] === '1' ? 'I' : 'II'
  return locale === 'kk' ? `${year} жылғы ${numeral} жартыжылдық` : `${numeral} полугодие ${year} года`
}
