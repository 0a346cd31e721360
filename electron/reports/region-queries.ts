import { sql, type RawBuilder } from 'kysely'
import { kyselyFor } from '../database/dialect'
import type { ExchangeTables } from '../database/exchange-tables'
import type { ReadConnection } from '../database/transaction'
import type { RegionReader } from '../region/store'
import type { ReportSource, Select } from './relations'

export interface PackageRow {
  id: number
  office: string
  name_kk: string
  name_ru: string
  period: string
}

/** Every file that is loaded and no other has taken the place of, the newest of an office last. */
export async function loadedPackages(db: RegionReader): Promise<PackageRow[]> {
  const rows = await db
    .selectFrom('region_packages')
    .select(['id', 'office', 'name_kk', 'name_ru', 'period'])
    .where('state', '=', 'loaded')
    .where('period', 'is not', null)
    .orderBy('office')
    .orderBy('sequence')
    .execute()
  return rows.map(({ id, period, ...row }) => ({ ...row, id: Number(id), period: period ?? '' }))
}

/** The relations out of the consolidated store, of these packages alone. */
export function regionSource(packages: readonly number[]): ReportSource {
  const all: RawBuilder<unknown> =
    packages.length === 0 ? sql`(SELECT id, office FROM region_packages WHERE 1 = 0)` : chosen(packages)
  return {
    payments: ({ firstMonth, lastMonth }, states) => sql`
      SELECT k.office, k.office || ' ' || p.family AS family, p.person, p.decision,
        p.programme, p.month, p.amount_tiyn AS amount, p.state
      FROM region_payments p JOIN ${all} k ON k.id = p.package_id
      WHERE p.month BETWEEN ${firstMonth} AND ${lastMonth} AND p.state IN (${sql.join(states.map((state) => sql.lit(state)))})`,
    members: () => sql`
      SELECT p.office, p.programme, m.person
      FROM ${all} k JOIN region_members m ON m.package_id = k.id
      JOIN (SELECT DISTINCT office, programme, decision FROM paid) p ON p.office = k.office AND p.decision = m.decision`,
    decisions: ({ from, until }) => sql`
      SELECT k.office, d.programme, d.kind, d.applied_on, d.decided_on, d.reasons
      FROM region_decisions d JOIN ${all} k ON k.id = d.package_id WHERE d.decided_on BETWEEN ${from} AND ${until}`,
    handOuts: ({ from, until }) => sql`
      SELECT k.office, h.kind, h.programme, h.ware, h.quantity
      FROM region_hand_outs h JOIN ${all} k ON k.id = h.package_id WHERE h.handed_on BETWEEN ${from} AND ${until}`,
    services: ({ from, until }) => sql`
      SELECT s.kind, s.programme
      FROM region_services s JOIN ${all} k ON k.id = s.package_id WHERE s.day BETWEEN ${from} AND ${until}`
  }
}

/** Their ids stand in the text: they are the store's own numbers, and thousands of parameters would be too many. */
function chosen(packages: readonly number[]): Select {
  return sql`(SELECT id, office FROM region_packages WHERE id IN (${sql.join(packages.map((id) => sql.lit(id)))}))`
}

export interface OfficeNames {
  kato: string
  name_kk: string
  name_ru: string
}

/** The offices whose key cards the region has compared and confirmed: those that are to report. */
export function trustedOffices(read: ReadConnection): Promise<OfficeNames[]> {
  return kyselyFor<ExchangeTables>(read)
    .selectFrom('trusted_keys')
    .select(['kato', 'name_kk', 'name_ru'])
    .where('kind', '=', 'office')
    .where('state', '=', 'trusted')
    .orderBy('kato')
    .execute()
}
