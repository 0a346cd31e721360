import { sql, type RawBuilder } from 'kysely'
import { keysetPage, keysetQuery, type Keyset, type Page, type PageRequest } from '../database/keyset'
import { typedPage } from '../database/keyset-query'
import { keptState } from './package-queries'
import type { RegionReader } from './store'

/** A person whom more than one district assisted with the same thing in the same month. */
export interface Double {
  person: string
  month: string
  kind: 'money' | 'ware'
  /** Code of the programme: what a ware is called is each office's own word. */
  thing: string
}

/** One help of one district. */
export interface Help extends Double {
  office: string
  name_kk: string
  name_ru: string
  reference: string
}

export interface Months {
  from: string
  to: string
}

/** What is looked for, and in which order. */
export interface DoublesAsked extends Months {
  /** One of the districts is this one. */
  office?: string | undefined
  kind?: Double['kind'] | undefined
  sort: 'person' | 'when' | 'programme'
  descending: boolean
}

const orders = {
  person: ['person', 'month', 'kind', 'thing'],
  when: ['month', 'person', 'kind', 'thing'],
  programme: ['kind', 'thing', 'month', 'person']
} as const

function orderOf({ sort, descending }: DoublesAsked): Keyset {
  return {
    name: `region.doubles.${sort}${descending ? '.descending' : ''}`,
    columns: orders[sort].map((column) => ({ column, kind: 'text' as const })),
    descending
  }
}

/**
 * Every help that may be given once: money not returned, by month, to the payee and to whoever counts as a member of the family; wares
 * handed out, by the month of the day. Money is looked up only of those whom more than one office has named.
 */
function helps({ from, to }: Months): RawBuilder<Help> {
  const due = sql`k.state = ${keptState} AND p.state <> ${sql.lit('returned')} AND p.month BETWEEN ${from} AND ${to}`
  const money = (who: RawBuilder<unknown>): RawBuilder<unknown> => sql`
    SELECT ${who}, p.month, ${sql.lit('money')} AS kind, p.programme AS thing,
      k.office, k.name_kk, k.name_ru, p.decision AS reference
    FROM region_payments p JOIN region_packages k ON k.id = p.package_id`
  return sql`
    WITH named AS (
      SELECT m.person, k.office FROM region_members m JOIN region_packages k ON k.id = m.package_id WHERE k.state = ${keptState}
      UNION ALL
      SELECT p.person, k.office FROM region_payments p JOIN region_packages k ON k.id = p.package_id WHERE k.state = ${keptState}),
    shared AS MATERIALIZED (SELECT person FROM named GROUP BY person HAVING MIN(office) <> MAX(office)),
    counted AS MATERIALIZED (
      SELECT k.office, m.decision, m.person FROM shared JOIN region_members m ON m.person = shared.person
      JOIN region_packages k ON k.id = m.package_id WHERE k.state = ${keptState})
    ${money(sql`p.person`)} JOIN shared ON shared.person = p.person WHERE ${due}
    UNION
    ${money(sql`c.person`)} JOIN counted c ON c.office = k.office AND c.decision = p.decision WHERE ${due}
    UNION ALL
    SELECT h.person, substr(h.handed_on, 1, 7), ${sql.lit('ware')}, h.programme,
      k.office, k.name_kk, k.name_ru, h.round || ${sql.lit('/')} || h.line
    FROM region_hand_outs h JOIN region_packages k ON k.id = h.package_id
    WHERE k.state = ${keptState} AND h.handed_on BETWEEN ${`${from}-01`} AND ${`${to}-31`}`
}

function doubled(asked: DoublesAsked): RawBuilder<Double> {
  const { office, kind } = asked
  const ofKind = kind === undefined ? sql`` : sql`WHERE kind = ${kind}`
  const ofOffice =
    office === undefined ? sql`` : sql`AND SUM(CASE WHEN office = ${office} THEN 1 ELSE 0 END) > 0`
  return sql`
    SELECT person, month, kind, thing FROM (${helps(asked)}) AS helps ${ofKind}
    GROUP BY person, month, kind, thing HAVING COUNT(DISTINCT office) > 1 ${ofOffice}`
}

/** A page of the doubles. */
export async function doublePage(
  db: RegionReader,
  asked: DoublesAsked,
  request: PageRequest
): Promise<Page<Double>> {
  const order = orderOf(asked)
  const page = typedPage(keysetQuery(order, request))
  const { rows } = await sql<Double>`
    SELECT person, month, kind, thing FROM (${doubled(asked)}) AS doubled
    WHERE ${page.from} ORDER BY ${page.order} LIMIT ${page.limit}`.execute(db)
  return keysetPage(order, request, rows, (row) => orders[asked.sort].map((column) => row[column]))
}

export async function countDoubles(db: RegionReader, asked: DoublesAsked): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    SELECT COUNT(*) AS count FROM (${doubled(asked)}) AS doubled`.execute(db)
  return rows[0]?.count ?? 0
}

/** What these people were helped with. */
export async function helpsOf(db: RegionReader, persons: readonly string[], months: Months): Promise<Help[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<Help>`
    SELECT * FROM (${helps(months)}) AS helps WHERE person IN (${sql.join(persons)})
    ORDER BY person, office, reference`.execute(db)
  return rows
}

export interface Named {
  person: string
  iin: string | null
  last_name: string | null
  first_name: string | null
  middle_name: string | null
}

/** Names, where offices have given them. */
export async function namesOf(db: RegionReader, persons: readonly string[]): Promise<Map<string, Named>> {
  if (persons.length === 0) return new Map()
  const rows = await db
    .selectFrom('region_people')
    .innerJoin('region_packages', 'region_packages.id', 'region_people.package_id')
    .select(['person', 'iin', 'last_name', 'first_name', 'middle_name'])
    .where('region_packages.state', '=', 'loaded')
    .where('iin', 'is not', null)
    .where('person', 'in', persons)
    .orderBy('region_packages.id')
    .execute()
  return new Map(rows.map((row) => [row.person, row]))
}
