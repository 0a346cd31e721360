import type { ReadConnection } from '../../database/transaction'

export interface ReceivedLine {
  movementId: number
  waybill: string
  supplier: string
  onDay: string
  placeId: number
  wareId: number
  batch: string
  expiresOn: string | null
  quantity: number
}

/** Lines of receipts by these waybills that were not taken back. */
export function receivedByWaybills(
  read: ReadConnection,
  waybills: readonly string[]
): Promise<ReceivedLine[]> {
  return read.all<ReceivedLine>(
    `SELECT m.id AS movementId, m.document AS waybill, m.party AS supplier, m.on_day AS onDay, s.place_id AS placeId,
       s.ware_id AS wareId, l.batch, l.expires_on AS expiresOn, s.on_hand AS quantity
     FROM movements m JOIN stock_ledger s ON s.movement_id = m.id JOIN lots l ON l.id = s.lot_id
     WHERE m.kind = 'receive' AND m.document IN (SELECT value FROM json_each(?))
       AND NOT EXISTS (SELECT 1 FROM movements r WHERE r.reverses_id = m.id)
     ORDER BY m.id, s.id`,
    [JSON.stringify(waybills)]
  )
}
