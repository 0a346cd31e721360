import { sql, type RawBuilder } from 'kysely'
import type { Category } from '@shared/contract/criteria'
import { kyselyFor } from '../../database/dialect'
import type { Tables } from '../../database/tables'
import type { ReadConnection } from '../../database/transaction'
import { categorySql, hasMark, holdsOn, membersOf, type AsOf } from './criteria-queries'

type Fragment = RawBuilder<unknown>

/** A stretch of all people in the order of names; from none of the bounds to both of them. */
export interface Window {
  after: NameKey | null
  until: NameKey | null
}

export interface NameKey {
  search_key: string
  id: number
}

/** The first and last code of each part of the area. */
export interface AreaRange {
  from: string
  until: string
}

/** What is looked for among the people of a window. */
export interface ClaimSearch {
  categories: readonly Category[]
  asOf: AsOf
  norm: 'person' | 'family'
  area: readonly AreaRange[]
  /** Whether those who live elsewhere and never lived in the area are looked at: only where the area is the whole office. */
  elsewhereToo: boolean
  /** Rounds whose lines count as got already: frozen ones by the line, closed ones by what was handed out. */
  others: { frozen: readonly number[]; closed: readonly number[] }
}

/** Somebody who meets the criteria, or stands for a family that does; of one window, in the order of names. */
export interface ClaimRow {
  id: number
  family_id: number | null
  /** Place of the first category the person meets; null when only others of the family do. */
  category: number | null
  /** Of whoever stands for the family: the first category that anybody of it meets. */
  family_category: number | null
  kato: string | null
  in_area: 0 | 1
  gone: 0 | 1
  other_round_id: number | null
}

function inArea(column: Fragment, area: readonly AreaRange[]): Fragment {
  return sql`(${sql.join(
    area.map(({ from, until }) => sql`${column} BETWEEN ${from} AND ${until}`),
    sql` OR `
  )})`
}

function inWindow({ after, until }: Window): Fragment {
  const from = after === null ? sql`1` : sql`(p.search_key, p.id) > (${after.search_key}, ${after.id})`
  return until === null ? from : sql`${from} AND (p.search_key, p.id) <= (${until.search_key}, ${until.id})`
}

/** Which rows of addresses `o` hold on the day, and in what order: the newest by then, else the first that was entered after it. */
const holdsAt = (day: string): Fragment => sql`(o.until IS NULL OR o.until > ${day} OR o.since > ${day})`
const newestBy = (day: string): Fragment =>
  sql`o.since > ${day}, CASE WHEN o.since <= ${day} THEN o.since END DESC, o.since, o.id DESC`

/**
 * The address of a person on the day; of somebody without one of their own, as children mostly are, that of the family. Of somebody
 * whose first address was entered after the day that one counts: an address is dated by the day it was entered, and none is known
 * from before.
 */
export function addressOn(person: Fragment, family: Fragment, day: string): Fragment {
  return sql`coalesce(
    (SELECT o.id FROM addresses o WHERE o.person_id = ${person} AND ${holdsAt(day)} ORDER BY ${newestBy(day)} LIMIT 1),
    (SELECT o.id FROM family_members fa JOIN addresses o ON o.person_id = fa.person_id
      WHERE fa.family_id = ${family} AND ${holdsOn('fa', day)} AND ${holdsAt(day)}
      ORDER BY fa.relation <> 'applicant', fa.person_id, ${newestBy(day)} LIMIT 1))`
}

/** The membership of a person on the day: the present one, else a former one that lasted so long. */
function membershipOn(column: Fragment, day: string): Fragment {
  return sql`coalesce(
    (SELECT n.id FROM family_members n WHERE n.person_id = ${column} AND n.until IS NULL AND n.since <= ${day}),
    (SELECT n.id FROM family_members n WHERE n.person_id = ${column} AND n.until IS NOT NULL AND n.since <= ${day} AND n.until >= ${day}
      ORDER BY n.since DESC LIMIT 1))`
}

/**
 * Who stands for a family: whoever applied in its newest case, else its oldest adult. Somebody who has left stands back for the
 * others.
 */
function representative(family: Fragment, day: string): Fragment {
  return sql`(SELECT r.id FROM ${membersOf(family, day)} r ORDER BY ${hasMark(sql`r.id`, 'left-area', day)},
    r.id IS NOT (SELECT s.applicant_id FROM cases s WHERE s.family_id = r.family_id AND s.applied_on <= ${day}
      ORDER BY s.applied_on DESC, s.id DESC LIMIT 1),
    r.born_on > ${String(Number(day.slice(0, 4)) - 18) + day.slice(4)}, r.born_on, r.id LIMIT 1)`
}

/** The other round by which somebody has got it already: by their own line, or by one that was for the whole family. */
function otherRound(search: ClaimSearch): Fragment {
  const { frozen, closed } = search.others
  if (frozen.length + closed.length === 0) return sql`NULL`
  const ofFamily =
    search.norm === 'family'
      ? sql`l.family_id = c.family_id`
      : sql`l.family_id = c.family_id AND l.one_a_family = 1`
  return sql`(SELECT min(l.round_id) FROM round_lines l WHERE (l.person_id = c.id OR ${ofFamily})
    AND (l.round_id IN (SELECT value FROM json_each(${JSON.stringify(frozen)}))
      OR l.round_id IN (SELECT value FROM json_each(${JSON.stringify(closed)}))
        AND EXISTS (SELECT 1 FROM hand_outs h WHERE h.line_id = l.id AND h.undone_at IS NULL AND h.returned_at IS NULL)))`
}

/** The people of a window with their family and categories; made once, so that the long conditions are asked once a person. */
function claims(search: ClaimSearch, window: Window): Fragment {
  const { asOf, categories } = search
  const own = categorySql(categories, 'p', asOf)
  const ofFamily =
    search.norm === 'person'
      ? sql`NULL`
      : sql`CASE WHEN p.family_id IS NULL THEN ${own}
          WHEN p.id = ${representative(sql`p.family_id`, asOf.day)}
          THEN (SELECT min(${categorySql(categories, 'q', asOf)}) FROM ${membersOf(sql`p.family_id`, asOf.day)} q) END`
  return sql`person AS MATERIALIZED (
      SELECT p.id, p.search_key, p.born_on, p.sex, p.disability_group, m.family_id, m.relation
      FROM people p LEFT JOIN family_members m ON m.id = ${membershipOn(sql`p.id`, asOf.day)}
      WHERE ${inWindow(window)} AND p.born_on <= ${asOf.day}),
    claim AS MATERIALIZED (
      SELECT p.id, p.search_key, p.family_id, ${own} AS category, ${ofFamily} AS family_category FROM person p)`
}

/** Whether somebody lives in the area, lived there, or it is not known where. */
function livesHere(search: ClaimSearch): Fragment {
  if (search.elsewhereToo) return sql`1`
  return sql`(a.kato IS NULL OR ${inArea(sql`a.kato`, search.area)}
    OR EXISTS (SELECT 1 FROM addresses e WHERE e.person_id = c.id AND ${inArea(sql`e.kato`, search.area)}))`
}

/** All who meet the criteria among the people of a window, in the order of names. */
export function claimsQuery(search: ClaimSearch, window: Window): RawBuilder<ClaimRow> {
  const { day } = search.asOf
  return sql<ClaimRow>`WITH ${claims(search, window)}
    SELECT c.id, c.family_id, c.category, c.family_category, a.kato,
      a.kato IS NOT NULL AND ${inArea(sql`a.kato`, search.area)} AS in_area,
      ${hasMark(sql`c.id`, 'left-area', day)} AS gone, ${otherRound(search)} AS other_round_id
    FROM claim c LEFT JOIN addresses a ON a.id = ${addressOn(sql`c.id`, sql`c.family_id`, day)}
    WHERE (c.category IS NOT NULL OR c.family_category IS NOT NULL) AND ${livesHere(search)}
    ORDER BY c.search_key, c.id`
}

export async function claimsIn(
  read: ReadConnection,
  search: ClaimSearch,
  window: Window
): Promise<ClaimRow[]> {
  return (await claimsQuery(search, window).execute(kyselyFor<Tables>(read))).rows
}

/** Somebody by id, as `claimsIn` would find them, whether the criteria are met or not. */
export async function claimOf(
  read: ReadConnection,
  search: ClaimSearch,
  personId: number
): Promise<ClaimRow | undefined> {
  const { day } = search.asOf
  const { rows } = await sql<ClaimRow>`WITH person AS MATERIALIZED (
      SELECT p.id, p.search_key, p.born_on, p.sex, p.disability_group, m.family_id, m.relation
      FROM people p LEFT JOIN family_members m ON m.id = ${membershipOn(sql`p.id`, day)} WHERE p.id = ${personId})
    SELECT c.id, c.family_id, ${categorySql(search.categories, 'c', search.asOf)} AS category, NULL AS family_category, a.kato,
      a.kato IS NOT NULL AND ${inArea(sql`a.kato`, search.area)} AS in_area,
      ${hasMark(sql`c.id`, 'left-area', day)} AS gone, ${otherRound(search)} AS other_round_id
    FROM person c LEFT JOIN addresses a ON a.id = ${addressOn(sql`c.id`, sql`c.family_id`, day)}`.execute(
    kyselyFor<Tables>(read)
  )
  return rows[0]
}

/** The name key of the last of the next `count` people; undefined when there are not so many left. */
export function windowEnd(
  read: ReadConnection,
  after: NameKey | null,
  count: number
): Promise<NameKey | undefined> {
  const from = after === null ? '' : 'WHERE (search_key, id) > (?, ?)'
  return read.get<NameKey>(
    `SELECT search_key, id FROM people ${from} ORDER BY search_key, id LIMIT 1 OFFSET ?`,
    [...(after === null ? [] : [after.search_key, after.id]), count - 1]
  )
}

export async function countPeople(read: ReadConnection): Promise<number> {
  return (await read.get<{ n: number }>('SELECT count(*) AS n FROM people'))?.n ?? 0
}

/** Other rounds of the same help in the same months, frozen or closed; null months for ever. */
export function otherRounds(
  read: ReadConnection,
  round: { id: number; programme: string; months: readonly string[] | null; wares: readonly number[] | null }
): Promise<{ id: number; state: 'frozen' | 'closed' }[]> {
  return read.all(
    `SELECT id, state FROM rounds WHERE programme = ? AND state IN ('frozen', 'closed') AND id <> ?
       AND (? OR month IN (SELECT value FROM json_each(?))) AND (? OR ware_id IN (SELECT value FROM json_each(?))) LIMIT 10000`,
    [
      round.programme,
      round.id,
      round.months === null ? 1 : 0,
      JSON.stringify(round.months ?? []),
      round.wares === null ? 1 : 0,
      JSON.stringify(round.wares ?? [])
    ]
  )
}

/** The wares that are the same set: all versions of a kit, or the item itself. */
export async function sameWares(read: ReadConnection, wareId: number): Promise<number[]> {
  const rows = await read.all<{ id: number }>(
    `SELECT w.id FROM wares w JOIN kit_versions v ON v.id = w.kit_version_id
       WHERE v.kit_id = (SELECT o.kit_id FROM wares x JOIN kit_versions o ON o.id = x.kit_version_id WHERE x.id = ?)
     UNION SELECT ?`,
    [wareId, wareId]
  )
  return rows.map(({ id }) => id)
}
