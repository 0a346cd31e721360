import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { Movement } from './ledger'

export interface LotAtPlace {
  lotId: number
  batch: string
  expiresOn: string | null
  onHand: number
}

/** Of a ware at a place; `reservedForRound` is 0 where no round is named. */
export async function stockSums(
  read: ReadConnection,
  placeId: number,
  wareId: number,
  roundId: number | null
): Promise<{ onHand: number; reserved: number; reservedForRound: number }> {
  const row = await read.get<{ on_hand: number; reserved: number; for_round: number }>(
    `SELECT coalesce(sum(on_hand), 0) AS on_hand, coalesce(sum(reserved), 0) AS reserved,
       (SELECT coalesce(sum(reserved), 0) FROM stock_ledger WHERE round_id = ? AND place_id = ? AND ware_id = ?) AS for_round
     FROM stock_ledger WHERE place_id = ? AND ware_id = ?`,
    [roundId, placeId, wareId, placeId, wareId]
  )
  return {
    onHand: row?.on_hand ?? 0,
    reserved: row?.reserved ?? 0,
    reservedForRound: row?.for_round ?? 0
  }
}

/** Lots of a ware that lie at a place, first expired first; those without an expiry last. */
export function lotsAt(read: ReadConnection, placeId: number, wareId: number): Promise<LotAtPlace[]> {
  return read.all<LotAtPlace>(
    `SELECT l.id AS lotId, l.batch, l.expires_on AS expiresOn, s.on_hand AS onHand
     FROM (SELECT lot_id, sum(on_hand) AS on_hand FROM stock_ledger
       WHERE place_id = ? AND ware_id = ? AND lot_id IS NOT NULL GROUP BY lot_id HAVING sum(on_hand) > 0) s
     JOIN lots l ON l.id = s.lot_id
     ORDER BY l.expires_on IS NULL, l.expires_on, l.id`,
    [placeId, wareId]
  )
}

export async function insertMovement(tx: WriteConnection, movement: Movement): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO movements (kind, at, on_day, user_id, round_id, document, party, reason, reverses_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      movement.kind,
      movement.at,
      movement.onDay,
      movement.userId,
      movement.roundId ?? null,
      movement.document ?? '',
      movement.party ?? '',
      movement.reason ?? '',
      movement.reversesId ?? null
    ]
  )
  return lastId
}

/** A ware's name as an error's data carries it. */
export async function wareNames(
  read: ReadConnection,
  wareId: number
): Promise<{ wareKk: string; wareRu: string }> {
  const row = await read.get<{ wareKk: string; wareRu: string }>(
    `SELECT coalesce(i.name_kk, k.name_kk) AS wareKk, coalesce(i.name_ru, k.name_ru) AS wareRu
     FROM wares w LEFT JOIN items i ON i.id = w.item_id
     LEFT JOIN kit_versions v ON v.id = w.kit_version_id LEFT JOIN kits k ON k.id = v.kit_id WHERE w.id = ?`,
    [wareId]
  )
  return row ?? { wareKk: '', wareRu: '' }
}

/** A place's name as an error's data carries it. */
export async function placeNames(
  read: ReadConnection,
  placeId: number
): Promise<{ placeKk: string; placeRu: string }> {
  const row = await read.get<{ placeKk: string; placeRu: string }>(
    'SELECT name_kk AS placeKk, name_ru AS placeRu FROM places WHERE id = ?',
    [placeId]
  )
  return row ?? { placeKk: '', placeRu: '' }
}
