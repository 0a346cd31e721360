import type { RoundState } from '@shared/distribution/round-state'
import type { Keyset, KeysetQuery } from '../../database/keyset'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { wareColumns, wareJoins, type WareRow } from './ware-queries'

/** The newest first. */
export const transferList: Keyset = {
  name: 'transfers',
  columns: [{ column: 't.sent_id', kind: 'integer' }],
  descending: true
}

export interface TransferRow {
  id: number
  from_place_id: number
  from_kk: string
  from_ru: string
  to_place_id: number
  to_kk: string
  to_ru: string
  sent_at: string
  sent_by: string
  round_id: number | null
  round_number: number | null
  document: string
  arrived_id: number | null
  recalled_id: number | null
}

/** What one lot of a transfer took along. */
export interface TransferLine extends WareRow {
  transfer_id: number
  lot_id: number
  batch: string
  expires_on: string | null
  sent: number
  /** Of it reserved for the transfer's round. */
  reserved: number
  /** Null as long as it is on the way, and when it was recalled. */
  arrived: number | null
}

const select = `SELECT t.sent_id AS id, t.from_place_id, a.name_kk AS from_kk, a.name_ru AS from_ru, t.to_place_id,
  b.name_kk AS to_kk, b.name_ru AS to_ru, m.at AS sent_at, u.name AS sent_by, t.round_id, r.number AS round_number,
  m.document, t.arrived_id, t.recalled_id
  FROM transfers t JOIN movements m ON m.id = t.sent_id JOIN users u ON u.id = m.user_id
  JOIN places a ON a.id = t.from_place_id JOIN places b ON b.id = t.to_place_id LEFT JOIN rounds r ON r.id = t.round_id`

export function transferById(read: ReadConnection, id: number): Promise<TransferRow | undefined> {
  return read.get<TransferRow>(`${select} WHERE t.sent_id = ?`, [id])
}

export function transfersPage(
  read: ReadConnection,
  wanted: { open: boolean; placeId: number | null; roundId: number | null },
  page: KeysetQuery
): Promise<TransferRow[]> {
  const open = wanted.open ? 'AND t.arrived_id IS NULL AND t.recalled_id IS NULL' : ''
  return read.all<TransferRow>(
    `${select} WHERE (? IS NULL OR ? IN (t.from_place_id, t.to_place_id)) AND (? IS NULL OR t.round_id = ?) ${open}
     AND ${page.where} ORDER BY ${page.orderBy} LIMIT ${page.limit}`,
    [wanted.placeId, wanted.placeId, wanted.roundId, wanted.roundId, ...page.params]
  )
}

/** The lots of transfers, as the ledger has them at the place between places. */
export function transferLines(read: ReadConnection, ids: readonly number[]): Promise<TransferLine[]> {
  return read.all<TransferLine>(
    `SELECT t.sent_id AS transfer_id, l.id AS lot_id, l.batch, l.expires_on, s.on_hand AS sent, s.reserved,
       CASE WHEN t.arrived_id IS NULL THEN NULL ELSE (SELECT coalesce(sum(e.on_hand), 0) FROM stock_ledger e
         WHERE e.movement_id = t.arrived_id AND e.place_id = t.to_place_id AND e.lot_id = l.id) END AS arrived,
       ${wareColumns}
     FROM transfers t JOIN stock_ledger s ON s.movement_id = t.sent_id AND s.on_hand > 0
     JOIN lots l ON l.id = s.lot_id JOIN wares w ON w.id = s.ware_id ${wareJoins}
     WHERE t.sent_id IN (SELECT value FROM json_each(?)) ORDER BY t.sent_id, s.id`,
    [JSON.stringify(ids)]
  )
}

export async function insertTransfer(
  tx: WriteConnection,
  transfer: { sentId: number; fromPlaceId: number; toPlaceId: number; roundId: number | null }
): Promise<void> {
  await tx.run('INSERT INTO transfers (sent_id, from_place_id, to_place_id, round_id) VALUES (?, ?, ?, ?)', [
    transfer.sentId,
    transfer.fromPlaceId,
    transfer.toPlaceId,
    transfer.roundId
  ])
}

/** Ends a transfer by the movement that entered what has come, or took everything back. */
export async function endTransfer(
  tx: WriteConnection,
  id: number,
  by: 'arrived' | 'recalled',
  movementId: number
): Promise<void> {
  const column = by === 'arrived' ? 'arrived_id' : 'recalled_id'
  await tx.run(`UPDATE transfers SET ${column} = ? WHERE sent_id = ?`, [movementId, id])
}

export function roundState(
  read: ReadConnection,
  roundId: number
): Promise<{ number: number; state: RoundState } | undefined> {
  return read.get('SELECT number, state FROM rounds WHERE id = ?', [roundId])
}
