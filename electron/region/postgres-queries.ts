import { sql, type Kysely } from 'kysely'
import { OfficeError } from '@shared/errors'
import { storeSteps, storeVersion } from './postgres-schema'

// `KMK` as a number: any other program of the same database is unlikely to lock the same one.
const lockNumber = 4_934_987

/** One writer of the store at a time, from whichever machine; let go at the transaction's end. */
export async function takeLock<Tables>(db: Kysely<Tables>): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${sql.lit(lockNumber)})`.execute(db)
}

/** The oldest server that is still looked after by its makers at the time of writing: PostgreSQL 14. */
const leastServer = 14

/** @throws OfficeError `region-store-old` {version, least} */
export async function checkServer<Tables>(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ version: string }>`
    SELECT current_setting('server_version_num') AS version`.execute(db)
  const number = Number(rows[0]?.version ?? 0)
  // Before 10 the second figure was part of the main number: 90624 is 9.6.
  const version =
    number < 100_000 ? `9.${Math.floor(number / 100) % 100}` : String(Math.floor(number / 10_000))
  if (number < leastServer * 10_000)
    throw new OfficeError('region-store-old', { data: { version, least: leastServer } })
}

/** Version of the tables that are there; 0 without any. @throws OfficeError `region-store-newer` */
export async function versionOf<Tables>(db: Kysely<Tables>): Promise<number> {
  const { rows: found } = await sql<{ there: boolean }>`
    SELECT to_regclass('komek_region_store') IS NOT NULL AS there`.execute(db)
  if (found[0]?.there !== true) return 0
  const { rows } = await sql<{ version: number }>`SELECT version FROM komek_region_store`.execute(db)
  const version = rows[0]?.version ?? 0
  if (version > storeVersion) throw new OfficeError('region-store-newer')
  return version
}

/** Brings the tables to this program's version, inside the lock. @throws OfficeError `region-store-newer` */
export async function upgradeStore<Tables>(db: Kysely<Tables>): Promise<void> {
  for (const step of storeSteps.slice(await versionOf(db))) await sql.raw(step).execute(db)
}
