import { OfficeError } from '@shared/errors'
import { ageAt, type IsoDate } from '@shared/domain/iso-date'
import { sumTiyn, tengeString } from '@shared/domain/money'
import { firstDay, monthsOf, type Quarter } from '@shared/domain/quarter'
import type { Book } from '@shared/parameters/types'
import { multiChildBenefit } from '@shared/programmes'

interface Child {
  bornOn: IsoDate
  student: boolean
  relation: string
}

export interface MultiChildPrefill {
  children: number
  /** Of the quarter's last month, decimal tenge. */
  monthly: string
  /** Of the three months together. */
  quarter: string
}

/** Children the benefit counts on a day: minors, and full-time students up to 23, of the applicant. */
function childrenOn(members: readonly Child[], on: IsoDate): number {
  return members.filter((one) => {
    if (one.relation !== 'child' && one.relation !== 'ward') return false
    const age = ageAt(one.bornOn, on)
    return age >= 0 && (age < 18 || (one.student && age < 23))
  }).length
}

// The benefit as a multiple of the МРП exists since 2020; before, there is nothing to prefill.
const since = '2020-Q1'

/**
 * What a family with four or more children receives by law in a quarter, to be entered as income with one key. Null where no
 * benefit is due; `missing` where the book has no МРП or rate for a month of the quarter.
 */
export function multiChildPrefill(
  members: readonly Child[],
  quarter: Quarter,
  book: Book
): MultiChildPrefill | 'missing' | null {
  if (quarter < since) return null
  const months = monthsOf(quarter).map(firstDay)
  const last = months.at(-1) ?? ''
  try {
    const amounts = months.map((on) => multiChildBenefit(childrenOn(members, on), on, book))
    const total = sumTiyn(amounts)
    if (total === 0) return null
    return {
      children: childrenOn(members, last),
      monthly: tengeString(amounts.at(-1) ?? total),
      quarter: tengeString(total)
    }
  } catch (error) {
    if (error instanceof OfficeError && error.code === 'parameter-missing') return 'missing'
    throw error
  }
}
