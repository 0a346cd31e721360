import { OfficeError } from '../errors'

declare const tiynBrand: unique symbol

/** An amount of money: a whole number of tiyn (1 tenge = 100 tiyn), within the safe integers. */
export type Tiyn = number & { readonly [tiynBrand]: true }

/** The largest amount the program accepts: ten trillion tenge, far above any budget line. */
export const maxTiyn = 1_000_000_000_000_000

/**
 * Money from a whole number of tiyn.
 * @throws OfficeError `amount-fraction-of-tiyn`, `amount-too-large`
 */
export function tiyn(value: number, field?: string): Tiyn {
  const where = field === undefined ? {} : { field }
  if (!Number.isInteger(value)) throw new OfficeError('amount-fraction-of-tiyn', where)
  if (Math.abs(value) > maxTiyn) throw new OfficeError('amount-too-large', where)
  return value as Tiyn
}

export const zeroTiyn = tiyn(0)

/**
 * Money from a decimal tenge string with at most two places: `150000`, `150000.5`, `-20.00`.
 * @throws OfficeError `amount-malformed`, `amount-fraction-of-tiyn` (more than two places), `amount-too-large`
 */
export function parseTenge(text: string, field?: string): Tiyn {
  const where = field === undefined ? {} : { field }
  const match = /^(-?)(\d{1,20})(?:\.(\d+))?$/.exec(text)
  if (match === null)
    throw new OfficeError('amount-malformed', { ...where, data: { text: text.slice(0, 40) } })
  const places = match[3] ?? ''
  if (places.length > 2) throw new OfficeError('amount-fraction-of-tiyn', where)
  const magnitude = Number(match[2]) * 100 + Number(places.padEnd(2, '0'))
  return tiyn(match[1] === '-' && magnitude !== 0 ? -magnitude : magnitude, field)
}

/** The decimal tenge string of the contract, always two places: `24245.00`. */
export function tengeString(amount: Tiyn): string {
  const magnitude = Math.abs(amount)
  const whole = Math.floor(magnitude / 100)
  const rest = String(magnitude % 100).padStart(2, '0')
  return `${amount < 0 ? '-' : ''}${whole}.${rest}`
}

/** Sum of amounts. @throws OfficeError `amount-too-large` */
export function sumTiyn(amounts: Iterable<Tiyn>): Tiyn {
  let total = 0
  for (const amount of amounts) total += amount
  return tiyn(total)
}
