import { collate } from '@shared/domain/collate'
import { compareDates, type IsoDate } from '@shared/domain/iso-date'
import { currentLocale } from '../../locales/i18n'
import { placeName, wareName } from '../distribution/ware-name'
import type { BalanceRow, Lot } from './stock-book'

/** A line of the list: a ware at a place, or one of its lots while it is opened. */
export type BalanceLine =
  | { key: string; row: BalanceRow; lot: null; open: boolean }
  | { key: string; row: BalanceRow; lot: Lot; open: true }

export interface BalanceFilter {
  placeId: number | null
  wareId: number | null
}

const kindRank = { warehouse: 0, point: 1, transit: 2 }

/** The wares that pass the filter, warehouses first, then by names; nothing that has run out altogether. */
export function filtered(rows: readonly BalanceRow[], filter: BalanceFilter): BalanceRow[] {
  const compare = collate(currentLocale())
  return rows
    .filter(
      (row) =>
        (filter.placeId === null || row.placeId === filter.placeId) &&
        (filter.wareId === null || row.ware.wareId === filter.wareId) &&
        (row.onHand !== 0 || row.reserved !== 0)
    )
    .sort(
      (a, b) =>
        kindRank[a.placeKind] - kindRank[b.placeKind] ||
        compare(placeName(a), placeName(b)) ||
        compare(wareName(a.ware), wareName(b.ware))
    )
}

export function keyOf(row: BalanceRow): string {
  return `${row.placeId}-${row.ware.wareId}`
}

/** What never expires comes last. */
function firstToExpire(a: IsoDate | null, b: IsoDate | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return compareDates(a, b)
}

/** The list as it is drawn: each ware, and under an opened one its lots, the first to expire first. */
export function linesOf(rows: readonly BalanceRow[], opened: ReadonlySet<string>): BalanceLine[] {
  return rows.flatMap((row): BalanceLine[] => {
    const key = keyOf(row)
    const open = opened.has(key)
    const lots = [...row.lots].sort((a, b) => firstToExpire(a.expiresOn, b.expiresOn))
    return [
      { key, row, lot: null, open },
      ...(open ? lots : []).map((lot) => ({ key: `${key}-${lot.lotId}`, row, lot, open: true as const }))
    ]
  })
}

export function totals(rows: readonly BalanceRow[]): { onHand: number; reserved: number; free: number } {
  const sum = (value: (row: BalanceRow) => number) => rows.reduce((total, row) => total + value(row), 0)
  return {
    onHand: sum((row) => row.onHand),
    reserved: sum((row) => row.reserved),
    free: sum((row) => row.free)
  }
}
