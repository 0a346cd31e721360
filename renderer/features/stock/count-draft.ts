import type { OutputOf } from '@shared/contract'
import type { BalanceRow, Ware } from './stock-book'

export type CountView = OutputOf<'stock.count'>

/** A lot on a shelf: how many there should be. */
export interface Shelf {
  lotId: number
  ware: Ware
  batch: string
  expiresOn: string | null
  expected: number
}

/** What was found of a lot; null while it is not counted yet. */
export interface Found {
  lotId: number
  counted: number | null
  reason: string
}

/** Lots of a count that was entered already, or those that lie at the place by the ledger. */
export function shelvesOf(count: CountView | null, stock: readonly BalanceRow[]): Shelf[] {
  if (count !== null) return count.lines
  return stock.flatMap(({ ware, lots }) =>
    lots
      .filter((lot) => lot.onHand !== 0)
      .map(({ lotId, batch, expiresOn, onHand }) => ({ lotId, ware, batch, expiresOn, expected: onHand }))
  )
}

/** The rows to be typed: those of an entered count as they were left. */
export function foundOf(count: CountView | null, shelves: readonly Shelf[]): Found[] {
  if (count !== null) return count.lines.map(({ lotId, counted, reason }) => ({ lotId, counted, reason }))
  return shelves.map(({ lotId }) => ({ lotId, counted: null, reason: '' }))
}

/** By how much what was found differs; null while it is not counted, or cannot be read. */
export function differenceOf(shelf: Shelf | undefined, found: Found | undefined): number | null {
  if (shelf === undefined || found === undefined || found.counted === null || found.counted < 0) return null
  return found.counted - shelf.expected
}
