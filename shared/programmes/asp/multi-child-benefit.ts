import type { IsoDate } from '../../domain/iso-date'
import { zeroTiyn, type Tiyn } from '../../domain/money'
import type { Book } from '../../parameters/types'
import { exact, roundTenge, toTiyn } from '../exact'

/**
 * The monthly benefit of a family with four or more children, in whole tenge, half up: a multiple of the МРП by the number of
 * children, and 4 МРП for each from eight on. Nothing is due for fewer than four.
 * @throws OfficeError `parameter-missing`
 */
export function multiChildBenefit(children: number, on: IsoDate, book: Book): Tiyn {
  if (children < 4) return zeroTiyn
  const many = children >= 8
  const rate = exact(
    book.value('multi-child-benefit-mci', on, { variant: many ? '8+' : String(children) }).value
  )
  const mci = exact(book.value('mci', on).value)
  return toTiyn(roundTenge(rate.mul(mci).mul(many ? children : 1), 100, 'half-up'))
}
