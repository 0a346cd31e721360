import { lastDay, quarterOf } from '@shared/domain/quarter'
import { monthsOfPeriod, type Span } from '@shared/reports/period'
import type { PackageRow } from './region-queries'

/**
 * Of an office's loaded files those that are counted: where a quarter's file and a month's speak of the same month, as after the region
 * has changed how often it is reported to, the longer one does, so that nothing is counted twice.
 */
export function withoutOverlaps(packages: readonly PackageRow[]): PackageRow[] {
  const taken = new Set<string>()
  const length = (row: PackageRow): number => monthsOfPeriod(row.period).length
  return [...packages]
    .sort((a, b) => length(b) - length(a))
    .filter((row) => {
      const months = monthsOfPeriod(row.period).map((month) => `${row.office} ${month}`)
      if (months.some((month) => taken.has(month))) return false
      for (const month of months) taken.add(month)
      return true
    })
}

/** The periods of a span that are over on a day and that no file of an office speaks of; as months, or as the quarters that lack any. */
export function gapsOf(
  span: Span,
  there: ReadonlySet<string>,
  { today, by }: { today: string; by: 'month' | 'quarter' }
): string[] {
  const lacking = span.months.filter((month) => lastDay(month) < today && !there.has(month))
  return by === 'month' ? lacking : [...new Set(lacking.map(quarterOf))]
}
