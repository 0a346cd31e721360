import { OfficeError } from '../errors'
import { addDays, type IsoDate } from './iso-date'

/** A calendar quarter, `YYYY-Qn`, such as `2018-Q1`. Compares as text. */
export type Quarter = string

/** A calendar month, `YYYY-MM`, such as `2018-02`. Compares as text. */
export type Month = string

function inRange(text: string): boolean {
  const year = Number(text.slice(0, 4))
  return year >= 1800 && year <= 2199
}

/** A quarter from outside. @throws OfficeError `quarter-malformed` */
export function parseQuarter(text: string, field?: string): Quarter {
  if (/^\d{4}-Q[1-4]$/.test(text) && inRange(text)) return text
  const where = field === undefined ? {} : { field }
  throw new OfficeError('quarter-malformed', { ...where, data: { text: text.slice(0, 40) } })
}

/** A month from outside. @throws OfficeError `month-malformed` */
export function parseMonth(text: string, field?: string): Month {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) && inRange(text)) return text
  const where = field === undefined ? {} : { field }
  throw new OfficeError('month-malformed', { ...where, data: { text: text.slice(0, 40) } })
}

/** Months counted from year 0, so that steps over a new year are plain addition. */
function monthIndex(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

function monthAt(index: number): Month {
  const year = Math.floor(index / 12)
  return `${String(year).padStart(4, '0')}-${String(index - year * 12 + 1).padStart(2, '0')}`
}

function quarterIndex(quarter: Quarter): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1
}

function quarterAt(index: number): Quarter {
  const year = Math.floor(index / 4)
  return `${String(year).padStart(4, '0')}-Q${index - year * 4 + 1}`
}

/** The month a day lies in. */
export function monthOf(date: IsoDate): Month {
  return date.slice(0, 7)
}

/** The month `n` months later (earlier for a negative `n`). */
export function addMonthsTo(month: Month, n: number): Month {
  return monthAt(monthIndex(month) + n)
}

/** The quarter a day or a month lies in. */
export function quarterOf(date: IsoDate | Month): Quarter {
  return quarterAt(Math.floor(monthIndex(monthOf(date)) / 3))
}

/** The quarter before: the one whose income counts for an application in `quarter`. */
export function precedingQuarter(quarter: Quarter): Quarter {
  return quarterAt(quarterIndex(quarter) - 1)
}

/** The quarter after. */
export function nextQuarter(quarter: Quarter): Quarter {
  return quarterAt(quarterIndex(quarter) + 1)
}

/** The three months of a quarter, in order. */
export function monthsOf(quarter: Quarter): Month[] {
  const first = quarterIndex(quarter) * 3
  return [monthAt(first), monthAt(first + 1), monthAt(first + 2)]
}

/**
 * The months assistance is assigned for: from the month of application, whatever its day, to the end of that
 * quarter, so 3, 2 or 1 (rules of the ASP on the period of assignment).
 */
export function monthsToQuarterEnd(date: IsoDate): Month[] {
  const from = monthOf(date)
  return monthsOf(quarterOf(date)).filter((month) => month >= from)
}

/** The first day of a month or a quarter. */
export function firstDay(period: Month | Quarter): IsoDate {
  const month = period[5] === 'Q' ? monthAt(quarterIndex(period) * 3) : period
  return `${month}-01`
}

/** The last day of a month or a quarter. */
export function lastDay(period: Month | Quarter): IsoDate {
  const month = period[5] === 'Q' ? monthAt(quarterIndex(period) * 3 + 2) : period
  if (month.endsWith('-12')) return `${month}-31`
  return addDays(`${addMonthsTo(month, 1)}-01`, -1)
}

/** Whether a month belongs to a quarter. */
export function isMonthIn(month: Month, quarter: Quarter): boolean {
  return quarterOf(month) === quarter
}
