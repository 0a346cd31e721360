import Fraction from 'fraction.js'
import type { Unit } from '@shared/programmes/types'
import type { ParameterUnit } from '@shared/parameters/types'
import { formatNumber } from '../format'

const shownPlaces = 4

/**
 * An exact value as it is written down: money with tiyn, other numbers as they are; where the decimal does not end, the
 * first four places and an ellipsis, never a rounded figure that would not add up.
 * @param exact a decimal or a fraction `n/d`
 */
export function writtenFigure(exact: string, unit: Unit | ParameterUnit): string {
  const value = new Fraction(exact)
  const least = unit === 'tenge' ? 2 : 0
  const scaled = (value.n * 10n ** BigInt(shownPlaces)) / value.d
  const ends = (value.n * 10n ** BigInt(shownPlaces)) % value.d === 0n
  const digits = scaled.toString().padStart(shownPlaces + 1, '0')
  const whole = digits.slice(0, -shownPlaces)
  const all = digits.slice(-shownPlaces)
  const places = ends ? all.replace(/0+$/, '').padEnd(least, '0') : all
  const number = formatNumber(places === '' ? whole : `${whole}.${places}`)
  return `${value.s < 0n ? '−' : ''}${number}${ends ? '' : '…'}`
}

/** Whether two exact values are one, however they are written. */
export function sameValue(a: string, b: string): boolean {
  return new Fraction(a).equals(new Fraction(b))
}
