import { OfficeError } from '@shared/errors'
import { tengeString } from '@shared/domain/money'
import type { Quarter } from '@shared/domain/quarter'
import type { Book } from '@shared/parameters/types'
import { multiChildOfQuarter, type CountedChild } from '@shared/programmes'

export interface MultiChildPrefill {
  children: number
  /** Of the quarter's last month, decimal tenge. */
  monthly: string
  /** Of the three months together. */
  quarter: string
}

/**
 * What a family with four or more children receives by law in a quarter, to be entered as income with one key. Null where no
 * benefit is due; `missing` where the book has no МРП or rate for a month of the quarter.
 */
export function multiChildPrefill(
  members: readonly CountedChild[],
  quarter: Quarter,
  book: Book
): MultiChildPrefill | 'missing' | null {
  try {
    const due = multiChildOfQuarter(members, quarter, book)
    if (due === null) return null
    return { children: due.children, monthly: tengeString(due.monthly), quarter: tengeString(due.total) }
  } catch (error) {
    if (error instanceof OfficeError && error.code === 'parameter-missing') return 'missing'
    throw error
  }
}
