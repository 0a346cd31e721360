import { kyselyFor } from '../database/dialect'
import type { ExchangeTables } from '../database/exchange-tables'
import type { ReadConnection, WriteConnection } from '../database/transaction'

export interface RegionSettings {
  store: 'sqlite' | 'postgres'
  personal: 'hashed' | 'full'
  periods: 'month' | 'quarter'
  receipt_days: number
  due_day: number
  url: string | null
  ca: string | null
  inbox: string | null
}

/** What holds until somebody has settled otherwise. */
export const firstSettings: RegionSettings = {
  store: 'sqlite',
  personal: 'hashed',
  periods: 'month',
  receipt_days: 5,
  due_day: 10,
  url: null,
  ca: null,
  inbox: null
}

const columns = ['store', 'personal', 'periods', 'receipt_days', 'due_day', 'url', 'ca', 'inbox'] as const

/** The region's settings, or those of a new region. */
export async function regionSettings(read: ReadConnection): Promise<RegionSettings> {
  const row = await kyselyFor<ExchangeTables>(read)
    .selectFrom('region_settings')
    .select([...columns])
    .executeTakeFirst()
  return row ?? firstSettings
}

/** Keeps them. */
export async function keepSettings(tx: WriteConnection, settings: RegionSettings): Promise<void> {
  await kyselyFor<ExchangeTables>(tx)
    .insertInto('region_settings')
    .values({ id: 1, ...settings })
    .onConflict((on) => on.column('id').doUpdateSet({ ...settings }))
    .execute()
}
