import { addDays, weekday, type IsoDate } from './iso-date'

/** The days that differ from the plain week of five working days. */
export interface Calendar {
  /** Holidays, days off carried over from a weekend, and working days the government turned into days off. */
  holidays: ReadonlySet<IsoDate>
  /** Saturdays and Sundays the government turned into working days. */
  workingWeekends: ReadonlySet<IsoDate>
}

/** Whether offices work that day: Monday to Friday but holidays, and weekends that were made working days. */
export function isWorkingDay(date: IsoDate, calendar: Calendar): boolean {
  if (calendar.workingWeekends.has(date)) return true
  return weekday(date) <= 5 && !calendar.holidays.has(date)
}

/**
 * The last day of a term of `n` working days that starts with an event of the day `from`. That day itself is not
 * counted: the term runs from the next day (the general rule on terms, unconfirmed for each programme), and only
 * working days count. Registered on a Friday, a term of 1 working day ends on Monday. A term of 0 days ends on `from`.
 * @throws RangeError when `n` is not a whole number of 0 or more
 */
export function addWorkingDays(from: IsoDate, n: number, calendar: Calendar): IsoDate {
  if (!Number.isInteger(n) || n < 0)
    throw new RangeError('A term is a whole number of working days, 0 or more')
  let date = from
  let left = n
  while (left > 0) {
    date = addDays(date, 1)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return date
}

/**
 * How many working days lie after `from` up to and with `to`: the days left until a deadline. Negative when `to`
 * is earlier than `from`: the working days a deadline is overdue.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate, calendar: Calendar): number {
  if (to < from) return -workingDaysBetween(to, from, calendar)
  let count = 0
  for (let date = from; date < to;) {
    date = addDays(date, 1)
    if (isWorkingDay(date, calendar)) count += 1
  }
  return count
}
