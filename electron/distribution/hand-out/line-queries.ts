import type { ReadConnection } from '../../database/transaction'

export interface RoundRow {
  id: number
  number: number
  name_kk: string
  name_ru: string
  programme: 'kit' | 'gsp' | 'mask'
  ware_id: number
  as_of: string
  criteria: string
  state: 'draft' | 'frozen' | 'closed' | 'cancelled'
  frozen_at: string | null
  closing: string | null
}

const roundColumns =
  'id, number, name_kk, name_ru, programme, ware_id, as_of, criteria, state, frozen_at, closing'

export function roundById(read: ReadConnection, id: number): Promise<RoundRow | undefined> {
  return read.get<RoundRow>(`SELECT ${roundColumns} FROM rounds WHERE id = ?`, [id])
}

export interface PlaceRow {
  id: number
  name_kk: string
  name_ru: string
  in_round: 0 | 1
}

/** A place, and whether it is a point of the round. */
export function placeOfRound(
  read: ReadConnection,
  roundId: number,
  placeId: number
): Promise<PlaceRow | undefined> {
  return read.get<PlaceRow>(
    `SELECT id, name_kk, name_ru,
       EXISTS (SELECT 1 FROM round_points WHERE round_id = ? AND place_id = places.id) AS in_round
     FROM places WHERE id = ?`,
    [roundId, placeId]
  )
}

/** A line with the hand-out that counts: the one in force, or the one given back last. */
export interface LineRow {
  id: number
  round_id: number
  number: number
  person_id: number
  family_id: number | null
  family_size: number
  full_name: string
  iin_tail: string
  kato: string
  address_text: string
  category: string
  quantity: number
  place_id: number
  point_kk: string
  point_ru: string
  slot_day: string
  slot_time: string
  home_delivery: 0 | 1
  added_reason: string | null
  hand_out_id: number | null
  handed_at: string | null
  handed_on: string | null
  handed_by: string | null
  handed_place_id: number | null
  handed_kk: string | null
  handed_ru: string | null
  source: 'scan' | 'paper' | null
  proxy_name: string | null
  proxy_document: string | null
  returned_at: string | null
}

const lineSelect = `
  SELECT l.id, l.round_id, l.number, l.person_id, l.family_id, l.family_size, l.full_name, l.iin_tail, l.kato, l.address_text,
    l.category, l.quantity, l.place_id, p.name_kk AS point_kk, p.name_ru AS point_ru, l.slot_day, l.slot_time, l.added_reason,
    EXISTS (SELECT 1 FROM person_marks m WHERE m.person_id = l.person_id AND m.mark = 'home-delivery'
      AND m.since <= l.slot_day AND (m.until IS NULL OR m.until >= l.slot_day)) AS home_delivery,
    h.id AS hand_out_id, h.at AS handed_at, h.on_day AS handed_on, u.name AS handed_by, h.place_id AS handed_place_id,
    hp.name_kk AS handed_kk, hp.name_ru AS handed_ru, h.source, h.proxy_name, h.proxy_document, h.returned_at
  FROM round_lines l JOIN places p ON p.id = l.place_id
  LEFT JOIN hand_outs h ON h.id = (SELECT max(o.id) FROM hand_outs o WHERE o.line_id = l.id AND o.undone_at IS NULL)
  LEFT JOIN users u ON u.id = h.user_id LEFT JOIN places hp ON hp.id = h.place_id`

/** Lines by their printed numbers, in the order of the list; at most 5 000 numbers at once. */
export function linesByNumbers(read: ReadConnection, numbers: readonly number[]): Promise<LineRow[]> {
  return read.all<LineRow>(
    `${lineSelect} WHERE l.number IN (SELECT value FROM json_each(?)) ORDER BY l.number`,
    [JSON.stringify(numbers)]
  )
}

export function lineById(read: ReadConnection, id: number): Promise<LineRow | undefined> {
  return read.get<LineRow>(`${lineSelect} WHERE l.id = ?`, [id])
}

/** All lines of a family in a round; a family has 40 members at most. */
export function linesOfFamily(read: ReadConnection, roundId: number, familyId: number): Promise<LineRow[]> {
  return read.all<LineRow>(
    `${lineSelect} WHERE l.family_id = ? AND l.round_id = ? ORDER BY l.number LIMIT 100`,
    [familyId, roundId]
  )
}

/** How many lines of a point still wait for their people. */
export async function countWaiting(read: ReadConnection, roundId: number, placeId: number): Promise<number> {
  const row = await read.get<{ n: number }>(
    `SELECT (SELECT count(*) FROM round_lines WHERE round_id = ? AND place_id = ?)
       - (SELECT count(DISTINCT line_id) FROM hand_outs WHERE round_id = ? AND place_id = ? AND undone_at IS NULL) AS n`,
    [roundId, placeId, roundId, placeId]
  )
  return row?.n ?? 0
}
