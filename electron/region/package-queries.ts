import { sql, type Insertable, type Kysely, type Selectable } from 'kysely'
import { keysetPage, keysetQuery, type Keyset, type Page, type PageRequest } from '../database/keyset'
import { typedPage } from '../database/keyset-query'
import type { RegionTables } from '../database/region-tables'
import type { RegionReader } from './store'

export type PackageRow = Selectable<RegionTables['region_packages']>
export type NewPackage = Insertable<RegionTables['region_packages']>

/** The one record of a file, by the SHA-256 of its bytes. */
export function packageByHash(db: RegionReader, fileHash: string): Promise<PackageRow | undefined> {
  return db.selectFrom('region_packages').selectAll().where('file_hash', '=', fileHash).executeTakeFirst()
}

/** The state of a file whose rows count, as it stands in SQL text. */
export const keptState = sql.lit('loaded')

export interface Link {
  /** Which chain of the office it belongs to. */
  beginning: number
  sequence: number
  file_hash: string
  made_at: string
}

/** The newest file of an office that the next one follows on; the file itself is left out of account. */
export async function lastLink(
  db: RegionReader,
  office: string,
  exceptHash: string
): Promise<Link | undefined> {
  const row = await db
    .selectFrom('region_packages')
    .select(['beginning', 'sequence', 'file_hash', 'made_at'])
    .where('office', '=', office)
    .where('chained', '=', 1)
    .where('file_hash', '!=', exceptHash)
    .orderBy('beginning', 'desc')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? undefined : { ...row, sequence: row.sequence ?? 0, made_at: row.made_at ?? '' }
}

/** The periods of an office whose files count now. */
export async function loadedPeriods(
  db: RegionReader,
  office: string
): Promise<{ id: number; period: string; beginning: number }[]> {
  const rows = await db
    .selectFrom('region_packages')
    .select(['id', 'period', 'beginning'])
    .where('office', '=', office)
    .where('state', '=', 'loaded')
    .execute()
  return rows.map((row) => ({ ...row, period: row.period ?? '' }))
}

/** Whether an office has sent a file of that hash for the period in its turn, whatever became of it. */
export async function knowsFile(
  db: RegionReader,
  office: string,
  period: string,
  fileHash: string
): Promise<boolean> {
  const row = await db
    .selectFrom('region_packages')
    .select('id')
    .where('office', '=', office)
    .where('period', '=', period)
    .where('file_hash', '=', fileHash)
    .where('chained', '=', 1)
    .executeTakeFirst()
  return row !== undefined
}

/** Records a file; a record of the same file, refused before, gives way. */
export async function putPackage(db: Kysely<RegionTables>, row: NewPackage): Promise<number> {
  await db
    .deleteFrom('region_packages')
    .where('file_hash', '=', row.file_hash)
    .where('state', '=', 'refused')
    .execute()
  const { id } = await db.insertInto('region_packages').values(row).returning('id').executeTakeFirstOrThrow()
  return id
}

/** What loading found out: rows, sums and the receipt that says so. */
export async function finishPackage(
  db: Kysely<RegionTables>,
  id: number,
  found: Pick<PackageRow, 'row_counts' | 'sums' | 'receipt'>
): Promise<void> {
  await db.updateTable('region_packages').set(found).where('id', '=', id).execute()
}

const rowTables = [
  'region_people',
  'region_decisions',
  'region_members',
  'region_payments',
  'region_rounds',
  'region_hand_outs',
  'region_stock',
  'region_services',
  'region_counts'
] as const

/** A corrected file's rows go; its record stays. */
export async function supersede(db: Kysely<RegionTables>, id: number): Promise<void> {
  for (const table of rowTables) await db.deleteFrom(table).where('package_id', '=', id).execute()
  await db.updateTable('region_packages').set({ state: 'superseded' }).where('id', '=', id).execute()
}

const newestFirst: Keyset = {
  name: 'region.packages',
  columns: [{ column: 'id', kind: 'integer' }],
  descending: true
}

/** The files taken, the newest first. */
export async function packagePage(
  db: RegionReader,
  wanted: { office?: string | undefined; state?: PackageRow['state'] | undefined },
  request: PageRequest
): Promise<Page<PackageRow>> {
  const page = typedPage(keysetQuery(newestFirst, request))
  let query = db.selectFrom('region_packages').selectAll().where(page.from)
  if (wanted.office !== undefined) query = query.where('office', '=', wanted.office)
  if (wanted.state !== undefined) query = query.where('state', '=', wanted.state)
  const rows = await query.orderBy(page.order).limit(page.limit).execute()
  return keysetPage(newestFirst, request, rows, ({ id }) => [id])
}
