import { OfficeError } from '../errors'

/** The largest number of a round and the largest place of a line in it, as they fit the printed form. */
export const lastRound = 9999
export const lastPlace = 999_999

export interface LineNumber {
  /** The whole number with its check digits, as stored: `(round × 1 000 000 + n) × 100 + check`. */
  number: number
  round: number
  /** Place of the line in the round's list, from 1. */
  n: number
}

/** ISO 7064 MOD 97-10: the two digits that make the whole number leave 1 when divided by 97. */
const checkDigits = (payload: number): number => 98 - ((payload * 100) % 97)

/**
 * The number of the n-th line of a round, with its two check digits (ISO 7064 MOD 97-10).
 * @throws RangeError when round or place do not fit the printed form
 */
export function makeLineNumber(round: number, n: number): number {
  if (!Number.isInteger(round) || round < 1 || round > lastRound) throw new RangeError(`round ${round}`)
  if (!Number.isInteger(n) || n < 1 || n > lastPlace) throw new RangeError(`line ${n}`)
  const payload = round * (lastPlace + 1) + n
  return payload * 100 + checkDigits(payload)
}

/**
 * Reads a line's number as scanned or typed: hyphens and blanks do not matter, leading zeros may be left out.
 * @throws OfficeError `line-check-digits` {number} when the check digits are wrong, `line-unknown` {number} when it cannot be a number of a line
 */
export function parseLineNumber(text: string): LineNumber {
  const data = { number: text.trim().slice(0, 40) }
  const digits = text.slice(0, 100).replace(/[\s-]/g, '')
  if (!/^\d{1,12}$/.test(digits)) throw new OfficeError('line-unknown', { data })
  const number = Number(digits)
  if (number % 97 !== 1) throw new OfficeError('line-check-digits', { data })
  const payload = Math.floor(number / 100)
  const round = Math.floor(payload / (lastPlace + 1))
  const n = payload % (lastPlace + 1)
  // 98 − r lies in 2…98; the digits 00, 01 and 99 leave the same rest as 97, 98 and 02 and are never printed.
  if (round === 0 || n === 0 || number !== payload * 100 + checkDigits(payload)) {
    throw new OfficeError(round === 0 || n === 0 ? 'line-unknown' : 'line-check-digits', { data })
  }
  return { number, round, n }
}

/** The twelve digits of a line's number, as its barcode holds them. */
export const lineDigits = (number: number): string => String(number).padStart(12, '0')

/** As printed: `0012-000345-67`. */
export function formatLineNumber(number: number): string {
  const digits = lineDigits(number)
  return `${digits.slice(0, 4)}-${digits.slice(4, 10)}-${digits.slice(10)}`
}
