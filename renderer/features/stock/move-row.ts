import { unreadable } from '../distribution/quantity'
import type { BalanceRow } from './stock-book'

/** One row of a move while it is typed; without a lot the first to expire goes first. */
export interface MoveRow {
  wareId: number | null
  lotId: number | null
  quantity: number | null
}

export function blankMoveRow(): MoveRow {
  return { wareId: null, lotId: null, quantity: null }
}

export interface Lack {
  row: BalanceRow
  wanted: number
  free: number
}

function sum(rows: readonly MoveRow[]): number {
  return rows.reduce((total, { quantity }) => total + Math.max(0, quantity ?? 0), 0)
}

/**
 * What a row asks beyond what is there, the same ware in the rows above it counted in; null where there is enough.
 * @param stock what lies at the place goods leave, `free` being what may leave it
 */
export function shortOf(rows: readonly MoveRow[], index: number, stock: readonly BalanceRow[]): Lack | null {
  const asked = rows[index]
  const row = stock.find(({ ware }) => ware.wareId === asked?.wareId)
  if (asked === undefined || row === undefined || asked.quantity === null || asked.quantity === unreadable)
    return null
  const before = rows.slice(0, index + 1)
  const wanted = sum(before.filter(({ wareId }) => wareId === asked.wareId))
  if (wanted > row.free) return { row, wanted, free: row.free }
  const lot = row.lots.find(({ lotId }) => lotId === asked.lotId)
  const ofLot = sum(before.filter(({ lotId }) => lotId !== null && lotId === asked.lotId))
  return lot !== undefined && ofLot > lot.onHand ? { row, wanted: ofLot, free: lot.onHand } : null
}
