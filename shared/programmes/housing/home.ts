import { OfficeError } from '../../errors'
import { parseTenge, type Tiyn } from '../../domain/money'
import { isMonthIn, precedingQuarter, quarterOf, type Month } from '../../domain/quarter'
import { checkAsked, type AskedRow } from '../asked'
import { exact, type Exact } from '../exact'
import type { CaseFacts } from '../types'
import { housingAsks } from './asks'
import { billKindNames, normOf, type BillKind } from './kinds'

/** One bill: a kind of service in a month. */
export interface Bill {
  kind: BillKind
  month: Month
  amount: Tiyn
  /** In the unit of the kind's norm; `null` where the norm is a sum, or for heating without a meter. */
  quantity: Exact | null
  metered: boolean | null
  /** Telephone: the subscription fee before it rose; `null` where it has not been asked. */
  oldFee: Tiyn | null
}

/** What was asked about the home; `null` where it has not been asked yet (calculator). */
export interface HomeFacts {
  bills: readonly Bill[]
  /** Square metres. */
  area: Exact | null
  onlyHome: boolean | null
  registeredThere: boolean | null
}

/** The kind in both languages, for an error's sentence. */
function billName(kind: BillKind): { billKk: string; billRu: string } {
  const { kk, ru } = billKindNames[kind]
  return { billKk: kk, billRu: ru }
}

/** Whether a bill of this kind is held against square metres. */
function byArea(kind: BillKind): boolean {
  const { way } = normOf[kind]
  return way === 'quantity-by-area' || way === 'sum-by-area'
}

/** Whether the bill must say how much was used, for its norm is a quantity. */
function needsQuantity({ kind, metered }: Pick<Bill, 'kind' | 'metered'>): boolean {
  const { way } = normOf[kind]
  return way === 'quantity-by-person' || (way === 'quantity-by-area' && metered !== false)
}

function text(row: AskedRow, name: string): string | null {
  const value = row[name]
  return typeof value === 'string' ? value : null
}

function readBill(row: AskedRow): Bill {
  const quantity = text(row, 'quantity')
  const oldFee = text(row, 'oldFee')
  const metered = row['metered']
  return {
    kind: text(row, 'kind') as BillKind,
    month: text(row, 'month') ?? '',
    amount: parseTenge(text(row, 'amount') ?? ''),
    quantity: quantity === null ? null : exact(quantity),
    metered: typeof metered === 'boolean' ? metered : null,
    oldFee: oldFee === null ? null : parseTenge(oldFee)
  }
}

/**
 * What was asked about the home, held against the description and against itself: bills of the three months of the quarter
 * before the quarter of application, one of a kind a month, with a quantity where the norm is one, and the area where square
 * metres count.
 * @throws OfficeError as `checkAsked`; `month-outside-quarter`, `bill-doubled {billKk, billRu, month}`, `field-empty`
 */
export function homeOf({ asked = {}, appliedOn }: CaseFacts): HomeFacts {
  const checked = checkAsked(housingAsks, asked)
  const quarter = precedingQuarter(quarterOf(appliedOn))
  const bills = (checked['bills'] as readonly AskedRow[]).map(readBill)
  const { area, onlyHome, registeredThere } = checked as Record<string, string | boolean | null>
  const seen = new Set<string>()
  bills.forEach((bill, index) => {
    const { kind, month } = bill
    const field = `bills.${index}`
    if (!isMonthIn(month, quarter))
      throw new OfficeError('month-outside-quarter', { field: `${field}.month`, data: { month, quarter } })
    if (seen.has(`${kind} ${month}`))
      throw new OfficeError('bill-doubled', { field: `${field}.kind`, data: { ...billName(kind), month } })
    seen.add(`${kind} ${month}`)
    if (needsQuantity(bill) && bill.quantity === null)
      throw new OfficeError('field-empty', { field: `${field}.quantity` })
    // In a case, where the other questions are answered, a whole fee must not pass for its rise.
    if (kind === 'phone' && bill.oldFee === null && typeof onlyHome === 'boolean')
      throw new OfficeError('field-empty', { field: `${field}.oldFee` })
  })
  if (typeof area !== 'string' && bills.some(({ kind }) => byArea(kind)))
    throw new OfficeError('field-empty', { field: 'area' })
  return {
    bills,
    area: typeof area === 'string' ? exact(area) : null,
    onlyHome: typeof onlyHome === 'boolean' ? onlyHome : null,
    registeredThere: typeof registeredThere === 'boolean' ? registeredThere : null
  }
}
