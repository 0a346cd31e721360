import { sql } from 'kysely'
import { insertMany } from '../../database/bulk'
import { kyselyFor } from '../../database/dialect'
import type { KeysetQuery } from '../../database/keyset'
import type { Tables } from '../../database/tables'
import type { ReadConnection, WriteConnection } from '../../database/transaction'
import { addressOn } from './claim-queries'
import { membersOf } from './criteria-queries'
import type { RoundRow } from './round-queries'
import type { Excluded } from './select'

export interface NewLine {
  number: number
  personId: number
  familyId: number | null
  category: string
  placeId: number
  slotDay: string
  slotTime: string
}

/** Why a line was added after the list was made, by whom and when. */
export interface AddedByHand {
  reason: string
  by: number
  at: string
}

/**
 * Enters up to 5 000 lines with one statement. Name, address and family are copied from the office's data as of the round's day: the
 * list stays as it was printed, whatever is corrected later.
 */
export async function insertLines(
  tx: WriteConnection,
  round: RoundRow,
  lines: readonly NewLine[],
  added: AddedByHand | null = null
): Promise<void> {
  const rows = JSON.stringify(
    lines.map(({ number, personId, familyId, category, placeId, slotDay, slotTime }) => [
      ...[number, personId, familyId, category, placeId, slotDay, slotTime]
    ])
  )
  // CROSS JOIN keeps the order of the list: the lines stand in the file as they are numbered.
  await sql`INSERT INTO round_lines (round_id, number, person_id, family_id, one_a_family, family_size, full_name, name_key, iin_tail,
      kato, address_text, category, quantity, place_id, slot_day, slot_time, added_reason, added_by, added_at)
    SELECT ${round.id}, g.value ->> 0, p.id, g.value ->> 2, ${round.norm === 'family' ? 1 : 0},
      (SELECT max(1, count(*)) FROM ${membersOf(sql`(g.value ->> 2)`, round.as_of)}),
      trim(p.last_name || ' ' || p.first_name) || coalesce(' ' || nullif(p.middle_name, ''), ''), p.search_key, substr(p.iin, 9),
      a.kato, a.text, g.value ->> 3, ${round.quantity}, g.value ->> 4, g.value ->> 5, g.value ->> 6,
      ${added?.reason ?? null}, ${added?.by ?? null}, ${added?.at ?? null}
    FROM jsonb_each(${rows}) g CROSS JOIN people p ON p.id = g.value ->> 1
    CROSS JOIN addresses a ON a.id = ${addressOn(sql`p.id`, sql`(g.value ->> 2)`, round.as_of)}`.execute(
    kyselyFor<Tables>(tx)
  )
}

export async function insertExcluded(
  tx: WriteConnection,
  roundId: number,
  excluded: readonly Excluded[]
): Promise<void> {
  await insertMany(
    tx,
    'round_excluded',
    ['round_id', 'person_id', 'category', 'reason', 'other_round_id'],
    excluded.map(({ personId, category, reason, otherRound }) => [
      roundId,
      personId,
      category,
      reason,
      otherRound
    ])
  )
}

/** Full names by id, of up to 5 000 people. */
export async function namesOf(
  read: ReadConnection,
  ids: readonly number[]
): Promise<ReadonlyMap<number, string>> {
  const rows = await read.all<{ id: number; name: string }>(
    `SELECT id, trim(last_name || ' ' || first_name) || coalesce(' ' || nullif(middle_name, ''), '') AS name
     FROM people WHERE id IN (SELECT value FROM json_each(?))`,
    [JSON.stringify(ids)]
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface LineFilter {
  roundId: number
  placeId: number | undefined
  /** First and last code of a place, with all that lies in it. */
  kato: { from: string; until: string } | undefined
  category: string | undefined
  state: 'all' | 'waiting' | 'handed-out' | 'returned'
  /** Beginnings of words of the name, as search keys; and a whole number of a line. */
  names: readonly string[]
  number: number | undefined
}

const inForce = 'h.line_id = l.id AND h.undone_at IS NULL'
const stateSql: Record<LineFilter['state'], string> = {
  all: '1',
  waiting: `NOT EXISTS (SELECT 1 FROM hand_outs h WHERE ${inForce})`,
  'handed-out': `EXISTS (SELECT 1 FROM hand_outs h WHERE ${inForce} AND h.returned_at IS NULL)`,
  returned: `EXISTS (SELECT 1 FROM hand_outs h WHERE ${inForce} AND h.returned_at IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM hand_outs h WHERE ${inForce} AND h.returned_at IS NULL)`
}

function conditions(filter: LineFilter): { where: string; params: (string | number)[] } {
  const parts: [string, ...(string | number)[]][] = [
    ['l.round_id = ?', filter.roundId],
    [stateSql[filter.state]]
  ]
  if (filter.placeId !== undefined) parts.push(['l.place_id = ?', filter.placeId])
  if (filter.kato !== undefined) parts.push(['l.kato BETWEEN ? AND ?', filter.kato.from, filter.kato.until])
  if (filter.category !== undefined) parts.push(['l.category = ?', filter.category])
  if (filter.number !== undefined) parts.push(['l.number = ?', filter.number])
  for (const name of filter.names) parts.push([`instr(' ' || l.name_key, ?) > 0`, ` ${name}`])
  return {
    where: parts.map(([text]) => text).join(' AND '),
    params: parts.flatMap(([, ...values]) => values)
  }
}

/** Numbers of a page of lines, in the order of the list. */
export async function lineNumbers(
  read: ReadConnection,
  filter: LineFilter,
  page: KeysetQuery
): Promise<{ number: number }[]> {
  const { where, params } = conditions(filter)
  return read.all(
    `SELECT l.number FROM round_lines l WHERE ${where} AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [...params, ...page.params, page.limit]
  )
}

export async function countLines(read: ReadConnection, filter: LineFilter): Promise<number> {
  const { where, params } = conditions(filter)
  const row = await read.get<{ n: number }>(`SELECT count(*) AS n FROM round_lines l WHERE ${where}`, params)
  return row?.n ?? 0
}

export interface ExcludedRow {
  name_key: string
  person_id: number
  reason: Excluded['reason']
  other_round: number | null
  name: string
}

/** A page of those who were left out, with the number of the other round. */
export function excludedPage(
  read: ReadConnection,
  roundId: number,
  reason: Excluded['reason'] | undefined,
  page: KeysetQuery
): Promise<ExcludedRow[]> {
  return read.all(
    `SELECT e.person_id, p.search_key AS name_key, e.reason, r.number AS other_round,
       trim(p.last_name || ' ' || p.first_name) || coalesce(' ' || nullif(p.middle_name, ''), '') AS name
     FROM round_excluded e JOIN people p ON p.id = e.person_id LEFT JOIN rounds r ON r.id = e.other_round_id
     WHERE e.round_id = ? AND (? OR e.reason = ?) AND ${page.where} ORDER BY ${page.orderBy} LIMIT ?`,
    [roundId, reason === undefined ? 1 : 0, reason ?? '', ...page.params, page.limit]
  )
}

/** Of a person in a round, or of the family where one line is for all of it: the number of the line. */
export async function lineNumberOf(
  read: ReadConnection,
  { roundId, personId, familyId }: { roundId: number; personId: number; familyId: number | null }
): Promise<number | undefined> {
  const row = await read.get<{ number: number }>(
    `SELECT number FROM round_lines WHERE round_id = ? AND (person_id = ? OR (one_a_family = 1 AND family_id = ?)) LIMIT 1`,
    [roundId, personId, familyId]
  )
  return row?.number
}

export async function lastNumber(read: ReadConnection, roundId: number): Promise<number> {
  const row = await read.get<{ number: number | null }>(
    'SELECT max(number) AS number FROM round_lines WHERE round_id = ?',
    [roundId]
  )
  return row?.number ?? 0
}

/** How many lines the slots of a point have, those that have any. */
export function loadsOf(
  read: ReadConnection,
  roundId: number,
  placeId: number
): Promise<{ slot_day: string; slot_time: string; n: number }[]> {
  return read.all(
    `SELECT slot_day, slot_time, count(*) AS n FROM round_lines WHERE round_id = ? AND place_id = ?
     GROUP BY slot_day, slot_time ORDER BY slot_day, slot_time LIMIT 5000`,
    [roundId, placeId]
  )
}

/** How many lines each point of a round has, those that have any. */
export function pointLoads(
  read: ReadConnection,
  roundId: number
): Promise<{ place_id: number; n: number }[]> {
  return read.all(
    'SELECT place_id, count(*) AS n FROM round_lines WHERE round_id = ? GROUP BY place_id LIMIT 500',
    [roundId]
  )
}

/** Where and when the others of a family come in a round. */
export async function slotOfFamily(
  read: ReadConnection,
  roundId: number,
  familyId: number
): Promise<{ place_id: number; slot_day: string; slot_time: string } | undefined> {
  return read.get(
    'SELECT place_id, slot_day, slot_time FROM round_lines WHERE family_id = ? AND round_id = ? ORDER BY number LIMIT 1',
    [familyId, roundId]
  )
}
