import { OfficeError } from '../errors'

/** A calendar day without a time zone, `YYYY-MM-DD`, years 1800–2199. Compares as text. */
export type IsoDate = string

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

function lengthOf(year: number, month: number): number {
  return month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0)
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0')
}

function join(year: number, month: number, day: number): IsoDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

interface Parts {
  year: number
  month: number
  day: number
}

/** Splits a date that was already checked. */
function split(date: IsoDate): Parts {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

/** True for a day that exists in the calendar, written `YYYY-MM-DD`, in the years 1800–2199. */
export function isIsoDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const { year, month, day } = split(text)
  return year >= 1800 && year <= 2199 && day >= 1 && day <= lengthOf(year, month)
}

/**
 * A date from outside, checked strictly: no other notation, no day that does not exist, years 1800–2199.
 * @throws OfficeError `date-malformed`
 */
export function parseIsoDate(text: string, field?: string): IsoDate {
  if (isIsoDate(text)) return text
  const where = field === undefined ? {} : { field }
  throw new OfficeError('date-malformed', { ...where, data: { text: text.slice(0, 40) } })
}

/** Negative when `a` is earlier than `b`, zero when they are the same day, positive when later. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0
}

// Days since 1970-01-01 in the proleptic Gregorian calendar, by Howard Hinnant's algorithms
// (howardhinnant.github.io/date_algorithms.html): whole numbers only, so no time zone can shift a day.
function dayNumber(date: IsoDate): number {
  const { year, month, day } = split(date)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146097 + dayOfEra - 719468
}

function fromDayNumber(days: number): IsoDate {
  const shifted = days + 719468
  const era = Math.floor(shifted / 146097)
  const dayOfEra = shifted - era * 146097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth + (marchMonth < 10 ? 3 : -9)
  return join(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}

/**
 * The day `n` days later (earlier for a negative `n`).
 * @throws OfficeError `date-malformed` when the result leaves the years 1800–2199
 */
export function addDays(date: IsoDate, n: number): IsoDate {
  return parseIsoDate(fromDayNumber(dayNumber(date) + n))
}

/**
 * The same day `n` months later (earlier for a negative `n`); the last day of the month where that day does not
 * exist: 31 January + 1 month = 28 or 29 February.
 * @throws OfficeError `date-malformed` when the result leaves the years 1800–2199
 */
export function addMonths(date: IsoDate, n: number): IsoDate {
  const { year, month, day } = split(date)
  const index = year * 12 + (month - 1) + n
  const newYear = Math.floor(index / 12)
  const newMonth = index - newYear * 12 + 1
  return parseIsoDate(join(newYear, newMonth, Math.min(day, lengthOf(newYear, newMonth))))
}

/**
 * Completed years of life on a day: one more from the birthday on. Who was born on 29 February turns a year
 * older on 1 March of a common year: 28 February still belongs to the running year of life, and a term of years
 * whose last month lacks the day ends with that month's last day (Civil Code, rule on terms; general knowledge,
 * unconfirmed). Negative when the person was not born yet on that day.
 */
export function ageAt(bornOn: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Day of the week, 1 = Monday … 7 = Sunday. */
export function weekday(date: IsoDate): number {
  // Day 0 (1970-01-01) was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}
