import { formatNumber, formatTenge } from '@shared/domain/format'
import { parseTenge } from '@shared/domain/money'
import type { Unit } from '@shared/programmes/types'

const nbsp = '\u00A0'

/** Digits shown of a number that has no finite decimal; the dots after them say that it goes on. */
const shownPlaces = 4

/** A decimal of a fraction `n/d`, cut off after `shownPlaces` digits, in whole numbers throughout. */
function cutOff(value: string): string {
  const [above = '0', under = '1'] = value.split('/')
  const negative = above.startsWith('-')
  const scaled = ((negative ? -BigInt(above) : BigInt(above)) * 10n ** BigInt(shownPlaces)) / BigInt(under)
  const digits = scaled.toString().padStart(shownPlaces + 1, '0')
  return `${negative ? '-' : ''}${digits.slice(0, -shownPlaces)}.${digits.slice(-shownPlaces)}`
}

function grouped(decimal: string): string {
  const [whole = '', places] = decimal.split('.')
  const written = formatNumber(Number(whole), 'ru').replace(/^0/, whole.startsWith('-') ? '\u22120' : '0')
  return places === undefined ? written : `${written},${places}`
}

/** An exact number of the working (decimal or `n/d`) as people read it, without its unit. */
export function exactFigure(value: string): string {
  return value.includes('/') ? `${grouped(cutOff(value))}…` : grouped(value)
}

/** Short words of what is measured, where both languages write them alike. */
const measures: Partial<Record<Unit, string>> = {
  percent: '%',
  'square-metre': 'м²',
  'cubic-metre': 'м³',
  gcal: 'Гкал'
}

/** A figure as it stands in the working; figures are written alike in both languages. */
export function figure(value: string, unit: Unit): string {
  const measure = measures[unit]
  if (measure !== undefined) return `${exactFigure(value)}${nbsp}${measure}`
  if (unit !== 'tenge') return exactFigure(value)
  const money = /^-?\d+(?:\.\d{1,2})?$/.test(value)
  return money ? formatTenge(parseTenge(value), 'ru') : `${exactFigure(value)}${nbsp}₸`
}
