import { sql } from 'kysely'
import { keptState } from './package-queries'
import type { RegionReader } from './store'

export interface OfficeFiles {
  office: string
  name_kk: string
  name_ru: string
  period: string
  sequence: number
  received_at: string
}

/** Every file that counts now, an office's newest last. */
export function loadedFiles(db: RegionReader): Promise<OfficeFiles[]> {
  return db
    .selectFrom('region_packages')
    .select(['office', 'name_kk', 'name_ru', 'received_at'])
    .select((of) => [
      of.fn.coalesce('period', sql.lit('')).as('period'),
      of.fn.coalesce('sequence', sql.lit(0)).as('sequence')
    ])
    .where('state', '=', 'loaded')
    .orderBy('office')
    .orderBy('beginning')
    .orderBy('sequence')
    .execute()
}

/** How many files of each office were refused; of senders unknown under an empty KATO. */
export async function refusedCounts(db: RegionReader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('region_packages')
    .select('office')
    .select((of) => of.fn.countAll<number>().as('count'))
    .where('state', '=', 'refused')
    .groupBy('office')
    .execute()
  return new Map(rows.map(({ office, count }) => [office, count]))
}

export interface OfficeTotals {
  office: string
  families: number
  people: number
  /** In tiyn. */
  paid: number
}

/** Of each office: families and people (payees and members of their families' decisions) and the money paid for months of a year. */
export async function totalsOfYear(db: RegionReader, year: string): Promise<Map<string, OfficeTotals>> {
  const { rows } = await sql<OfficeTotals>`
    WITH money AS (
      SELECT k.office, p.package_id, p.family, p.person, p.decision, p.amount_tiyn
      FROM region_payments p JOIN region_packages k ON k.id = p.package_id
      WHERE k.state = ${keptState} AND p.state = 'paid' AND p.month BETWEEN ${`${year}-01`} AND ${`${year}-12`}
    ), helped AS (
      SELECT office, person FROM money
      UNION
      SELECT k.office, m.person FROM region_members m JOIN region_packages k ON k.id = m.package_id
      WHERE k.state = ${keptState} AND EXISTS (
        SELECT 1 FROM money WHERE money.office = k.office AND money.decision = m.decision)
    ), heads AS (SELECT office, COUNT(*) AS people FROM helped GROUP BY office)
    SELECT s.office, s.families, h.people, s.paid
    FROM (SELECT office, COUNT(DISTINCT family) AS families, SUM(amount_tiyn) AS paid FROM money GROUP BY office) s
    JOIN heads h ON h.office = s.office`.execute(db)
  return new Map(rows.map((row) => [row.office, row]))
}
