import type { BalanceRow, Lot } from './stock-book'

/** One row of an act of writing off while it is typed. */
export interface WriteOffRow {
  lotId: number | null
  quantity: number | null
}

export function blankWriteOffRow(): WriteOffRow {
  return { lotId: null, quantity: null }
}

/** The lot of a row, with the ware it is of. */
export function lotOf(
  stock: readonly BalanceRow[],
  lotId: number | null
): { row: BalanceRow; lot: Lot } | undefined {
  for (const row of stock) {
    const lot = row.lots.find((one) => one.lotId === lotId)
    if (lot !== undefined) return { row, lot }
  }
  return undefined
}

/** What the rows up to this one ask of its lot, where that is more than there is; null otherwise. */
export function overLot(
  rows: readonly WriteOffRow[],
  index: number,
  stock: readonly BalanceRow[]
): { row: BalanceRow; wanted: number; free: number } | null {
  const asked = rows[index]
  const found = asked === undefined ? undefined : lotOf(stock, asked.lotId)
  if (asked === undefined || found === undefined) return null
  const wanted = rows
    .slice(0, index + 1)
    .filter(({ lotId }) => lotId === asked.lotId)
    .reduce((total, { quantity }) => total + Math.max(0, quantity ?? 0), 0)
  return wanted > found.lot.onHand ? { row: found.row, wanted, free: found.lot.onHand } : null
}
