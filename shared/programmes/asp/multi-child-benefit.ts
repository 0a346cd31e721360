import { ageAt, type IsoDate } from '../../domain/iso-date'
import { sumTiyn, zeroTiyn, type Tiyn } from '../../domain/money'
import { firstDay, monthsOf, type Quarter } from '../../domain/quarter'
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

/** A member of the family as the benefit looks at it. */
export interface CountedChild {
  bornOn: IsoDate
  student: boolean
  /** To the applicant. */
  relation: string
}

/** Minors, and full-time students up to 23, of the applicant. */
function childrenOn(members: readonly CountedChild[], on: IsoDate): number {
  return members.filter((one) => {
    if (one.relation !== 'child' && one.relation !== 'ward') return false
    const age = ageAt(one.bornOn, on)
    return age >= 0 && (age < 18 || (one.student && age < 23))
  }).length
}

// The benefit as a multiple of the МРП exists since 2020.
const since = '2020-Q1'

/**
 * What a family received by law in the months of a quarter, each by its own МРП and its own number of children; null where nothing
 * was due. `children` and `monthly` are those of the last month.
 * @throws OfficeError `parameter-missing`
 */
export function multiChildOfQuarter(
  members: readonly CountedChild[],
  quarter: Quarter,
  book: Book
): { children: number; monthly: Tiyn; total: Tiyn } | null {
  if (quarter < since) return null
  const days = monthsOf(quarter).map(firstDay)
  const amounts = days.map((on) => multiChildBenefit(childrenOn(members, on), on, book))
  const total = sumTiyn(amounts)
  if (total === 0) return null
  return { children: childrenOn(members, days.at(-1) ?? ''), monthly: amounts.at(-1) ?? total, total }
}
