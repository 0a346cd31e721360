import type { Selectable } from 'kysely'
import type { ExchangeTables } from '../database/exchange-tables'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export type ProfileRow = Omit<Selectable<ExchangeTables['region_profile']>, 'id'>

const columns = 'personal, periods, receipt_days, due_day, url, ca, made_at, received_at'

/** What the region wants of this office; `undefined` before it came. */
export function profileRow(read: ReadConnection): Promise<ProfileRow | undefined> {
  return read.get<ProfileRow>(`SELECT ${columns} FROM region_profile WHERE id = 1`)
}

export async function putProfile(tx: WriteConnection, row: ProfileRow): Promise<void> {
  await tx.run(
    `INSERT INTO region_profile (id, ${columns}) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET personal = excluded.personal, periods = excluded.periods, receipt_days = excluded.receipt_days,
       due_day = excluded.due_day, url = excluded.url, ca = excluded.ca, made_at = excluded.made_at, received_at = excluded.received_at`,
    [row.personal, row.periods, row.receipt_days, row.due_day, row.url, row.ca, row.made_at, row.received_at]
  )
}
