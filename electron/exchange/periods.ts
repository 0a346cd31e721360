import { addDays, type IsoDate } from '@shared/domain/iso-date'
import { addMonthsTo, monthOf, nextQuarter, quarterOf } from '@shared/domain/quarter'

/** The month after a period, `YYYY-MM`. */
export function monthAfter(period: string): string {
  if (!period.includes('Q')) return addMonthsTo(period, 1)
  return addMonthsTo(`${period.slice(0, 4)}-01`, Number(period.slice(6)) * 3)
}

/** The first month of a period. */
export function firstMonthOf(period: string): string {
  return period.includes('Q') ? addMonthsTo(monthAfter(period), -3) : period
}

/** The last day on which a period's file comes in time. */
export function dueOn(period: string, dueDay: number): IsoDate {
  return addDays(`${monthAfter(period)}-01`, dueDay - 1)
}

/**
 * The periods whose files are overdue on a day: those due within the year of that day, from the first period ever taken on.
 * @param first the first period taken from anybody; `null` before any
 */
export function duePeriods(
  today: IsoDate,
  rules: { periods: 'month' | 'quarter'; dueDay: number },
  first: string | null
): string[] {
  const year = today.slice(0, 4)
  const beginning = addMonthsTo(`${year}-01`, -1)
  const from = first === null ? `${year}-01` : firstMonthOf(first)
  const due: string[] = []
  const start = rules.periods === 'month' ? beginning : quarterOf(beginning)
  const next = (period: string): string =>
    rules.periods === 'month' ? addMonthsTo(period, 1) : nextQuarter(period)
  for (let period = start; dueOn(period, rules.dueDay) < today; period = next(period))
    if (monthOf(monthAfter(period)) > from) due.push(period)
  return due
}

/** Whether a file of `loaded` covers the period: the same, or the quarter of a month, or all months of a quarter. */
export function isCovered(period: string, loaded: ReadonlySet<string>): boolean {
  if (loaded.has(period)) return true
  if (!period.includes('Q')) return loaded.has(quarterOf(period))
  const first = firstMonthOf(period)
  return [0, 1, 2].every((n) => loaded.has(addMonthsTo(first, n)))
}
