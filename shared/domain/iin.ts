import { OfficeError } from '../errors'
import { isIsoDate, type IsoDate } from './iso-date'

export type Sex = 'm' | 'f'

export interface CheckedIin {
  /** The twelve digits, without spaces. */
  iin: string
  bornOn: IsoDate
  sex: Sex
}

const firstWeights = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
const secondWeights = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
}

/**
 * The check digit for the first eleven digits of an IIN: Σ dᵢ·wᵢ mod 11 with the weights 1…11; where that is 10,
 * again with 3…11, 1, 2. Null where it is 10 again: such a number is never issued.
 *
 * What it cannot see: the weight 11 counts for nothing, so a wrong eleventh digit passes when the first pass
 * decides (900101300126 and 900101300136 are both valid).
 */
export function iinCheckDigit(first11: string): number | null {
  const first = weighted(first11, firstWeights)
  if (first < 10) return first
  const second = weighted(first11, secondWeights)
  return second < 10 ? second : null
}

// The seventh digit: century and sex. 0 is not here: it marks numbers that carry no sex, which no person's rule can use.
const centuries: Record<string, { century: string; sex: Sex }> = {
  '1': { century: '18', sex: 'm' },
  '2': { century: '18', sex: 'f' },
  '3': { century: '19', sex: 'm' },
  '4': { century: '19', sex: 'f' },
  '5': { century: '20', sex: 'm' },
  '6': { century: '20', sex: 'f' }
}

/**
 * Checks an individual identification number (12 digits; spaces round and inside are dropped) and reads the birth
 * date and the sex out of it. With `against`, what the clerk entered must agree.
 *
 * The check digit is looked at before the date, since a slip of the finger is the usual cause of both.
 * @throws OfficeError `iin-malformed`, `iin-never-issued`, `iin-check-digit`, `iin-date`,
 *   `iin-birth-date-differs`, `iin-sex-differs`
 */
export function checkIin(
  text: string,
  against: { bornOn?: IsoDate | undefined; sex?: Sex | undefined } = {},
  field?: string
): CheckedIin {
  const where = field === undefined ? {} : { field }
  const iin = text.slice(0, 100).replace(/\s/g, '')
  if (text.length > 100 || !/^\d{12}$/.test(iin)) {
    throw new OfficeError('iin-malformed', { ...where, data: { digits: iin.replace(/\D/g, '').length } })
  }
  const expected = iinCheckDigit(iin.slice(0, 11))
  if (expected === null) throw new OfficeError('iin-never-issued', where)
  if (expected !== Number(iin[11])) throw new OfficeError('iin-check-digit', where)

  const origin = centuries[iin[6] ?? '']
  const bornOn = `${origin?.century ?? '00'}${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`
  if (origin === undefined || !isIsoDate(bornOn)) throw new OfficeError('iin-date', where)
  if (against.bornOn !== undefined && against.bornOn !== bornOn) {
    throw new OfficeError('iin-birth-date-differs', {
      ...where,
      data: { inIin: bornOn, entered: against.bornOn }
    })
  }
  if (against.sex !== undefined && against.sex !== origin.sex) {
    throw new OfficeError('iin-sex-differs', where)
  }
  return { iin, bornOn, sex: origin.sex }
}

/**
 * A valid IIN of a made-up person, for generated offices and tests: `serial` 0–9999 goes to the digits 8–11.
 * Null where no check digit exists for that serial; take the next one.
 */
export function makeIin(bornOn: IsoDate, sex: Sex, serial: number): string | null {
  const century = bornOn.slice(0, 2)
  const entry = Object.entries(centuries).find(([, value]) => value.century === century && value.sex === sex)
  if (entry === undefined || !Number.isInteger(serial) || serial < 0 || serial > 9999) return null
  const first11 = `${bornOn.slice(2, 4)}${bornOn.slice(5, 7)}${bornOn.slice(8, 10)}${entry[0]}${String(serial).padStart(4, '0')}`
  const digit = iinCheckDigit(first11)
  return digit === null ? null : `${first11}${digit}`
}
