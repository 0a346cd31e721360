import { OfficeError } from '../errors'
import type { IsoDate } from './iso-date'
import { tengeString, type Tiyn } from './money'
import type { Locale } from './plural'
import type { Month, Quarter } from './quarter'

export { collate } from './collate'
export { plural, type Locale } from './plural'

// Own tables throughout: Chromium and Electron have no Kazakh data and would fall back to English.
const nbsp = '\u00A0'

/** How numbers are written: groups of three with a blank that does not break, and a comma, in both languages. */
const marks: Record<Locale, { group: string; comma: string; minus: string }> = {
  kk: { group: nbsp, comma: ',', minus: '\u2212' },
  ru: { group: nbsp, comma: ',', minus: '\u2212' }
}

const months: Record<Locale, readonly string[]> = {
  kk: [
    'қаңтар',
    'ақпан',
    'наурыз',
    'сәуір',
    'мамыр',
    'маусым',
    'шілде',
    'тамыз',
    'қыркүйек',
    'қазан',
    'қараша',
    'желтоқсан'
  ],
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь'
  ]
}

/** Russian months as they stand after a day: «10 февраля». */
const monthsOfDate = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря'
]

const quarters = ['I', 'II', 'III', 'IV']

function grouped(decimal: string, locale: Locale): string {
  const { group, comma, minus } = marks[locale]
  const [whole = '', places] = decimal.replace('-', '').split('.')
  const sign = decimal.startsWith('-') ? minus : ''
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, group)}${places === undefined ? '' : comma + places}`
}

/** A number for reading: «1 234,5». With `places` exactly that many digits after the comma, else as many as it has. */
export function formatNumber(value: number, locale: Locale, options: { places?: number } = {}): string {
  const decimal = options.places === undefined ? String(value) : value.toFixed(options.places)
  return grouped(Number(decimal) === 0 ? decimal.replace('-', '') : decimal, locale)
}

/**
 * Money for reading, in tenge: «121 001,45 ₸», with blanks that do not break. With `dropZeros` a whole amount has no
 * «,00».
 */
export function formatTenge(amount: Tiyn, locale: Locale, options: { dropZeros?: boolean } = {}): string {
  const decimal = tengeString(amount)
  return `${grouped(options.dropZeros === true ? decimal.replace(/\.00$/, '') : decimal, locale)}${nbsp}₸`
}

/**
 * A decimal as people type it, to the decimal string of the contract: «121 001,45», `121001.45` and «121 001,45 ₸» give
 * `121001.45`. Blanks may stand between groups of three only, so that a digit left out is noticed. The number of places
 * stays as typed; whether it is money with two at most is for `parseTenge` to say.
 * @throws OfficeError `amount-malformed`
 */
export function parseDecimal(text: string, field?: string): string {
  const plain = text
    .slice(0, 100)
    .replace(/[\s\u2212]/g, (char) => (char === '\u2212' ? '-' : ' '))
    .replace(/^\s+|\s*₸?\s*$/g, '')
  const match = /^(-?) ?(\d+|\d{1,3}(?: \d{3})+)(?:[.,](\d+))?$/.exec(plain)
  if (match === null || text.length > 100) {
    const where = field === undefined ? {} : { field }
    throw new OfficeError('amount-malformed', { ...where, data: { text: text.slice(0, 40) } })
  }
  const whole = (match[2] ?? '').replaceAll(' ', '').replace(/^0+(?=\d)/, '')
  const decimal = match[3] === undefined ? whole : `${whole}.${match[3]}`
  return match[1] === '-' && /[1-9]/.test(decimal) ? `-${decimal}` : decimal
}

/** A day: «10.02.2018», or long «2018 жылғы 10 ақпан», «10 февраля 2018 года». */
export function formatDate(date: IsoDate, locale: Locale, style: 'short' | 'long' = 'short'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (style === 'short') return `${day}.${month}.${year}`
  const index = Number(month) - 1
  return locale === 'kk'
    ? `${year} жылғы ${Number(day)} ${months.kk[index] ?? ''}`
    : `${Number(day)} ${monthsOfDate[index] ?? ''} ${year} года`
}

function monthName(month: Month, locale: Locale): string {
  return months[locale][Number(month.slice(5, 7)) - 1] ?? ''
}

/** A month: «2018 жылғы ақпан», «февраль 2018 года». */
export function formatMonth(month: Month, locale: Locale): string {
  const year = month.slice(0, 4)
  return locale === 'kk'
    ? `${year} жылғы ${monthName(month, locale)}`
    : `${monthName(month, locale)} ${year} года`
}

/** A quarter: «2018 жылғы I тоқсан», «I квартал 2018 года». */
export function formatQuarter(quarter: Quarter, locale: Locale): string {
  const year = quarter.slice(0, 4)
  const numeral = quarters[Number(quarter.slice(6)) - 1] ?? ''
  return locale === 'kk' ? `${year} жылғы ${numeral} тоқсан` : `${numeral} квартал ${year} года`
}

/**
 * Months from one to another, both included: «2018 жылғы ақпан – наурыз», «февраль – март 2018 года»; one month alone
 * when they are the same, both years when they differ.
 */
export function formatMonthRange(from: Month, to: Month, locale: Locale): string {
  if (from === to) return formatMonth(from, locale)
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${formatMonth(from, locale)} – ${formatMonth(to, locale)}`
  return locale === 'kk'
    ? `${formatMonth(from, locale)} – ${monthName(to, locale)}`
    : `${monthName(from, locale)} – ${formatMonth(to, locale)}`
}
