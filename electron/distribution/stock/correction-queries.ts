import type { ReadConnection } from '../../database/transaction'
import type { LedgerEntry, MovementKind } from './ledger'

export interface MovementRow {
  id: number
  kind: MovementKind
  round_id: number | null
  document: string
  party: string
  /** The movement that took this one back. */
  reversed_by: number | null
  /** Whether a row of it stands at the place between places. */
  on_the_way: 0 | 1
}

export function movementById(read: ReadConnection, id: number): Promise<MovementRow | undefined> {
  return read.get<MovementRow>(
    `SELECT m.id, m.kind, m.round_id, m.document, m.party, r.id AS reversed_by,
       EXISTS (SELECT 1 FROM stock_ledger s JOIN places p ON p.id = s.place_id
         WHERE s.movement_id = m.id AND p.kind = 'transit') AS on_the_way
     FROM movements m LEFT JOIN movements r ON r.reverses_id = m.id WHERE m.id = ?`,
    [id]
  )
}

export function entriesOf(read: ReadConnection, movementId: number): Promise<LedgerEntry[]> {
  return read.all<LedgerEntry>(
    `SELECT place_id AS placeId, ware_id AS wareId, lot_id AS lotId, on_hand AS onHand, reserved, round_id AS roundId
     FROM stock_ledger WHERE movement_id = ? ORDER BY id`,
    [movementId]
  )
}
