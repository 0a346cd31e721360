import * as shared from '@shared/domain/format'
import type { IsoDate } from '@shared/domain/iso-date'
import { parseTenge } from '@shared/domain/money'
import type { Month, Quarter } from '@shared/domain/quarter'
import { currentLocale } from './locales/i18n'

/** A number with groups of three: `121 001`; a decimal string keeps its places. */
export function formatNumber(value: number | string): string {
  if (typeof value === 'number') return shared.formatNumber(value, currentLocale())
  const places = value.split('.')[1]?.length
  return shared.formatNumber(Number(value), currentLocale(), places === undefined ? {} : { places })
}

/** A decimal tenge string of the contract as read: `24 245 ₸`, with tiyn only where there are some. */
export function formatMoney(amount: string): string {
  return shared.formatTenge(parseTenge(amount), currentLocale(), { dropZeros: true })
}

/** The sum without the sign, always with tiyn, so that a column of them stands in line: `24 245,00`. */
export function formatAmount(amount: string): string {
  return shared.formatTenge(parseTenge(amount), currentLocale()).replace(/\s?₸$/, '')
}

/** `15.03.2020`. */
export function formatDate(date: IsoDate): string {
  return shared.formatDate(date, currentLocale())
}

/** `2020 жылғы 15 наурыз`, `15 марта 2020 года`. */
export function formatLongDate(date: IsoDate): string {
  return shared.formatDate(date, currentLocale(), 'long')
}

/** `2018 жылғы ақпан`, `февраль 2018 года`. */
export function formatMonth(month: Month): string {
  return shared.formatMonth(month, currentLocale())
}

/** `02.2018`, where a column has no room for the word. */
export function formatMonthShort(month: Month): string {
  return `${month.slice(5)}.${month.slice(0, 4)}`
}

/** `2018 жылғы I тоқсан`, `I квартал 2018 года`. */
export function formatQuarter(quarter: Quarter): string {
  return shared.formatQuarter(quarter, currentLocale())
}

/** An instant of the main process in this computer's time: `15.03.2020 09:41`. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** A number of Kazakhstan in groups, `+7 709 803 13 43`; another is left as it is. */
export function formatPhone(phone: string): string {
  const match = /^(?:\+7|8)(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(phone)
  return match === null ? phone : `+7 ${match.slice(1).join('\u00a0')}`
}

/** The formatting of the screen's language; inside a template or a computed it follows the switch of language. */
export function useFormat() {
  return {
    money: formatMoney,
    amount: formatAmount,
    date: formatDate,
    longDate: formatLongDate,
    month: formatMonth,
    quarter: formatQuarter,
    number: formatNumber,
    instant: formatInstant
  }
}
