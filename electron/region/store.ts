import type { Kysely } from 'kysely'
import type { BulkValue } from '../database/bulk'
import type { ReadKysely } from '../database/dialect'
import type { RegionTables } from '../database/region-tables'
import type { Call, Note } from '../ipc/call'
import { regionSettings } from './settings-queries'
import { sqliteStore } from './sqlite-store'
import { storeUrl } from './store-url'

/** Typed queries of the consolidated store, the same for both kinds; only what both databases know may be used. */
export type RegionReader = ReadKysely<RegionTables>

export interface RegionWriter {
  readonly db: Kysely<RegionTables>
  /** Many rows at once, values in the order of `columns`. @throws OfficeError `bind-invalid` {index, row} */
  insert(
    table: keyof RegionTables,
    columns: readonly string[],
    rows: readonly (readonly BulkValue[])[]
  ): Promise<number>
}

/** The consolidated store of a region: tables of the data file, or a PostgreSQL database. */
export interface RegionStore {
  readonly kind: 'sqlite' | 'postgres'
  /** Reads on one snapshot. @throws OfficeError `region-store-unreachable` {reason} */
  read<T>(work: (db: RegionReader) => Promise<T>): Promise<T>
  /**
   * One transaction, the only writer of the store meanwhile: all of it is kept, or nothing. Leaves a journal row in the data file.
   * @throws OfficeError `region-store-unreachable` {reason}, `disk-full`, and whatever `work` throws
   */
  write<T>(work: (writer: RegionWriter, note: Note) => Promise<T>): Promise<T>
  /** Lets go of connections. */
  close(): Promise<void>
}

/**
 * The store that the settings name.
 * @throws OfficeError `region-store-unreachable` {reason}, `region-store-newer`, and what opening secrets throws
 */
export async function openStore(call: Call): Promise<RegionStore> {
  const settings = await call.read((read) => regionSettings(read))
  if (settings.store === 'sqlite') return sqliteStore(call)
  const { postgresStore } = await import('./postgres-store')
  return await postgresStore(call, await storeUrl(call))
}

/** Opens the store, works with it and lets it go. @throws what `openStore` and `work` throw */
export async function withStore<T>(call: Call, work: (store: RegionStore) => Promise<T>): Promise<T> {
  const store = await openStore(call)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
