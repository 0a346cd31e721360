import { addDays, type IsoDate } from '../../domain/iso-date'
import { addMonthsTo, firstDay, lastDay, type Month } from '../../domain/quarter'
import type { Book } from '../../parameters/types'
import { emergencyPeriods } from './parameters'

/** The year the payment was brought in. */
const firstMonth: Month = '2020-01'

/** The first day of a month that lies in a period of the emergency (parameter `emergency-period`), or null. */
export function emergencyDayIn(book: Book, month: Month): IsoDate | null {
  const last = lastDay(month)
  for (let day = firstDay(month); day <= last; day = addDays(day, 1)) {
    if (book.find('emergency-period', day) !== null) return day
  }
  return null
}

/** The period of the emergency that any day of a month falls into, or null. */
export function emergencyPeriodOf(book: Book, month: Month): string | null {
  const day = emergencyDayIn(book, month)
  return day === null ? null : book.value('emergency-period', day).value
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
