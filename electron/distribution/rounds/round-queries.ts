import type { inKindProgrammes } from '@shared/contract/stock'
import { constant, kyselyFor } from '../../database/dialect'
import type { KeysetQuery } from '../../database/keyset'
import { typedPage } from '../../database/keyset-query'
import type { Tables } from '../../database/tables'
import { insertMany } from '../../database/bulk'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import type { RoundState } from '@shared/distribution/round-state'

export interface RoundFields {
  name_kk: string
  name_ru: string
  programme: (typeof inKindProgrammes)[number]
  ware_id: number
  norm: 'person' | 'family'
  quantity: number
  repeat_after: 'month' | 'quarter' | 'once'
  as_of: string
  month: string
  source_place_id: number
  first_day: string
  last_day: string
  slot_minutes: number
  /** The criteria as JSON. */
  criteria: string
}

/** A round with the names of those who made, froze and closed it. */
export interface RoundRow extends RoundFields {
  id: number
  number: number
  state: RoundState
  created_at: string
  created_by: string
  frozen_at: string | null
  frozen_by: string | null
  closed_at: string | null
  closed_by: string | null
  revision: number
}

const fieldNames = [
  'name_kk',
  'name_ru',
  'programme',
  'ware_id',
  'norm',
  'quantity',
  'repeat_after',
  'as_of',
  'month',
  'source_place_id',
  'first_day',
  'last_day',
  'slot_minutes',
  'criteria'
] as const satisfies (keyof RoundFields)[]

const select = `SELECT r.id, r.number, ${fieldNames.map((name) => `r.${name}`).join(', ')}, r.state, r.created_at,
  made.name AS created_by, r.frozen_at, froze.name AS frozen_by, r.closed_at, closed.name AS closed_by, r.revision
  FROM rounds r JOIN users made ON made.id = r.created_by LEFT JOIN users froze ON froze.id = r.frozen_by
  LEFT JOIN users closed ON closed.id = r.closed_by`

export function roundById(read: ReadConnection, id: number): Promise<RoundRow | undefined> {
  return read.get<RoundRow>(`${select} WHERE r.id = ?`, [id])
}

/** A page of rounds, newest first. */
export function roundsPage(
  read: ReadConnection,
  state: RoundState | 'all',
  page: KeysetQuery
): Promise<{ id: number }[]> {
  const { from, order, limit } = typedPage(page)
  return kyselyFor<Tables>(read)
    .selectFrom('rounds as r')
    .select('r.id')
    .$if(state !== 'all', (query) => query.where('r.state', '=', constant(state === 'all' ? 'draft' : state)))
    .where(from)
    .orderBy(order)
    .limit(limit)
    .execute()
}

export function roundsByIds(read: ReadConnection, ids: readonly number[]): Promise<RoundRow[]> {
  return read.all<RoundRow>(`${select} WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id DESC`, [
    JSON.stringify(ids)
  ])
}

/** The number of the next round of the office. */
export async function nextRoundNumber(read: ReadConnection): Promise<number> {
  const row = await read.get<{ n: number }>('SELECT coalesce(max(number), 0) + 1 AS n FROM rounds')
  return row?.n ?? 1
}

export async function insertRound(
  tx: WriteConnection,
  round: RoundFields & { number: number },
  made: { at: string; by: number }
): Promise<number> {
  const { lastId } = await tx.run(
    `INSERT INTO rounds (number, ${fieldNames.join(', ')}, state, created_at, created_by)
     VALUES (?, ${fieldNames.map(() => '?').join(', ')}, 'draft', ?, ?)`,
    [round.number, ...fieldNames.map((name) => round[name]), made.at, made.by]
  )
  return lastId
}

export async function updateRound(tx: WriteConnection, id: number, round: RoundFields): Promise<void> {
  await tx.run(
    `UPDATE rounds SET ${fieldNames.map((name) => `${name} = ?`).join(', ')}, revision = revision + 1 WHERE id = ?`,
    [...fieldNames.map((name) => round[name]), id]
  )
}

export async function markFrozen(
  tx: WriteConnection,
  id: number,
  frozen: { at: string; by: number }
): Promise<void> {
  await tx.run(
    `UPDATE rounds SET state = 'frozen', frozen_at = ?, frozen_by = ?, revision = revision + 1 WHERE id = ?`,
    [frozen.at, frozen.by, id]
  )
}

export async function markCancelled(tx: WriteConnection, id: number): Promise<void> {
  await tx.run(`UPDATE rounds SET state = 'cancelled', revision = revision + 1 WHERE id = ?`, [id])
}

export async function pointsOfRound(read: ReadConnection, roundId: number): Promise<number[]> {
  const rows = await read.all<{ place_id: number }>(
    'SELECT place_id FROM round_points WHERE round_id = ? ORDER BY place_id LIMIT 500',
    [roundId]
  )
  return rows.map((row) => row.place_id)
}

export async function setPoints(
  tx: WriteConnection,
  roundId: number,
  placeIds: readonly number[]
): Promise<void> {
  await tx.run('DELETE FROM round_points WHERE round_id = ?', [roundId])
  await insertMany(
    tx,
    'round_points',
    ['round_id', 'place_id'],
    placeIds.map((placeId) => [roundId, placeId])
  )
}

/** Which of these chosen lists exist. */
export async function knownLists(read: ReadConnection, ids: readonly number[]): Promise<Set<number>> {
  const rows = await read.all<{ id: number }>(
    'SELECT id FROM people_lists WHERE id IN (SELECT value FROM json_each(?))',
    [JSON.stringify(ids)]
  )
  return new Set(rows.map(({ id }) => id))
}

export interface CountsRow {
  id: number
  lines: number
  units: number
  handed_lines: number
  handed_units: number
  returned_units: number
}

/** Lines and hand-outs of rounds, counted. */
export function countsOf(read: ReadConnection, ids: readonly number[]): Promise<CountsRow[]> {
  return read.all<CountsRow>(
    `SELECT r.value AS id,
       (SELECT count(*) FROM round_lines l WHERE l.round_id = r.value) AS lines,
       (SELECT coalesce(sum(l.quantity), 0) FROM round_lines l WHERE l.round_id = r.value) AS units,
       h.handed_lines, h.handed_units, h.returned_units
     FROM json_each(?) r, (
       SELECT g.value AS id, count(CASE WHEN o.undone_at IS NULL AND o.returned_at IS NULL THEN o.id END) AS handed_lines,
         coalesce(sum(CASE WHEN o.undone_at IS NULL AND o.returned_at IS NULL THEN o.quantity END), 0) AS handed_units,
         coalesce(sum(CASE WHEN o.returned_at IS NOT NULL THEN o.quantity END), 0) AS returned_units
       FROM json_each(?) g LEFT JOIN hand_outs o ON o.round_id = g.value GROUP BY g.value) h
     WHERE h.id = r.value`,
    [JSON.stringify(ids), JSON.stringify(ids)]
  )
}

/** Whether anything of a round is in people's hands. */
export async function hasHandOuts(read: ReadConnection, roundId: number): Promise<boolean> {
  const row = await read.get<{ found: number }>(
    `SELECT EXISTS (SELECT 1 FROM hand_outs WHERE round_id = ? AND undone_at IS NULL) AS found`,
    [roundId]
  )
  return row?.found === 1
}

/** Where goods are still reserved for a round. */
export function reservationsOf(
  read: ReadConnection,
  roundId: number
): Promise<{ placeId: number; wareId: number; reserved: number }[]> {
  return read.all(
    `SELECT place_id AS placeId, ware_id AS wareId, sum(reserved) AS reserved FROM stock_ledger
     WHERE round_id = ? GROUP BY place_id, ware_id HAVING sum(reserved) <> 0 LIMIT 2000`,
    [roundId]
  )
}
