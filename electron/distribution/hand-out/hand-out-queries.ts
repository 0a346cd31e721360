import { insertMany } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'

/** What all hand-outs of one movement have in common. */
export interface HandOutHead {
  roundId: number
  movementId: number
  placeId: number
  at: string
  onDay: string
  userId: number
  source: 'scan' | 'paper'
  proxy: { name: string; document: string } | null
}

/** Enters hand-outs in the order of the lines; their ids ascend with it. */
export async function insertHandOuts(
  tx: WriteConnection,
  head: HandOutHead,
  lines: readonly { id: number; quantity: number }[]
): Promise<void> {
  const { roundId, movementId, placeId, at, onDay, userId, source, proxy } = head
  await insertMany(
    tx,
    'hand_outs',
    [
      'line_id',
      'round_id',
      'movement_id',
      'place_id',
      'at',
      'on_day',
      'user_id',
      'quantity',
      'source',
      'proxy_name',
      'proxy_document'
    ],
    lines.map(({ id, quantity }) => [
      id,
      roundId,
      movementId,
      placeId,
      at,
      onDay,
      userId,
      quantity,
      source,
      proxy?.name ?? null,
      proxy?.document ?? null
    ])
  )
}

export interface HandOutRow {
  id: number
  line_id: number
  round_id: number
  movement_id: number
  place_id: number
  on_day: string
  quantity: number
}

/** The hand-out of a line that is in force. */
export function handOutInForce(read: ReadConnection, lineId: number): Promise<HandOutRow | undefined> {
  return read.get<HandOutRow>(
    `SELECT id, line_id, round_id, movement_id, place_id, on_day, quantity FROM hand_outs
     WHERE line_id = ? AND undone_at IS NULL AND returned_at IS NULL`,
    [lineId]
  )
}

/** Where a hand-out stands in its movement: how many there are, and how many units went to those before it. */
export async function standing(
  read: ReadConnection,
  handOut: HandOutRow
): Promise<{ handOuts: number; before: number }> {
  const row = await read.get<{ hand_outs: number; before: number }>(
    `SELECT count(*) AS hand_outs, coalesce(sum(quantity) FILTER (WHERE id < ?), 0) AS before FROM hand_outs
     WHERE round_id = ? AND place_id = ? AND on_day = ? AND movement_id = ?`,
    [handOut.id, handOut.round_id, handOut.place_id, handOut.on_day, handOut.movement_id]
  )
  return { handOuts: row?.hand_outs ?? 0, before: row?.before ?? 0 }
}

export interface TakenRow {
  lot_id: number
  /** Units that left, as a positive number. */
  quantity: number
  reserved: 0 | 1
}

/** What a hand-out's movement took, in the order it was taken: the round's own first, and first expired first. */
export function takenBy(read: ReadConnection, movementId: number): Promise<TakenRow[]> {
  return read.all<TakenRow>(
    `SELECT s.lot_id, -s.on_hand AS quantity, s.reserved <> 0 AS reserved
     FROM stock_ledger s JOIN lots l ON l.id = s.lot_id WHERE s.movement_id = ?
     ORDER BY s.reserved = 0, l.expires_on IS NULL, l.expires_on, l.id`,
    [movementId]
  )
}

export interface End {
  id: number
  at: string
  by: number
  movementId: number
}

export async function markUndone(tx: WriteConnection, end: End): Promise<void> {
  await tx.run('UPDATE hand_outs SET undone_at = ?, undone_by = ?, undo_movement_id = ? WHERE id = ?', [
    end.at,
    end.by,
    end.movementId,
    end.id
  ])
}

export async function markReturned(tx: WriteConnection, end: End, reason: string): Promise<void> {
  await tx.run(
    `UPDATE hand_outs SET returned_at = ?, returned_by = ?, return_movement_id = ?, return_reason = ? WHERE id = ?`,
    [end.at, end.by, end.movementId, reason, end.id]
  )
}
