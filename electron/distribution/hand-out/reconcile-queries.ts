import type { ReadConnection } from '../../database/transaction'

/** The last row of the ledger: what comes after it is not part of a reckoning. */
export async function lastLedgerId(read: ReadConnection): Promise<number> {
  const row = await read.get<{ id: number }>('SELECT coalesce(max(id), 0) AS id FROM stock_ledger')
  return row?.id ?? 0
}

export interface PointRow {
  place_id: number
  name_kk: string
  name_ru: string
  planned: number
  handed: number
}

/** The points of a round with what its lines say: planned there, handed out there and not undone; in units. */
export function pointsByList(read: ReadConnection, roundId: number): Promise<PointRow[]> {
  return read.all<PointRow>(
    `SELECT p.id AS place_id, p.name_kk, p.name_ru,
       (SELECT coalesce(sum(quantity), 0) FROM round_lines WHERE round_id = rp.round_id AND place_id = p.id) AS planned,
       (SELECT coalesce(sum(quantity), 0) FROM hand_outs
        WHERE round_id = rp.round_id AND place_id = p.id AND undone_at IS NULL) AS handed
     FROM round_points rp JOIN places p ON p.id = rp.place_id WHERE rp.round_id = ? ORDER BY p.code`,
    [roundId]
  )
}

export interface LedgerSumRow {
  place_id: number
  arrived: number
  left_for: number
  handed: number
  returned: number
}

/**
 * What the ledger says by place of the round's own movements, up to a row. A reversed movement counts against its own kind, and
 * a line that was undone alone against what was handed out.
 */
export function pointsByLedger(
  read: ReadConnection,
  round: { id: number; ware_id: number },
  until: number
): Promise<LedgerSumRow[]> {
  return read.all<LedgerSumRow>(
    `WITH undone AS (
       SELECT DISTINCT undo_movement_id AS id FROM hand_outs WHERE round_id = ? AND undo_movement_id IS NOT NULL),
     own AS (
       SELECT s.place_id, s.on_hand, CASE WHEN m.kind = 'reverse' THEN r.kind
         WHEN m.kind = 'return' AND m.id IN (SELECT id FROM undone) THEN 'hand-out' ELSE m.kind END AS kind
       FROM movements m JOIN stock_ledger s ON s.movement_id = m.id LEFT JOIN movements r ON r.id = m.reverses_id
       WHERE m.round_id = ? AND s.ware_id = ? AND s.id <= ?)
     SELECT place_id,
       coalesce(sum(on_hand) FILTER (WHERE kind = 'arrive'), 0) AS arrived,
       coalesce(-sum(on_hand) FILTER (WHERE kind = 'send'), 0) AS left_for,
       coalesce(-sum(on_hand) FILTER (WHERE kind = 'hand-out'), 0) AS handed,
       coalesce(sum(on_hand) FILTER (WHERE kind = 'return'), 0) AS returned
     FROM own GROUP BY place_id`,
    [round.id, round.id, round.ware_id, until]
  )
}

export interface StockRow {
  place_id: number
  on_hand: number
}

/** What lies of a ware at each place, up to a row of the ledger. */
export function onHandByPlace(read: ReadConnection, wareId: number, until: number): Promise<StockRow[]> {
  return read.all<StockRow>(
    `SELECT p.id AS place_id, (SELECT coalesce(sum(s.on_hand), 0) FROM stock_ledger s
       WHERE s.place_id = p.id AND s.ware_id = ? AND s.id <= ?) AS on_hand FROM places p`,
    [wareId, until]
  )
}

/** What a round has reserved, by place, up to a row of the ledger; places without a reservation are left out. */
export function reservedByPlace(
  read: ReadConnection,
  round: { id: number; ware_id: number },
  until: number
): Promise<{ place_id: number; reserved: number }[]> {
  return read.all(
    `SELECT place_id, sum(reserved) AS reserved FROM stock_ledger
     WHERE round_id = ? AND ware_id = ? AND id <= ? GROUP BY place_id HAVING sum(reserved) <> 0`,
    [round.id, round.ware_id, until]
  )
}

/** Lines nobody came for, and their units. */
export async function unclaimed(
  read: ReadConnection,
  roundId: number
): Promise<{ lines: number; units: number }> {
  const row = await read.get<{ lines: number; units: number }>(
    `SELECT count(*) AS lines, coalesce(sum(quantity), 0) AS units FROM round_lines l WHERE round_id = ?
       AND NOT EXISTS (SELECT 1 FROM hand_outs h WHERE h.line_id = l.id AND h.undone_at IS NULL)`,
    [roundId]
  )
  return row ?? { lines: 0, units: 0 }
}

/** Units of the hand-outs in force. */
export async function handedInForce(read: ReadConnection, roundId: number): Promise<number> {
  const row = await read.get<{ units: number }>(
    `SELECT coalesce(sum(quantity), 0) AS units FROM hand_outs
     WHERE round_id = ? AND undone_at IS NULL AND returned_at IS NULL`,
    [roundId]
  )
  return row?.units ?? 0
}

/** Numbers of all lines handed out, in order. One value, since so many rows would block the event loop. */
export async function handedNumbers(read: ReadConnection, roundId: number): Promise<number[]> {
  const row = await read.get<{ numbers: string }>(
    `SELECT json_group_array(number) AS numbers FROM (
       SELECT l.number FROM hand_outs h JOIN round_lines l ON l.id = h.line_id
       WHERE h.round_id = ? AND h.undone_at IS NULL AND h.returned_at IS NULL ORDER BY l.number)`,
    [roundId]
  )
  return JSON.parse(row?.numbers ?? '[]') as number[]
}

export interface OpenTransferRow {
  id: number
  from_kk: string
  from_ru: string
  to_kk: string
  to_ru: string
}

/** Goods of the round that are still between two places. */
export function openTransfersOf(read: ReadConnection, roundId: number): Promise<OpenTransferRow[]> {
  return read.all<OpenTransferRow>(
    `SELECT t.sent_id AS id, f.name_kk AS from_kk, f.name_ru AS from_ru, d.name_kk AS to_kk, d.name_ru AS to_ru
     FROM transfers t JOIN places f ON f.id = t.from_place_id JOIN places d ON d.id = t.to_place_id
     WHERE t.round_id = ? AND t.arrived_id IS NULL AND t.recalled_id IS NULL ORDER BY t.sent_id LIMIT 500`,
    [roundId]
  )
}
