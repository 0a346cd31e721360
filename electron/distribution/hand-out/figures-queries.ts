import type { ReadConnection } from '../../database/transaction'

/** Units of the lines of one village, point and category of a round. */
export interface CellRow {
  round_id: number
  kato: string
  place_id: number
  category: string
  lines: number
  planned: number
  handed: number
  returned: number
}

/** Every line of the rounds, counted once: handed out, given back or still waiting. */
export function cellsOf(read: ReadConnection, roundIds: readonly number[]): Promise<CellRow[]> {
  return read.all<CellRow>(
    `WITH chosen AS (SELECT value AS id FROM json_each(?)),
     done AS (SELECT line_id, max(returned_at IS NULL) AS in_force FROM hand_outs
       WHERE round_id IN (SELECT id FROM chosen) AND undone_at IS NULL GROUP BY line_id)
     SELECT l.round_id, l.kato, l.place_id, l.category, count(*) AS lines, sum(l.quantity) AS planned,
       coalesce(sum(l.quantity) FILTER (WHERE d.in_force = 1), 0) AS handed,
       coalesce(sum(l.quantity) FILTER (WHERE d.in_force = 0), 0) AS returned
     FROM round_lines l LEFT JOIN done d ON d.line_id = l.id
     WHERE l.round_id IN (SELECT id FROM chosen)
     GROUP BY l.round_id, l.kato, l.place_id, l.category`,
    [JSON.stringify(roundIds)]
  )
}

export interface DayRow {
  day: string
  lines: number
  units: number
  returned: number
}

/** What was handed out and what came back, by the day it happened; nothing that was undone. */
export function daysOf(read: ReadConnection, roundIds: readonly number[]): Promise<DayRow[]> {
  return read.all<DayRow>(
    `WITH own AS (SELECT on_day, quantity, return_movement_id FROM hand_outs
       WHERE round_id IN (SELECT value FROM json_each(?)) AND undone_at IS NULL)
     SELECT day, sum(lines) AS lines, sum(units) AS units, sum(returned) AS returned FROM (
       SELECT on_day AS day, count(*) AS lines, sum(quantity) AS units, 0 AS returned FROM own GROUP BY on_day
       UNION ALL
       SELECT m.on_day, 0, 0, sum(own.quantity) FROM own JOIN movements m ON m.id = own.return_movement_id GROUP BY m.on_day)
     GROUP BY day ORDER BY day`,
    [JSON.stringify(roundIds)]
  )
}

export interface PointNameRow {
  id: number
  code: string
  name_kk: string
  name_ru: string
}

export function placeNamesById(read: ReadConnection, ids: readonly number[]): Promise<PointNameRow[]> {
  return read.all<PointNameRow>(
    'SELECT id, code, name_kk, name_ru FROM places WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)]
  )
}

/** What the ledger says each round has reserved now, all places together. */
export function reservedOf(
  read: ReadConnection,
  roundIds: readonly number[]
): Promise<{ round_id: number; reserved: number }[]> {
  return read.all(
    `SELECT round_id, sum(reserved) AS reserved FROM stock_ledger
     WHERE round_id IN (SELECT value FROM json_each(?)) GROUP BY round_id`,
    [JSON.stringify(roundIds)]
  )
}

/** Lines entered by hand, and lines in force that somebody else took along. */
export async function specialLines(
  read: ReadConnection,
  roundId: number
): Promise<{ by_hand: number; by_proxy: number }> {
  const row = await read.get<{ by_hand: number; by_proxy: number }>(
    `SELECT (SELECT count(*) FROM round_lines WHERE round_id = ? AND added_by IS NOT NULL) AS by_hand,
       (SELECT count(*) FROM hand_outs WHERE round_id = ? AND undone_at IS NULL AND returned_at IS NULL
        AND proxy_name IS NOT NULL) AS by_proxy`,
    [roundId, roundId]
  )
  return row ?? { by_hand: 0, by_proxy: 0 }
}

export interface BoardRoundRow {
  id: number
  criteria: string
  state: 'frozen' | 'closed'
}

/** Frozen and closed rounds of a programme and time, newest first. */
export function boardRounds(
  read: ReadConnection,
  filter: { programme: string | null; from: string | null; until: string | null }
): Promise<BoardRoundRow[]> {
  return read.all<BoardRoundRow>(
    `SELECT id, criteria, state FROM rounds WHERE state IN ('frozen', 'closed')
       AND (? IS NULL OR programme = ?) AND (? IS NULL OR last_day >= ?) AND (? IS NULL OR first_day <= ?)
     ORDER BY number DESC LIMIT 500`,
    [filter.programme, filter.programme, filter.from, filter.from, filter.until, filter.until]
  )
}

export interface WareStockRow {
  ware_id: number
  on_hand: number
  reserved: number
  /** Units handed out since the given day. */
  handed: number
}

/** Stock of every ware that ever came, and its hand-outs from a day on; of one programme: its kits, and what its rounds gave. */
export function wareStock(
  read: ReadConnection,
  since: string,
  programme: string | null
): Promise<WareStockRow[]> {
  return read.all<WareStockRow>(
    `SELECT s.ware_id, s.on_hand, s.reserved, coalesce(h.handed, 0) AS handed
     FROM (SELECT ware_id, sum(on_hand) AS on_hand, sum(reserved) AS reserved FROM stock_ledger GROUP BY ware_id) s
     LEFT JOIN (SELECT r.ware_id, sum(o.quantity) AS handed FROM hand_outs o JOIN rounds r ON r.id = o.round_id
       WHERE o.on_day >= ? AND o.undone_at IS NULL AND o.returned_at IS NULL GROUP BY r.ware_id) h ON h.ware_id = s.ware_id
     WHERE ? IS NULL OR s.ware_id IN (SELECT ware_id FROM rounds WHERE programme = ?)
       OR s.ware_id IN (SELECT w.id FROM wares w JOIN kit_versions v ON v.id = w.kit_version_id
         JOIN kits k ON k.id = v.kit_id WHERE k.programme = ?)
     ORDER BY s.ware_id LIMIT 2000`,
    [since, programme, programme, programme]
  )
}
