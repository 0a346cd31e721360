import { sql, type RawBuilder } from 'kysely'
import { keptState } from './package-queries'
import type { Months } from './doubles-queries'
import type { RegionReader } from './store'

/** A sum of a month; an empty office or thing means all of them together. */
export interface Sum {
  month: string
  office: string
  thing: string
  people: number
  families: number
  value: number
}

const paid = ({ from, to }: Months): RawBuilder<unknown> => sql`
  SELECT p.month, k.office, p.programme AS thing, p.person,
    k.office || ${sql.lit(' ')} || p.family AS family, p.amount_tiyn AS value
  FROM region_payments p JOIN region_packages k ON k.id = p.package_id
  WHERE k.state = ${keptState} AND p.state = ${sql.lit('paid')} AND p.month BETWEEN ${from} AND ${to}`

const handedOut = ({ from, to }: Months): RawBuilder<unknown> => sql`
  SELECT substr(h.handed_on, 1, 7) AS month, k.office, h.ware AS thing, h.person, h.person AS family, h.quantity AS value
  FROM region_hand_outs h JOIN region_packages k ON k.id = h.package_id
  WHERE k.state = ${keptState} AND h.handed_on BETWEEN ${`${from}-01`} AND ${`${to}-31`}`

async function sums(db: RegionReader, facts: RawBuilder<unknown>): Promise<Sum[]> {
  const all = sql.lit('')
  const figures = sql`COUNT(DISTINCT person) AS people, COUNT(DISTINCT family) AS families, SUM(value) AS value`
  const { rows } = await sql<Sum>`
    WITH facts AS (${facts})
    SELECT month, office, thing, ${figures} FROM facts GROUP BY month, office, thing
    UNION ALL SELECT month, office, ${all}, ${figures} FROM facts GROUP BY month, office
    UNION ALL SELECT month, ${all}, thing, ${figures} FROM facts GROUP BY month, thing
    UNION ALL SELECT month, ${all}, ${all}, ${figures} FROM facts GROUP BY month`.execute(db)
  return rows
}

/** People, families and tiyn paid, by month, district and programme, with the totals. */
export function paidSums(db: RegionReader, months: Months): Promise<Sum[]> {
  return sums(db, paid(months))
}

/** People and pieces handed out, by month, district and ware, with the totals. */
export function handedOutSums(db: RegionReader, months: Months): Promise<Sum[]> {
  return sums(db, handedOut(months))
}

/** Districts that have sent something. */
export async function districtNames(
  db: RegionReader
): Promise<{ office: string; name_kk: string; name_ru: string }[]> {
  return await db
    .selectFrom('region_packages')
    .select('office')
    .select((of) => [of.fn.max('name_kk').as('name_kk'), of.fn.max('name_ru').as('name_ru')])
    .where('state', '=', 'loaded')
    .groupBy('office')
    .orderBy('office')
    .execute()
}
