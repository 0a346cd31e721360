import Fraction from 'fraction.js'
import { tiyn, type Tiyn } from '../domain/money'
import type { Rounding } from './types'

/** An exact rational number; money is counted in tenge here. */
export type Exact = InstanceType<typeof Fraction>

/** From a decimal (`14849.00`) or a fraction (`n/d`), and nothing else. @throws Error on any other text */
export function exact(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+)|\/(\d+))?$/.exec(text)
  if (match === null) throw new Error(`not an exact number: ${text.slice(0, 40)}`)
  const [, sign, whole = '', places = '', under] = match
  const above = BigInt(whole + places) * (sign === '-' ? -1n : 1n)
  return new Fraction(above, under === undefined ? 10n ** BigInt(places.length) : BigInt(under))
}

/** Tenge from tiyn. */
export function exactTenge(amount: Tiyn): Exact {
  return new Fraction(BigInt(amount), 100n)
}

/** Tiyn from tenge that are a whole number of tiyn. @throws OfficeError `amount-fraction-of-tiyn`, `amount-too-large` */
export function toTiyn(value: Exact): Tiyn {
  const hundredths = value.mul(100)
  return tiyn(hundredths.d === 1n ? Number(hundredths.s * hundredths.n) : hundredths.valueOf())
}

/** How many decimal places the number needs, or `null` when it has no finite decimal. */
function placesOf(value: Exact): number | null {
  let rest = value.d
  let twos = 0
  let fives = 0
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  return rest === 1n ? Math.max(twos, fives) : null
}

function decimal(value: Exact, places: number): string {
  const digits = ((value.n * 10n ** BigInt(places)) / value.d).toString().padStart(places + 1, '0')
  const sign = value.s < 0n && value.n > 0n ? '-' : ''
  if (places === 0) return sign + digits
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

/** The shortest exact text: a decimal where a finite one exists, else `n/d`. */
export function exactText(value: Exact): string {
  const places = placesOf(value)
  return places === null ? `${value.s < 0n ? '-' : ''}${value.n}/${value.d}` : decimal(value, places)
}

/** Money as text: two places where the value is a whole number of tiyn, else its exact text. */
export function moneyText(value: Exact): string {
  const places = placesOf(value)
  return places !== null && places <= 2 ? decimal(value, 2) : exactText(value)
}

/** Tenge rounded to a multiple of `unitTiyn`; `half-up` takes the half away from zero, `up` and `down` likewise. */
export function roundTenge(value: Exact, unitTiyn: number, mode: Rounding['mode']): Exact {
  const units = value.mul(100).div(unitTiyn)
  const whole = units.n / units.d
  const twiceRest = (units.n % units.d) * 2n
  const raise = {
    up: twiceRest > 0n,
    down: false,
    'half-up': twiceRest >= units.d,
    'half-even': twiceRest > units.d || (twiceRest === units.d && whole % 2n === 1n)
  }[mode]
  return new Fraction((raise ? whole + 1n : whole) * units.s).mul(unitTiyn).div(100)
}
