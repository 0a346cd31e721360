import { addDays } from '../../domain/iso-date'
import { addMonthsTo, firstDay, lastDay, type Month } from '../../domain/quarter'
import type { Book } from '../../parameters/types'
import { emergencyPeriods } from './parameters'

/** The year the payment was brought in. */
const firstMonth: Month = '2020-01'

/** The period of the emergency that any day of a month falls into, or null (parameter `emergency-period`). */
export function emergencyPeriodOf(book: Book, month: Month): string | null {
  const last = lastDay(month)
  for (let day = firstDay(month); day <= last; day = addDays(day, 1)) {
    const found = book.find('emergency-period', day)
    if (found !== null) return found.value
  }
  return null
}

/** The periods of the emergency with their months, up to a month. */
export function emergencyMonths(book: Book, until: Month): { code: string; months: Month[] }[] {
  const periods = emergencyPeriods.map((code): { code: string; months: Month[] } => ({ code, months: [] }))
  for (let month = firstMonth; month <= until; month = addMonthsTo(month, 1)) {
    const code = emergencyPeriodOf(book, month)
    periods.find((period) => period.code === code)?.months.push(month)
  }
  return periods.filter(({ months }) => months.length > 0)
}
