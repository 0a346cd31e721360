import type { Kysely, Selectable } from 'kysely'
import type { RegionTables } from '../database/region-tables'
import type { RegionReader } from './store'

export type Beginning = Selectable<RegionTables['region_beginnings']>

/** The new beginning that an office may still use. */
export function openBeginning(db: RegionReader, office: string): Promise<Beginning | undefined> {
  return db
    .selectFrom('region_beginnings')
    .selectAll()
    .where('office', '=', office)
    .where('file_hash', 'is', null)
    .executeTakeFirst()
}

/** The beginning that a file has used. */
export function beginningOfFile(
  db: RegionReader,
  office: string,
  fileHash: string
): Promise<Beginning | undefined> {
  return db
    .selectFrom('region_beginnings')
    .selectAll()
    .where('office', '=', office)
    .where('file_hash', '=', fileHash)
    .executeTakeFirst()
}

/** The newest beginning of each office, used or not. */
export async function newestBeginnings(db: RegionReader): Promise<Map<string, Beginning>> {
  const rows = await db.selectFrom('region_beginnings').selectAll().orderBy('number').execute()
  return new Map(rows.map((row) => [row.office, row]))
}

/** Opens the next beginning of an office. @returns its number, from 1 */
export async function addBeginning(
  db: Kysely<RegionTables>,
  row: Pick<Beginning, 'office' | 'reason' | 'allowed_by' | 'allowed_at'>
): Promise<number> {
  const last = await db
    .selectFrom('region_beginnings')
    .select('number')
    .where('office', '=', row.office)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const number = (last?.number ?? 0) + 1
  await db
    .insertInto('region_beginnings')
    .values({ ...row, number })
    .execute()
  return number
}

/** The file that begins the new chain; nothing else can use it any more. */
export async function useBeginning(
  db: Kysely<RegionTables>,
  { office, number }: Pick<Beginning, 'office' | 'number'>,
  use: { file_hash: string; used_at: string }
): Promise<void> {
  await db
    .updateTable('region_beginnings')
    .set(use)
    .where('office', '=', office)
    .where('number', '=', number)
    .where('file_hash', 'is', null)
    .execute()
}

/** Takes back what no file has used. */
export async function dropBeginning(
  db: Kysely<RegionTables>,
  { office, number }: Pick<Beginning, 'office' | 'number'>
): Promise<void> {
  await db
    .deleteFrom('region_beginnings')
    .where('office', '=', office)
    .where('number', '=', number)
    .where('file_hash', 'is', null)
    .execute()
}
