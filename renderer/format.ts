import type { IsoDate } from '@shared/domain/iso-date'
import { currentLocale } from './locales/i18n'

const thin = '\u00a0'
const months = {
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

/** A whole number in groups of three: `121 001`. */
export function formatNumber(value: number | string): string {
  const [whole = '', places] = String(value).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thin)
  return places === undefined ? grouped : `${grouped},${places}`
}
/** A decimal tenge string as read: `24 245 ₸`, with tiyn only where there are some. */
export function formatMoney(amount: string): string {
  return `${formatNumber(amount.replace(/\.00$/, ''))}${thin}₸`
}
/** The sum without the sign, always with tiyn, for columns: `24 245,00`. */
export function formatAmount(amount: string): string {
  return formatNumber(amount.includes('.') ? amount : `${amount}.00`)
}
/** `15.03.2020`. */
export function formatDate(date: IsoDate): string {
  return date.split('-').reverse().join('.')
}
/** `ақпан 2018`. */
export function formatMonth(month: string): string {
  return `${months[currentLocale()][Number(month.slice(5)) - 1] ?? ''} ${month.slice(0, 4)}`
}
/** `2018 ж. I тоқсан`, `I квартал 2018 г.`. */
export function formatQuarter(quarter: string): string {
  const roman = ['I', 'II', 'III', 'IV'][Number(quarter.slice(6)) - 1] ?? ''
  return currentLocale() === 'kk'
    ? `${quarter.slice(0, 4)} ж. ${roman} тоқсан`
    : `${roman} квартал ${quarter.slice(0, 4)} г.`
}
/** An instant of the main process in this computer's time: `15.03.2020 09:41`. */
export function formatInstant(instant: string): string {
  const at = new Date(instant)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(at.getDate())}.${two(at.getMonth() + 1)}.${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** The formatting of the screen's language; inside a template or a computed it follows the switch of language. */
export function useFormat() {
  return {
    money: formatMoney,
    amount: formatAmount,
    date: formatDate,
    month: formatMonth,
    quarter: formatQuarter,
    number: formatNumber,
    instant: formatInstant
  }
}
